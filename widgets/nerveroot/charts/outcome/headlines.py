"""The finding of each chart, as a sentence."""

from __future__ import annotations

from nerveroot.charts.outcome.combinations import Combination
from nerveroot.charts.outcome.phrases import predicate, time_phrase, with_arm
from nerveroot.charts.outcome.points import Arm, Point, arms_of
from nerveroot.charts.words import number
from nerveroot.data import load_table

__all__ = ["figure_words", "headline"]

_FALLS_FURTHER = {
    "odi": "disability falls further",
    "sf36-bp": "pain eases more",
    "sf36-pf": "physical function gains more",
}


def figure_words(combination: Combination, point: Point) -> str:
    """Write the value of a point with its unit, as headline and description do."""
    value = point.dot.value or 0.0
    if combination.is_share:
        return f"{number(value, 0 if round(value, 6) == round(value) else 1)}%"
    return number(value, 1)


def headline(combination: Combination) -> str:
    """Return the finding."""
    if combination.cohort == "sport" and combination.outcome in _FALLS_FURTHER:
        return _sport(combination)
    if combination.cohort == "maine":
        return _maine(combination)
    if combination.outcome == "ever-recovered":
        return _half_recovered(combination)
    return _at_the_end(combination)


def _sport(combination: Combination) -> str:
    words = _FALLS_FURTHER[combination.outcome]
    if combination.analysis == "intention-to-treat":
        return (
            "By lot the arms differ little. Each of them holds people who had the "
            "other treatment."
        )
    if combination.subgroup == "all":
        return (
            "At 8 years the lead of those who had surgery is still there. How much of "
            "it is surgery is the dispute."
        )
    return f"After surgery {words}. How much of that is surgery is the dispute."


def _maine(combination: Combination) -> str:
    surgery, other = arms_of(combination)
    first, last = (figure_words(combination, other.points[place]) for place in (0, -1))
    flat = figure_words(combination, surgery.last)
    return (
        f"After surgery about {flat} stay better. Without, the share climbs from "
        f"{first} to {last}, partly because the question got milder."
    )


def _half_recovered(combination: Combination) -> str:
    early, late = arms_of(combination)
    return (
        f"Half felt recovered by {number(early.points[0].weeks)} weeks "
        f"{with_arm(early.name)} and by {number(late.points[0].weeks)} "
        f"{with_arm(late.name)}; in a year {figure_words(combination, late.last)} had."
    )


def _at_the_end(combination: Combination) -> str:
    """Say the values at the last time that was read of all arms, or else the last."""
    arms = arms_of(combination)
    shared = [
        (point.weeks, all(at is not None and at.dot.verified for at in points))
        for point in arms[0].points
        if all(points := [arm.at(point.weeks) for arm in arms])
    ]
    read = [weeks for weeks, verified in shared if verified]
    weeks = max(read or [weeks for weeks, _ in shared])
    found = _values_at(combination, arms, weeks)
    return found if read else f"Not checked: {found[0].lower()}{found[1:]}"


def _values_at(combination: Combination, arms: tuple[Arm, ...], weeks: float) -> str:
    when = next(point.dot.label for point in arms[0].points if point.weeks == weeks)
    values = [
        _value(combination, arm, weeks)
        if arm.role == "single"
        else f"{_value(combination, arm, weeks)} {with_arm(arm.name)}"
        for arm in arms
    ]
    found = " and ".join(values)
    if combination.is_share:
        begin = time_phrase(combination.outcome, when)
        return (
            f"{begin[0].upper()}{begin[1:]} {found} {predicate(combination.outcome)}."
        )
    name = {row.id: row.name for row in load_table("outcome_names")}
    outcome = name[combination.outcome]
    verb = "has changed by" if combination.mode == "change" else "is"
    return f"At {when}, {outcome[0].lower()}{outcome[1:]} {verb} {found}."


def _value(combination: Combination, arm: Arm, weeks: float) -> str:
    point = arm.at(weeks)
    if point is None:
        raise ValueError(f"{combination.id}: {arm.name} has no value at week {weeks}")
    return figure_words(combination, point)
