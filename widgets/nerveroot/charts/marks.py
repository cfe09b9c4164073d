"""How the parts of a trial look: plum circle, solid, against grey square, dashed.

A point that was not checked against the paper is hollow and its interval dotted, in
every chart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nerveroot.charts import palette

__all__ = [
    "BARE_EDGE",
    "INTERVAL_WIDTH",
    "LINE_WIDTH",
    "MARK_SIZE",
    "STYLES",
    "UNCHECKED",
    "MarkStyle",
    "connector",
    "error_bar",
    "interval_line",
    "mark_style",
    "marker",
]

MARK_SIZE = 10
LINE_WIDTH = 2.6
INTERVAL_WIDTH = 1.6
BARE_EDGE = 2.4
"""Edge of a hollow mark that has no interval, where others have one."""

UNCHECKED = "not checked against the paper"
"""What every label says of a hollow point."""


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """Colour, mark and line of one kind of point.

    Attributes
    ----------
    colour : str
        Light hex value of a token.
    symbol : str
        Plotly symbol, without ``-open``.
    dash : str
        Dash of the line that joins the points.
    figure : str
        Colour of its figures; empty for that of the mark.
    """

    colour: str
    symbol: str
    dash: str
    figure: str = ""

    @property
    def text(self) -> str:
        """Colour of figures in words: that of the mark unless it is too pale."""
        return self.figure or self.colour


STYLES = {
    "intervention": MarkStyle(palette.ARM_A, "circle", "solid"),
    "comparison": MarkStyle(palette.ARM_B, "square", "6px,4px"),
    "single": MarkStyle(palette.INK, "circle", "solid"),
    "l5": MarkStyle(palette.colour("root-l5-fill"), "diamond", "solid", palette.INK),
}
"""The treatment under study, its comparison, a group alone, and what is of L5 alone."""


def mark_style(role: str) -> MarkStyle:
    """Return the look of a part of a trial.

    Parameters
    ----------
    role : {"intervention", "comparison", "single", "l5"}
        What the points stand for.

    Raises
    ------
    ValueError
        For another role; the message names those there are.
    """
    if role not in STYLES:
        raise ValueError(f"unknown role {role!r}; allowed: {', '.join(STYLES)}")
    return STYLES[role]


def marker(
    role: str, *, verified: bool = True, bare: bool = False, size: float = MARK_SIZE
) -> dict[str, Any]:
    """Return Plotly's ``marker`` for a point.

    Parameters
    ----------
    role : str
        As in :func:`mark_style`.
    verified : bool
        Whether the row was checked; hollow if not.
    bare : bool
        Whether an interval is missing that others have; hollow, too.
    size : float
        Px across.
    """
    style = mark_style(role)
    if verified and not bare:
        edge = {"color": palette.PAPER, "width": 1}
        return {
            "color": style.colour,
            "symbol": style.symbol,
            "size": size,
            "line": edge,
        }
    # Filled with the page's colour, so that the interval does not run through it.
    edge = {"color": style.colour, "width": 2 if not verified else BARE_EDGE}
    return {"color": palette.PAPER, "symbol": style.symbol, "size": size, "line": edge}


def connector(role: str, *, verified: bool = True) -> dict[str, Any]:
    """Return Plotly's ``line`` for the straight join of observed points."""
    style = mark_style(role)
    return {
        "color": style.colour,
        "width": LINE_WIDTH if verified else INTERVAL_WIDTH,
        "dash": style.dash if verified else "dot",
        "shape": "linear",
    }


def error_bar(
    role: str, low: list[float], middle: list[float], high: list[float]
) -> dict[str, Any]:
    """Return Plotly's error bar, with caps, for points that were checked.

    Parameters
    ----------
    role : str
        As in :func:`mark_style`.
    low, middle, high : list of float
        Limits and estimates, in the order of the points.
    """
    return {
        "type": "data",
        "symmetric": False,
        "array": [round(h - m, 9) for h, m in zip(high, middle, strict=True)],
        "arrayminus": [round(m - v, 9) for v, m in zip(low, middle, strict=True)],
        "color": mark_style(role).colour,
        "thickness": INTERVAL_WIDTH,
        "width": 4,
    }


def interval_line(role: str) -> dict[str, Any]:
    """Return Plotly's ``line`` for the dotted interval of an unchecked point."""
    return {
        "color": mark_style(role).colour,
        "width": INTERVAL_WIDTH,
        "dash": "1.5px,3px",
    }
