"""What the post-test tool says: natural frequencies first, percentages second.

``post_test/words.js`` says the same in the page; the tests compare the two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nerveroot.reasoning.odds import in_hundred

if TYPE_CHECKING:
    from nerveroot.reasoning.odds import Probability, Ratio

__all__ = [
    "IconGroup",
    "context",
    "headline",
    "hundred_words",
    "icon_groups",
    "lower_first",
    "percent_words",
    "ratio_words",
    "remarks",
]


def hundred_words(probability: float) -> str:
    """Say how many of 100; never none and never all."""
    count = in_hundred(probability)
    if count == 0:
        return "fewer than 1"
    return "more than 99" if count == 100 else str(count)


def headline(posttest: Probability) -> str:
    """Say the result in natural frequencies.

    Examples
    --------
    >>> from nerveroot.reasoning.odds import Ratio, post_test
    >>> headline(post_test(0.3, Ratio(11, 1.3, 84)))
    'Of 100 people like this, 82 have it, and plausibly 36 to 97.'
    """
    value = hundred_words(posttest.value)
    verb = "has" if value in {"1", "fewer than 1"} else "have"
    if posttest.low is None or posttest.high is None:
        unknown = "how far off that may be is unknown"
        return f"Of 100 people like this, {value} {verb} it; {unknown}."
    low, high = hundred_words(posttest.low), hundred_words(posttest.high)
    span = low if low == high else f"{low} to {high}"
    return f"Of 100 people like this, {value} {verb} it, and plausibly {span}."


def context(name: str, result: str, target: str, standard: str, pretest: float) -> str:
    """Say what was found, what is looked for, and what was thought before.

    Parameters
    ----------
    name, result : str
        The test and what its result is called.
    target, standard : str
        Names of target condition and standard; empty for a reader's own ratio.
    pretest : float
        Probability before the test.
    """
    looked = (
        f" Looked for: {lower_first(target)}, judged by {lower_first(standard)}."
        if target
        else ""
    )
    before = hundred_words(pretest)
    return f"{name}: {result}.{looked} Before the test: {before} of 100."


def remarks(ratio: Ratio, *, computed: bool, verified: bool) -> list[str]:
    """Return what must be said beside the result.

    Parameters
    ----------
    ratio : Ratio
        The likelihood ratio.
    computed : bool
        Whether it was worked out here from sensitivity and specificity.
    verified : bool
        Whether it was checked against the paper.
    """
    said = []
    if ratio.low is None or ratio.high is None:
        why = (
            "The ratio was worked out from rounded shares and has no interval"
            if computed
            else "No interval is given"
        )
        said.append(
            f"{why}. So the mark is hollow and has no bar: its uncertainty is unknown, "
            "not small."
        )
    elif ratio.low < 1 < ratio.high:
        said.append(
            "The interval holds a ratio of 1: the study cannot tell whether this "
            "result makes the condition more likely or less."
        )
    if not verified:
        said.append("This figure was not checked against the paper.")
    return said


@dataclass(frozen=True, slots=True)
class IconGroup:
    """Some of the hundred icons that look alike.

    Attributes
    ----------
    kind : str
        ``sure``, ``likely``, ``possible`` or ``none``; ``hollow`` where no interval is
        known.
    count : int
        How many.
    words : str
        What they stand for.
    """

    kind: str
    count: int
    words: str


def icon_groups(posttest: Probability) -> list[IconGroup]:
    """Part a hundred people by how sure it is that they have the condition.

    Parameters
    ----------
    posttest : Probability
        The probability after the test.
    """
    value = in_hundred(posttest.value)
    if posttest.low is None or posttest.high is None:
        return [
            IconGroup("hollow", value, "have it by a figure without interval"),
            IconGroup("none", 100 - value, "do not"),
        ]
    low, high = in_hundred(posttest.low), in_hundred(posttest.high)
    return [
        IconGroup("sure", low, "have it even at the low end of the interval"),
        IconGroup("likely", value - low, "more have it by the best figure"),
        IconGroup("possible", high - value, "more have it only at the high end"),
        IconGroup("none", 100 - high, "do not have it even then"),
    ]


def percent_words(probability: Probability) -> str:
    """Write a probability in percent, with its interval.

    Examples
    --------
    >>> from nerveroot.reasoning.odds import Probability
    >>> percent_words(Probability(0.825, 0.3578, 0.973))
    '82.5% (35.8 to 97.3%)'
    """
    value = f"{_percent(probability.value)}%"
    if probability.low is None or probability.high is None:
        return value
    return f"{value} ({_percent(probability.low)} to {_percent(probability.high)}%)"


def _percent(probability: float) -> str:
    """Write one digit after the point, halves to the even one as counts of 100 are."""
    tenths = round(round(probability * 1000, 9))
    return f"{tenths // 10}.{tenths % 10}"


def ratio_words(ratio: Ratio | dict[str, Any]) -> str:
    """Write a ratio with its interval, such as ``"11 (1.3 to 84)"``."""
    value, low, high = (
        (ratio["value"], ratio["low"], ratio["high"])
        if isinstance(ratio, dict)
        else ratio
    )
    if low is None or high is None:
        return f"{value:g}"
    return f"{value:g} ({low:g} to {high:g})"


def lower_first(name: str) -> str:
    """Write a name inside a sentence; roots and abbreviations stay as they are."""
    if re.match(r".[a-z]", name):
        return name[0].lower() + name[1:]
    return name
