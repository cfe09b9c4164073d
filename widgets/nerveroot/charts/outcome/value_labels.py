"""The values written at the marks of a course, out of the way of its lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nerveroot.charts import palette
from nerveroot.charts.marks import mark_style
from nerveroot.charts.outcome.combinations import Combination
from nerveroot.charts.outcome.points import MEDIAN_TIME, Arm, Point
from nerveroot.charts.words import number

__all__ = ["ValueLabels", "at_point", "value_words"]

_SIZE = 13.5
_LETTER = 7.8
# Starts closer than this, as a share of the axis, are written on one line.
_NEAR = 0.12


def value_words(combination: Combination, point: Point) -> str:
    """Write the value of a mark as it stands beside it."""
    if point.dot.note == MEDIAN_TIME:
        return point.dot.label
    value = point.dot.value or 0.0
    if not combination.is_share:
        return number(value, 1)
    shares = [row.value or 0.0 for row in combination.rows]
    whole = all(round(share * 100, 6) == round(share * 100) for share in shares)
    return f"{number(value, 0 if whole else 1)}%"


def at_point(point: Point, shift: float, anchor: str) -> dict[str, Any]:
    """Return the place of a label beside a mark."""
    return {
        "x": point.weeks,
        "xref": "x",
        "xanchor": anchor,
        "xshift": shift,
        "y": point.dot.value,
        "yref": "y",
    }


@dataclass(frozen=True, slots=True)
class ValueLabels:
    """The labels of one course.

    Attributes
    ----------
    combination : Combination
        What is drawn.
    arms : tuple of Arm
        Its arms, as they stand on the axis.
    start : Point or None
        The pooled start.
    span : float
        Length of the upright axis in its unit.
    """

    combination: Combination
    arms: tuple[Arm, ...]
    start: Point | None
    span: float

    def draw(self, *, narrow: bool) -> Iterator[dict[str, Any]]:
        """Yield the labels of all marks but the last, which stands by the name."""
        if self.start is not None:
            # Lines that rise pass over it, lines that fall pass under it.
            rises = all(_value(arm.points[0]) > _value(self.start) for arm in self.arms)
            yield self._label(self.start, palette.INK, above=not rises)
        beside = self._starts_on_one_line()
        for arm in self.arms:
            colour = mark_style(arm.role).colour
            for point in self._shown(arm, narrow):
                if point.weeks <= 0 and beside:
                    continue
                yield self._label(
                    point, colour, above=_is_higher(point, arm, self.arms)
                )
        shift = 8.0
        for arm in beside:
            point = arm.points[0]
            yield {
                **self._label(
                    beside[0].points[0], mark_style(arm.role).colour, above=True
                ),
                "text": value_words(self.combination, point),
                "xshift": shift,
            }
            shift += len(value_words(self.combination, point)) * _LETTER + 6

    def _shown(self, arm: Arm, narrow: bool) -> list[Point]:
        """Return the marks with a label; on a phone the start and the first visit."""
        points = list(arm.points[:-1])
        if not narrow:
            return points
        visits = [point for point in points if point.weeks > 0]
        return [point for point in points if point.weeks <= 0] + visits[:1]

    def _starts_on_one_line(self) -> list[Arm]:
        """Return the arms whose starts would be crossed by the lines, higher first."""
        if self.combination.kind != "curve" or len(self.arms) != 2:
            return []
        starts = [arm.at(arm.points[0].weeks) for arm in self.arms]
        values = [_value(point) for point in starts if point is not None]
        begin = [arm.points[0].weeks for arm in self.arms]
        if max(begin) > 0 and self.arms[0].points[0].dot.label != "start":
            return []
        if abs(values[0] - values[1]) > _NEAR * self.span:
            return []
        return sorted(self.arms, key=lambda arm: -_value(arm.points[0]))

    def _label(self, point: Point, colour: str, *, above: bool) -> dict[str, Any]:
        return {
            **at_point(point, 8, "left"),
            "text": value_words(self.combination, point),
            "yanchor": "bottom" if above else "top",
            "yshift": 3 if above else -5,
            "font": {"size": _SIZE, "color": colour, "weight": 600},
        }


def _value(point: Point) -> float:
    return point.dot.value or 0.0


def _is_higher(point: Point, arm: Arm, arms: tuple[Arm, ...]) -> bool:
    """Whether the value stands above its mark, out of the way of the other arm."""
    for other in arms:
        if other is arm:
            continue
        beside = next(
            (one for one in other.points if one.dot.label == point.dot.label), None
        )
        if beside is not None and beside.dot.value != point.dot.value:
            return _value(point) > _value(beside)
    return arm.role != "comparison"
