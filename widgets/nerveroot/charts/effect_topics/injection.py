"""Epidural injections against placebo or sham, and against surgery."""

from __future__ import annotations

import plotly.graph_objects as go

from nerveroot.charts.dot_chart import dot_chart
from nerveroot.charts.dot_panel import DotPanel
from nerveroot.charts.dots import Dot, Group
from nerveroot.charts.effect_topics.scales import at_time, difference_panel
from nerveroot.charts.evidence import effect_dot, rows_by_id
from nerveroot.charts.words import between, number
from nerveroot.data.rows_treatment import Effect

__all__ = ["injection_effects"]

_BETTER = "better after injection"
_WORSE = "better without"


def injection_effects() -> go.Figure:
    """Return the chart of what epidural injections add."""
    rows = rows_by_id("effects")
    pinto, oliveira = rows["pinto2012-leg-pain-6"], rows["oliveira2020-leg-pain-6"]
    caudal = [
        rows[f"iversen2011-caudal-steroid-leg-pain-{week}"] for week in (6, 12, 52)
    ]
    nandi = rows["nandi2017-recovered-or-much-improved-4"]
    wilby = rows["wilby2021-odi-18"]
    return dot_chart(
        chart="treatment-effects",
        state="treatment-effects-injection",
        headline=(
            "Pooled, a steroid injection eases leg pain by about "
            f"{number(-pinto.effect, 0)} points of 100 for weeks. Single trials "
            "disagree."
        ),
        what=(
            "Injection minus placebo or sham, with 95% intervals where they were read. "
            "Lower is less pain and less disability; for recovery, higher is better."
        ),
        see=(
            "The pooled gain is small, one trial of the caudal route finds none at any "
            "visit, and another finds a large one in those who kept to its plan."
        ),
        notes=(
            "Pinto 2012: the interval was not in the text read; no difference at 1 "
            "year. Nandi 2017 is per protocol. The last panel compares with surgery, "
            "not with placebo."
        ),
        alt=(
            f"Pooled leg pain differs by {number(pinto.effect)} of 100 points in the "
            f"first 3 months, or by {number(oliveira.effect)} in a figure not checked. "
            f"Caudal steroid differs from sham by {number(caudal[0].effect)} at 6, "
            f"{number(caudal[1].effect)} at 12 and {number(caudal[2].effect)} at 52 "
            "weeks, with intervals across zero. In one trial "
            f"{number(100 * nandi.effect)} more of 100 people recovered after caudal "
            "steroid than after saline. Disability after surgery differs from that "
            f"after an injection by {number(wilby.effect)} points "
            f"({between(wilby.ci_low, wilby.ci_high)})."
        ),
        panels=(
            _leg_pain(pinto, oliveira, caudal),
            _disability(
                rows["pinto2012-disability-6"], rows["oliveira2020-disability-6"]
            ),
            _recovered(nandi),
            _against_surgery(wilby),
        ),
    )


def _leg_pain(pinto: Effect, oliveira: Effect, caudal: list[Effect]) -> DotPanel:
    return difference_panel(
        "Leg pain, 0 to 100",
        (
            Group("Any epidural route, trials pooled", _reviews(pinto, oliveira)),
            Group(
                "Caudal route against sham (Iversen 2011)",
                tuple(at_time(row) for row in caudal),
            ),
        ),
        points=100,
        limits=(-20, 30),
        ticks=(-20, -10, 0, 10, 20, 30),
        sides=(_BETTER, _WORSE),
    )


def _disability(pinto: Effect, oliveira: Effect) -> DotPanel:
    return difference_panel(
        "Disability, 0 to 100",
        (Group("Any epidural route, trials pooled", _reviews(pinto, oliveira)),),
        points=100,
        limits=(-10, 5),
        ticks=(-10, -5, 0, 5),
        sides=(_BETTER, _WORSE),
    )


def _reviews(pinto: Effect, oliveira: Effect) -> tuple[Dot, ...]:
    return (
        effect_dot(pinto, "Pinto 2012", f"{pinto.window}, interval not read"),
        effect_dot(oliveira, "Oliveira 2020", oliveira.window or ""),
    )


def _recovered(row: Effect) -> DotPanel:
    dot = effect_dot(row, "Caudal steroid against saline", "at 4 weeks, per protocol")
    if dot.value is None or dot.low is None or dot.high is None:
        raise ValueError(f"{row.id}: the difference needs its interval")
    hundred = Dot(
        row_id=dot.row_id,
        label=dot.label,
        note=dot.note,
        value=round(100 * dot.value, 9),
        low=round(100 * dot.low, 9),
        high=round(100 * dot.high, 9),
        limits=dot.limits,
        n=dot.n,
        source_key=dot.source_key,
        verified=dot.verified,
        role=dot.role,
    )
    return DotPanel(
        title="Recovered or much improved (Nandi 2017)",
        measure="Recovered or much improved",
        axis="difference, percentage points",
        limits=(-20, 80),
        ticks=(-20, 0, 20, 40, 60, 80),
        tick_texts=(number(-20), "0", "20", "40", "60", "80"),
        groups=(Group("", (hundred,)),),
        none=0,
        left=_WORSE,
        right=_BETTER,
        unit_words="percentage points",
        decimals=1,
    )


def _against_surgery(row: Effect) -> DotPanel:
    return difference_panel(
        "Surgery minus injection: disability, Oswestry index 0 to 100 (Wilby 2021)",
        (Group("", (effect_dot(row, "18 weeks", "trial by lot"),)),),
        points=100,
        limits=(-15, 5),
        ticks=(-15, -10, -5, 0, 5),
        sides=("better after surgery", "better after injection"),
        measure="Disability, surgery minus injection",
        decimals=None,
    )
