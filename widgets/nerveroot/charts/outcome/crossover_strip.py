"""The strip below the course: who had been operated, on the same axis of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nerveroot.charts.dots import Dot, Group
from nerveroot.charts.marks import connector, mark_style, marker
from nerveroot.charts.outcome.names import NameColumn, apart
from nerveroot.charts.outcome.times import TimeAxis
from nerveroot.charts.panels import PanelDrawing, panel_title
from nerveroot.charts.words import number, percent, time_short, time_words
from nerveroot.data import load_table
from nerveroot.data.rows_treatment import Crossover

__all__ = ["CrossoverStrip", "crossover_rows"]

_ROLES = {
    "assigned-surgery": "intervention",
    "assigned-wait": "comparison",
    "chose-wait": "comparison",
}
_WORDS = {
    "assigned-surgery": "Surgery by lot",
    "assigned-wait": "Waiting by lot",
    "chose-wait": "Chose to wait",
}
# A straight line from "nobody" at the start says nothing wrong over a quarter of a
# year; over a longer gap it would draw a course that nobody saw.
_JOINED_TO_START_WITHIN = 13
_HEIGHT = 118
_NAME_LINE = 17
_ABOVE = 34
_BELOW = 52


def crossover_rows(cohort: str, subgroup: str) -> list[Crossover]:
    """Return the shares operated, those of the very patients if the table has them."""
    rows = [
        row for row in load_table("crossover") if row.cohort_id == cohort and row.plot
    ]
    own = [row for row in rows if row.subgroup == subgroup]
    rows = own or [row for row in rows if row.subgroup == "all"]
    return sorted(
        rows, key=lambda row: (list(_ROLES).index(row.arm_id), row.time_weeks)
    )


@dataclass(frozen=True, slots=True)
class CrossoverStrip:
    """Shares of the arms that had been operated.

    Attributes
    ----------
    rows : tuple of Crossover
        What is drawn, arm by arm.
    title : str
        Title of the panel.
    time : TimeAxis
        The axis of the panel above.
    observed : tuple of float
        Weeks ticked there.
    """

    rows: tuple[Crossover, ...]
    title: str
    time: TimeAxis
    observed: tuple[float, ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        """The rows arm by arm, for the table."""
        return tuple(
            Group(rows[0].arm, tuple(_dot(row) for row in rows))
            for rows in self._arms()
        )

    def draw(self, *, narrow: bool) -> PanelDrawing:
        """Return the strip as drawn for one width."""
        shown = [row.time_weeks for row in self.rows if row.time_weeks <= self.time.end]
        return PanelDrawing(
            traces=[trace for rows in self._arms() for trace in self._traces(rows)],
            xaxis=self.time.axis([*self.observed, *shown]),
            yaxis={
                "range": [0, 101],
                "ticklabelstandoff": 3,
                "tickvals": [0, 50, 100],
                "ticktext": ["0", "50", "100%"],
                "showgrid": True,
                "title": {"text": "operated, %", "standoff": 4},
            },
            above=_ABOVE,
            plot=_HEIGHT,
            below=_BELOW,
            annotations=[
                panel_title(self.title, _ABOVE),
                *self._labels(narrow),
            ],
        )

    def _arms(self) -> list[list[Crossover]]:
        arms: dict[str, list[Crossover]] = {}
        for row in self.rows:
            arms.setdefault(row.arm_id, []).append(row)
        return list(arms.values())

    def _traces(self, rows: list[Crossover]) -> Iterator[dict[str, Any]]:
        role = _ROLES[rows[0].arm_id]
        shown = self._shown(rows)
        first = [0.0] if rows[0].time_weeks <= _JOINED_TO_START_WITHIN else []
        line = {
            "x": [*first, *(row.time_weeks for row in shown)],
            "y": [*first, *(row.operated_percent for row in shown)],
        }
        if len(line["x"]) > 1:
            yield {
                "type": "scatter",
                "mode": "lines",
                **line,
                "line": connector(role),
                "hoverinfo": "skip",
            }
        # Shares after the end of the axis stand there as words. They stay among the
        # points, unseen, because arrow keys and table reach every row.
        later = [row for row in rows if row not in shown]
        for some, is_seen in ((shown, True), (later, False)):
            if some:
                yield self._points(some, is_seen=is_seen)

    def _points(self, rows: list[Crossover], *, is_seen: bool) -> dict[str, Any]:
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [row.time_weeks for row in rows],
            "y": [row.operated_percent for row in rows],
            "customdata": [row.id for row in rows],
            "hovertext": [
                f"{row.arm}<br>{time_words(row.time_weeks)}: "
                f"{percent(row.operated_percent)} operated"
                for row in rows
            ],
            "hoverinfo": "text",
            "marker": marker(_ROLES[rows[0].arm_id], verified=rows[0].verified),
            "cliponaxis": not is_seen,
        }

    def _labels(self, narrow: bool) -> Iterator[dict[str, Any]]:
        """Yield the share at each mark, and at the last the name of the arm."""
        ends, names = [], []
        for place, rows in enumerate(self._arms()):
            shown = self._shown(rows)
            for row in shown[:-1]:
                yield {
                    **_at(row, 7, "left"),
                    "text": percent(row.operated_percent),
                    "yanchor": "top" if place else "bottom",
                    "yshift": -3 if place else 3,
                    "font": _font(row),
                }
            if shown:
                ends.append(shown[-1])
                names.append(self._name(rows, shown[-1], narrow))
        shifts = apart(
            [row.operated_percent for row in ends],
            [(text.count("<br>") + 1) * _NAME_LINE for text in names],
            NameColumn(0, 100, _HEIGHT),
        )
        for row, text, shift in zip(ends, names, shifts, strict=True):
            yield {
                **_at(row, 11, "left"),
                "text": text,
                "yanchor": "middle",
                "yshift": shift,
                "align": "left",
                "font": _font(row),
            }

    def _name(self, rows: list[Crossover], last: Crossover, narrow: bool) -> str:
        """Return the name of an arm with its last share and those after the axis."""
        later = [
            f"{percent(row.operated_percent)} at "
            f"{time_short(row.time_weeks) if narrow else time_words(row.time_weeks)}"
            for row in rows
            if row.time_weeks > self.time.end
        ]
        # Of several after the axis, the last; the table has them all.
        later = later[-1:]
        share = percent(last.operated_percent)
        if last.time_weeks < self.time.end * 0.9 and not narrow:
            return f"{_WORDS[last.arm_id]} {share}"
        return "<br>".join([_WORDS[last.arm_id], share, *later])

    def _shown(self, rows: list[Crossover]) -> list[Crossover]:
        return [row for row in rows if row.time_weeks <= self.time.end]


def _at(row: Crossover, shift: int, anchor: str) -> dict[str, Any]:
    return {
        "x": row.time_weeks,
        "xref": "x",
        "xanchor": anchor,
        "xshift": shift,
        "y": row.operated_percent,
        "yref": "y",
    }


def _font(row: Crossover) -> dict[str, Any]:
    colour = mark_style(_ROLES[row.arm_id]).colour
    return {"size": 13, "color": colour, "weight": 600}


def _dot(row: Crossover) -> Dot:
    return Dot(
        row_id=row.id,
        label=time_words(row.time_weeks),
        note="" if row.count is None else f"{number(row.count)} operated",
        value=row.operated_percent,
        low=None,
        high=None,
        limits=None,
        n=row.n,
        source_key=row.source_key,
        verified=row.verified,
        role=_ROLES[row.arm_id],
    )
