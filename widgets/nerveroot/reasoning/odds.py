"""The arithmetic of one test result: odds times the likelihood ratio.

``post_test/engine.js`` is the same method for the live tool; both are held to the
vectors in ``tests/unit/reasoning/post_test_vectors.json``.
"""

from __future__ import annotations

import math
from typing import NamedTuple

__all__ = [
    "Probability",
    "Ratio",
    "in_hundred",
    "post_test",
    "pretest_problem",
    "ratio_problem",
]


class Ratio(NamedTuple):
    """A likelihood ratio; its ends are None where no interval is known."""

    value: float
    low: float | None = None
    high: float | None = None


class Probability(NamedTuple):
    """A probability from 0 to 1; its ends are None where no interval is known."""

    value: float
    low: float | None = None
    high: float | None = None


def post_test(pretest: float, ratio: Ratio) -> Probability:
    """Return the probability after a test result.

    Odds are multiplied by the ratio, and so are they by both ends of its interval, as
    sums of logarithms.

    Parameters
    ----------
    pretest : float
        Probability before the test, between 0 and 1.
    ratio : Ratio
        The likelihood ratio of the result.

    Raises
    ------
    ValueError
        If there is no such probability; the message says why.

    Examples
    --------
    >>> [round(p, 3) for p in post_test(0.3, Ratio(11, 1.3, 84))]
    [0.825, 0.358, 0.973]
    """
    problem = pretest_problem(pretest) or ratio_problem(ratio)
    if problem is not None:
        raise ValueError(problem)
    low, high = (
        None if end is None else _after(pretest, end) for end in (ratio.low, ratio.high)
    )
    return Probability(_after(pretest, ratio.value), low, high)


def _after(before: float, ratio: float) -> float:
    log_odds = math.log(before) - math.log1p(-before) + math.log(ratio)
    # Beyond it exp overflows, and the probability is 0 to the last digit.
    return 0.0 if log_odds < -700 else 1 / (1 + math.exp(-log_odds))


def pretest_problem(value: float) -> str | None:
    """Say what is wrong with a probability before a test, or None."""
    if not _is_number(value):
        return "The probability before the test must be a number."
    if value == 0:
        return (
            "At 0% nobody has the condition, and no result can change that. "
            "Give a value above 0%."
        )
    if value == 1:
        return (
            "At 100% everybody has the condition, and no result can change that. "
            "Give a value below 100%."
        )
    if not 0 < value < 1:
        return "The probability before the test must lie between 0% and 100%."
    return None


def ratio_problem(ratio: Ratio) -> str | None:
    """Say what is wrong with a likelihood ratio or its interval, or None."""
    value, low, high = ratio
    if not _is_number(value):
        return "The likelihood ratio must be a number."
    if value < 0:
        return "A likelihood ratio cannot be below 0."
    if value == 0:
        return (
            "A ratio of 0 would rule the condition out for certain. It comes from a "
            "zero cell of a small study. Give a ratio above 0."
        )
    if math.isinf(value):
        return (
            "An infinite ratio would prove the condition. It comes from a zero cell of "
            "a small study. Give a finite ratio."
        )
    if low is None and high is None:
        return None
    if low is None or high is None:
        return "An interval needs both of its ends, or neither."
    wrong = _end_problem(low) or _end_problem(high)
    if wrong is not None:
        return wrong
    if low > high:
        return "The lower end of the interval is above its upper end. Exchange them."
    if not low <= value <= high:
        return (
            "The ratio lies outside its own interval, so one of the three figures is "
            "wrong."
        )
    return None


def _end_problem(end: float) -> str | None:
    if not _is_number(end):
        return "The ends of the interval must be numbers."
    if end <= 0 or math.isinf(end):
        return "The ends of the interval must be above 0 and finite."
    return None


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return not math.isnan(value)


def in_hundred(probability: float) -> int:
    """Return how many of 100 people; an exact half goes to the even neighbour.

    Examples
    --------
    >>> in_hundred(0.825), in_hundred(0.835)
    (82, 84)
    """
    # What is left of 82.5 after the logarithms may be 82.49999999999999.
    return round(round(probability * 100, 9))
