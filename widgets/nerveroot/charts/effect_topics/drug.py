"""Tablets against placebo: what they gain, and what they cost in harms."""

from __future__ import annotations

import plotly.graph_objects as go

from nerveroot.charts.dot_chart import dot_chart
from nerveroot.charts.dot_panel import DotPanel, share_panel
from nerveroot.charts.dots import Group
from nerveroot.charts.effect_topics.scales import at_time, difference_panel
from nerveroot.charts.evidence import arm_dot, effect_dot, rows_by_id
from nerveroot.charts.words import number, percent
from nerveroot.data.rows_treatment import Effect, Outcome

__all__ = ["drug_effects"]

_SIDES = ("better with the drug", "better with placebo")
_HARMS = (
    ("Prednisone: any adverse event", "goldberg2015-adverse-event", "prednisone", 3),
    ("Pregabalin: any adverse event", "mathieson2017-adverse-event", "pregabalin", 52),
    ("Pregabalin: dizziness", "mathieson2017-dizziness", "pregabalin", 52),
)


def drug_effects() -> go.Figure:
    """Return the chart of what tablets do beyond placebo."""
    effects, outcomes = rows_by_id("effects"), rows_by_id("outcomes")
    steroid = [effects[f"goldberg2015-odi-{week}"] for week in (3, 52)]
    pain = [effects[f"goldberg2015-leg-pain-{week}"] for week in (3, 52)]
    pregabalin = [effects[f"mathieson2017-leg-pain-{week}"] for week in (8, 52)]
    harms = tuple(
        Group(
            title,
            tuple(
                arm_dot(outcomes[f"{stem}-{arm}-{week}"], name)
                for arm, name in ((drug, drug.capitalize()), ("placebo", "Placebo"))
            ),
        )
        for title, stem, drug, week in _HARMS
    )
    dizzy = [
        outcomes[f"mathieson2017-dizziness-{arm}-52"]
        for arm in ("pregabalin", "placebo")
    ]
    return dot_chart(
        chart="treatment-effects",
        state="treatment-effects-drug",
        headline=(
            "Neither prednisone nor pregabalin was shown to ease leg pain; prednisone "
            "helped function. Both brought more adverse events."
        ),
        what=(
            "Drug minus placebo in randomised trials, with 95% intervals. Lower is "
            "less pain and less disability. Last panel: people with a harm, in percent."
        ),
        see=(
            "In both panels of pain every interval reaches zero, while harms are more "
            "frequent with the drug in every pair."
        ),
        notes=(
            "Goldberg 2015 prints improvements; they are turned to drug minus placebo. "
            "The opioid trial (OPAL) was of back and neck pain, so it is indirect. The "
            "period of the harms in Mathieson 2017 was not in the text read."
        ),
        alt=(
            "Disability after prednisone differs from placebo by "
            f"{number(steroid[0].difference.value)} of 100 points at 3 weeks and "
            f"{number(steroid[1].difference.value)} at 1 year. Leg pain differs by "
            f"{number(pain[0].difference.value)} and "
            f"{number(pain[1].difference.value)} of 10 points after prednisone, and by "
            f"{number(pregabalin[0].effect)} and {number(pregabalin[1].effect)} after "
            "pregabalin, always with an interval across zero. "
            f"Dizziness came in {percent(_hundred(dizzy[0]))} with pregabalin and in "
            f"{percent(_hundred(dizzy[1]))} with placebo."
        ),
        panels=(
            difference_panel(
                "Leg pain, 0 to 10",
                (
                    Group("Prednisone (Goldberg 2015)", tuple(map(at_time, pain))),
                    Group(
                        "Pregabalin (Mathieson 2017)", tuple(map(at_time, pregabalin))
                    ),
                ),
                points=10,
                limits=(-2, 2),
                ticks=(-2, -1, 0, 1, 2),
                sides=_SIDES,
            ),
            difference_panel(
                "Disability, Oswestry index 0 to 100",
                (Group("Prednisone (Goldberg 2015)", tuple(map(at_time, steroid))),),
                points=100,
                limits=(-15, 5),
                ticks=(-15, -10, -5, 0, 5),
                sides=_SIDES,
            ),
            difference_panel(
                "Disability, Roland questionnaire 0 to 23",
                (
                    Group(
                        "Pregabalin (Mathieson 2017)",
                        (at_time(effects["mathieson2017-rdq-8"]),),
                    ),
                ),
                points=23,
                limits=(-4, 4),
                ticks=(-4, -2, 0, 2, 4),
                sides=_SIDES,
            ),
            _opioid(effects["jones2023opal-bpi-pain-severity-6"]),
            _harms(harms),
        ),
    )


def _opioid(row: Effect) -> DotPanel:
    dot = effect_dot(row, "6 weeks", "back or neck pain, not sciatica")
    return difference_panel(
        "Pain severity, 0 to 10: an opioid, indirect evidence (Jones 2023)",
        (Group("", (dot,)),),
        points=10,
        limits=(-2, 2),
        ticks=(-2, -1, 0, 1, 2),
        decimals=2,
        sides=_SIDES,
    )


def _harms(groups: tuple[Group, ...]) -> DotPanel:
    return share_panel("Harms, percent of people", groups, decimals=1)


def _hundred(row: Outcome) -> float:
    if row.value is None:
        raise ValueError(f"{row.id} has no value")
    return round(100 * row.value, 9)
