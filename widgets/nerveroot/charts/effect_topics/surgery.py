"""Surgery against no surgery: leg pain by window, and what reviews and trials add."""

from __future__ import annotations

import plotly.graph_objects as go

from nerveroot.charts.dot_chart import dot_chart
from nerveroot.charts.dot_panel import DotPanel
from nerveroot.charts.dots import Dot, Group
from nerveroot.charts.evidence import effect_dot, rows_by_id
from nerveroot.charts.window_panel import Window, WindowPanel, window_of
from nerveroot.charts.words import number, time_words
from nerveroot.data.rows_treatment import Effect

__all__ = ["surgery_effects"]

_LIU = tuple(f"liu2023-leg-pain-{week}" for week in (6, 12, 26, 52))
_BETTER = "better after surgery"
_WORSE = "better without"


def surgery_effects() -> go.Figure:
    """Return the chart of differences between surgery and no surgery."""
    rows = rows_by_id("effects")
    liu = [rows[row_id] for row_id in _LIU]
    first, last = liu[0].effect, liu[-1].effect
    treated = [rows[f"weinstein2008-odi-{208}"], rows["lurie2014-odi-416"]]
    lot = [rows[f"weinstein2006rct-odi-{week}"] for week in (13, 52, 104)]
    panels = (
        _leg_pain_windows(liu),
        _leg_pain_range(rows["clark2020-leg-pain-26"]),
        _leg_pain_late(rows["bailey2020-leg-pain-26"]),
        _function(rows["clark2020-disability-26"], rows["clark2020-disability-104"]),
        _sport(lot, treated),
    )
    bailey = rows["bailey2020-leg-pain-26"].difference.value
    return dot_chart(
        chart="treatment-effects",
        state="treatment-effects-surgery",
        headline=(
            f"In leg pain, surgery leads by {number(-first, 0)} points of 100 at first "
            f"and by {number(-last, 0)} at a year. Beyond that, analyses disagree."
        ),
        what=(
            "Surgery minus no surgery, with 95% intervals. Left of zero, or below it, "
            "is better after surgery. Each panel has the scale of its own outcome."
        ),
        see=(
            "The lead in leg pain shrinks from window to window, while the as-treated "
            "lead in disability stays: the first comes from trials by lot, the second "
            "from people who chose."
        ),
        notes=(
            "Liu 2023 pools each window, with very low to low certainty. Differences "
            "printed the other way round are turned to surgery minus no surgery. Not "
            "drawn: Chen 2018, whose larger late gain in function has no stated scale."
        ),
        alt=(
            f"Pooled leg pain differs by {number(first)} of 100 points up to 6 weeks, "
            f"{number(liu[1].effect)} to 3 months, {number(liu[2].effect)} to under 12 "
            f"months and {number(last)} at 12 months, in favour of surgery. After 4 to "
            f"12 months of sciatica one trial finds {number(bailey)} of 10 points. "
            f"Disability in SPORT differs by {number(treated[0].effect)} points as "
            f"treated at 4 years and, in figures not checked, by "
            f"{number(lot[2].effect)} as randomised at 2 years."
        ),
        panels=panels,
    )


def _leg_pain_windows(rows: list[Effect]) -> WindowPanel:
    windows = tuple(
        Window(_window_dot(row), start, end)
        for row in rows
        for start, end in [window_of(row)]
    )
    return WindowPanel(
        title="Leg pain, 0 to 100: 12 trials pooled by window of time (Liu 2023)",
        axis="difference, points of 100",
        limits=(-28, 5),
        ticks=(-20, -10, 0),
        tick_texts=(number(-20), number(-10), "0"),
        end=62,
        times=(
            (6, "6 weeks", "6 wk"),
            (13, "3 months", "3 mo"),
            (52, "12 months", "12 mo"),
        ),
        windows=windows,
        down=_BETTER,
        up=_WORSE,
        unit_words="points of 100",
        measure="Leg pain, 0 to 100",
    )


def _window_dot(row: Effect) -> Dot:
    words = row.window or ""
    return effect_dot(row, f"{words[0].upper()}{words[1:]}", "pooled over the window")


def _leg_pain_range(row: Effect) -> DotPanel:
    low, high = row.effect_low, row.effect_high
    if low is None or high is None:
        raise ValueError(f"{row.id}: the range needs both ends")
    # Printed as a lead of surgery; turned, so that left is better here as elsewhere.
    turned = effect_dot(row, "Lowest to highest of 7 trials", "up to 26 weeks")
    dot = Dot(
        row_id=turned.row_id,
        label=turned.label,
        note=turned.note,
        value=None,
        low=-high,
        high=-low,
        limits=turned.limits,
        n=None,
        source_key=turned.source_key,
        verified=turned.verified,
        role=turned.role,
    )
    return DotPanel(
        title="Leg pain, 0 to 100: the trials differ widely (Clark 2020)",
        axis="difference, points of 100",
        limits=(-30, 10),
        ticks=(-30, -20, -10, 0, 10),
        tick_texts=(number(-30), number(-20), number(-10), "0", "10"),
        groups=(Group("", (dot,)),),
        none=0,
        left=_BETTER,
        right=_WORSE,
        unit_words="points of 100",
        measure="Leg pain, 0 to 100",
    )


def _leg_pain_late(row: Effect) -> DotPanel:
    people = rows_by_id("cohorts")[row.cohort_id].n
    dot = effect_dot(row, "At 6 months", f"trial of {people} people, by lot")
    return DotPanel(
        title="Leg pain, 0 to 10: after 4 to 12 months of sciatica (Bailey 2020)",
        axis="difference, points of 10",
        limits=(-4, 1),
        ticks=(-4, -2, 0),
        tick_texts=(number(-4), number(-2), "0"),
        groups=(Group("", (dot,)),),
        none=0,
        left=_BETTER,
        right=_WORSE,
        unit_words="points of 10",
        measure="Leg pain, 0 to 10",
    )


def _function(early: Effect, late: Effect) -> DotPanel:
    return DotPanel(
        title="Function, several scales made comparable (Clark 2020)",
        axis="difference, standard deviations",
        limits=(-0.4, 0.2),
        ticks=(-0.4, -0.2, 0, 0.2),
        tick_texts=(number(-0.4), number(-0.2), "0", "0.2"),
        groups=(
            Group(
                "",
                (
                    effect_dot(early, f"To {time_words(26)}"),
                    effect_dot(late, f"To {time_words(104)}"),
                ),
            ),
        ),
        none=0,
        left=_BETTER,
        right=_WORSE,
        unit_words="standard deviations",
        measure="Function, standardised",
        decimals=2,
    )


def _sport(lot: list[Effect], treated: list[Effect]) -> DotPanel:
    return DotPanel(
        title="Disability, Oswestry index 0 to 100: one study, two analyses (SPORT)",
        axis="difference, points of 100",
        limits=(-20, 5),
        ticks=(-20, -10, 0),
        tick_texts=(number(-20), number(-10), "0"),
        groups=(
            Group(
                "As treated: by what people had",
                tuple(_at_time(row, "intervention") for row in treated),
            ),
            Group(
                "As randomised: by lot, with many crossing over",
                tuple(_at_time(row, "comparison") for row in lot),
            ),
        ),
        none=0,
        left=_BETTER,
        right=_WORSE,
        unit_words="points of 100",
        measure="Disability, Oswestry index",
        decimals=1,
    )


def _at_time(row: Effect, role: str) -> Dot:
    if row.time_weeks is None:
        raise ValueError(f"{row.id}: no time, so it cannot stand in a row of times")
    return effect_dot(row, time_words(row.time_weeks), role=role)
