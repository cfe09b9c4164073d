"""Recovery of foot drop after surgery, by what each study called recovery."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from nerveroot.charts.dot_chart import dot_chart
from nerveroot.charts.dot_panel import DotPanel, share_panel
from nerveroot.charts.dots import Dot, Group, source_label
from nerveroot.charts.evidence import (
    key_figure_dot,
    rows_by_id,
    share_dot,
)
from nerveroot.charts.words import number
from nerveroot.data import load_table

__all__ = ["foot_drop_recovery"]

# Meaning of recovery, then row and the study's own words for it.
_MEANINGS = (
    (
        "Any improvement",
        (
            ("girardi2002-any-improvement", "any gain in strength"),
            ("liu2013-any-improvement", "any gain in grade"),
            ("macki2016-dorsiflexion-improved-132", "any gain, mean of 30 months"),
            (
                "berger2022-functional-improvement-4",
                "functional gain within 1 month",
            ),
        ),
    ),
    (
        "Out of the drop-foot range",
        (
            ("aono2007-recovered-from-drop-foot", "grade 3 or more"),
            ("dropfoot-csspine882-recovered-from-drop-foot", "no drop foot any more"),
        ),
    ),
    (
        "Near-normal or full strength",
        (
            ("girardi2002-full-recovery-of-strength", "full strength"),
            (
                "galal2013-dorsiflexion-complete-or-near-complete-42",
                "complete or nearly, mean of 10 months",
            ),
            (
                "berger2022-normal-or-near-normal-strength-4",
                "normal or nearly, 1 month",
            ),
            ("liu2013-mrc-4-or-5", "grade 4 or more"),
        ),
    ),
)
# A series in which pain was no reason to operate.
_PAINLESS = "painless_drop_foot"
# One series splits its people by the time before surgery; both halves are shown.
_BY_TIME = (
    (
        "Weak for up to 3 weeks before surgery",
        "berger2022-improvement-weakness-up-to-3-weeks",
    ),
    (
        "Weak for over 3 weeks before surgery",
        "berger2022-improvement-weakness-over-3-weeks",
    ),
)
_BOTH_MEANINGS = ("liu2013-any-improvement", "liu2013-mrc-4-or-5")
_BY_LOT = (
    ("early-surgery", "Early surgery", "intervention"),
    ("prolonged-conservative-care", "Prolonged conservative care", "comparison"),
)


def foot_drop_recovery() -> go.Figure:
    """Return the shares of people who recovered from foot drop, by definition.

    Returns
    -------
    plotly.graph_objects.Figure
        Operated series grouped by the meaning of recovery; below, the one trial by
        lot, which was of milder weakness.
    """
    rows = rows_by_id("natural_history")
    groups = [
        Group(meaning, tuple(_series(rows[row_id], words) for row_id, words in members))
        for meaning, members in _MEANINGS
    ]
    groups[1] = Group(groups[1].title, (_painless(), *groups[1].dots))
    groups += [
        Group(title, (_series(rows[row_id], "any improvement"),))
        for title, row_id in _BY_TIME
    ]
    loose, strict = (rows[row_id].value for row_id in _BOTH_MEANINGS)
    any_gain, out, full = (
        [dot.value for dot in group.dots if dot.value is not None]
        for group in groups[:3]
    )
    lot = _by_lot(rows)
    early, late = (dot.value or 0.0 for dot in lot.groups[0].dots)
    return dot_chart(
        chart="foot-drop-recovery",
        state="foot-drop-recovery",
        headline=(
            f"From {number(min(full), 0)} to {number(max(any_gain), 0)} in 100 recover "
            "from foot drop: studies mean different things by it."
        ),
        what=(
            "People with foot drop who recovered after surgery, percent, by what the "
            "study called recovery. Series without a comparison."
        ),
        see=(
            "Within one series the stricter meaning gives the lower share (Liu 2013: "
            f"{number(loose)}% improved, {number(strict)}% reached grade 4); between "
            "series the ranges overlap."
        ),
        notes=(
            "No series in the first panel has a comparison without surgery. The trial "
            "below was of weakness of grade 3 or 4, so mostly not foot drop."
        ),
        alt=(
            f"Any improvement is reported for {number(min(any_gain))} to "
            f"{number(max(any_gain))}%, leaving the drop-foot range for "
            f"{number(min(out))} to {number(max(out))}%, and near-normal or full "
            f"strength for {number(min(full))} to {number(max(full))}%. In the one "
            "trial by lot, of milder weakness and not checked against the paper, "
            f"complete recovery at 1 year was {number(early)}% with early surgery and "
            f"{number(late)}% without."
        ),
        panels=(
            share_panel(
                "After surgery for foot drop", groups, measure="Recovery from foot drop"
            ),
            lot,
        ),
    )


def _by_lot(rows: dict[str, Any]) -> DotPanel:
    dots = tuple(
        share_dot(
            rows[f"overdevest2014-complete-motor-recovery-{arm}-52"],
            name,
            role=role,
        )
        for arm, name, role in _BY_LOT
    )
    return share_panel(
        "Milder weakness, by lot: complete recovery at 1 year (Overdevest 2014)",
        (Group("", dots),),
        measure="Complete recovery of milder weakness at 1 year",
    )


def _painless() -> Dot:
    row = next(row for row in load_table("key_figures") if row.figure_id == _PAINLESS)
    name = source_label(row.source_key)
    return key_figure_dot(row, name, "painless drop foot")


def _series(row: Any, words: str) -> Dot:  # noqa: ANN401 - rows of a table
    note = words if row.n else f"{words}, number not read"
    return share_dot(row, source_label(row.source_key), note)
