"""How many of each arm had been operated as time went on."""

from __future__ import annotations

import plotly.graph_objects as go

from nerveroot.charts.crossover_panel import ArmShare, CrossoverPanel
from nerveroot.charts.dot_chart import dot_chart
from nerveroot.charts.dots import Dot, row_dot
from nerveroot.charts.evidence import rows_by_id
from nerveroot.charts.words import number, time_short, time_words
from nerveroot.data import load_table
from nerveroot.data.rows_treatment import Crossover

__all__ = ["crossover"]

_ROLES = {
    "assigned-surgery": "intervention",
    "assigned-wait": "comparison",
    "chose-wait": "comparison",
}
_NAMES = {
    "assigned-surgery": "Assigned to surgery",
    "assigned-wait": "Assigned to wait",
    "chose-wait": "Chose to wait",
}
# Cohort and title. The last follow-up ends the time axis.
_TRIALS = (
    ("sport", "SPORT, by lot"),
    ("hague", "Leiden–The Hague, by lot"),
    ("osterman-2006", "Österman 2006, by lot"),
    ("bailey-2020", "Bailey 2020, by lot"),
    ("maine", "Maine, by choice"),
)
_ROOM = 0.16
"""Share of the axis between two ticks with room for their words."""


def crossover() -> go.Figure:
    """Return the shares of the arms of five studies that were operated, over time.

    Returns
    -------
    plotly.graph_objects.Figure
        One panel for each study, on the same scale of 0 to 100 percent.
    """
    rows = rows_by_id("crossover")
    sport_wait = rows["kerr2015-assigned-wait-416"].operated_percent
    sport_surgery = rows["kerr2015-assigned-surgery-416"].operated_percent
    hague = rows["lequin2013-assigned-wait-260"].operated_percent
    bailey = rows["bailey2020-assigned-wait-52"].operated_percent
    return dot_chart(
        chart="crossover",
        state="crossover",
        headline=(
            "A third to a half of those assigned to wait were operated in the end. In "
            "SPORT, four in ten assigned to surgery were not."
        ),
        what=(
            "People who had had surgery, percent of each arm, by time since the start. "
            "The nearer the arms, the smaller the contrast between them."
        ),
        see=(
            "Where the marks of both arms come close, the arms received nearly the "
            "same treatment, and comparing them says little about surgery against none."
        ),
        notes=(
            "Maine was not randomised: its people chose. In Österman 2006 the shares "
            "are sums of the counts of each visit. One follow-up is drawn as a mark, "
            "without a line."
        ),
        alt=(
            f"In SPORT {number(sport_surgery)}% of those assigned to surgery and "
            f"{number(sport_wait)}% of those assigned to wait had been operated at 8 "
            f"years. In the Leiden–The Hague trial {number(hague)}% of those assigned "
            f"to wait had been at 5 years, in the trial of Bailey {number(bailey)}% at "
            "1 year."
        ),
        panels=tuple(_panel(*trial) for trial in _TRIALS),
        columns=2,
    )


def _panel(cohort: str, title: str) -> CrossoverPanel:
    rows = [
        row
        for row in load_table("crossover")
        if row.cohort_id == cohort and row.subgroup == "all" and row.plot
    ]
    rows.sort(key=lambda row: (list(_ROLES).index(row.arm_id), row.time_weeks))
    weeks = sorted({row.time_weeks for row in rows})
    end = weeks[-1]
    ticks = [
        week
        for week, later in zip(weeks, [*weeks[1:], 2 * end], strict=True)
        if later - week >= _ROOM * end
    ]
    return CrossoverPanel(
        title=title,
        end=end,
        times=tuple((week, time_short(week)) for week in ticks),
        shares=tuple(
            ArmShare(_NAMES[row.arm_id], row.time_weeks, _dot(row)) for row in rows
        ),
    )


def _dot(row: Crossover) -> Dot:
    return row_dot(
        row,
        row.id,
        time_words(row.time_weeks),
        value=row.operated_percent,
        n=row.n,
        role=_ROLES[row.arm_id],
    )
