"""Numbers that are written as words."""

from __future__ import annotations

import re

__all__ = ["FRACTION", "NUMBER_WORD", "value_of_fraction", "value_of_words"]

_ONES = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_SMALL = "|".join(_ONES[1:10])
_NUMBER = rf"(?:(?:{'|'.join(_TENS)})(?:-(?:{_SMALL}))?|{'|'.join(_ONES)})"

#: A whole number up to some thousands.
NUMBER_WORD = re.compile(
    rf"\b(?:(?:{_NUMBER}|a)\s(?:hundred|thousand)(?:\sand\s{_NUMBER})?|{_NUMBER})\b",
    re.IGNORECASE,
)

_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "tenth": 10,
}
_PART = r"(?:third|quarter|fifth|sixth|seventh|eighth|tenth)"
_ABOUT = (
    r"(?:about|around|nearly|almost|roughly|over|under|just|more than|less than|"
    r"at least|fewer than)"
)
#: A share: "two thirds", "a quarter of", "about a third", "half of", "half had".
FRACTION = re.compile(
    rf"\b(?:(?P<count>two|three|four)[\s-](?P<parts>{_PART})s"
    rf"|(?:a|one)\s(?P<one>{_PART})\sof"
    rf"|{_ABOUT}\s(?:a|one)\s(?P<about>{_PART})"
    rf"|(?P<half>half)\s(?:of|had|have|were|are|did|felt|recovered|the\s(?:people|"
    rf"patients|cases|time|legs|roots))"
    rf"|{_ABOUT}\s(?P<abouthalf>half))\b",
    re.IGNORECASE,
)


def value_of_words(words: str) -> int:
    """Return the value of a number in words.

    Examples
    --------
    >>> value_of_words("twenty-three"), value_of_words("a hundred and six")
    (23, 106)
    """
    total = 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word == "hundred":
            total = (total or 1) * 100
        elif word == "thousand":
            total = (total or 1) * 1000
        elif word not in ("a", "and"):
            total += _VALUES[word]
    return total


def value_of_fraction(found: re.Match[str]) -> float:
    """Return the share that :data:`FRACTION` has found, from 0 to 1."""
    if found["half"] or found["abouthalf"]:
        return 0.5
    part = found["parts"] or found["one"] or found["about"]
    count = _VALUES[found["count"].lower()] if found["count"] else 1
    return count / _PARTS[part.lower()]
