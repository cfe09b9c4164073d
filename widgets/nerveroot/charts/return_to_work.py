"""How many are back at work after surgery, and what goes with it."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from nerveroot.charts.dot_chart import dot_chart
from nerveroot.charts.dot_panel import share_panel
from nerveroot.charts.dots import Dot, Group, source_label
from nerveroot.charts.evidence import arm_dot, rows_by_id, share_dot
from nerveroot.charts.words import number, percent, time_words

__all__ = ["return_to_work"]

_ALL = (
    ("danespine-rtw2022-return-to-work-12", "Denmark, 12 weeks"),
    ("andersen2017-return-to-work-all-52", "Denmark, 1 year"),
    ("laasik2021-return-to-work-52", "Finland, public employees, 1 year"),
    ("norspine-rtw-return-to-work-all-104", "Norway, 2 years"),
)
_BY_LEAVE = (
    (
        "Norway, 2 years",
        (
            (
                "norspine-rtw-return-to-work-under-30-days-leave-104",
                "Off work under 30 days",
            ),
            (
                "norspine-rtw-return-to-work-long-allowance-104",
                "On long-term allowance",
            ),
        ),
    ),
    (
        "Denmark, 1 year",
        (
            (
                "andersen2017-return-to-work-up-to-3-months-leave-52",
                "Off work up to 3 months",
            ),
            (
                "andersen2017-return-to-work-over-3-months-leave-52",
                "Off work over 3 months",
            ),
        ),
    ),
)


def return_to_work() -> go.Figure:
    """Return the shares of people back at work.

    Returns
    -------
    plotly.graph_objects.Figure
        Operated people of four registers, the same by length of sick leave, and the
        arms of SPORT.
    """
    rows, outcomes = rows_by_id("natural_history"), rows_by_id("outcomes")
    short, long = (
        rows[f"andersen2017-return-to-work-{part}-52"]
        for part in ("up-to-3-months-leave", "over-3-months-leave")
    )
    working = [
        outcomes[f"weinstein2008-working-{arm}-208"]
        for arm in ("surgery", "nonoperative")
    ]
    arms = [
        arm_dot(row, name)
        for row, name in zip(working, ("Surgery", "No surgery"), strict=True)
    ]
    everybody = [_row(rows[row_id], label) for row_id, label in _ALL]
    shares = [dot.value for dot in everybody if dot.value is not None]
    return dot_chart(
        chart="return-to-work",
        state="return-to-work",
        headline=(
            "The longer people were off work before surgery, the fewer return: "
            f"{number(short.value)} in 100 after up to 3 months, {number(long.value)} "
            "after more."
        ),
        what=(
            "People back at work, percent. In the first two panels everybody was "
            "operated; the third compares the arms of SPORT as treated."
        ),
        see=(
            "In Norway and in Denmark alike a long leave before surgery goes with a "
            "lower share back at work; those people differ in much else."
        ),
        notes=(
            "Registers without a comparison: they do not show that surgery brings "
            "people back, nor that operating sooner would. SPORT describes its arms as "
            "similar. What counts as back at work differs."
        ),
        alt=(
            f"After surgery {number(min(shares))} to {number(max(shares))}% of people "
            "are back at work, counted from 12 weeks to 2 years. In Denmark it was "
            f"{number(short.value)}% after sick leave of up to 3 months and "
            f"{number(long.value)}% after longer. In SPORT "
            f"{percent(arms[0].value or 0)} worked at {time_words(208)} after surgery "
            f"and {percent(arms[1].value or 0)} without."
        ),
        panels=(
            share_panel("Back at work after surgery", (Group("", tuple(everybody)),)),
            share_panel(
                "By length of sick leave before surgery",
                tuple(
                    Group(
                        title,
                        tuple(_row(rows[row_id], name) for row_id, name in members),
                    )
                    for title, members in _BY_LEAVE
                ),
            ),
            share_panel(
                "Working at 4 years, SPORT as treated (Weinstein 2008)",
                (Group("", tuple(arms)),),
                measure="Working at 4 years, SPORT",
            ),
        ),
    )


def _row(row: Any, label: str) -> Dot:  # noqa: ANN401 - rows of a table
    return share_dot(row, label, source_label(row.source_key))
