"""Give messages that link a page a picture to show: the book's card.

The picture is a file that ``make card`` draws. Who shows it needs its whole address, so
it exists only where that of the book is known.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from sphinx.application import Sphinx

CARD = Path(__file__).parent / "generated" / "card.png"
#: Says which page the card was drawn from.
SOURCE = CARD.with_suffix(".txt")

#: Pixels, in the shape that services ask for.
WIDTH, HEIGHT = 1200, 630

#: What its colour means.
KEY = "The darker the orange, the more sources give that skin to L5."
#: What it shows, for those who do not see it.
ALT = (
    "A right leg from the front and from the outer side, and the top of its foot. "
    f"{KEY}"
)


def register(app: Sphinx) -> None:
    """Put the card beside the pages, whose meta data name it."""
    app.connect("build-finished", write_card, priority=800)


def card_properties(base: str) -> dict[str, str]:
    """Return what names the card in the head of a page.

    Parameters
    ----------
    base
        Public address of the book, with a slash at its end.
    """
    return {
        "og:image": base + CARD.name,
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": ALT,
    }


def write_card(app: Sphinx, exception: Exception | None) -> None:
    """Copy the card, or remove an older one while the address is unknown."""
    if exception is not None or app.builder.name != "html":
        return
    target = Path(app.outdir, CARD.name)
    if app.config.html_baseurl:
        shutil.copy(CARD, target)
    else:
        target.unlink(missing_ok=True)
