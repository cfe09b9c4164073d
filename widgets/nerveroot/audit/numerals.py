"""Find the numbers in a text: digits, ranges, shares, pairs, and number words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from .number_words import (
    FRACTION,
    NUMBER_WORD,
    value_of_fraction,
    value_of_words,
)
from .page_source import CITATION

__all__ = ["WEEKS", "Numeral", "blank_markup", "numerals_in", "sentences_of"]

Unit = Literal["", "%", "time"]

_THIN = "\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"
_DIGITS = re.compile(
    rf"(?<![\w.,{_THIN}])[\N{{MINUS SIGN}}+]?"
    rf"(?:\d{{1,3}}(?:[,{_THIN}]\d{{3}})+|\d+)(?:\.\d+)?(?![\d])"
)
_PERCENT = re.compile(r"[\s\N{NO-BREAK SPACE}]?%|\sper\s?cent\b|\sin a hundred\b")
_TIME = re.compile(r"[\s-](?:[a-z]+-[a-z]+\s)?(?P<unit>hour|day|week|month|year)s?\b")
#: What may stand between the two ends of a range or of a list that shares a unit.
_JOIN = re.compile(r"\s?(?:–|/)\s?|\s(?:to|and|or|against|versus|v)\s")
_OF = re.compile(r"\s(?:out\s)?of\s(?:the\s|these\s|those\s|about\s|them\s|every\s)*")
_IN = re.compile(r"\s(?:in|out of)\s")
#: "One in two" mostly is something else: one finding, in two people.
_FEWEST_IN = 2

#: Nouns that make a small number word a figure: people counted, studies, and time.
_COUNTED = re.compile(
    r"\s(?:[a-z-]+\s){0,2}?(?:people|patients|participants|volunteers|children|adults|"
    r"women|men|cadavers|plexuses|cases|trials|studies|series|reviews|"
    r"guidelines|sources|maps|papers|readers|surgeons|centres|others|"
    r"hours?|days?|weeks?|months?|years?|per\scent)\b",
    re.IGNORECASE,
)
_SMALL_WORD = 12

_ABOUT = re.compile(
    r"\b(?:about|nearly|almost|around|roughly|some|over|under|more than|less than|"
    r"at least|up to|fewer than)\s(?:the\s|a\s|an\s)?$",
    re.IGNORECASE,
)

# What is blanked before numbers are looked for; the length never changes.
_MARKUP = (
    CITATION,
    re.compile(r"\{agreement\}`[^`]*`"),
    re.compile(r"`[^`\n]*`"),
    re.compile(r"(?<=\])\([^)\s]*\)"),
    re.compile(r"\{[.#][^}]*\}"),
    re.compile(r"https?://\S+"),
    re.compile(r"<[a-zA-Z/][^>]*>"),
)
_ROLE = re.compile(r"\{[\w:-]+\}`([^`<]*)(?:<[^`]*)?`")
_LIST_MARK = re.compile(r"\A\s*(?:[-*+]|\d+[.)])\s")

_SENTENCE_END = re.compile(r"[.!?][”\"*)’]*(?=\s|$)")
_NO_END = re.compile(r"(?:\b(?:Ms|Mrs|Mr|Dr|vs|e\.g|i\.e|al|no|cf)|\b[A-Z])\.$")


@dataclass(frozen=True)
class Numeral:
    """A number of a text.

    Attributes
    ----------
    start, end
        Where it stands in the text.
    text
        As written, with its unit.
    value
        The number; shares in words as a percentage.
    decimals
        How many decimals are printed.
    unit
        ``%`` for percentages and shares, ``time`` for durations, or nothing.
    weeks
        A duration in weeks, the unit of the tables.
    of
        For "23 of 25" the 25.
    is_about
        Whether the text rounds: "about", "nearly", or a share in words.
    """

    start: int
    end: int
    text: str
    value: float
    decimals: int = 0
    unit: Unit = ""
    weeks: float | None = None
    of: float | None = None
    is_about: bool = False

    @property
    def values(self) -> tuple[float, ...]:
        """The number, or both numbers of "23 of 25"."""
        return (self.value,) if self.of is None else (self.value, self.of)


def blank_markup(text: str) -> str:
    """Return a text of the same length without addresses, roles and inline code."""
    text = _LIST_MARK.sub(lambda found: " " * len(found.group()), text)
    for pattern in _MARKUP[:2]:
        text = pattern.sub(_spaces, text)
    text = _ROLE.sub(_only_words, text)
    for pattern in _MARKUP[2:]:
        text = pattern.sub(_spaces, text)
    return text


def _spaces(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())


def _only_words(found: re.Match[str]) -> str:
    whole, words = found.group(), found[1]
    start = whole.index("`") + 1
    return " " * start + words + " " * (len(whole) - start - len(words))


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Return where each sentence of a paragraph begins and ends.

    The text is the blanked one. A row of a table is one sentence.
    """
    if text.lstrip().startswith("|"):
        return [(0, len(text))]
    spans = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if _NO_END.search(text[start : end.start() + 1]):
            continue
        spans.append((start, end.end()))
        start = end.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


def numerals_in(text: str, names: Sequence[tuple[int, int]] = ()) -> list[Numeral]:
    """Return the numbers of a blanked text in order.

    Parameters
    ----------
    text
        The text.
    names
        Where numbers are parts of names; these are never joined with others, as in
        "at L4-5 of 1,186 people".
    """
    shares = [_from_fraction(match) for match in FRACTION.finditer(text)]
    taken = [(n.start, n.end) for n in shares]
    found = [
        *(_from_digits(text, match) for match in _DIGITS.finditer(text)),
        *(
            _from_words(text, match)
            for match in NUMBER_WORD.finditer(text)
            if not _inside(match.start(), taken)
        ),
    ]
    named = [n for n in found if _inside(n.start, names)]
    counted = sorted(
        (n for n in found if not _inside(n.start, names)), key=lambda n: n.start
    )
    counted = _join_pairs(text, _share_units(text, counted))
    figures = [n for n in [*counted, *named] if _is_figure(text, n)]
    return sorted([*figures, *shares], key=lambda numeral: numeral.start)


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _from_digits(text: str, match: re.Match[str]) -> Numeral:
    written = match.group()
    bare = re.sub(rf"[,{_THIN}+]", "", written).replace("\N{MINUS SIGN}", "-")
    decimals = len(bare.partition(".")[2])
    return _with_unit(
        text,
        Numeral(match.start(), match.end(), written, float(bare), decimals),
    )


def _from_words(text: str, match: re.Match[str]) -> Numeral:
    value = float(value_of_words(match.group()))
    return _with_unit(text, Numeral(match.start(), match.end(), match.group(), value))


def _from_fraction(match: re.Match[str]) -> Numeral:
    value = 100 * value_of_fraction(match)
    return Numeral(
        match.start(), match.end(), match.group(), value, unit="%", is_about=True
    )


#: How many weeks each unit of time has.
WEEKS = {"hour": 1 / 168, "day": 1 / 7, "week": 1.0, "month": 52 / 12, "year": 52.0}


def _with_unit(text: str, numeral: Numeral) -> Numeral:
    """Add the unit that follows, and whether the text rounds."""
    about = _ABOUT.search(text[max(0, numeral.start - 16) : numeral.start])
    numeral = replace(numeral, is_about=about is not None)
    if percent := _PERCENT.match(text, numeral.end):
        return replace(
            numeral, end=percent.end(), text=numeral.text + percent.group(), unit="%"
        )
    if time := _TIME.match(text, numeral.end):
        weeks = numeral.value * WEEKS[time["unit"]]
        return replace(
            numeral,
            end=time.end(),
            text=numeral.text + time.group(),
            unit="time",
            weeks=weeks,
        )
    return numeral


def _share_units(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """Give what stands before a joined number its unit: "19 to 43%"."""
    shared = list(numerals)
    in_list = False
    for index in range(len(shared) - 2, -1, -1):
        left, right = shared[index], shared[index + 1]
        between = text[left.end : right.start]
        # A comma joins only further members of a list: "84, 61 and 16%".
        joins = _JOIN.fullmatch(between) or (in_list and between == ", ")
        alike = left.text[0].isalpha() == right.text[0].isalpha()
        in_list = bool(joins and alike and right.unit and not left.unit)
        if in_list:
            weeks = None
            if right.weeks is not None and right.value:
                weeks = left.value * right.weeks / right.value
            shared[index] = replace(left, unit=right.unit, weeks=weeks)
    return shared


def _join_pairs(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """Make one number of "23 of 25" and of "four in ten"."""
    joined: list[Numeral] = []
    skip = False
    for index, left in enumerate(numerals):
        if skip:
            skip = False
            continue
        right = numerals[index + 1] if index + 1 < len(numerals) else None
        if right is None or left.unit or left.decimals or right.value < left.value:
            joined.append(left)
            continue
        between = text[left.end : right.start]
        written = text[left.start : right.end]
        if _OF.fullmatch(between) and not right.unit and not right.decimals:
            joined.append(replace(left, end=right.end, text=written, of=right.value))
            skip = True
        elif _IN.fullmatch(between) and not right.unit and right.value > _FEWEST_IN:
            share = 100 * left.value / right.value
            joined.append(
                replace(
                    left,
                    end=right.end,
                    text=written,
                    value=share,
                    unit="%",
                    is_about=True,
                )
            )
            skip = True
        else:
            joined.append(left)
    return joined


def _is_figure(text: str, numeral: Numeral) -> bool:
    """Tell a figure from a small number word that only counts."""
    if numeral.text[0].isdigit() or numeral.text[0] in "+\N{MINUS SIGN}":
        return True
    if numeral.unit or max(numeral.value, numeral.of or 0) > _SMALL_WORD:
        return True
    return (numeral.of or numeral.value) > 1 and _COUNTED.match(
        text, numeral.end
    ) is not None
