"""Early physiotherapy against usual care."""

from __future__ import annotations

import plotly.graph_objects as go

from nerveroot.charts.dot_chart import dot_chart
from nerveroot.charts.dot_panel import share_panel
from nerveroot.charts.dots import Group
from nerveroot.charts.effect_topics.scales import at_time, difference_panel
from nerveroot.charts.evidence import arm_dot, rows_by_id
from nerveroot.charts.words import between, number, percent

__all__ = ["physiotherapy_effects"]

_SIDES = ("better after early therapy", "better with usual care")


def physiotherapy_effects() -> go.Figure:
    """Return the chart of what early physiotherapy adds."""
    effects, outcomes = rows_by_id("effects"), rows_by_id("outcomes")
    disability = [effects[f"fritz2021-odi-{week}"] for week in (26, 52)]
    back_pain = effects["fritz2021-back-pain-52"]
    success = [
        outcomes[f"fritz2021-self-reported-success-{arm}-52"]
        for arm in ("physiotherapy", "usual-care")
    ]
    shares = [arm_dot(row, name) for row, name in zip(success, _ARMS, strict=True)]
    treated, usual = (dot.value or 0.0 for dot in shares)
    people = rows_by_id("cohorts")[back_pain.cohort_id].n
    ratio = effects["fritz2021-self-reported-success-52"]
    return dot_chart(
        chart="treatment-effects",
        state="treatment-effects-physiotherapy",
        headline=(
            "Starting physiotherapy early lowered disability by about "
            f"{number(-disability[0].effect, 0)} points of 100 in one "
            "unblinded trial."
        ),
        what=(
            "Early physiotherapy minus usual care with one session of education, with "
            "95% intervals. Lower is less disability and less pain."
        ),
        see=(
            "Every interval stays on the side of early physiotherapy; for disability "
            f"at a year it ends {number(-disability[1].ci_high)} points from no "
            "difference."
        ),
        notes=(
            f"{people} people in primary care. The ratio of the shares is "
            f"{number(ratio.effect)} ({between(ratio.ci_low, ratio.ci_high)}). Leg "
            "pain is reported as no different; its figures were not read."
        ),
        alt=(
            f"Disability differs by {number(disability[0].effect)} of 100 points at 6 "
            f"months and {number(disability[1].effect)} at 1 year, back pain by "
            f"{number(back_pain.effect)} of 10 points at 1 year, in favour of early "
            f"physiotherapy. {percent(treated)} of those with early therapy and "
            f"{percent(usual)} with usual care called their treatment a success."
        ),
        panels=(
            difference_panel(
                "Disability, Oswestry index 0 to 100 (Fritz 2021)",
                (Group("", tuple(at_time(row) for row in disability)),),
                points=100,
                limits=(-15, 5),
                ticks=(-15, -10, -5, 0, 5),
                sides=_SIDES,
            ),
            difference_panel(
                "Back pain, 0 to 10 (Fritz 2021)",
                (Group("", (at_time(back_pain),)),),
                points=10,
                limits=(-3, 1),
                ticks=(-3, -2, -1, 0, 1),
                sides=_SIDES,
            ),
            share_panel(
                "Called the treatment a success at 1 year (Fritz 2021)",
                (Group("", tuple(shares)),),
                decimals=1,
            ),
        ),
    )


_ARMS = ("Early physiotherapy", "Usual care")
