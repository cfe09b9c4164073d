"""How common sciatica, herniation and the causes of foot drop are, and among whom."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from nerveroot.charts.diagnosis_dots import figure_dot
from nerveroot.charts.dot_chart import dot_chart
from nerveroot.charts.dot_panel import share_panel
from nerveroot.charts.dots import Dot, Group, source_label
from nerveroot.charts.words import between, number
from nerveroot.data import load_table

__all__ = ["epidemiology"]

_LONGEST_NAME = 24

# Row, what was counted, in whom.
_SCIATICA = (
    ("sciatica_prevalence", "Has sciatica now or had it", "23 studies"),
    ("sciatica_incidence", "Gets sciatica for the first time", "8 studies"),
    ("leg_pain_share", "Leg pain from the back", "of people with back pain"),
    (
        "clinical_sciatica_share",
        "Sciatica by clinical diagnosis",
        "of people with back and leg pain, primary care",
    ),
)
# From the street to the operating theatre.
_ROOMS = (
    ("herniation_in_back_pain", "Back pain of any kind", "disc herniation"),
    (
        "l5_on_mri_specialist",
        "Long-standing pain, specialist",
        "L5 involved at L4–5 on MRI",
    ),
    (
        "compression_gp_referrals",
        "Referred by a general practitioner",
        "compressed root on MRI",
    ),
    ("herniation_secondary_care", "Sciatica, secondary care", "herniation on MRI"),
    ("herniation_at_surgery", "Operated for pain of one root", "herniation at surgery"),
    (
        "herniation_specialised_care",
        "Radiculopathy over 12 weeks, specialised care",
        "herniation on MRI or CT",
    ),
    (
        "herniation_surgical_studies",
        "Surgical studies of straight leg raising",
        "herniation at surgery",
    ),
)
_FOOT_DROP = (
    (
        "EMG laboratory",
        (
            ("foot_drop_central", "Brain or spinal cord"),
            ("foot_drop_fibular", "Common fibular nerve"),
            ("foot_drop_l5", "L5 root"),
            ("foot_drop_polyneuropathy", "Polyneuropathy"),
        ),
    ),
    (
        "Hospital, severe foot drop",
        (
            ("severe_foot_drop_fibular", "Common fibular nerve"),
            ("severe_foot_drop_radiculopathy", "Lumbar root"),
            ("severe_foot_drop_plexopathy", "Lumbosacral plexus"),
            ("severe_foot_drop_sciatic", "Sciatic nerve"),
        ),
    ),
    (
        "Neurophysiology laboratory",
        (
            ("foot_drop_yap_central", "Brain or spinal cord"),
            ("foot_drop_yap_motor_neuron", "Motor neuron disease"),
        ),
    ),
)


def epidemiology() -> go.Figure:
    """Return how common the condition is in several groups of people.

    Returns
    -------
    plotly.graph_objects.Figure
        Panels with different denominators: the population, people examined for a
        herniation, and people with foot drop.
    """
    rows = {row.figure_id: row for row in load_table("epidemiology")}
    all_people = rows["sciatica_prevalence"]
    street, referred, theatre = (
        rows[name]
        for name in (
            "herniation_in_back_pain",
            "compression_gp_referrals",
            "herniation_surgical_studies",
        )
    )
    root, fibular = rows["foot_drop_l5"], rows["foot_drop_fibular"]
    severe = rows["severe_foot_drop_radiculopathy"]
    return dot_chart(
        chart="epidemiology",
        state="epidemiology",
        headline=(
            "How likely a disc or root lesion is before any test depends on the room: "
            f"{_figure(street.value_low)} to {_figure(theatre.value_high)} in 100."
        ),
        what=(
            "People in percent. The panels count among different people, and no two "
            "studies count quite the same thing."
        ),
        see=(
            "The share rises with every door that a patient has passed, so that the "
            "same test result means more in one room than in the other."
        ),
        notes=(
            "Bars without a mark are ranges from the lowest to the highest study, or "
            "as a review quotes them. In the neurophysiology laboratory slightly more "
            "than half were fibular palsies, no exact figure."
        ),
        alt=(
            f"Sciatica is found in {_range(all_people)}% of people, by definition. A "
            "disc herniation or a compressed root is found in "
            f"{_range(street)}% of people with back pain, {_figure(referred.value)}% "
            "of those referred by general practitioners and "
            f"{_range(theatre)}% in surgical studies. Of foot drops "
            f"{_figure(root.value)}% came from L5 and {_figure(fibular.value)}% from "
            f"the common fibular nerve in one laboratory; {_figure(severe.value)}% "
            "from a lumbar root in severe foot drop."
        ),
        panels=(
            share_panel(
                "Sciatica: the figure follows the definition",
                (Group("", tuple(_named(rows, *item) for item in _SCIATICA)),),
            ),
            share_panel(
                "A disc herniation or a compressed root, by where people are seen",
                (Group("", tuple(_named(rows, *item) for item in _ROOMS)),),
            ),
            share_panel(
                "Where foot drop comes from",
                tuple(_causes(rows, title, items) for title, items in _FOOT_DROP),
            ),
        ),
    )


def _figure(value: float | None) -> str:
    if value is None:
        raise ValueError("a figure of the words has gone from the table epidemiology")
    return number(value)


def _range(row: Any) -> str:  # noqa: ANN401 - a row of a table
    return between(row.value_low, row.value_high)


def _named(rows: dict[str, Any], name: str, label: str, what: str) -> Dot:
    row = rows[name]
    # A source without known authors has a title instead, too long to stand here.
    study = source_label(row.source_key)
    known = len(study) <= _LONGEST_NAME
    return figure_dot(row, label, f"{what}; {study}" if known else what)


def _causes(
    rows: dict[str, Any], title: str, items: tuple[tuple[str, str], ...]
) -> Group:
    source = source_label(rows[items[0][0]].source_key)
    return Group(
        f"{title}: {source}",
        tuple(figure_dot(rows[name], label) for name, label in items),
    )
