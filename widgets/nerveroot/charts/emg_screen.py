"""What share of the radiculopathies that EMG can confirm a set of muscles finds."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from nerveroot.charts.dot_chart import dot_chart
from nerveroot.charts.dot_panel import share_panel
from nerveroot.charts.dots import RANGE, Dot, Group, source_label
from nerveroot.charts.evidence import rows_by_id
from nerveroot.charts.words import between, number

__all__ = ["emg_screen"]

_WITHOUT = (
    "lauder1994-2-without",
    "lauder1994-3-without",
    "lauder1994-4-without",
    "dillingham2000-8-distal-without",
)
_WITH = (
    "lauder1994-paraspinals-only",
    "lauder1994-3-with",
    "lauder1994-4-with",
    "dillingham2000-4-with",
    "lauder1994-5-with",
    "dillingham2000-5-with",
    "dillingham2000-6-with",
)
_UNSAID = ("lauder1994-7-to-10",)


def emg_screen() -> go.Figure:
    """Return how much of what EMG can confirm is found with how many muscles.

    Returns
    -------
    plotly.graph_objects.Figure
        Ranges over the sets of that many muscles, with and without the muscles of the
        back.
    """
    rows = rows_by_id("emg_screens")
    six = rows["dillingham2000-6-with"]
    two, four = rows["lauder1994-2-without"], rows["lauder1994-4-with"]
    bare = rows["lauder1994-4-without"]
    groups = (
        Group("With the paraspinal muscles", tuple(_dot(rows[name]) for name in _WITH)),
        Group(
            "Without the paraspinal muscles",
            tuple(_dot(rows[name]) for name in _WITHOUT),
        ),
        Group("Not said in the abstract", tuple(_dot(rows[name]) for name in _UNSAID)),
    )
    return dot_chart(
        chart="emg-screen",
        state="emg-screen",
        headline=(
            "Six muscles with the paraspinals find "
            f"{between(six.share_low, six.share_high)}% of what EMG can confirm, which "
            "is not all radiculopathies."
        ),
        what=(
            "Of the lumbosacral radiculopathies that EMG had confirmed, the percent "
            "that a smaller set of muscles would have found. Ranges go from the worst "
            "to the best set of that size."
        ),
        see=(
            "With the paraspinal muscles every set of four or more finds nearly all, "
            "and without them the choice of muscles decides."
        ),
        notes=(
            "Coverage of what EMG finds, which is not its sensitivity: a root that "
            "hurts without loss of axons is not among them."
        ),
        alt=(
            "Every share is of radiculopathies that EMG had already confirmed. "
            "Without the paraspinal muscles two muscles find "
            f"{between(two.share_low, two.share_high)}% and four "
            f"{between(bare.share_low, bare.share_high)}%. "
            "With them four muscles find "
            f"{between(four.share_low, four.share_high)}% in Lauder 1994 and six "
            f"{between(six.share_low, six.share_high)}% in Dillingham 2000."
        ),
        panels=(
            share_panel(
                "Found, of the radiculopathies that EMG had confirmed",
                groups,
                counted="radiculopathies",
            ),
        ),
    )


def _dot(row: Any) -> Dot:  # noqa: ANN401 - rows of a table
    return Dot(
        row_id=row.id,
        label=f"{_muscles(row)}, {source_label(row.source_key)}",
        note=f"{number(row.n)} {row.n_unit}",
        value=row.share,
        low=row.share_low,
        high=row.share_high,
        limits=None if row.share_low is None else RANGE,
        n=row.n,
        source_key=row.source_key,
        verified=row.verified,
        text=f"about {number(row.share)}%" if row.qualifier == "about" else None,
    )


def _muscles(row: Any) -> str:  # noqa: ANN401 - rows of a table
    if row.paraspinals == "only":
        return "Paraspinals alone"
    where = " distal" if row.distal_only else ""
    if row.muscles_low == row.muscles_high:
        return f"{row.muscles_low}{where} muscles"
    return f"{row.muscles_low} to {row.muscles_high}{where} muscles"
