"""How often images of people without pain show what is blamed for pain."""

from __future__ import annotations

import plotly.graph_objects as go

from nerveroot.charts.age_panel import AgeCurve, AgePanel, AgePoint
from nerveroot.charts.diagnosis_dots import image_dot
from nerveroot.charts.dot_chart import dot_chart
from nerveroot.charts.dot_panel import share_panel
from nerveroot.charts.dots import Group, source_label
from nerveroot.charts.evidence import rows_by_id
from nerveroot.charts.words import number
from nerveroot.data import load_table
from nerveroot.data.rows_diagnosis import ImagingPrevalence

__all__ = ["imaging_without_pain"]

_CURVES = "brinjikji2015"
_FEW = 25
_PANELS = (
    (
        "Wear of the disc, in people without back pain",
        ("disc-degeneration", "disc-signal-loss", "disc-height-loss", "disc-bulge"),
    ),
    (
        "Findings that are blamed for pain, in people without back pain",
        (
            "disc-protrusion",
            "annular-fissure",
            "facet-degeneration",
            "spondylolisthesis",
        ),
    ),
)
_SINGLE = (
    "jensen1994-normal-discs",
    "jensen1994-disc-bulge",
    "jensen1994-disc-protrusion",
    "jensen1994-disc-extrusion",
    "greenberg1991-disc-protrusion-or-herniation",
    "boden1990-disc-herniation-under-60",
    "boden1990-disc-herniation-60-or-over",
    "boden1990-stenosis-60-or-over",
)


def imaging_without_pain() -> go.Figure:
    """Return the shares of people without pain who have a finding, by age.

    Returns
    -------
    plotly.graph_objects.Figure
        Two panels of curves over age from one review, and single studies below.
    """
    curves = [
        row
        for row in load_table("imaging_prevalence")
        if row.source_key == _CURVES and row.measure == "prevalence"
    ]
    by_finding: dict[str, list[ImagingPrevalence]] = {}
    for row in sorted(curves, key=lambda row: row.age or 0):
        by_finding.setdefault(row.finding_id, []).append(row)
    ages = tuple(sorted({row.age for row in curves if row.age is not None}))
    first, last = ages[0], ages[-1]

    def share(finding: str, age: int) -> str:
        row = next(row for row in by_finding[finding] if row.age == age)
        return number(row.value)

    extrusion = rows_by_id("imaging_prevalence")["jensen1994-disc-extrusion"]
    model = [row for row in curves if row.model_extrapolation]
    beyond = dict.fromkeys(row.finding.lower() for row in model)
    young = max(row.age or 0 for row in model)
    return dot_chart(
        chart="imaging-without-pain",
        state="imaging-without-pain",
        headline=(
            f"Without back pain, {share('disc-degeneration', first)} of 100 people of "
            f"{first} years and {share('disc-degeneration', last)} of 100 of {last} "
            "years have a worn disc."
        ),
        what=(
            "People without back pain who have a finding on MRI or CT, percent, by "
            "age. Curves of one review, then single studies."
        ),
        see=(
            "A finding that is common without pain cannot alone explain pain; an "
            f"extrusion is different, with {number(extrusion.value)} of 100."
        ),
        notes=(
            f"Crosses and dotted lines: {' and '.join(beyond)} up to {young} years "
            "come from the review's model alone: nobody of that age was observed. "
            f"Small marks: fewer than {_FEW} people of that age."
        ),
        alt=(
            f"From {first} to {last} years disc degeneration rises from "
            f"{share('disc-degeneration', first)} to "
            f"{share('disc-degeneration', last)}%, bulges from "
            f"{share('disc-bulge', first)} to {share('disc-bulge', last)}% and facet "
            f"degeneration from {share('facet-degeneration', first)} to "
            f"{share('facet-degeneration', last)}%. Protrusions rise only from "
            f"{share('disc-protrusion', first)} to {share('disc-protrusion', last)}% "
            f"and annular fissures from {share('annular-fissure', first)} to "
            f"{share('annular-fissure', last)}%. In one study an extrusion was seen in "
            f"{number(extrusion.value)}%."
        ),
        panels=(
            *(
                AgePanel(
                    title=title,
                    ages=ages,
                    curves=tuple(_curve(by_finding[finding]) for finding in findings),
                    few=_FEW,
                )
                for title, findings in _PANELS
            ),
            share_panel("Single studies with MRI", _single_studies()),
        ),
    )


def _curve(rows: list[ImagingPrevalence]) -> AgeCurve:
    return AgeCurve(
        rows[0].finding,
        tuple(
            AgePoint(
                age=row.age or 0,
                dot=image_dot(row, f"{row.age} years", (row.note or "").rstrip(".")),
                observed=row.n or 0,
            )
            for row in rows
        ),
    )


def _single_studies() -> tuple[Group, ...]:
    rows = rows_by_id("imaging_prevalence")
    groups: dict[str, list[ImagingPrevalence]] = {}
    for row_id in _SINGLE:
        row = rows[row_id]
        groups.setdefault(source_label(row.source_key), []).append(row)
    return tuple(
        Group(
            study,
            tuple(
                image_dot(
                    row,
                    row.finding,
                    "" if row.age_words == "adults" else row.age_words,
                )
                for row in members
            ),
        )
        for study, members in groups.items()
    )
