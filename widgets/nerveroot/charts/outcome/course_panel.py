"""The panel of values over time: marks, straight joins, names at the line ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from nerveroot.charts import palette
from nerveroot.charts.marks import (
    UNCHECKED,
    connector,
    error_bar,
    interval_line,
    mark_style,
    marker,
)
from nerveroot.charts.outcome.band import Band
from nerveroot.charts.outcome.combinations import Combination
from nerveroot.charts.outcome.names import NameColumn, apart
from nerveroot.charts.outcome.points import (
    MIDDLE_HALF,
    Arm,
    Point,
    arms_of,
    baseline_point,
)
from nerveroot.charts.outcome.scales import ValueAxis, value_axis
from nerveroot.charts.outcome.times import TimeAxis
from nerveroot.charts.outcome.value_labels import (
    ValueLabels,
    at_point,
    value_words,
)
from nerveroot.charts.panels import PanelDrawing, panel_title
from nerveroot.charts.words import number, wrapped

__all__ = ["CoursePanel"]

_HEIGHT = {False: 330, True: 300}
_ABOVE = 34
_BELOW = 52
_NAME_LINE = 18
_END = 0.006
# Marks of one time and nearly one value are drawn a little apart along the time.
_BESIDE = 0.012
_HIDDEN_WITHIN = 0.012
_NAME_CHARACTERS = {False: 17, True: 11}


@dataclass(frozen=True, slots=True)
class CoursePanel:
    """The main panel of the outcome curves.

    Attributes
    ----------
    combination : Combination
        What is drawn.
    title : str
        Title of the panel.
    axis_title : str
        What the upright axis measures, with the unit.
    band : Band or None
        The least change that matters.
    time : TimeAxis
        The axis shared with the panel below.
    """

    combination: Combination
    title: str
    axis_title: str
    band: Band | None
    time: TimeAxis

    def draw(self, *, narrow: bool) -> PanelDrawing:
        """Return the panel as drawn for one width."""
        axis = value_axis(self.combination)
        span = axis.high - axis.low
        arms = _side_by_side(arms_of(self.combination), self.time.end, span)
        start = baseline_point(self.combination)
        observed = {
            point.weeks for arm in arms_of(self.combination) for point in arm.points
        }
        percent = "%" if self.combination.is_share else ""
        texts = [number(tick) for tick in axis.ticks]
        top = max(range(len(texts)), key=lambda place: axis.ticks[place])
        texts[top] += percent
        traces = [
            trace for arm in reversed(arms) for trace in self._arm_traces(arm, start)
        ]
        if start is not None:
            traces.append(self._points("single", [start], "All patients, pooled"))
        return PanelDrawing(
            traces=traces,
            xaxis=self.time.axis(observed),
            yaxis={
                # A little more, or the line at the end of the scale is not drawn.
                "range": [
                    axis.low - (_END * span if axis.low < 0 else 0),
                    axis.high + _END * span,
                ],
                "ticklabelstandoff": 3,
                "tickvals": list(axis.ticks),
                "ticktext": texts,
                "showgrid": True,
                "title": {"text": self.axis_title, "standoff": 4},
            },
            above=_ABOVE,
            plot=_HEIGHT[narrow],
            below=_BELOW,
            annotations=[
                panel_title(self.title, _ABOVE),
                *self._band_words(narrow),
                *self._directions(axis),
                *ValueLabels(self.combination, arms, start, span).draw(narrow=narrow),
                *self._names(arms, axis, narrow),
            ],
            shapes=list(self._band_shape()),
        )

    def _arm_traces(self, arm: Arm, start: Point | None) -> Iterator[dict[str, Any]]:
        if self.combination.kind == "curve":
            joined = [*([start] if start else []), *arm.points]
            yield {
                "type": "scatter",
                "mode": "lines",
                "x": [point.weeks for point in joined],
                "y": [point.dot.value for point in joined],
                "line": connector(
                    arm.role, verified=all(point.dot.verified for point in joined)
                ),
                "hoverinfo": "skip",
            }
        for point in arm.points:
            if not point.dot.verified and point.dot.low is not None:
                yield {
                    "type": "scatter",
                    "mode": "lines",
                    "x": [point.weeks, point.weeks],
                    "y": [point.dot.low, point.dot.high],
                    "line": interval_line(arm.role),
                    "hoverinfo": "skip",
                }
        yield self._points(arm.role, list(arm.points), arm.name)

    def _points(self, role: str, points: list[Point], name: str) -> dict[str, Any]:
        trace: dict[str, Any] = {
            "type": "scatter",
            "mode": "markers",
            "x": [point.weeks for point in points],
            "y": [point.dot.value for point in points],
            "customdata": [point.dot.row_id for point in points],
            "hovertext": [self._sentence(point, name) for point in points],
            "hoverinfo": "text",
            "cliponaxis": False,
            "marker": _markers(role, points),
        }
        solid = [
            point.dot.verified
            and point.dot.low is not None
            and point.dot.value is not None
            for point in points
        ]
        if any(solid):
            ends = [
                (point.dot.low, point.dot.value, point.dot.high)
                if is_solid
                else (point.dot.value,) * 3
                for point, is_solid in zip(points, solid, strict=True)
            ]
            low, middle, high = (list(values) for values in zip(*ends, strict=True))
            trace["error_y"] = error_bar(role, low, middle, high)
        return trace

    def _sentence(self, point: Point, name: str) -> str:
        when = point.dot.label[0].upper() + point.dot.label[1:]
        value = point.dot.figure(self._unit, None, with_limits=True)
        lines = [name, f"{when}: {value}"]
        if point.dot.note:
            lines.append(point.dot.note)
        if point.dot.n is not None:
            lines.append(f"{number(point.dot.n)} people")
        if not point.dot.verified:
            lines.append(UNCHECKED)
        return "<br>".join(lines)

    @property
    def _unit(self) -> str:
        return "%" if self.combination.is_share else ""

    def _names(
        self, arms: tuple[Arm, ...], axis: ValueAxis, narrow: bool
    ) -> Iterator[dict[str, Any]]:
        names = [wrapped(arm.name, _NAME_CHARACTERS[narrow]) for arm in arms]
        low_words, high_words = self._ends(axis)
        shifts = apart(
            [arm.last.dot.value or 0.0 for arm in arms],
            [(len(lines) + 1) * _NAME_LINE for lines in names],
            NameColumn(
                axis.low,
                axis.high,
                _HEIGHT[narrow],
                _words_height(low_words),
                _words_height(high_words),
            ),
        )
        # Beside both marks where they stand side by side.
        right = {arm.last.dot.label: 0.0 for arm in arms}
        for arm in arms:
            label = arm.last.dot.label
            right[label] = max(right[label], arm.last.weeks)
        for arm, lines, shift in zip(arms, names, shifts, strict=True):
            yield {
                **at_point(arm.last, 11, "left"),
                "x": right[arm.last.dot.label],
                "text": "<br>".join([*lines, value_words(self.combination, arm.last)]),
                "yanchor": "middle",
                "yshift": shift,
                "align": "left",
                "font": {
                    "size": 14 if not narrow else 13,
                    "color": mark_style(arm.role).colour,
                    "weight": 600,
                },
            }

    def _ends(self, axis: ValueAxis) -> tuple[list[str], list[str]]:
        """Return the words at the two ends of the axis, in lines."""
        scale = self.combination.scale
        if self.combination.mode == "change":
            words = ("", "no change") if axis.low < 0 else ("no change", "")
        elif self.combination.is_share:
            words = ("", "")
        else:
            whole = axis.high == scale.high
            words = (scale.low_words or "", (scale.high_words or "") if whole else "")
        low, high = (wrapped(text, 16) if text else [] for text in words)
        return low, high

    def _directions(self, axis: ValueAxis) -> Iterator[dict[str, Any]]:
        low, high = self._ends(axis)
        for lines, y, anchor in ((low, axis.low, "bottom"), (high, axis.high, "top")):
            if lines:
                yield {
                    "text": "<br>".join(lines),
                    "x": self.time.end,
                    "xref": "x",
                    "xanchor": "left",
                    "xshift": 11,
                    "y": y,
                    "yref": "y",
                    "yanchor": anchor,
                    "align": "left",
                    "font": {"size": 13, "color": palette.MUTED},
                }

    def _band_shape(self) -> Iterator[dict[str, Any]]:
        if self.band is not None:
            yield {
                "type": "rect",
                "xref": "x",
                "x0": 0,
                "x1": self.time.end,
                "yref": "y",
                "y0": self.band.end,
                "y1": self.band.start,
                "layer": "below",
                "fillcolor": palette.BAND,
                "line": {"width": 0},
            }

    def _band_words(self, narrow: bool) -> Iterator[dict[str, Any]]:
        if self.band is not None:
            size = f"{number(self.band.size)} points"
            lines = (
                ["Below what matters", f"to one patient: {number(self.band.size)}"]
                if narrow
                else [
                    "Less than a change that matters",
                    f"to one patient: {size}, {self.band.source}",
                ]
            )
            yield {
                "text": "<br>".join(lines),
                "x": self.time.end,
                "xref": "x",
                "xanchor": "right",
                "xshift": -8,
                "y": self.band.start,
                "yref": "y",
                "yanchor": "top",
                "yshift": -6,
                "align": "left",
                "font": {"size": 12.5, "color": palette.BAND_TEXT},
            }


def _hides(point: Point, beside: Point, span: float) -> bool:
    """Whether two marks of one time would lie on each other."""
    one, two = point.dot, beside.dot
    if one.limits == MIDDLE_HALF:
        return True
    return abs((one.value or 0.0) - (two.value or 0.0)) < _HIDDEN_WITHIN * span


def _words_height(lines: list[str]) -> int:
    return len(lines) * _NAME_LINE + 4 if lines else 0


def _markers(role: str, points: list[Point]) -> dict[str, Any]:
    """Return the marker of a trace; hollow ones are set point by point."""
    verified = [point.dot.verified for point in points]
    if all(verified) or not any(verified):
        return marker(role, verified=all(verified))
    looks = [marker(role, verified=one) for one in verified]
    return {
        **looks[0],
        "color": [look["color"] for look in looks],
        "line": {
            "color": [look["line"]["color"] for look in looks],
            "width": [look["line"]["width"] for look in looks],
        },
    }


def _side_by_side(arms: tuple[Arm, ...], end: float, span: float) -> tuple[Arm, ...]:
    """Move marks that would hide each other a little apart along the time."""
    if len(arms) != 2:
        return arms
    first, second = arms

    def moved(arm: Arm, other: Arm, way: int) -> Arm:
        points = tuple(
            replace(point, weeks=point.weeks + way * _BESIDE * end)
            if (beside := other.at(point.weeks)) is not None
            and _hides(point, beside, span)
            else point
            for point in arm.points
        )
        return replace(arm, points=points)

    return moved(first, second, -1), moved(second, first, 1)
