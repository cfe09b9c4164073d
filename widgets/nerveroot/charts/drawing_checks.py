"""Checks of a drawn chart: colours, text sizes, axes and where its points come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isclose
from typing import Any

from nerveroot.charts.palette import TRANSPARENT, token_of
from nerveroot.charts.words import unclear_minus

__all__ = ["ChartError", "check_drawing", "point_ids"]

SMALLEST_TEXT = 12.5
MOST_GRID_LINES = 4

_COLOUR_KEYS = re.compile(r"(^|.*)(color|bgcolor)$")
_ALLOWED_TRACES = ("scatter", "bar")


class ChartError(ValueError):
    """Raised when a chart is not fit to be printed; it lists every problem.

    Parameters
    ----------
    chart : str
        Id of the chart.
    problems : list of str
        What is wrong, each with its cure.
    """

    def __init__(self, chart: str, problems: list[str]) -> None:
        self.problems = tuple(problems)
        listed = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"chart {chart!r} cannot be printed:\n{listed}")


def check_drawing(drawn: dict[str, Any]) -> list[str]:
    """Return what is wrong with a drawing, each problem with its cure.

    Parameters
    ----------
    drawn : dict
        A figure as Plotly's JSON: ``data`` and ``layout``.
    """
    layout = {key: drawn["layout"][key] for key in drawn["layout"] if key != "meta"}
    parts = {"data": drawn["data"], "layout": layout}
    problems = [
        *_colour_problems(parts),
        *_text_problems(parts),
        *_axis_problems(drawn["data"], layout),
        *_trace_problems(drawn["data"]),
        *_shape_problems(layout),
        *_hidden_notes(layout),
    ]
    if "height" not in layout:
        problems.append("the layout has no height; a chart keeps its place")
    return problems


def point_ids(drawn: dict[str, Any]) -> set[str]:
    """Return the ids of all rows that a drawing shows as points."""
    return {
        row for trace in drawn["data"] for row in trace.get("customdata", ()) if row
    }


def _walk(part: object, path: str = "") -> Iterator[tuple[str, str, Any]]:
    """Yield the place, the key and the value of everything that is not a container."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from _walk_child(f"{path}.{key}".lstrip("."), str(key), value)
    elif isinstance(part, list | tuple):
        for index, value in enumerate(part):
            yield from _walk_child(f"{path}[{index}]", "", value)


def _walk_child(path: str, key: str, value: object) -> Iterator[tuple[str, str, Any]]:
    if isinstance(value, dict | list | tuple):
        yield from _walk(value, path)
    else:
        yield path, key, value


def _colour_problems(drawn: dict[str, Any]) -> Iterator[str]:
    for path, key, value in _walk(drawn):
        if not isinstance(value, str) or value == TRANSPARENT:
            continue
        if key in {"text", "hovertext", "name"}:
            continue
        if value.startswith("#") or _COLOUR_KEYS.match(key):
            try:
                token_of(value)
            except ValueError as error:
                yield f"{path}: {error}"


def _text_problems(drawn: dict[str, Any]) -> Iterator[str]:
    for path, key, value in _walk(drawn):
        if key == "size" and "font" in path.lower() and value < SMALLEST_TEXT:
            yield f"{path}: text of {value} px; at least {SMALLEST_TEXT}"
        if key == "text" and isinstance(value, str):
            bad = unclear_minus(value)
            if bad:
                yield f"{path}: write {bad!r} with a true minus, words.number"
            if "font-size" in value:
                yield f"{path}: set the size by font, so that it can be checked"
    if drawn["layout"].get("showlegend") or any(
        trace.get("showlegend") for trace in drawn["data"]
    ):
        yield "the chart has a legend; name things where they stand"


def _axis_problems(
    traces: list[dict[str, Any]], layout: dict[str, Any]
) -> Iterator[str]:
    for letter in ("x", "y"):
        used = {
            trace.get(f"{letter}axis", letter)
            for trace in traces
            if trace.get("type") in _ALLOWED_TRACES
        }
        for name in sorted(used):
            axis = layout.get(f"{letter}axis{name[1:]}", {})
            yield from _one_axis(f"{letter}axis{name[1:]}", axis)


def _one_axis(name: str, axis: dict[str, Any]) -> Iterator[str]:
    if "range" not in axis:
        yield f"{name}: no range; fix it, so that charts can be compared"
    if not axis.get("showticklabels", True):
        return
    title = axis.get("title", {})
    if not (title.get("text") if isinstance(title, dict) else title):
        yield f"{name}: no title; name what it measures and the unit"
    ticks = axis.get("tickvals")
    if ticks is None:
        yield f"{name}: no tickvals; choose the values that are ticked"
    elif axis.get("showgrid") and "range" in axis:
        edge = axis["range"][0]
        if axis.get("type") == "log":
            edge = 10**edge
        lines = [tick for tick in ticks if tick != 0 and not isclose(tick, edge)]
        if len(lines) > MOST_GRID_LINES:
            yield f"{name}: {len(lines)} grid lines; at most {MOST_GRID_LINES}"


def _trace_problems(traces: list[dict[str, Any]]) -> Iterator[str]:
    for index, trace in enumerate(traces):
        place = f"data[{index}]"
        if trace.get("type") not in _ALLOWED_TRACES:
            yield f"{place}: {trace.get('type')} is not in the page's bundle here"
        rows = trace.get("customdata")
        if rows is None:
            if trace.get("hoverinfo") != "skip":
                yield (
                    f"{place}: no customdata; give the id of the row of each point, or "
                    'hoverinfo="skip" for decoration'
                )
        elif len(rows) != len(trace.get("x", ())):
            yield f"{place}: {len(rows)} row ids for {len(trace.get('x', ()))} points"
        elif not trace.get("hovertext"):
            yield f"{place}: no hovertext; say each point in words"


def _shape_problems(layout: dict[str, Any]) -> Iterator[str]:
    """Find shapes that Plotly would throw on: "between" knows true axes only."""
    for index, shape in enumerate(layout.get("shapes", ())):
        references = (shape.get("xref", "x"), shape.get("yref", "y"))
        if shape.get("layer") == "between" and not all(
            re.fullmatch(r"[xy]\d*", reference) for reference in references
        ):
            yield (
                f"shapes[{index}]: layer 'between' refers to {references}; give values "
                "on both axes"
            )


def _hidden_notes(layout: dict[str, Any]) -> Iterator[str]:
    """Find annotations that Plotly drops, since they lie outside their axis."""
    for index, note in enumerate(layout.get("annotations", ())):
        for letter in ("x", "y"):
            reference = note.get(f"{letter}ref", letter)
            axis = layout.get(f"{letter}axis{reference[1:]}", {})
            if not re.fullmatch(r"[xy]\d*", reference) or "range" not in axis:
                continue
            low, high = sorted(axis["range"])
            if not low <= note[letter] <= high:
                yield (
                    f"annotations[{index}]: {letter} = {note[letter]} lies outside the "
                    f"axis, so {note.get('text')!r} would not be drawn; move it in"
                )
