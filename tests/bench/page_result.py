"""What was measured of one page."""

from dataclasses import dataclass

from tests.bench.cleanliness import Cleanliness
from tests.bench.loading import Loading


@dataclass(frozen=True)
class PageResult:
    """
    All measurements of one page of one book.

    Parameters
    ----------
    address : str
        The page.
    kind : str
        Its class, which is that of its heaviest part: ``text``, ``chart`` or ``map``.
    book : str
        ``stock`` or ``ours``.
    loading : Loading
        What it loads, and when its tool is ready.
    repaint_ms : float or None
        From click to repaint; ``None`` where nothing drawn answers to a click.
    lighthouse : dict
        Scores per device.
    clean : Cleanliness or None
        What is wrong with it; ``None`` for the stock book.
    """

    address: str
    kind: str
    book: str
    loading: Loading
    repaint_ms: float | None
    lighthouse: dict[str, dict[str, int]]
    clean: Cleanliness | None
