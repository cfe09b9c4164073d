"""A panel of curves over age: shares of people, one line for each finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from nerveroot.charts import palette
from nerveroot.charts.dots import Dot, Group
from nerveroot.charts.marks import LINE_WIDTH, MARK_SIZE, UNCHECKED, MarkStyle
from nerveroot.charts.panels import PanelDrawing, panel_title
from nerveroot.charts.words import number, percent, wrapped

__all__ = ["AgeCurve", "AgePanel", "AgePoint"]

_PLOT = {False: (0.085, 0.7), True: (0.14, 0.64)}
_HEIGHT = 280
_NAME_CHARACTERS = {False: 27, True: 16}
_LINE = 17
_SMALL, _CROSS = 6.5, 9.5
# Years of the axis that the first values need in front of the lines.
_ROOM_BEFORE = {False: 9, True: 17}

# Told apart by colour, mark and dash together.
_STYLES = (
    MarkStyle(palette.ARM_A, "circle", "solid"),
    MarkStyle(palette.INK, "square", "9px,4px"),
    MarkStyle(palette.ARM_B, "diamond", "4px,3px"),
    MarkStyle(palette.BAND_TEXT, "triangle-up", "12px,3px,3px,3px"),
)
_UNOBSERVED = "1.5px,3px"


@dataclass(frozen=True, slots=True)
class AgePoint:
    """The share at one age, and how many people of that age were observed."""

    age: int
    dot: Dot
    observed: int


@dataclass(frozen=True, slots=True)
class AgeCurve:
    """One finding over age, in the order of ages."""

    name: str
    points: tuple[AgePoint, ...]


@dataclass(frozen=True, slots=True)
class AgePanel:
    """Some findings over age.

    Attributes
    ----------
    title : str
        What is counted.
    ages : tuple of int
        Ages ticked.
    curves : sequence of AgeCurve
        At most four, which can be told apart.
    few : int
        Below so many people a mark is small.
    """

    title: str
    ages: tuple[int, ...]
    curves: Sequence[AgeCurve]
    few: int

    @property
    def unit_words(self) -> str:
        """The unit, for the table."""
        return "%"

    @property
    def measure(self) -> str:
        """What is counted, for the table."""
        return self.title

    @property
    def groups(self) -> tuple[Group, ...]:
        """The rows, for the table."""
        return tuple(
            Group(curve.name, tuple(point.dot for point in curve.points))
            for curve in self.curves
        )

    def draw(self, *, narrow: bool) -> PanelDrawing:
        """Return the panel as drawn for one width."""
        title = wrapped(self.title, 44 if narrow else 88)
        above = 22 * len(title) + 12
        first, last = self.ages[0], self.ages[-1]
        return PanelDrawing(
            traces=list(self._traces()),
            xaxis={
                "domain": list(_PLOT[narrow]),
                "range": [first - _ROOM_BEFORE[narrow], last + 1],
                "tickvals": list(self.ages),
                "ticktext": [str(age) for age in self.ages],
                "ticks": "outside",
                "ticklen": 5,
                "showline": True,
                "title": {"text": "age, years"},
            },
            yaxis={
                "range": [0, 100],
                "tickvals": [0, 25, 50, 75, 100],
                "ticktext": ["0", "25", "50", "75", "100%"],
                "showgrid": True,
                "title": {"text": "people, percent", "standoff": 4},
            },
            above=above,
            plot=_HEIGHT,
            below=48,
            annotations=[
                panel_title("<br>".join(title), above),
                *self._names(narrow),
            ],
        )

    def _traces(self) -> Iterator[dict[str, Any]]:
        for curve, style in zip(self.curves, _STYLES, strict=False):
            observed = [point for point in curve.points if point.observed]
            model = [point for point in curve.points if not point.observed]
            if model:
                # Up to the first observed age the line itself is the model's.
                yield _join([*model, observed[0]], style, _UNOBSERVED)
            yield _join(observed, style, style.dash)
            for verified in (True, False):
                points = [p for p in curve.points if p.dot.verified == verified]
                if points:
                    yield self._marks(curve.name, points, style, verified=verified)

    def _marks(
        self,
        name: str,
        points: Sequence[AgePoint],
        style: MarkStyle,
        *,
        verified: bool,
    ) -> dict[str, Any]:
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [point.age for point in points],
            "y": [point.dot.value for point in points],
            "customdata": [point.dot.row_id for point in points],
            "hovertext": [self._sentence(name, point) for point in points],
            "hoverinfo": "text",
            "marker": {
                "color": style.colour if verified else palette.PAPER,
                "symbol": [style.symbol if point.observed else "x" for point in points],
                "size": [self._size(point) for point in points],
                # Plotly makes marks of several sizes pale.
                "opacity": 1,
                "line": {"color": palette.PAPER, "width": 1}
                if verified
                else {"color": style.colour, "width": 2},
            },
            "cliponaxis": False,
        }

    def _size(self, point: AgePoint) -> float:
        if not point.observed:
            return _CROSS
        return MARK_SIZE if point.observed >= self.few else _SMALL

    def _sentence(self, name: str, point: AgePoint) -> str:
        remarks = [point.dot.note, "" if point.dot.verified else UNCHECKED]
        more = "".join(f"<br>{remark}" for remark in remarks if remark)
        share = percent(point.dot.value or 0.0)
        observed = f"{number(point.observed)} people of this age observed"
        if not point.observed:
            observed = "nobody of this age observed"
        return f"{name}, {point.age} years<br>{share}, {observed}{more}"

    def _names(self, narrow: bool) -> Iterator[dict[str, Any]]:
        """Yield first values before the lines, and names with last values after."""
        texts = [
            wrapped(
                f"{curve.name}, {percent(curve.points[-1].dot.value or 0.0)}",
                _NAME_CHARACTERS[narrow],
            )
            for curve in self.curves
        ]
        ends = (
            (0, [1] * len(self.curves), "right", -8),
            (-1, [len(text) for text in texts], "left", 10),
        )
        for place, lines, xanchor, xshift in ends:
            values = [curve.points[place].dot.value or 0.0 for curve in self.curves]
            heights = [_LINE * count / _HEIGHT * 100 for count in lines]
            for index, y in enumerate(_spread(values, heights)):
                curve, style = self.curves[index], _STYLES[index]
                yield {
                    "text": percent(values[index])
                    if place == 0
                    else "<br>".join(texts[index]),
                    "x": curve.points[place].age,
                    "xref": "x",
                    "xanchor": xanchor,
                    "xshift": xshift,
                    "y": y,
                    "yref": "y",
                    "yanchor": "middle",
                    "align": "left",
                    "font": {"size": 13, "color": style.colour, "weight": 600},
                }


def _join(points: Sequence[AgePoint], style: MarkStyle, dash: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [point.age for point in points],
        "y": [point.dot.value for point in points],
        "line": {"color": style.colour, "width": LINE_WIDTH, "dash": dash},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _spread(values: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Return places near the values at which texts of these heights do not overlap."""
    order = sorted(range(len(values)), key=lambda index: values[index])
    places = [float(value) for value in values]
    for _ in range(len(values) ** 2):
        moved = False
        for below, over in pairwise(order):
            needed = (heights[below] + heights[over]) / 2
            lack = needed - (places[over] - places[below])
            if lack > 1e-9:
                places[below] -= lack / 2
                places[over] += lack / 2
                moved = True
        if not moved:
            break
    # Clear of both ends of the axis.
    floor, ceiling = 0.0, 100.0
    for index in order:
        places[index] = max(places[index], floor + heights[index] / 2)
        floor = places[index] + heights[index] / 2
    for index in reversed(order):
        places[index] = min(places[index], ceiling - heights[index] / 2)
        ceiling = places[index] - heights[index] / 2
    return places
