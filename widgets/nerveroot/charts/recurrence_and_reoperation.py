"""How often pain comes back without surgery, and a disc is operated on again."""

from __future__ import annotations

import plotly.graph_objects as go

from nerveroot.charts.dot_chart import dot_chart
from nerveroot.charts.dot_panel import share_panel
from nerveroot.charts.dots import Group
from nerveroot.charts.evidence import rows_by_id, share_dot
from nerveroot.charts.words import between, number

__all__ = ["recurrence_and_reoperation"]

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
    year = rows["suri2012-recurrent-radicular-pain-52"]
    sport = [rows[f"{_LEG}-{week}"] for week in (52, 156)]
    eight = rows["leven2015-reoperation-any-416"]
    ten = rows["atlas2005-further-operation-520"]
    annular = [
        rows[f"acd-reop2018-index-level-revision-104-{arm}"]
        for arm in ("control", "closure")
    ]
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
            f"{number(annular[0].value)}% within 2 years."
        ),
        panels=(
            share_panel(
                "Leg pain again, of people whose leg pain had gone without surgery",
                (
                    Group(
                        "",
                        (
                            share_dot(year, "1 year, Suri 2012", "pain again"),
                            share_dot(
                                sport[0], "1 year, SPORT", "pain, injection or surgery"
                            ),
                            share_dot(
                                sport[1], "3 years, SPORT", "pain, injection or surgery"
                            ),
                        ),
                    ),
                ),
            ),
            share_panel(
                "Operated again, of people who had a discectomy",
                (
                    Group(
                        "",
                        tuple(
                            share_dot(rows[row_id], label, note)
                            for label, row_id, note in _AGAIN
                        ),
                    ),
                    Group(
                        "Lowest to highest of 7 trials",
                        (share_dot(rows["clark2020-reoperation"], "Clark 2020", ""),),
                    ),
                    Group(
                        "Large defect of the outer ring, 2 years",
                        (
                            share_dot(annular[0], "Discectomy alone", "same level"),
                            share_dot(
                                annular[1], "With closure of the ring", "same level"
                            ),
                        ),
                    ),
                ),
            ),
            share_panel(
                "The same disc herniating again, of people who had a discectomy",
                (
                    Group(
                        "",
                        (
                            share_dot(
                                rows["abdu2017-revision-surgery-for-reherniation-416"],
                                "SPORT",
                                "operated for it, over 4 to 8 years",
                            ),
                            share_dot(
                                rows["rldh-review2016-recurrent-herniation"],
                                "Narrative range, 2016",
                                "any time",
                            ),
                            share_dot(
                                rows["rldh-review2017-recurrent-herniation"],
                                "Narrative range, 2017",
                                "any time",
                            ),
                        ),
                    ),
                ),
            ),
        ),
    )
