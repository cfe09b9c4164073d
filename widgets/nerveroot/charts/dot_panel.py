"""A panel of rows: name, dot with interval, value in figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log10
from typing import Any

from nerveroot.charts import palette
from nerveroot.charts.dot_rows import DotRows
from nerveroot.charts.dots import Dot, Group
from nerveroot.charts.marks import (
    error_bar,
    interval_line,
    mark_style,
    marker,
)
from nerveroot.charts.panels import PanelDrawing, panel_title
from nerveroot.charts.words import wrapped

__all__ = ["DotPanel", "share_panel"]

_RANGE_WIDTH = 7

# Shares of the width: names, plot, figures. At 680 px the names have 238 px, an
# interval in figures 173 px and a percentage with interval 129 px.
_PLOT_LEFT = 0.35
_PLOT_NARROW = [0.045, 0.955]
FIGURES_FROM = 0.745
SHARES_FROM = 0.81
_FIGURES_AWAY = 0.025


@dataclass(frozen=True, slots=True)
class DotPanel:
    """Rows on one axis.

    Attributes
    ----------
    title : str
        What is measured, on which scale, and in which study.
    axis : str
        Title of the axis, with the unit.
    limits : (float, float)
        Ends of the axis.
    ticks : tuple of float
        Values ticked; those other than zero and the start get a grid line.
    tick_texts : tuple of str
        What stands at the ticks.
    groups : sequence of Group
        The rows.
    none : float or None
        The value of no difference, drawn as a line; None for shares.
    left, right : str
        Direction in words, without arrows: "better after surgery".
    unit : str
        Written after each figure.
    unit_words : str
        The unit as the table says it.
    measure : str
        What is measured, as the table says it; the title if empty.
    decimals : int or None
        Digits of the figures.
    figures_from : float
        Share of the width at which the column of figures starts.
    logarithmic : bool
        Whether equal ratios are equally far apart; no value may then be 0.
    bare_is_hollow : bool
        Whether a value without interval is hollow: its uncertainty is unknown.
    """

    title: str
    axis: str
    limits: tuple[float, float]
    ticks: tuple[float, ...]
    tick_texts: tuple[str, ...]
    groups: Sequence[Group]
    none: float | None = None
    left: str = ""
    right: str = ""
    unit: str = ""
    unit_words: str = ""
    measure: str = ""
    decimals: int | None = None
    figures_from: float = FIGURES_FROM
    logarithmic: bool = False
    bare_is_hollow: bool = False

    def draw(self, *, narrow: bool) -> PanelDrawing:
        """Return the panel as drawn for one width."""
        title = wrapped(self.title, 44 if narrow else 88)
        directions = bool(self.left or self.right)
        head = 22 * len(title) + 4
        above = head + (22 if directions else 4)
        rows = DotRows(
            self.groups,
            narrow=narrow,
            unit=self.unit,
            decimals=self.decimals,
            figures_from=self.figures_from,
        )
        wide = [_PLOT_LEFT, self.figures_from - _FIGURES_AWAY]
        drawing = PanelDrawing(
            traces=list(self._traces(rows.places)),
            xaxis={
                "domain": _PLOT_NARROW if narrow else wide,
                "type": "log" if self.logarithmic else "linear",
                "range": [self._along(end) for end in self.limits],
                "tickvals": list(self.ticks),
                "ticktext": list(self.tick_texts),
                "showgrid": True,
                "ticklabeloverflow": "allow",
                "title": {"text": self.axis},
            },
            yaxis={"range": [rows.height, 0], "showticklabels": False},
            above=above,
            plot=rows.height,
            below=44,
            annotations=[
                panel_title("<br>".join(title), above),
                *self._directions(head, above, narrow),
                *rows.annotations,
            ],
        )
        if self.none is not None:
            drawing.shapes.append(_upright(self.none, rows))
        elif self.ticks[0] == self.limits[0]:
            drawing.shapes.append(_upright(self.limits[0], rows))
        return drawing

    def _along(self, value: float) -> float:
        """Return where a value lies on the axis as Plotly counts: in powers of ten."""
        return log10(value) if self.logarithmic else value

    def _directions(
        self, head: int, above: int, narrow: bool
    ) -> Iterator[dict[str, Any]]:
        """Yield the words of the two sides.

        Wide, they stand on either side of the line of no difference, where names and
        figures leave room; narrow, at the two edges.
        """
        beside = self.none is not None and not narrow
        ends = ((self.left, "left", 0.0), (self.right, "right", 1.0))
        for words, side, edge in ends:
            if not words:
                continue
            away = "right" if side == "left" else "left"
            yield {
                "text": f"← {words}" if side == "left" else f"{words} →",
                "x": self._along(self.none or 0) if beside else edge,
                "xref": "x" if beside else "x domain",
                "xanchor": away if beside else side,
                "xshift": 0 if not beside else -7 if side == "left" else 7,
                "y": 1,
                "yref": "y domain",
                "yanchor": "top",
                "yshift": above - head,
                "font": {"size": 13, "color": palette.INK_2, "weight": 600},
            }

    def _traces(self, places: dict[str, float]) -> Iterator[dict[str, Any]]:
        """Yield one trace for each kind of point: role, checked or not, interval."""
        kinds: dict[tuple[str, bool, str], list[tuple[Group, Dot]]] = {}
        for group in self.groups:
            for dot in group.dots:
                form = "range" if dot.is_range else "dot" if dot.low is None else "bar"
                kinds.setdefault((dot.role, dot.verified, form), []).append(
                    (group, dot)
                )
        for (role, verified, form), members in kinds.items():
            if form == "range":
                for group, dot in members:
                    yield self._range_trace(group, dot, places)
                continue
            dots = [dot for _, dot in members]
            bare = form == "dot" and self.bare_is_hollow
            if form == "bar" and not verified:
                yield _dotted(role, dots, places)
            trace = {
                "type": "scatter",
                "mode": "markers",
                "x": [dot.value for dot in dots],
                "y": [places[dot.row_id] for dot in dots],
                "customdata": [dot.row_id for dot in dots],
                "hovertext": [self._sentence(group, dot) for group, dot in members],
                "hoverinfo": "text",
                "marker": marker(role, verified=verified, bare=bare),
                "cliponaxis": False,
            }
            if form == "bar" and verified:
                trace["error_x"] = error_bar(
                    role,
                    [_known(dot.low) for dot in dots],
                    [_known(dot.value) for dot in dots],
                    [_known(dot.high) for dot in dots],
                )
            yield trace

    def _range_trace(
        self, group: Group, dot: Dot, places: dict[str, float]
    ) -> dict[str, Any]:
        line = {"color": mark_style(dot.role).colour, "width": _RANGE_WIDTH}
        if not dot.verified:
            line = {**interval_line(dot.role), "width": 3}
        return {
            "type": "scatter",
            "mode": "lines",
            "x": [dot.low, dot.high],
            "y": [places[dot.row_id]] * 2,
            "customdata": [dot.row_id] * 2,
            "hovertext": [self._sentence(group, dot)] * 2,
            "hoverinfo": "text",
            "line": line,
        }

    def _sentence(self, group: Group, dot: Dot) -> str:
        heading = f"{group.title}: " if group.title else ""
        figure = dot.figure(self.unit, self.decimals, with_limits=True)
        remarks = f"<br>{dot.remarks}" if dot.remarks else ""
        return f"{heading}{dot.label}<br>{figure}{remarks}"


def share_panel(
    title: str,
    groups: Sequence[Group],
    *,
    measure: str = "",
    counted: str = "people",
    decimals: int | None = None,
) -> DotPanel:
    """Return a panel of percentages on the whole scale from 0 to 100.

    Parameters
    ----------
    title : str
        What is counted, among whom.
    groups : sequence of Group
        The rows.
    measure : str
        What is counted, as the table says it; the title if empty.
    counted : str
        What is counted, in one word.
    decimals : int or None
        Digits of the figures; None keeps those of the data.
    """
    return DotPanel(
        title=title,
        axis=f"{counted}, percent",
        limits=(0, 100),
        ticks=(0, 25, 50, 75, 100),
        tick_texts=("0", "25", "50", "75", "100%"),
        groups=groups,
        unit="%",
        unit_words="%",
        measure=measure,
        decimals=decimals,
        figures_from=SHARES_FROM,
    )


def _dotted(role: str, dots: list[Dot], places: dict[str, float]) -> dict[str, Any]:
    """Return the dotted intervals of unchecked points, which error bars cannot be."""
    x: list[float | None] = []
    y: list[float | None] = []
    for dot in dots:
        x += [dot.low, dot.high, None]
        y += [places[dot.row_id], places[dot.row_id], None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": interval_line(role),
        "hoverinfo": "skip",
    }


def _upright(x: float, rows: DotRows) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "x",
        "x0": x,
        "x1": x,
        "yref": "y",
        "y0": 0,
        "y1": rows.height,
        "layer": "between",
        "line": {"color": palette.INK, "width": 1.2},
    }


def _known(value: float | None) -> float:
    if value is None:
        raise ValueError("an interval needs a value and both of its limits")
    return value
