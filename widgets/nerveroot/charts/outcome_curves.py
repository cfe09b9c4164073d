"""Outcomes over time with and without a treatment, study by study."""

from __future__ import annotations

import plotly.graph_objects as go

from nerveroot.charts.dots import Group, dot_table
from nerveroot.charts.figure import NARROW_WIDTH, Drawing, chart_figure
from nerveroot.charts.outcome.arrange import in_columns
from nerveroot.charts.outcome.band import worthwhile_band
from nerveroot.charts.outcome.combinations import (
    Combination,
    available,
    find_combination,
)
from nerveroot.charts.outcome.course_panel import CoursePanel
from nerveroot.charts.outcome.crossover_strip import CrossoverStrip, crossover_rows
from nerveroot.charts.outcome.difference_panel import DifferencePanel
from nerveroot.charts.outcome.differences import difference_series
from nerveroot.charts.outcome.points import arms_of, baseline_point
from nerveroot.charts.outcome.scales import value_axis
from nerveroot.charts.outcome.sentences import chart_words
from nerveroot.charts.outcome.times import TimeAxis
from nerveroot.charts.words import number, time_words
from nerveroot.data import load_table

__all__ = ["available", "outcome_curves"]

WIDE_WIDTH = 680
"""Width in px for which labels of the wide drawing are placed."""

# Places across: the plot of the left column, the column of differences.
_COURSE_BESIDE = (0.075, 0.475)
_COURSE_ALONE = (0.075, 0.78)
_COURSE_NARROW = (0.135, 0.68)
_DIFFERENCES = (0.675, 0.985)
_DIFFERENCES_NARROW = (0.02, 0.97)

_AXIS_NAMES = {
    "odi": "Oswestry",
    "rdq": "Roland score",
    "sf36-bp": "SF-36 bodily pain",
    "sf36-pf": "SF-36 function",
    "leg-pain-0-10": "leg pain",
    "leg-pain-0-100": "leg pain",
    "back-pain-0-10": "back pain",
    "bpi-0-10": "pain",
}


def outcome_curves(
    cohort: str = "sport",
    outcome: str = "odi",
    analysis: str = "as-treated",
    subgroup: str = "L4-L5",
) -> go.Figure:
    """Return one outcome of one study over time, with crossover and differences.

    Straight lines join observed times only, and only where three or more were read.
    Levels that no source prints are derived from the pooled start and the adjusted
    change, and say so.

    Parameters
    ----------
    cohort, outcome, analysis, subgroup : str
        Ids of the tables; :func:`available` lists what goes together.

    Returns
    -------
    plotly.graph_objects.Figure
        The course, below it who had been operated on the same axis of time, and the
        differences of both analyses, as far as the tables have them.

    Raises
    ------
    ValueError
        For ids that have no rows together; the message names the allowed ones.

    Examples
    --------
    >>> from nerveroot import charts
    >>> charts.outcome_curves(cohort="maine", outcome="predominant-symptom-improved",
    ...                       analysis="observed", subgroup="all").layout.meta["id"]
    'outcome-curves-maine-predominant-symptom-improved-observed-all'
    """
    combination = find_combination(cohort, outcome, analysis, subgroup)
    chart = _Chart(combination)
    groups = [group for _, _, groups in chart.parts() for group in groups]
    words = chart_words(
        combination,
        [dot for group in groups for dot in group.dots],
        chart.band,
        chart.crossover(narrow=False),
        chart.differences(narrow=False),
    )
    return chart_figure(
        chart="outcome-curves",
        state=f"outcome-curves-{combination.id}",
        headline=words.headline,
        what=words.what,
        see=words.see,
        source_line=words.source_line,
        source_keys=words.source_keys,
        alt=words.alt,
        table=dot_table(chart.parts()),
        wide=chart.draw(narrow=False),
        narrow=chart.draw(narrow=True),
    )


class _Chart:
    """The panels of one combination."""

    def __init__(self, combination: Combination) -> None:
        self.combination = combination
        self.band = worthwhile_band(combination)
        self.arms = arms_of(combination)
        self.start = baseline_point(combination)
        self.series = difference_series(combination)
        rows = crossover_rows(combination.cohort, combination.subgroup)
        self.crossed = tuple(rows)
        names = {row.id: row.name for row in load_table("outcome_names")}
        self.outcome_name = names[combination.outcome]
        cohorts = {row.id: row for row in load_table("cohorts")}
        self.cohort = cohorts[combination.cohort]

    def draw(self, *, narrow: bool) -> Drawing:
        """Return the drawing for one width."""
        left = [self.course(narrow=narrow).draw(narrow=narrow)]
        crossover = self.crossover(narrow=narrow)
        if crossover is not None:
            left.append(crossover.draw(narrow=narrow))
        differences = self.differences(narrow=narrow)
        right = [] if differences is None else [differences.draw(narrow=narrow)]
        if narrow or not right:
            return in_columns([*left, *right])
        return in_columns(left, right)

    def time(self, *, narrow: bool) -> TimeAxis:
        """Return the axis of time of course and crossover."""
        weeks = [point.weeks for arm in self.arms for point in arm.points]
        end = max(weeks)
        crossed = [row.time_weeks for row in self.crossed]
        if crossed and min(crossed) > end:
            end = min(crossed)
        domain = _COURSE_BESIDE if self.series else _COURSE_ALONE
        if narrow:
            domain = _COURSE_NARROW
        width = (NARROW_WIDTH if narrow else WIDE_WIDTH) * (domain[1] - domain[0])
        return TimeAxis(end, f"time since {self.cohort.time_zero}", domain, width)

    def course(self, *, narrow: bool) -> CoursePanel:
        """Return the main panel."""
        time = self.time(narrow=narrow)
        observed = {point.weeks for arm in self.arms for point in arm.points}
        if len(observed) > 1 or self.start is not None:
            title = f"{self.outcome_name} over {time_words(max(observed))}"
        else:
            title = f"{self.outcome_name} at {time_words(max(observed))}"
        return CoursePanel(self.combination, title, self._axis_title(), self.band, time)

    def _axis_title(self) -> str:
        scale = self.combination.scale
        if self.combination.is_share:
            return "people, percent"
        stated = value_axis(self.combination).stated
        words = f"{_AXIS_NAMES[scale.id]}, {scale.unit} of {number(scale.high or 0)}"
        if self.combination.mode == "change":
            words = f"change in {words}"
        return f"{words} ({stated})" if stated else words

    def crossover(self, *, narrow: bool) -> CrossoverStrip | None:
        """Return the strip of those who had been operated, or None."""
        if not self.crossed:
            return None
        chose = self.crossed[0].arm_id == "chose-wait"
        part = "by choice" if chose else "by lot"
        if self.combination.cohort == "sport":
            part = "randomised part of the study"
        return CrossoverStrip(
            self.crossed,
            f"Already operated on, {part}",
            self.time(narrow=narrow),
            tuple({point.weeks for arm in self.arms for point in arm.points}),
        )

    def differences(self, *, narrow: bool) -> DifferencePanel | None:
        """Return the panel of differences, or None."""
        if not self.series:
            return None
        first = self.series[0].rows[0]
        comparator = first.comparator or "comparison"
        unit = self._difference_unit()
        domain = _DIFFERENCES_NARROW if narrow else _DIFFERENCES
        return DifferencePanel(
            self.series,
            f"{first.intervention} minus {comparator[0].lower()}{comparator[1:]}",
            f"difference, {unit} (95% interval)",
            domain,
            (NARROW_WIDTH if narrow else WIDE_WIDTH) * (domain[1] - domain[0]),
            self.combination.scale.id,
            self._better(),
        )

    def _difference_unit(self) -> str:
        if self.combination.is_share:
            return "percentage points"
        return self.combination.scale.unit

    def _better(self) -> str:
        if not self.combination.is_share:
            return self.combination.scale.better
        events = {row.id: row.event for row in load_table("outcome_names")}
        return "lower" if events[self.combination.outcome] == "bad" else "higher"

    def parts(self) -> list[tuple[str, str, list[Group]]]:
        """Return what the table holds: measure, unit and groups of each panel."""
        unit = "percent" if self.combination.is_share else self.combination.scale.unit
        course = [
            *([Group("All patients, pooled", (self.start.dot,))] if self.start else []),
            *(
                Group(arm.name, tuple(point.dot for point in arm.points))
                for arm in self.arms
            ),
        ]
        measure = self.outcome_name
        if self.combination.mode == "change":
            measure = f"{measure}, change since the start"
        found: list[tuple[str, str, list[Group]]] = [(measure, unit, course)]
        differences = self.differences(narrow=False)
        if differences is not None:
            found.append(
                (differences.title, self._difference_unit(), list(differences.groups))
            )
        crossover = self.crossover(narrow=False)
        if crossover is not None:
            found.append(
                (crossover.title, "percent of the arm", list(crossover.groups))
            )
        return found
