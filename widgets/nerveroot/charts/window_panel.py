"""A panel of pooled effects, each drawn across its window of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nerveroot.charts import palette
from nerveroot.charts.dots import Dot, Group
from nerveroot.charts.marks import LINE_WIDTH, error_bar, mark_style, marker
from nerveroot.charts.panels import PanelDrawing, panel_title
from nerveroot.charts.words import wrapped
from nerveroot.data.rows_treatment import Effect

__all__ = ["Window", "WindowPanel", "window_of"]

# Start and end in weeks of the windows that the table names.
_WINDOWS = {
    "up to 6 weeks": (0, 6),
    "over 6 weeks to 3 months": (6, 13),
    "over 3 to under 12 months": (13, 52),
    "12 months": (52, 52),
}
_STRENGTH = 0.16
_PLOT = {False: (0.075, 0.98), True: (0.12, 0.97)}


def window_of(row: Effect) -> tuple[int, int]:
    """Return the weeks over which a row is pooled.

    Raises
    ------
    ValueError
        If the row's window is none that can be drawn; the message names those.
    """
    if row.window not in _WINDOWS:
        raise ValueError(
            f"{row.id}: window {row.window!r} cannot be drawn; "
            f"allowed: {', '.join(_WINDOWS)}"
        )
    return _WINDOWS[row.window]


@dataclass(frozen=True, slots=True)
class Window:
    """A dot and the weeks that it stands for; equal weeks are a point in time."""

    dot: Dot
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WindowPanel:
    """Effects over time.

    Attributes
    ----------
    title : str
        What is measured, on which scale.
    axis : str
        Title of the upright axis, with the unit.
    limits : (float, float)
        Ends of the upright axis; zero lies between them or at the upper one.
    ticks : tuple of float
        Values ticked on it.
    tick_texts : tuple of str
        What stands at them.
    end : float
        Last week on the time axis.
    times : tuple of (int, str, str)
        Weeks ticked, with their words at both widths.
    windows : tuple of Window
        What is drawn.
    down, up : str
        Direction in words: "better after surgery".
    unit_words : str
        The unit as the table says it.
    measure : str
        What is measured, as the table says it; the title if empty.
    """

    title: str
    axis: str
    limits: tuple[float, float]
    ticks: tuple[float, ...]
    tick_texts: tuple[str, ...]
    end: float
    times: tuple[tuple[int, str, str], ...]
    windows: tuple[Window, ...]
    down: str
    up: str
    unit_words: str
    measure: str = ""

    @property
    def groups(self) -> tuple[Group, ...]:
        """The rows, for the table."""
        return (Group("", tuple(window.dot for window in self.windows)),)

    def draw(self, *, narrow: bool) -> PanelDrawing:
        """Return the panel as drawn for one width."""
        title = wrapped(self.title, 44 if narrow else 88)
        above = 22 * len(title) + 12
        return PanelDrawing(
            traces=list(self._traces()),
            xaxis={
                "domain": list(_PLOT[narrow]),
                "range": [0, self.end],
                "tickvals": [week for week, _, _ in self.times],
                "ticktext": [
                    short if narrow else text for _, text, short in self.times
                ],
                "ticks": "outside",
                "ticklen": 5,
                "title": {"text": "time from the start of treatment"},
            },
            yaxis={
                "range": list(self.limits),
                "tickvals": list(self.ticks),
                "ticktext": list(self.tick_texts),
                "showgrid": True,
                "title": {"text": self.axis},
            },
            above=above,
            plot=250,
            below=50,
            annotations=[
                panel_title("<br>".join(title), above),
                *self._directions(),
                *self._figures(),
            ],
            shapes=[_zero(self.end), *self._spans()],
        )

    def _traces(self) -> Iterator[dict[str, Any]]:
        for window in self.windows:
            dot = window.dot
            if dot.value is None or dot.low is None or dot.high is None:
                raise ValueError(
                    f"{dot.row_id}: a window needs a value and an interval"
                )
            point = window.start == window.end
            weeks = [window.start] if point else [window.start, window.end]
            trace: dict[str, Any] = {
                "type": "scatter",
                "mode": "markers" if point else "lines",
                "x": weeks,
                "y": [dot.value] * len(weeks),
                "customdata": [dot.row_id] * len(weeks),
                "hovertext": [self._sentence(dot)] * len(weeks),
                "hoverinfo": "text",
            }
            if point:
                trace["marker"] = marker(dot.role, verified=dot.verified)
                trace["error_y"] = error_bar(
                    dot.role, [dot.low], [dot.value], [dot.high]
                )
            else:
                trace["line"] = {
                    "color": mark_style(dot.role).colour,
                    "width": LINE_WIDTH,
                }
            yield trace

    def _sentence(self, dot: Dot) -> str:
        return f"{dot.label}<br>{dot.figure('', None, with_limits=True)}"

    def _spans(self) -> Iterator[dict[str, Any]]:
        for window in self.windows:
            if window.start < window.end:
                yield {
                    "type": "rect",
                    "xref": "x",
                    "x0": window.start,
                    "x1": window.end,
                    "yref": "y",
                    "y0": window.dot.low,
                    "y1": window.dot.high,
                    "layer": "between",
                    "fillcolor": mark_style(window.dot.role).colour,
                    "opacity": _STRENGTH,
                    "line": {"width": 0},
                }

    def _figures(self) -> Iterator[dict[str, Any]]:
        for place, window in enumerate(self.windows):
            dot = window.dot
            point = window.start == window.end
            # Neighbouring short windows: the first figure below its span, the next
            # above, so that they never meet.
            under = place % 2 == 0
            y = dot.value if point else dot.low if under else dot.high
            yield {
                "text": dot.figure("", None, with_limits=False),
                "x": (window.start + window.end) / 2,
                "xref": "x",
                "xanchor": "left" if point else "center",
                "xshift": 8 if point else 0,
                "y": y,
                "yref": "y",
                "yanchor": "middle" if point else "top" if under else "bottom",
                "font": {
                    "size": 14,
                    "color": mark_style(dot.role).colour,
                    "weight": 600,
                },
            }

    def _directions(self) -> Iterator[dict[str, Any]]:
        low, high = self.limits
        for words, arrow, y, anchor in (
            (self.down, "↓", low, "bottom"),
            (self.up, "↑", high, "top"),
        ):
            if words:
                yield {
                    "text": f"{arrow} {words}",
                    "x": 1,
                    "xref": "x domain",
                    "xanchor": "right",
                    "y": y,
                    "yref": "y",
                    "yanchor": anchor,
                    "font": {"size": 13, "color": palette.INK_2, "weight": 600},
                }


def _zero(end: float) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "x",
        "x0": 0,
        "x1": end,
        "yref": "y",
        "y0": 0,
        "y1": 0,
        "layer": "between",
        "line": {"color": palette.INK, "width": 1.2},
    }
