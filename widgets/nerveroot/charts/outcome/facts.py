"""What the outcome explorer offers to choose from, for its controls."""

from __future__ import annotations

from functools import cache
from typing import Any

from nerveroot.charts.outcome.combinations import Combination, available
from nerveroot.charts.outcome.phrases import ANALYSES_SHORT, patients_words
from nerveroot.charts.outcome.points import arms_of
from nerveroot.charts.words import number, time_words
from nerveroot.data import load_table
from nerveroot.data.rows_treatment import Cohort

__all__ = ["explorer_facts", "times_of"]

GROUPS = (
    ("curve", "Followed over time"),
    ("two-points", "Seen twice"),
    ("markers", "Single marks and counts"),
)
"""Kinds of study, by the best that its tables can draw."""


def times_of(combination: Combination) -> tuple[int, ...]:
    """Return the observed weeks that the time cursor stops at.

    The start is none of them: nothing has happened yet.
    """
    return combination.times


@cache
def explorer_facts() -> dict[str, Any]:
    """Return studies, combinations and names as the controls need them.

    Returns
    -------
    dict
        Shared: read it, do not change it.
    """
    combinations = available()
    names = {row.id: row.name for row in load_table("outcome_names")}
    return {
        "groups": _groups(combinations),
        "outcomes": {one.outcome: names[one.outcome] for one in combinations},
        "analyses": {
            one.analysis: ANALYSES_SHORT[one.analysis] for one in combinations
        },
        "subgroups": {
            one.subgroup: patients_words(one.subgroup) for one in combinations
        },
        "combinations": [
            {
                "id": one.id,
                "cohort": one.cohort,
                "outcome": one.outcome,
                "analysis": one.analysis,
                "subgroup": one.subgroup,
                "share": one.is_share,
                "times": [[weeks, time_words(weeks)] for weeks in times_of(one)],
            }
            for one in combinations
        ],
    }


def _groups(combinations: tuple[Combination, ...]) -> list[dict[str, Any]]:
    kinds = [kind for kind, _ in GROUPS]
    best: dict[str, str] = {}
    for one in combinations:
        known = best.get(one.cohort, one.kind)
        best[one.cohort] = min(known, one.kind, key=kinds.index)
    cohorts: dict[str, Cohort] = {row.id: row for row in load_table("cohorts")}
    return [
        {
            "title": title,
            "studies": [
                {
                    "id": cohort,
                    "name": cohorts[cohort].name,
                    "note": _note(cohorts[cohort], combinations),
                }
                for cohort, own in best.items()
                if own == kind
            ],
        }
        for kind, title in GROUPS
    ]


def _note(cohort: Cohort, combinations: tuple[Combination, ...]) -> str:
    """Say what was compared, in how many; of one group, how it was followed."""
    arms = [arms_of(one) for one in combinations if one.cohort == cohort.id]
    names = [arm.name for arm in max(arms, key=len)]
    said = cohort.design[0].upper() + cohort.design[1:]
    if len(names) > 1:
        said = f"{names[0]} or {names[1][0].lower()}{names[1][1:]}"
    return said if cohort.n is None else f"{said}, {number(cohort.n)} people"
