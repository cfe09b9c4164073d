"""Which cohort, outcome, analysis and part of the patients can be drawn together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from nerveroot.data import load_table
from nerveroot.data.rows_treatment import Outcome, OutcomeScale

__all__ = ["PARTS", "Combination", "available", "find_combination", "nearest"]

PARTS = ("cohort", "outcome", "analysis", "subgroup")

LEVELS = frozenset({"mean", "median"})
CHANGES = frozenset({"adjusted-mean-change", "mean-change"})

# First the outcome, analysis and patients that a reader most likely came for.
_OUTCOMES = ("odi", "leg-pain", "rdq", "sf36-bp", "sf36-pf")
_ANALYSES = ("as-treated", "intention-to-treat")
_SUBGROUPS = ("L4-L5", "all", "L5-S1", "L2-L4")

# When half of the people had reached an outcome is a point on the way to it.
_TIMED_BY = {"ever-recovered": "time-to-recovery"}

# Its values between the visits that are known were never seen, so a line would claim
# a course that nobody has read.
_NEVER_JOINED = frozenset({"hague"})


@dataclass(frozen=True, slots=True)
class Combination:
    """One chart: who, which outcome, analysed how, and the rows that it draws.

    Attributes
    ----------
    cohort, outcome, analysis, subgroup : str
        Ids of the tables.
    kind : {"curve", "two-points", "markers"}
        Whether its points are joined: three times or more; two; or one, or no course.
    mode : {"level", "change", "share"}
        Values on the scale, changes since the start, or shares of people in percent.
    scale : OutcomeScale
        The one scale of its axis.
    rows : tuple of Outcome
        The rows drawn, in the order of the table.
    baseline : Outcome or None
        The pooled start to which adjusted changes are added.
    """

    cohort: str
    outcome: str
    analysis: str
    subgroup: str
    kind: str
    mode: str
    scale: OutcomeScale = field(compare=False)
    rows: tuple[Outcome, ...] = field(compare=False)
    baseline: Outcome | None = field(compare=False, default=None)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """The four ids."""
        return (self.cohort, self.outcome, self.analysis, self.subgroup)

    @property
    def id(self) -> str:
        """The four ids as one kebab-case word, for files and addresses."""
        return "-".join(self.key).lower()

    @property
    def times(self) -> tuple[int, ...]:
        """Weeks of follow-up that were observed, without the start."""
        return tuple(sorted({row.time_weeks for row in self.rows if row.time_weeks}))

    @property
    def is_share(self) -> bool:
        """Whether it counts people, so that icons can stand for them."""
        return self.mode == "share"


@cache
def available() -> tuple[Combination, ...]:
    """Return every combination that the tables can draw, cohort by cohort.

    Returns
    -------
    tuple of Combination
        The first of each cohort is the one to begin with.
    """
    groups: dict[tuple[str, str, str, str], list[Outcome]] = defaultdict(list)
    for row in load_table("outcomes"):
        if row.plot:
            groups[row.cohort_id, row.outcome, row.analysis, row.subgroup].append(row)
    cohorts = [row.id for row in load_table("cohorts")]
    found = [
        combination
        for key, rows in groups.items()
        if (combination := _combination(key, rows)) is not None
    ]
    found.sort(
        key=lambda one: (
            cohorts.index(one.cohort),
            not any(row.verified for row in one.rows),
            _rank(one.outcome, _OUTCOMES),
            _rank(one.analysis, _ANALYSES),
            _rank(one.subgroup, _SUBGROUPS),
        )
    )
    return tuple(found)


def _rank(value: str, order: tuple[str, ...]) -> int:
    return order.index(value) if value in order else len(order)


def _combination(
    key: tuple[str, str, str, str], rows: list[Outcome]
) -> Combination | None:
    """Return what a group of rows can draw, or None."""
    scales = {row.scale_id: row for row in rows}
    if len(scales) != 1:
        raise ValueError(
            f"{'/'.join(key)}: scales {', '.join(sorted(scales))} cannot share an axis"
        )
    scale = next(row for row in load_table("outcome_scales") if row.id in scales)
    baseline = None
    if scale.id == "proportion":
        mode = "share"
        drawn = [row for row in rows if row.statistic == "proportion"]
    elif any(row.statistic in LEVELS and row.time_weeks for row in rows):
        mode = "level"
        drawn = [row for row in rows if row.statistic in LEVELS]
    else:
        drawn = [row for row in rows if row.statistic in CHANGES]
        baseline = next(
            (row for row in rows if row.role == "overall" and row.time_weeks == 0), None
        )
        mode = "change" if baseline is None else "level"
    drawn = [row for row in drawn if row.value is not None]
    roles = {row.role for row in drawn}
    # A mean that stands alone compares nothing; a share still counts people.
    if not drawn or (mode != "share" and len(roles) < 2):
        return None
    drawn += _medians(key, rows[0].subgroup)
    times = {row.time_weeks for row in drawn} | ({0} if baseline else set())
    kind = {1: "markers", 2: "two-points"}.get(len(times), "curve")
    if key[0] in _NEVER_JOINED:
        kind = "markers"
    return Combination(*key, kind, mode, scale, tuple(drawn), baseline)


def _medians(key: tuple[str, str, str, str], subgroup: str) -> list[Outcome]:
    """Return the medians that tell when half had reached an outcome."""
    timed = _TIMED_BY.get(key[1])
    return [
        row
        for row in load_table("outcomes")
        if row.plot
        and row.outcome == timed
        and row.statistic == "median-time"
        and (row.cohort_id, row.analysis, row.subgroup) == (key[0], key[2], subgroup)
    ]


def find_combination(
    cohort: str, outcome: str, analysis: str, subgroup: str
) -> Combination:
    """Return the combination of these ids.

    Parameters
    ----------
    cohort, outcome, analysis, subgroup : str
        Ids of the tables.

    Raises
    ------
    ValueError
        If the first wrong id has no rows beside those before it; the message names
        the ids that have.
    """
    left = available()
    wanted = (cohort, outcome, analysis, subgroup)
    for place, (part, value) in enumerate(zip(PARTS, wanted, strict=True)):
        matching = tuple(one for one in left if one.key[place] == value)
        if not matching:
            beside = f" for {'/'.join(wanted[:place])}" if place else ""
            raise ValueError(
                f"unknown {part} {value!r}{beside}; allowed: "
                f"{', '.join(_values(left, place))}"
            )
        left = matching
    return left[0]


def _values(combinations: Iterable[Combination], place: int) -> list[str]:
    return list(dict.fromkeys(one.key[place] for one in combinations))


def nearest(wanted: dict[str, str], part: str) -> Combination:
    """Return the combination that has one part and keeps the others if it can.

    Parameters
    ----------
    wanted : dict of str to str
        The four ids, which may not go together.
    part : str
        The one that must stay.

    Raises
    ------
    ValueError
        If nothing has this part.
    """
    # The parts before it, such as the cohort of an outcome, outweigh those after it.
    fixed = PARTS.index(part)
    candidates = [
        one
        for one in available()
        if one.key[: fixed + 1] == tuple(wanted[name] for name in PARTS[: fixed + 1])
    ]
    if not candidates:
        raise ValueError(f"nothing can be drawn for {part} {wanted[part]!r}")

    def agreement(one: Combination) -> int:
        """Count the parts that agree, up to the first that does not."""
        # A study without this outcome is shown from its own beginning, not by a lesser
        # outcome that happens to have the same analysis.
        agreeing = [
            value == wanted[name] for name, value in zip(PARTS, one.key, strict=True)
        ]
        return [*agreeing, False].index(False)

    return max(candidates, key=agreement)
