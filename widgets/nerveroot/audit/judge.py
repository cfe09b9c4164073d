"""Say of every number of a page what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from nerveroot.data import load_table

from .declarations import Declaration
from .declared import DeclaredWords, find_declared, judge_declared
from .matching import Match, match_in_rows, same_number
from .numerals import Numeral, blank_markup, numerals_in, sentences_of
from .page_source import Passage, cited_keys
from .question_source import SUFFIX as QUESTIONS
from .row_figures import FigureRow, figures_by_source
from .rules import Rule, exceptions_in, names_in

__all__ = ["Basis", "Judged", "judge"]

Basis = Literal[
    "verified", "unverified", "citation", "repeated", "derived", "excepted", "nothing"
]

#: Words that tell the reader that a figure was not confirmed.
DOUBT = re.compile(
    r"\b(?:unconfirmed|unverified|recalled|not (?:been )?(?:checked|confirmed|verified|"
    r"consulted)|from memory|no source was read|not found again|never seen)\b",
    re.IGNORECASE,
)

#: Parts that say again what the body says with its source.
_REPEATING = {
    *("description", "deck", "aim", "before-reading", "answer", "take-away"),
    *("figure-frame", "heading"),
}
#: Sections that work with what was said before.
_GOING_BACK = re.compile(r"(?:A worked example|Back to)\b")
#: Grounds that a repetition may go back to.
_FIRM: tuple[Basis, ...] = ("verified", "unverified", "citation", "derived")

_STUDIES = re.compile(
    r"\s(?:[\w-]+\s){0,2}?(?:trials|studies|series|reviews|guidelines|sources|papers|"
    r"lists|others)\b"
)


@dataclass(frozen=True)
class Judged:
    """A number of a page and what it rests on.

    Attributes
    ----------
    file, line
        Where it stands.
    part, section
        The part of the page, and the heading above.
    numeral
        The number.
    sentence
        The sentence in which it stands.
    basis
        The kind of ground.
    ground
        The row and column, the source, the rule or the formula; why not, for nothing.
    is_marked
        Whether the sentence says that something in it is unconfirmed.
    """

    file: str
    line: int
    part: str
    section: str
    numeral: Numeral
    sentence: str
    basis: Basis
    ground: str
    is_marked: bool

    @property
    def fails(self) -> bool:
        """Whether the number may not stand so."""
        return self.basis == "nothing" or (
            self.basis == "unverified" and not self.is_marked
        )


@dataclass
class _Place:
    """A number on its way to a judgement."""

    file: str
    passage: Passage
    numeral: Numeral
    sentence: str
    keys: list[str]
    nearby: list[str]

    @property
    def is_question(self) -> bool:
        """Whether it stands in a file of questions."""
        return self.file.endswith(QUESTIONS)


def judge(
    sources: Sequence[tuple[str, Sequence[Passage]]],
    declarations: Sequence[Declaration] = (),
) -> list[Judged]:
    """Judge the numbers of a page and of its questions.

    Parameters
    ----------
    sources
        Pairs of a file's name and its passages, the page first.
    declarations
        What the page declares.
    """
    printed = {
        abs(value)
        for _, passages in sources
        for passage in passages
        for numeral in _numerals_of(blank_markup(passage.text))
        for value in numeral.values
    }
    found: list[Judged | _Place] = []
    for file, passages in sources:
        for passage in passages:
            found += _judge_passage(file, passage, declarations, printed)
    # Only a number with a ground of its own may be said again without one.
    grounded = [_by_citation(e) or e if isinstance(e, _Place) else e for e in found]
    firm = [e for e in grounded if isinstance(e, Judged) and e.basis in _FIRM]
    return [_settle(e, firm) if isinstance(e, _Place) else e for e in grounded]


def _numerals_of(text: str) -> list[Numeral]:
    return numerals_in(text, names_in(text))


def _judge_passage(
    file: str,
    passage: Passage,
    declarations: Sequence[Declaration],
    printed: set[float],
) -> Iterator[Judged | _Place]:
    text = blank_markup(passage.text)
    exceptions = list(exceptions_in(passage, text))
    numerals = _numerals_of(text)
    declared = find_declared(text, numerals, declarations)
    for start, end in sentences_of(text):
        sentence = passage.text[start:end]
        keys = list(dict.fromkeys(cited_keys(sentence)))
        nearby = [*cited_keys(passage.text), *sorted(passage.keys_around)]
        nearby = [key for key in nearby if key not in keys]
        for numeral in numerals:
            if start <= numeral.start < end:
                place = _Place(file, passage, numeral, sentence, keys, nearby)
                yield _judge_place(place, declared, exceptions, printed)


def _judge_place(
    place: _Place,
    declared: list[DeclaredWords],
    exceptions: list[tuple[int, int, Rule]],
    printed: set[float],
) -> Judged | _Place:
    at = place.numeral.start
    for words in declared:
        if words.start <= at < words.end:
            return _judged(place, *judge_declared(words, place.numeral, printed))
    for start, end, rule in exceptions:
        if start <= at < end:
            return _judged(place, "excepted", rule.id)
    return _by_rows(place) or place


def _judged(place: _Place, basis: Basis, ground: str) -> Judged:
    return Judged(
        file=place.file,
        line=place.passage.line_at(place.numeral.start),
        part=place.passage.part,
        section=place.passage.section,
        numeral=place.numeral,
        sentence=" ".join(place.sentence.split()),
        basis=basis,
        ground=ground,
        is_marked=DOUBT.search(place.sentence) is not None,
    )


def _by_rows(place: _Place) -> Judged | None:
    here = match_in_rows(place.numeral, _rows_of(place.keys))
    near = match_in_rows(place.numeral, _rows_of(place.nearby))
    if here and (here[0].verified or not near or not near[0].verified):
        return _judged(place, _basis(here), _ground(here))
    if near:
        return _judged(place, _basis(near), f"{_ground(near)}, cited beside it")
    return None


def _rows_of(keys: Iterable[str]) -> list[FigureRow]:
    rows = figures_by_source()
    return [row for key in keys for row in rows.get(key, ())]


def _basis(match: Match) -> Basis:
    return "verified" if match[0].verified else "unverified"


def _ground(match: Match) -> str:
    row, columns = match
    return f"{row.table} / {row.row} / {columns}"


def _by_citation(place: _Place) -> Judged | None:
    """Judge a number whose sentence cites sources without figures in the tables."""
    if _counts_sources(place):
        return _judged(place, "citation", "counts the sources that it cites")
    if not place.keys or any(key in figures_by_source() for key in place.keys):
        return None
    if any(_was_read(key) for key in place.keys):
        return _judged(place, "citation", ", ".join(place.keys))
    return _judged(place, "unverified", f"{place.keys[0]}, not consulted")


def _settle(place: _Place, firm: Sequence[Judged]) -> Judged:
    """Judge a number that neither rows nor citations hold: said before, or nothing."""
    if again := _said_before(place, firm):
        repeated = _judged(place, "repeated", f"line {again.line}: {again.ground}")
        # What is unconfirmed stays so when it is said again.
        is_weak = again.basis == "unverified"
        return replace(repeated, basis="unverified") if is_weak else repeated
    if not place.keys:
        return _judged(place, "nothing", "no source is cited for it")
    having = ", ".join(key for key in place.keys if key in figures_by_source())
    return _judged(place, "nothing", f"no row of {having} holds it")


def _said_before(place: _Place, firm: Sequence[Judged]) -> Judged | None:
    """Find the same number, with its ground, where this part may take it from."""
    for other in firm:
        if (
            _may_repeat(place, other)
            and other.numeral.unit == place.numeral.unit
            and same_number(place.numeral, other.numeral)
            and place.numeral.of in (None, other.numeral.of)
        ):
            return other
    return None


def _may_repeat(place: _Place, other: Judged) -> bool:
    """Return whether a place may take a number from another one of its page."""
    if place.file != other.file:
        # Questions repeat their page, and never the other way round.
        return place.is_question
    if place.passage.part in _REPEATING:
        return True
    section = place.passage.section
    if _GOING_BACK.match(section):
        return True
    # A sentence that cites has its numbers from there, not from its neighbours.
    return bool(section) and section == other.section and not place.keys


def _counts_sources(place: _Place) -> bool:
    """Return whether "two series" stands where two sources are cited."""
    text = blank_markup(place.passage.text)
    cited = {len(place.keys), len(set(cited_keys(place.passage.text)))}
    return (
        place.numeral.value in cited
        and place.numeral.of is None
        and _STUDIES.match(text, place.numeral.end) is not None
    )


def _was_read(key: str) -> bool:
    for source in load_table("sources"):
        if source.source_key == key:
            return (source.reading or source.status) in ("read", "secondhand")
    return False
