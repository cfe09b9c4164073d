"""Surgery against no surgery at each disc level, in SPORT."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from nerveroot.charts.dot_chart import dot_chart
from nerveroot.charts.dot_panel import DotPanel
from nerveroot.charts.dots import Group
from nerveroot.charts.effect_topics.scales import at_time, difference_panel
from nerveroot.charts.evidence import effect_dot, rows_by_id
from nerveroot.charts.words import between, number

__all__ = ["level_effects"]

_LEVELS = (("l2-l4", "L2–L3 and L3–L4"), ("l4-l5", "L4–L5"), ("l5-s1", "L5–S1"))
_NOTES = {
    "l2-l4": "upper discs",
    "l4-l5": "the disc that usually meets the L5 root",
    "l5-s1": "",
}
_SIDES = ("better after surgery", "better without")


def level_effects() -> go.Figure:
    """Return the chart of treatment effects by disc level."""
    rows = rows_by_id("effects")
    middle = [rows[f"lurie2008level-odi-l4-l5-{week}"] for week in (13, 52, 104)]
    late = {level: rows[f"lurie2008level-odi-{level}-104"] for level, _ in _LEVELS}
    p_values = {
        outcome: rows[
            f"lurie2008level-surgery-at-l4-l5-v-l5-s1-{outcome}-104-p"
        ].p_value
        for outcome in ("odi", "sf36-pf")
    }
    return dot_chart(
        chart="treatment-effects",
        state="treatment-effects-level",
        headline=(
            "As treated, the lead of surgery at L4–L5 holds for two years; it exceeds "
            "that at L5–S1 beyond chance only in physical function."
        ),
        what=(
            "Surgery minus no surgery in SPORT, as treated, with 95% intervals. Lower "
            "is better for disability, higher for function and pain on the SF-36."
        ),
        see=(
            "The intervals of neighbouring levels overlap: for disability the "
            "difference between L4–L5 and L5–S1 has p = "
            f"{number(_given(p_values['odi']))}, for physical function p = "
            f"{number(_given(p_values['sf36-pf']))}."
        ),
        notes=(
            "As treated: people chose, and groups started apart. A level is not a "
            "root: a far lateral disc at L5–S1 also meets L5. Of L5–S1 only 2 years "
            "were read."
        ),
        alt=(
            "In disability at L4–L5 surgery differs from no surgery by "
            f"{number(_given(middle[0].effect))}, {number(_given(middle[1].effect))} "
            f"and {number(_given(middle[2].effect))} of 100 points at 3 months, 1 year "
            "and 2 years. At 2 years the difference is "
            f"{number(_given(late['l2-l4'].effect))} points "
            f"({between(late['l2-l4'].ci_low, late['l2-l4'].ci_high)}) at the upper "
            f"levels and {number(_given(late['l5-s1'].effect))} "
            f"({between(late['l5-s1'].ci_low, late['l5-s1'].ci_high)}) at L5–S1. "
            "Physical function and bodily pain show the same order of levels."
        ),
        panels=(
            _over_time(rows),
            _at_two_years(
                rows, "sf36-pf", "Physical function, SF-36 0 to 100, 2 years"
            ),
            _at_two_years(rows, "sf36-bp", "Bodily pain, SF-36 0 to 100, 2 years"),
        ),
    )


def _over_time(rows: dict[str, Any]) -> DotPanel:
    groups = tuple(
        Group(
            f"{name}, {note}" if (note := _NOTES[level]) else name,
            tuple(
                at_time(rows[row_id])
                for week in (13, 52, 104)
                if (row_id := f"lurie2008level-odi-{level}-{week}") in rows
            ),
        )
        for level, name in _LEVELS
    )
    return difference_panel(
        "Disability, Oswestry index 0 to 100, over two years",
        groups,
        points=100,
        limits=(-30, 10),
        ticks=(-30, -20, -10, 0, 10),
        sides=_SIDES,
    )


def _at_two_years(rows: dict[str, Any], outcome: str, title: str) -> DotPanel:
    dots = tuple(
        effect_dot(rows[f"lurie2008level-{outcome}-{level}-104"], name, _NOTES[level])
        for level, name in _LEVELS
    )
    return difference_panel(
        title,
        (Group("", dots),),
        points=100,
        limits=(-10, 40),
        ticks=(-10, 0, 10, 20, 30, 40),
        higher_is_better=True,
        sides=_SIDES,
    )


def _given(value: float | None) -> float:
    if value is None:
        raise ValueError("the row of a figure in the text has no value")
    return value
