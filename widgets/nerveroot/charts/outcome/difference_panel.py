"""The panel of differences between the arms: as treated and as randomised together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nerveroot.charts import palette
from nerveroot.charts.dots import Group
from nerveroot.charts.marks import (
    LINE_WIDTH,
    UNCHECKED,
    interval_line,
    mark_style,
    marker,
)
from nerveroot.charts.outcome.differences import Series, difference_dot
from nerveroot.charts.outcome.phrases import (
    better_words,
)
from nerveroot.charts.outcome.scales import difference_axis
from nerveroot.charts.panels import PanelDrawing, panel_title
from nerveroot.charts.words import number, time_words, wrapped
from nerveroot.data.rows_treatment import Effect

__all__ = ["DifferencePanel"]

_ROW = 26
_TIME = 30
_KEY = 22
_ABOVE = 34
_BELOW = 46
_PX_PER_LETTER = 7.2


@dataclass(frozen=True, slots=True)
class _Key:
    """The name of an analysis at the head, in lines."""

    series: Series
    lines: tuple[str, ...]
    top: float

    @property
    def bottom(self) -> float:
        """Where the next one starts, in px."""
        return self.top + _KEY + 17 * (len(self.lines) - 1)


@dataclass(frozen=True, slots=True)
class DifferencePanel:
    """Differences with their intervals, time by time.

    Attributes
    ----------
    series : tuple of Series
        One or two analyses.
    title : str
        Title of the panel.
    axis_title : str
        What its axis measures, with the unit.
    domain : (float, float)
        Place of the panel in the width of the drawing.
    width : float
        Its width in px, for which figures are placed.
    scale_id, better : str
        The scale and its better end.
    """

    series: tuple[Series, ...]
    title: str
    axis_title: str
    domain: tuple[float, float]
    width: float
    scale_id: str
    better: str

    @property
    def groups(self) -> tuple[Group, ...]:
        """The rows analysis by analysis, for the table."""
        return tuple(
            Group(one.name, tuple(difference_dot(row, one.role) for row in one.rows))
            for one in self.series
        )

    def draw(self, *, narrow: bool) -> PanelDrawing:
        """Return the panel as drawn for one width."""
        axis = difference_axis(self.scale_id)
        times = sorted({row.time_weeks or 0 for one in self.series for row in one.rows})
        names = self._names(narrow)
        keys = round(names[-1].bottom) + 18 + 17 * len(self._direction_lines(narrow))
        traces = [trace for name in names for trace in self._key(name)]
        notes = [self._key_words(name) for name in names]
        shapes: list[dict[str, Any]] = []
        y = float(keys)
        for place, weeks in enumerate(times):
            if place:
                shapes.append(_level(y, axis.low, axis.high))
            notes.append(self._time_words(weeks, y))
            y += _TIME - 6
            for one in self.series:
                for row in one.rows:
                    if row.time_weeks == weeks:
                        traces += self._row_traces(row, one, y + 6)
                        notes.append(self._figure(row, one, y + 6))
                        y += _ROW
            y += 8
        height = round(y)
        title = wrapped(self.title, 46 if narrow else 30)
        above = 19 * len(title) + 14
        shapes.append(_upright(0, keys, height, palette.INK, 1.2))
        shapes += [
            _upright(tick, keys, height, palette.LINE, 1)
            for tick in axis.ticks
            if tick != 0
        ]
        return PanelDrawing(
            traces=traces,
            xaxis={
                "domain": list(self.domain),
                "range": [axis.low, axis.high],
                "tickvals": list(axis.ticks),
                "ticktext": [number(tick) for tick in axis.ticks],
                "ticklabeloverflow": "allow",
                "title": {"text": self.axis_title},
            },
            yaxis={"range": [height, 0], "showticklabels": False},
            above=above,
            plot=height,
            below=_BELOW,
            annotations=[
                {**panel_title("<br>".join(title), above), "x": self.domain[0]},
                *self._direction(keys, narrow),
                *notes,
            ],
            shapes=shapes,
        )

    def _names(self, narrow: bool) -> list[_Key]:
        """Return the names of the analyses, each in as many lines as it needs."""
        found: list[_Key] = []
        top = 0.0
        for one in self.series:
            lines = tuple(wrapped(one.name, 42 if narrow else 27))
            found.append(_Key(one, lines, top))
            top = found[-1].bottom
        return found

    def _key(self, key: _Key) -> Iterator[dict[str, Any]]:
        """Yield the mark of an analysis, before its name at the head."""
        axis = difference_axis(self.scale_id)
        per_px = (axis.high - axis.low) / self.width
        role = key.series.role
        verified = all(row.verified for row in key.series.rows)
        xs = [axis.low + per_px * px for px in (2, 12, 22)]
        y = key.top + 8
        yield {
            "type": "scatter",
            "mode": "lines",
            "x": [xs[0], xs[2]],
            "y": [y, y],
            "line": _line(role, verified),
            "hoverinfo": "skip",
        }
        yield {
            "type": "scatter",
            "mode": "markers",
            "x": [xs[1]],
            "y": [y],
            "marker": marker(role, verified=verified),
            "hoverinfo": "skip",
        }

    def _key_words(self, key: _Key) -> dict[str, Any]:
        return {
            "text": "<br>".join(key.lines),
            "x": 0,
            "xref": "x domain",
            "xanchor": "left",
            "xshift": 29,
            "y": key.top,
            "yref": "y",
            "yshift": 1,
            "yanchor": "top",
            "align": "left",
            "font": {
                "size": 13,
                "color": mark_style(key.series.role).colour,
                "weight": 600,
            },
        }

    def _direction_lines(self, narrow: bool) -> list[str]:
        words = better_words(self.series[0].rows[0].intervention)
        words = f"← {words}" if self.better == "lower" else f"{words} →"
        return wrapped(words, 46 if narrow else 28)

    def _direction(self, keys: int, narrow: bool) -> Iterator[dict[str, Any]]:
        left = self.better == "lower"
        yield {
            "text": "<br>".join(self._direction_lines(narrow)),
            "align": "left" if left else "right",
            "x": 0 if left else 1,
            "xref": "x domain",
            "xanchor": "left" if left else "right",
            "y": keys - 6,
            "yref": "y",
            "yanchor": "bottom",
            "font": {"size": 13, "color": palette.INK, "weight": 600},
        }

    def _time_words(self, weeks: float, y: float) -> dict[str, Any]:
        return {
            "text": time_words(weeks),
            "x": 0,
            "xref": "x domain",
            "xanchor": "left",
            "xshift": 1,
            "y": y + 4,
            "yref": "y",
            "yanchor": "top",
            "font": {"size": 13, "color": palette.MUTED, "weight": 600},
        }

    def _row_traces(
        self, row: Effect, one: Series, y: float
    ) -> Iterator[dict[str, Any]]:
        dot = difference_dot(row, one.role)
        if dot.low is not None:
            yield {
                "type": "scatter",
                "mode": "lines",
                "x": [dot.low, dot.high],
                "y": [y, y],
                "line": _line(one.role, dot.verified),
                "hoverinfo": "skip",
            }
        sentence = [
            one.name,
            f"{time_words(row.time_weeks or 0)}: "
            f"{dot.figure('', None, with_limits=True)}",
        ]
        if not dot.verified:
            sentence.append(UNCHECKED)
        yield {
            "type": "scatter",
            "mode": "markers",
            "x": [dot.value],
            "y": [y],
            "customdata": [row.id],
            "hovertext": ["<br>".join(sentence)],
            "hoverinfo": "text",
            "marker": marker(one.role, verified=dot.verified),
        }

    def _figure(self, row: Effect, one: Series, y: float) -> dict[str, Any]:
        """Return the value in figures, on the side of the interval that has room."""
        dot = difference_dot(row, one.role)
        axis = difference_axis(self.scale_id)
        text = number(dot.value or 0.0, _decimals(row))
        low = dot.value if dot.low is None else dot.low
        high = dot.value if dot.high is None else dot.high
        per_px = (axis.high - axis.low) / self.width
        room = (len(text) * _PX_PER_LETTER + 10) * per_px
        beyond = (high or 0.0) + room
        # Neither over the edge nor across the line of no difference.
        is_right = beyond < axis.high and not (high or 0.0) < 0 < beyond
        is_right = is_right or (low or 0.0) - room < axis.low
        return {
            "text": text,
            "x": high if is_right else low,
            "xref": "x",
            "xanchor": "left" if is_right else "right",
            "xshift": 7 if is_right else -7,
            "y": y,
            "yref": "y",
            "yanchor": "middle",
            "font": {
                "size": 13.5,
                "color": mark_style(one.role).colour,
                "weight": 600,
            },
        }


def _decimals(row: Effect) -> int | None:
    return None if row.difference is None or row.difference.value != 0 else 0


def _line(role: str, verified: bool) -> dict[str, Any]:
    if not verified:
        return interval_line(role)
    return {"color": mark_style(role).colour, "width": LINE_WIDTH}


def _upright(
    value: float, top: float, height: float, colour: str, width: float
) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "x",
        "x0": value,
        "x1": value,
        "yref": "y",
        "y0": top,
        "y1": height,
        "layer": "below",
        "line": {"color": colour, "width": width},
    }


def _level(y: float, low: float, high: float) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "x",
        "x0": low,
        "x1": high,
        "yref": "y",
        "y0": y,
        "y1": y,
        "layer": "below",
        "line": {"color": palette.LINE, "width": 1},
    }
