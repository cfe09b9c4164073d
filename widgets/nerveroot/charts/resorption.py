"""How often a herniation shrinks by itself, by how far it has moved."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from nerveroot.charts.dot_chart import dot_chart
from nerveroot.charts.dot_panel import share_panel
from nerveroot.charts.dots import Dot, Group, source_label
from nerveroot.charts.evidence import rows_by_id, share_dot
from nerveroot.charts.words import between, number

__all__ = ["resorption"]

_CHIU = "chiu2015-spontaneous-regression"
_XIE = "resorption2023-spontaneous-resorption"
_KINDS = (
    ("Sequestration (a loose fragment)", "sequestration", "sequestration"),
    ("Extrusion", "extrusion", "extrusion"),
    ("Protrusion", "protrusion", "protrusion"),
    ("Bulge", "bulging", "bulge"),
)


def resorption() -> go.Figure:
    """Return the shares of herniations that shrank, by their kind.

    Returns
    -------
    plotly.graph_objects.Figure
        Any shrinking and complete resolution, from reviews of repeated scans.
    """
    rows = rows_by_id("natural_history")
    groups = [
        Group(
            title,
            (_study(rows, f"{_CHIU}-{ours}"), _study(rows, f"{_XIE}-{theirs}-26")),
        )
        for title, ours, theirs in _KINDS
    ]
    pooled = rows["wang2020-regression-all"]
    groups.append(
        Group(
            "All kinds together",
            (
                _study(rows, f"{_XIE}-all-26"),
                _study(rows, "wang2020-regression-all"),
                _study(rows, "zhong2017-spontaneous-resorption-all"),
            ),
        )
    )
    complete = [
        _study(rows, f"chiu2015-complete-resolution-{kind}", kind.capitalize())
        for kind in ("sequestration", "extrusion")
    ]
    loose = rows[f"{_CHIU}-sequestration"].value
    bulge = rows[f"{_CHIU}-bulging"].value
    return dot_chart(
        chart="resorption",
        state="resorption",
        headline=(
            "The further a fragment has moved, the more often it shrinks. Shrinking "
            "is not recovery."
        ),
        what=(
            "Herniations that were smaller on a later scan without surgery, percent. "
            "Reviews of studies that scanned twice."
        ),
        see=(
            "Both reviews by kind fall from about nine in ten for loose fragments to "
            "about one in eight for bulges."
        ),
        notes=(
            "Time to the second scan and what counts as smaller differ, and people "
            "scanned twice are not all people."
        ),
        alt=(
            f"Any shrinking is reported for {number(loose)}% of sequestrations and "
            f"{number(bulge)}% of bulges by Chiu 2015, with extrusions and protrusions "
            "between. "
            f"Of all kinds together {number(pooled.value)}% shrank "
            f"({between(pooled.ci_low, pooled.ci_high)}) in Wang 2020. "
            f"Complete resolution was seen in {number(complete[0].value or 0)}% of "
            f"sequestrations and {number(complete[1].value or 0)}% of extrusions."
        ),
        panels=(
            share_panel("Any shrinking", groups, counted="herniations", decimals=0),
            share_panel(
                "Complete resolution (Chiu 2015)",
                (Group("", tuple(complete)),),
                counted="herniations",
            ),
        ),
    )


def _study(rows: dict[str, Any], row_id: str, label: str = "") -> Dot:
    row = rows[row_id]
    return share_dot(row, label or source_label(row.source_key))
