"""A hundred people of each arm, and how many of them reached a yes/no outcome."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from nerveroot.charts import palette
from nerveroot.charts.dots import Group, dot_table, source_labels
from nerveroot.charts.figure import ChartTable, Drawing, chart_figure
from nerveroot.charts.marks import UNCHECKED, mark_style, marker
from nerveroot.charts.outcome.arrange import in_columns
from nerveroot.charts.outcome.combinations import (
    Combination,
    available,
    find_combination,
)
from nerveroot.charts.outcome.phrases import (
    analysis_words,
    predicate,
    spaced_levels,
    time_phrase,
    with_arm,
)
from nerveroot.charts.outcome.points import MEDIAN_TIME, Arm, Point, arms_of
from nerveroot.charts.panels import PanelDrawing
from nerveroot.charts.words import joined, number, percent, time_words, wrapped
from nerveroot.data import load_table

__all__ = ["icon_times", "recovery_icons"]

PEOPLE = 100
"""The one denominator of all arrays."""

_ROW = 10
_HEIGHT = {False: 290, True: 230}
_SIZE = {False: 15, True: 11}
_ABOVE = {False: 74, True: 94}
_PLACES = {False: ((0.01, 0.44), (0.55, 0.98)), True: ((0.01, 0.46), (0.54, 0.99))}


@dataclass(frozen=True, slots=True)
class _Array:
    """A hundred icons of one arm."""

    arm: Arm
    point: Point
    domain: tuple[float, float]

    @property
    def count(self) -> int:
        """How many of a hundred, rounded."""
        return _of_hundred(self.point)

    def draw(self, *, narrow: bool) -> PanelDrawing:
        """Return the array with its name and count above it."""
        size = _SIZE[narrow]
        return PanelDrawing(
            traces=list(self._traces(size)),
            xaxis={
                "domain": list(self.domain),
                "range": [-0.5, _ROW - 0.5],
                "showticklabels": False,
            },
            yaxis={"range": [_ROW - 0.4, -0.6], "showticklabels": False},
            above=_ABOVE[narrow],
            plot=_HEIGHT[narrow],
            below=6,
            annotations=list(self._head(narrow)),
        )

    def _traces(self, size: int) -> Iterator[dict[str, Any]]:
        verified = self.point.dot.verified
        places = [(place % _ROW, place // _ROW) for place in range(PEOPLE)]
        yes, no = places[: self.count], places[self.count :]
        if no:
            # Another shape, not only another colour.
            yield {
                "type": "scatter",
                "mode": "markers",
                "x": [x for x, _ in no],
                "y": [y for _, y in no],
                "marker": {
                    "symbol": "x-thin",
                    "size": round(size * 0.55),
                    "color": palette.CONTROL,
                    "line": {"color": palette.CONTROL, "width": 1.6},
                },
                "hoverinfo": "skip",
            }
        if yes:
            yield {
                "type": "scatter",
                "mode": "markers",
                "x": [x for x, _ in yes],
                "y": [y for _, y in yes],
                "customdata": [self.point.dot.row_id] * len(yes),
                "hovertext": self._sentence(),
                "hoverinfo": "text",
                "marker": marker(self.arm.role, verified=verified, size=size),
            }

    def _sentence(self) -> str:
        unchecked = "" if self.point.dot.verified else f"<br>{UNCHECKED}"
        return f"{self.arm.name}<br>{self.count} of {PEOPLE}{unchecked}"

    def _head(self, narrow: bool) -> Iterator[dict[str, Any]]:
        dot = self.point.dot
        colour = mark_style(self.arm.role).colour
        name = wrapped(self.arm.name, 20 if narrow else 40)
        people = "number of people not seen"
        if dot.n is not None:
            people = f"{number(dot.n)} people"
        for text, size, weight, tint, shift in (
            ("<br>".join(name), 15, 600, colour, 54 + 19 * len(name)),
            (
                f"{self.count} of {PEOPLE}",
                20,
                600,
                palette.INK,
                52,
            ),
            (people, 13, 400, palette.MUTED, 22),
        ):
            yield {
                "text": text,
                "x": 0,
                "xref": "x domain",
                "xanchor": "left",
                "y": 1,
                "yref": "y domain",
                "yanchor": "top",
                "yshift": shift,
                "align": "left",
                "font": {"size": size, "color": tint, "weight": weight},
            }


def _of_hundred(point: Point) -> int:
    # Half up, as readers round; round() would send 0.5 to the even neighbour.
    return int((point.dot.value or 0.0) + 0.5)


def icon_times(combination: Combination) -> tuple[int, ...]:
    """Return the weeks at which a yes/no outcome was counted, or none."""
    return combination.times if combination.is_share else ()


def recovery_icons(
    cohort: str = "maine",
    time_weeks: int = 52,
    outcome: str | None = None,
    analysis: str | None = None,
    subgroup: str | None = None,
) -> go.Figure:
    """Return a hundred icons of each arm for a yes/no outcome at one time.

    Parameters
    ----------
    cohort : str
        Id of the cohort.
    time_weeks : int
        An observed time.
    outcome, analysis, subgroup : str or None
        Ids of the tables; None takes the first yes/no outcome with this time.

    Returns
    -------
    plotly.graph_objects.Figure
        Both arms side by side, in rows of ten, with the same denominator.

    Raises
    ------
    ValueError
        If nothing was counted so; the message names the allowed values.
    """
    combination = _chosen(cohort, time_weeks, outcome, analysis, subgroup)
    shown = [
        (arm, point)
        for arm in arms_of(combination)
        for point in arm.points
        if point.weeks == time_weeks and point.dot.note != MEDIAN_TIME
    ]
    return _figure(combination, time_weeks, shown)


def _chosen(
    cohort: str,
    time_weeks: int,
    outcome: str | None,
    analysis: str | None,
    subgroup: str | None,
) -> Combination:
    if outcome is not None and analysis is not None and subgroup is not None:
        one = find_combination(cohort, outcome, analysis, subgroup)
        candidates = [one] if one.is_share else []
    else:
        candidates = [
            one
            for one in available()
            if one.cohort == cohort
            and one.is_share
            and outcome in (None, one.outcome)
            and analysis in (None, one.analysis)
            and subgroup in (None, one.subgroup)
        ]
    if not candidates:
        counted = dict.fromkeys(
            f"{one.cohort}/{one.outcome}" for one in available() if one.is_share
        )
        raise ValueError(
            f"cohort {cohort!r} with outcome {outcome!r} counts no people; allowed: "
            f"{', '.join(counted)}"
        )
    found = [one for one in candidates if time_weeks in one.times]
    if not found:
        times = sorted({weeks for one in candidates for weeks in one.times})
        raise ValueError(
            f"time_weeks {time_weeks!r} was not observed in {cohort}; allowed: "
            f"{', '.join(str(weeks) for weeks in times)}"
        )
    return found[0]


def _figure(
    combination: Combination, weeks: int, shown: list[tuple[Arm, Point]]
) -> go.Figure:
    keys, labels = source_labels(point.dot.source_key for _, point in shown)
    cohort = {row.id: row for row in load_table("cohorts")}[combination.cohort]
    meaning = {row.id: row.meaning for row in load_table("outcome_names")}
    when = time_phrase(combination.outcome, time_words(weeks))
    counts = [f"{_of_hundred(point)} {with_arm(arm.name)}" for arm, point in shown]
    if shown[0][0].role == "single":
        counts = [str(_of_hundred(shown[0][1]))]
    said = f"of {PEOPLE} people, {joined(counts)} {predicate(combination.outcome)}"
    if any(point.dot.verified for _, point in shown):
        said = f"O{said[1:]}"
    else:
        said = f"Not checked: {said}"
    return chart_figure(
        chart="recovery-icons",
        state=f"recovery-icons-{combination.id}-{weeks}",
        headline=f"{said} {when}.",
        what=(
            f"{meaning[combination.outcome]}. {spaced_levels(cohort.population)}. "
            f"{cohort.name}, {analysis_words(combination.analysis)}. Each row is ten "
            "people of a hundred; a cross stands for no."
        ),
        see=_see(shown, cohort.weakness),
        source_line=_source_line(labels, shown),
        source_keys=keys,
        alt=(
            f"Icons for {PEOPLE} people of each group {when}: {joined(counts)} "
            f"{predicate(combination.outcome)}. {_missing(shown)}"
        ),
        table=_table(combination, shown),
        wide=_drawing(shown, narrow=False),
        narrow=_drawing(shown, narrow=True),
    )


def _drawing(shown: list[tuple[Arm, Point]], *, narrow: bool) -> Drawing:
    arrays = [
        _Array(arm, point, domain)
        for (arm, point), domain in zip(shown, _PLACES[narrow], strict=False)
    ]
    return in_columns(*([array.draw(narrow=narrow)] for array in arrays))


def _see(shown: list[tuple[Arm, Point]], weakness: str) -> str:
    if len(shown) < 2:
        return f"{_missing(shown)} {weakness.rstrip('.')}."
    gap = abs(_of_hundred(shown[0][1]) - _of_hundred(shown[1][1]))
    return f"The two groups are {gap} people of {PEOPLE} apart. {weakness.rstrip('.')}."


def _missing(shown: list[tuple[Arm, Point]]) -> str:
    """Say what the arrays leave out."""
    if len(shown) > 1:
        return f"The others of each {PEOPLE} are crosses."
    role = shown[0][0].role
    if role == "single":
        return "There is one group; no other was compared."
    return "The share of the other group was not seen."


def _source_line(labels: str, shown: list[tuple[Arm, Point]]) -> str:
    sentences = [f"{labels}."]
    rounded = [
        f"{_of_hundred(point)} from {percent(point.dot.value or 0.0)}"
        for _, point in shown
        if point.dot.value != _of_hundred(point)
    ]
    if rounded:
        sentences.append(f"Rounded to whole people: {joined(rounded)}.")
    if not all(point.dot.verified for _, point in shown):
        sentences.append(f"Hollow: {UNCHECKED}.")
    return " ".join(sentences)


def _table(combination: Combination, shown: list[tuple[Arm, Point]]) -> ChartTable:
    names = {row.id: row.name for row in load_table("outcome_names")}
    groups = [Group(arm.name, (point.dot,)) for arm, point in shown]
    return dot_table([(names[combination.outcome], "percent", groups)])
