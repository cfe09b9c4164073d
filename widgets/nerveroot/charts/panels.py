"""Stacks panels, each with its own axis, into one drawing.

Everything is placed in px from the top, so that a chart keeps its spacing whatever
its number of rows; only the width follows the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from nerveroot.charts import palette
from nerveroot.charts.figure import Drawing

__all__ = ["PANEL_TITLE_SIZE", "Panel", "PanelDrawing", "panel_title", "stacked"]

PANEL_TITLE_SIZE = 15
GAP = 22
_GUTTER = 0.05
_MARGIN = {"l": 2, "r": 2, "t": 4, "b": 4}


@dataclass(slots=True)
class PanelDrawing:
    """One panel, ready to be placed.

    Attributes
    ----------
    traces : list of dict
        Traces without ``xaxis`` and ``yaxis``.
    xaxis, yaxis : dict
        The axes; ``xaxis`` has its horizontal ``domain``.
    annotations, shapes : list of dict
        With ``xref`` and ``yref`` in which ``x`` and ``y`` stand for the panel's own
        axes, for example ``"x"``, ``"y domain"`` or ``"paper"``.
    above, plot, below : int
        Height in px of the head, of the plot itself, and of axis and title under it.
    """

    traces: list[dict[str, Any]]
    xaxis: dict[str, Any]
    yaxis: dict[str, Any]
    above: int
    plot: int
    below: int
    annotations: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)

    @property
    def height(self) -> int:
        """Height of the whole panel in px."""
        return self.above + self.plot + self.below


class Panel(Protocol):
    """Something that can be drawn as a panel at both widths."""

    def draw(self, *, narrow: bool) -> PanelDrawing:
        """Return the panel as drawn for one width."""
        ...


def panel_title(text: str, above: int) -> dict[str, Any]:
    """Return the title of a panel as an annotation at the top of its head."""
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "y domain",
        "yanchor": "top",
        "yshift": above,
        "align": "left",
        "font": {"size": PANEL_TITLE_SIZE, "color": palette.INK, "weight": 600},
    }


def stacked(
    panels: Sequence[Panel], *, narrow: bool, columns: int = 1, gap: int = GAP
) -> Drawing:
    """Draw panels one under the other, or side by side in a wide drawing.

    Parameters
    ----------
    panels : sequence of Panel
        From top to bottom, or row by row; each keeps an axis of its own.
    narrow : bool
        Whether to draw for a phone, which has one column.
    columns : int
        Columns of the wide drawing.
    gap : int
        Px between two panels.
    """
    count = 1 if narrow else columns
    drawn = [
        _in_column(panel.draw(narrow=narrow), place % count, count)
        for place, panel in enumerate(panels)
    ]
    heights = [
        max(panel.height for panel in drawn[start : start + count])
        for start in range(0, len(drawn), count)
    ]
    total = sum(heights) + gap * (len(heights) - 1)
    traces: list[dict[str, Any]] = []
    layout: dict[str, Any] = {"margin": dict(_MARGIN), "annotations": [], "shapes": []}
    for place, panel in enumerate(drawn):
        row = place // count
        top = sum(heights[:row]) + gap * row
        suffix = "" if place == 0 else str(place + 1)
        upper = 1 - (top + panel.above) / total
        lower = 1 - (top + panel.above + panel.plot) / total
        axes = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}
        traces += [{**trace, **axes} for trace in panel.traces]
        layout[f"xaxis{suffix}"] = {**panel.xaxis, "anchor": axes["yaxis"]}
        layout[f"yaxis{suffix}"] = {
            **panel.yaxis,
            "anchor": axes["xaxis"],
            "domain": [max(lower, 0.0), min(upper, 1.0)],
        }
        for kind, items in (
            ("annotations", panel.annotations),
            ("shapes", panel.shapes),
        ):
            layout[kind] += [_placed(item, suffix) for item in items]
    height = total + _MARGIN["t"] + _MARGIN["b"]
    return Drawing(data=traces, layout=layout, height=height)


def _in_column(panel: PanelDrawing, column: int, columns: int) -> PanelDrawing:
    """Squeeze a panel into its column: its axis, and what refers to the whole width."""
    if columns == 1:
        return panel
    width = (1 - _GUTTER * (columns - 1)) / columns
    left = column * (width + _GUTTER)
    panel.xaxis["domain"] = [left + x * width for x in panel.xaxis["domain"]]
    for item in panel.annotations:
        if item["xref"] == "paper":
            item["x"] = left + item["x"] * width
    return panel


def _placed(item: dict[str, Any], suffix: str) -> dict[str, Any]:
    """Point the references of an annotation or a shape at its panel's axes."""
    return {
        **item,
        **{
            ref: item[ref].replace(ref[0], f"{ref[0]}{suffix}", 1)
            for ref in ("xref", "yref")
            if item[ref] != "paper"
        },
    }
