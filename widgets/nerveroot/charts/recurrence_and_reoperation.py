"""How often pain comes back without surgery, and a disc is operated on again."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from nerveroot.charts.dot_chart import dot_chart
from nerveroot.charts.dot_panel import DotPanel, share_panel
from nerveroot.charts.dots import Group
from nerveroot.charts.evidence import rows_by_id, share_dot
from nerveroot.charts.words import between, number

__all__ = ["recurrence_and_reoperation"]

_FREE = "suri2012-recurrent-radicular-pain-52"
_DEFECT = "acd-reop2018-index-level-revision-104"
_LEG = "suri2012sport-recurrence-leg-pain"
# Time in words, row, what was counted in whom.
_AGAIN = (
    (
        "1 year, Leiden–The Hague",
        "peul2007-repeat-surgery-52",
        "for sciatica that came back",
    ),
    (
        "2 years, Arts 2011, tubular",
        "arts2011-repeat-surgery-104-tubular",
        "any repeat",
    ),
    (
        "2 years, Arts 2011, conventional",
        "arts2011-repeat-surgery-104-conventional",
        "any repeat",
    ),
    (
        "2 years, Österman 2006",
        "osterman2006-reoperation-104",
        "same side and level",
    ),
    (
        "5 years, Maine",
        "atlas2001-further-operation-260",
        "any further lumbar operation",
    ),
    ("8 years, SPORT", "leven2015-reoperation-any-416", "any"),
    (
        "10 years, Maine",
        "atlas2005-further-operation-520",
        "any further lumbar operation",
    ),
)


def recurrence_and_reoperation() -> go.Figure:
    """Return the shares of people whose pain returned, or who were operated again.

    Returns
    -------
    plotly.graph_objects.Figure
        Panels with different denominators: people free of pain, and people operated.
    """
    rows = rows_by_id("natural_history")
    year = rows[_FREE]
    sport = [rows[f"{_LEG}-{week}"] for week in (52, 156)]
    eight = rows["leven2015-reoperation-any-416"]
    ten = rows["atlas2005-further-operation-520"]
    defect = rows[f"{_DEFECT}-control"]
    return dot_chart(
        chart="recurrence-and-reoperation",
        state="recurrence-and-reoperation",
        headline=(
            "A quarter of those free of leg pain have it again within a year. Of those "
            f"operated, {number(eight.value)} to {number(ten.value)}% are operated "
            "again within 10 years."
        ),
        what=(
            "People in percent. The panels count among different people: those whose "
            "pain had gone without surgery, and those who had had an operation."
        ),
        see=(
            "The shares grow with the years of follow-up, and each study counts "
            "something slightly different, which stands under its name."
        ),
        notes=(
            "SPORT counts an injection or an operation as pain that came back. Ranges "
            "that reviews quote are drawn as bars."
        ),
        alt=(
            f"Leg pain came back within a year in {number(year.value)}% "
            f"({between(year.ci_low, year.ci_high)}) in one cohort and in "
            f"{number(sport[0].value)}% in SPORT, where it was "
            f"{number(sport[1].value)}% at 3 years. "
            f"A further operation followed in {number(eight.value)}% within 8 years in "
            f"SPORT and in {number(ten.value)}% within 10 years in Maine. "
            "With a large defect of the outer ring of the disc it was "
            f"{number(defect.value)}% within 2 years."
        ),
        panels=(_pain_again(rows), _operated_again(rows), _herniated_again(rows)),
    )


def _pain_again(rows: dict[str, Any]) -> DotPanel:
    sport = "pain, injection or surgery"
    dots = (
        share_dot(rows[_FREE], "1 year, Suri 2012", "pain again"),
        share_dot(rows[f"{_LEG}-52"], "1 year, SPORT", sport),
        share_dot(rows[f"{_LEG}-156"], "3 years, SPORT", sport),
    )
    return share_panel(
        "Leg pain again, of people whose leg pain had gone without surgery",
        (Group("", dots),),
        measure="Leg pain again",
    )


def _operated_again(rows: dict[str, Any]) -> DotPanel:
    studies = tuple(
        share_dot(rows[row_id], label, note) for label, row_id, note in _AGAIN
    )
    defects = (
        share_dot(rows[f"{_DEFECT}-control"], "Discectomy alone", "same level"),
        share_dot(rows[f"{_DEFECT}-closure"], "With closure of the ring", "same level"),
    )
    return share_panel(
        "Operated again, of people who had a discectomy",
        (
            Group("", studies),
            Group(
                "Lowest to highest of 7 trials",
                (share_dot(rows["clark2020-reoperation"], "Clark 2020"),),
            ),
            Group("Large defect of the outer ring, 2 years", defects),
        ),
        measure="Operated again",
    )


def _herniated_again(rows: dict[str, Any]) -> DotPanel:
    dots = (
        share_dot(
            rows["abdu2017-revision-surgery-for-reherniation-416"],
            "SPORT",
            "operated for it; by 4 or by 8 years is unclear",
        ),
        *(
            share_dot(
                rows[f"rldh-review{year}-recurrent-herniation"],
                f"Narrative range, {year}",
                "any time",
            )
            for year in (2016, 2017)
        ),
    )
    return share_panel(
        "The same disc herniating again, of people who had a discectomy",
        (Group("", dots),),
        measure="The same disc herniating again",
    )
