"""Places the panels of the outcome curves: two columns, or one on a phone."""

from __future__ import annotations

from typing import Any

from nerveroot.charts.figure import Drawing
from nerveroot.charts.panels import PanelDrawing

__all__ = ["in_columns"]

_GAP = 10
_MARGIN = {"l": 2, "r": 2, "t": 4, "b": 4}


def in_columns(*columns: list[PanelDrawing]) -> Drawing:
    """Return one drawing of panels that know their own place across.

    Parameters
    ----------
    *columns : list of PanelDrawing
        Each is stacked from the top; their axes carry a horizontal ``domain``.
    """
    total = max(
        sum(panel.height for panel in column) + _GAP * (len(column) - 1)
        for column in columns
    )
    traces: list[dict[str, Any]] = []
    layout: dict[str, Any] = {"margin": dict(_MARGIN), "annotations": [], "shapes": []}
    count = 0
    for column in columns:
        top = 0
        for panel in column:
            count += 1
            suffix = "" if count == 1 else str(count)
            axes = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}
            upper = 1 - (top + panel.above) / total
            lower = 1 - (top + panel.above + panel.plot) / total
            traces += [{**trace, **axes} for trace in panel.traces]
            layout[f"xaxis{suffix}"] = {**panel.xaxis, "anchor": axes["yaxis"]}
            layout[f"yaxis{suffix}"] = {
                **panel.yaxis,
                "anchor": axes["xaxis"],
                "domain": [max(lower, 0.0), min(upper, 1.0)],
            }
            layout["annotations"] += [_placed(one, suffix) for one in panel.annotations]
            layout["shapes"] += [_placed(one, suffix) for one in panel.shapes]
            top += panel.height + _GAP
    height = total + _MARGIN["t"] + _MARGIN["b"]
    return Drawing(data=traces, layout=layout, height=height)


def _placed(item: dict[str, Any], suffix: str) -> dict[str, Any]:
    """Point an annotation or a shape at the axes of its panel."""
    return {
        **item,
        **{
            name: f"{item[name][0]}{suffix}{item[name][1:]}"
            for name in ("xref", "yref")
            if item[name] != "paper"
        },
    }
