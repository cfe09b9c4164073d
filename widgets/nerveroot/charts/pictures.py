"""The still picture of each chart, kept as a file so that building needs no browser.

The page shows it until the chart is touched, and paper always. Each picture names the
figure that it was drawn from by a digest: a picture of an older figure is refused.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import plotly.graph_objects as go

__all__ = [
    "COMMAND",
    "PICTURES",
    "PictureError",
    "figure_digest",
    "figure_json",
    "picture_file",
    "picture_of",
    "picture_problem",
]

#: Draws every picture that is missing or was drawn from an older figure.
COMMAND = "python -m nerveroot.charts.make_pictures"

PICTURES = Path(__file__).parent / "generated"

#: What makes a picture out of a figure: after a change, it makes another one.
_HERE = Path(__file__).parent
_DRAWN_BY = (
    _HERE / "web" / "page_figure.js",
    _HERE / "web" / "picture.js",
    _HERE / "picture_svg.py",
    _HERE / "vendor" / "plotly-basic.min.js",
)

_DIGEST = re.compile(r'\bdata-drawn-from="([0-9a-f]+)"')


class PictureError(ValueError):
    """A chart has no picture, or one of an older figure; the message says the cure."""


def figure_json(figure: go.Figure) -> dict[str, Any]:
    """Return a figure as the page and the notebook hold it."""
    drawn: dict[str, Any] = json.loads(figure.to_json())
    return drawn


@cache
def _drawing_hash() -> bytes:
    digest = hashlib.sha256()
    for path in _DRAWN_BY:
        digest.update(path.read_bytes())
    return digest.digest()


def figure_digest(figure: Mapping[str, Any]) -> str:
    """Return the name of exactly this drawing.

    Parameters
    ----------
    figure : mapping
        ``data`` and ``layout`` as in :func:`figure_json`; more is left aside.

    Returns
    -------
    str
        Twelve hexadecimal digits that also stand for the program that draws.
    """
    drawn = {"data": figure["data"], "layout": figure["layout"]}
    text = json.dumps(drawn, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(_drawing_hash() + text.encode()).hexdigest()[:12]


def picture_file(
    figure: Mapping[str, Any], *, narrow: bool, folder: Path | None = None
) -> Path:
    """Return where the picture of a figure is kept."""
    name: str = figure["layout"]["meta"]["id"]
    return (folder or PICTURES) / f"{name}{'-narrow' if narrow else ''}.svg"


def picture_problem(
    figure: Mapping[str, Any], *, narrow: bool, folder: Path | None = None
) -> str | None:
    """Say what is wrong with the picture of a figure, or return None.

    Parameters
    ----------
    figure : mapping
        The figure as JSON.
    narrow : bool
        Whether the picture for a phone is meant.
    folder : Path or None
        Where pictures are kept; None for those of the package.
    """
    path = picture_file(figure, narrow=narrow, folder=folder)
    if not path.is_file():
        return f"the chart has no picture {path.name}; run `{COMMAND}`"
    found = _DIGEST.search(path.read_text("utf-8"))
    if found is None or found[1] != figure_digest(figure):
        return f"the picture {path.name} shows an older chart; run `{COMMAND}`"
    return None


def picture_of(
    figure: Mapping[str, Any], *, narrow: bool = False, folder: Path | None = None
) -> str:
    """Return the picture of a figure as SVG text.

    Parameters
    ----------
    figure : mapping
        The figure as JSON.
    narrow : bool
        Whether to take the picture for a phone.
    folder : Path or None
        Where pictures are kept; None for those of the package.

    Raises
    ------
    PictureError
        If there is none, or it was drawn from an older figure.
    """
    problem = picture_problem(figure, narrow=narrow, folder=folder)
    if problem is not None:
        raise PictureError(problem)
    return picture_file(figure, narrow=narrow, folder=folder).read_text("utf-8")
