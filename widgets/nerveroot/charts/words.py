"""Numbers, times and directions in the words of the book."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

__all__ = [
    "between",
    "joined",
    "number",
    "percent",
    "time_short",
    "time_words",
    "unclear_minus",
    "wrapped",
]

MINUS = "−"
THIN_SPACE = "\u202f"
"""Between thousands; the narrow one that no line breaks at."""

_UNITS = ((52, "year"), (13 / 3, "month"), (1, "week"))
_HYPHEN_FOR_MINUS = re.compile(r"(?<![\w–−-])-\d")


def number(value: float, decimals: int | None = None) -> str:
    """Write a number with a true minus and thin spaces between thousands.

    Parameters
    ----------
    value : float
        The number.
    decimals : int or None
        Digits after the point; None keeps those that the number has.

    Examples
    --------
    >>> number(-14.9), number(2, 1), number(0.005), number(2.25, 1)
    ('−14.9', '2.0', '0.005', '2.3')
    """
    if decimals is None:
        text = f"{abs(value):,.10f}".rstrip("0").rstrip(".")
    else:
        # Half up, by the digits that the source printed: 2.25 is 2.3 and not 2.2.
        printed = Decimal(str(abs(value)))
        place = Decimal(1).scaleb(-decimals)
        text = f"{printed.quantize(place, ROUND_HALF_UP):,}"
    sign = MINUS if value < 0 and any(digit in text for digit in "123456789") else ""
    whole, point, rest = text.partition(".")
    return f"{sign}{whole.replace(',', THIN_SPACE)}{point}{rest}"


def percent(value: float, decimals: int | None = None) -> str:
    """Write a percentage, for example ``"61%"``."""
    return f"{number(value, decimals)}%"


def between(low: float, high: float, decimals: int | None = None) -> str:
    """Write an interval in words, which no minus can make unclear.

    Examples
    --------
    >>> between(-18.1, -11.6)
    '−18.1 to −11.6'
    """
    return f"{number(low, decimals)} to {number(high, decimals)}"


def time_words(weeks: float) -> str:
    """Say a time in the largest unit that it fills.

    Parameters
    ----------
    weeks : float
        Weeks since the start, as in the tables: 13 are three months, 52 a year.

    Returns
    -------
    str
        For example ``"start"``, ``"6 weeks"``, ``"3 months"``, ``"2 years"``.

    Raises
    ------
    ValueError
        For a time before the start.
    """
    if weeks < 0:
        raise ValueError(f"{weeks} weeks lie before the start; give 0 or more")
    if weeks == 0:
        return "start"
    for length, name in _UNITS[:2]:
        count = weeks / length
        if round(count, 6) == round(count) and count >= 1:
            return _counted(round(count), name)
    if weeks > 104:
        return _counted(round(weeks / 52, 1), "year")
    return _counted(weeks, "week")


def time_short(weeks: float) -> str:
    """Say a time as it fits under an axis: "3 mo", "8 yr"."""
    words = time_words(weeks)
    for name, short in (("year", "yr"), ("month", "mo"), ("week", "wk")):
        words = words.replace(f"{name}s", short).replace(name, short)
    return words


def _counted(count: float, noun: str) -> str:
    return f"{number(count)} {noun}" if count == 1 else f"{number(count)} {noun}s"


def joined(parts: list[str]) -> str:
    """Join words as a sentence does: commas, and "and" before the last."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def wrapped(text: str, characters: int) -> list[str]:
    """Break a text into lines of about the same length.

    Parameters
    ----------
    text : str
        Plain text.
    characters : int
        The most characters that fit on a line; a longer word stands alone.

    Returns
    -------
    list of str
        Lines, none for an empty text. The last is not left with one short word where
        the lines before it can give up some of theirs.
    """
    lines = _filled(text, characters)
    if len(lines) < 2:
        return lines
    # The narrowest column that still needs no further line balances the ragged edge.
    for width in range(-(-len(text) // len(lines)), characters):
        balanced = _filled(text, width)
        if len(balanced) == len(lines):
            return balanced
    return lines


def _filled(text: str, characters: int) -> list[str]:
    lines: list[str] = []
    # Only at plain spaces: those between thousands hold.
    for word in filter(None, text.split(" ")):
        if lines and len(lines[-1]) + 1 + len(word) <= characters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def unclear_minus(text: str) -> str | None:
    """Return the first hyphen before a number that should be a minus, or None."""
    found = _HYPHEN_FOR_MINUS.search(text)
    return found.group() if found else None
