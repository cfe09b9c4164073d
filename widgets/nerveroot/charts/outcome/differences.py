"""The differences that belong to a chart, with the other analysis beside its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nerveroot.charts.dots import Dot
from nerveroot.charts.evidence import effect_dot
from nerveroot.charts.outcome.combinations import Combination
from nerveroot.charts.outcome.phrases import ANALYSES_SHORT, patients_short
from nerveroot.charts.words import time_words
from nerveroot.data import load_table
from nerveroot.data.rows_treatment import Effect

__all__ = ["Series", "difference_dot", "difference_series"]


@dataclass(frozen=True, slots=True)
class Series:
    """The differences of one analysis.

    Attributes
    ----------
    name : str
        The analysis and the patients, in words.
    role : str
        Look of its marks.
    rows : tuple of Effect
        In the order of time.
    """

    name: str
    role: str
    rows: tuple[Effect, ...]


def difference_series(combination: Combination) -> tuple[Series, ...]:
    """Return the differences that belong to a combination, its own analysis first.

    The other analysis of the same cohort stands beside it: as treated is open to
    choice, as randomised is diluted, and neither may be read alone.
    """
    rows = [
        row
        for row in load_table("effects")
        if row.plot
        and row.cohort_id == combination.cohort
        and row.outcome == combination.outcome
        and row.scale_id == combination.scale.id
        and row.difference is not None
        and row.time_weeks is not None
        and not row.window
    ]
    own = _of(rows, combination.analysis, combination.subgroup)
    other_name = {
        "as-treated": "intention-to-treat",
        "intention-to-treat": "as-treated",
    }.get(combination.analysis, "")
    others = [
        _of(rows, other_name, subgroup)
        for subgroup in dict.fromkeys(row.subgroup for row in rows)
    ]
    times = {row.time_weeks for row in own}
    other = max(
        others,
        key=lambda found: len(times & {row.time_weeks for row in found}),
        default=(),
    )
    both = {combination.analysis: own, other_name: other}
    # As treated is drawn like the treatment in both views, so that no mark changes its
    # meaning when the reader goes from one analysis to the other.
    order = [name for name in ("as-treated", combination.analysis) if both.get(name)]
    order += [name for name in (other_name,) if both.get(name)]
    found = []
    for place, name in enumerate(dict.fromkeys(order)):
        patients = patients_short(both[name][0].subgroup)
        found.append(
            Series(
                f"{ANALYSES_SHORT[name]}, {patients}",
                "comparison" if place else "intervention",
                tuple(both[name]),
            )
        )
    return tuple(found)


def _of(rows: list[Effect], analysis: str, subgroup: str) -> tuple[Effect, ...]:
    found = [
        row for row in rows if row.analysis == analysis and row.subgroup == subgroup
    ]
    return tuple(sorted(found, key=lambda row: row.time_weeks or 0))


def difference_dot(row: Effect, role: str) -> Dot:
    """Return a difference as a dot; one of shares in percentage points."""
    dot = effect_dot(row, time_words(row.time_weeks or 0), role=role)
    if row.scale_id != "proportion" or dot.value is None:
        return dot
    low, high = (
        None if end is None else round(end * 100, 6) for end in (dot.low, dot.high)
    )
    return replace(dot, value=round(dot.value * 100, 6), low=low, high=high)
