"""Say of every number of a page what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from nerveroot.data import load_table

from .declarations import Declaration
from .matching import Match, match_in_rows, same_number
from .numerals import Numeral, blank_markup, numerals_in, sentences_of
from .page_source import Passage, cited_keys
from .row_figures import FigureRow, figures_by_source
from .rules import exceptions_in

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
    *("figure-frame", "heading", "question", "option", "reason"),
}


@dataclass(frozen=True)
class Judged:
    """A number of a page and what it rests on.

    Attributes
    ----------
    file, line
        Where it stands.
    part
        The part of the page.
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


def judge(
    sources: Iterable[tuple[str, Iterable[Passage]]],
    declarations: Iterable[Declaration] = (),
) -> list[Judged]:
    """Judge the numbers of a page and of its questions.

    Parameters
    ----------
    sources
        Pairs of a file's name and its passages, the page first.
    declarations
        What the page declares.
    """
    declared = list(declarations)
    found: list[Judged | _Place] = []
    for file, passages in sources:
        for passage in passages:
            found += _judge_passage(file, passage, declared)
    _check_inputs(declared, found)
    return [_settle(entry, found) for entry in found]


def _judge_passage(
    file: str, passage: Passage, declared: list[Declaration]
) -> Iterator[Judged | _Place]:
    text = blank_markup(passage.text)
    exceptions = list(exceptions_in(passage, text))
    spoken = _declared_in(text, declared)
    numerals = numerals_in(text)
    for start, end in sentences_of(text):
        sentence = passage.text[start:end]
        keys = list(dict.fromkeys(cited_keys(sentence)))
        nearby = [
            key
            for key in [*cited_keys(passage.text), *sorted(passage.keys_around)]
            if key not in keys
        ]
        for numeral in numerals:
            if not start <= numeral.start < end:
                continue
            place = _Place(file, passage, numeral, sentence, keys, nearby)
            rule = next((r for s, e, r in exceptions if s <= numeral.start < e), None)
            spoken_here = next(
                (
                    (d, numeral.start - s)
                    for s, e, d in spoken
                    if s <= numeral.start < e
                ),
                None,
            )
            if spoken_here:
                span = next(s for s in spoken if s[2] is spoken_here[0])
                index = sum(span[0] <= n.start < numeral.start for n in numerals)
                yield _by_declaration(place, spoken_here[0], index)
            elif rule:
                yield _judged(place, "excepted", rule.id)
            else:
                yield _by_rows(place) or place


def _judged(place: _Place, basis: Basis, ground: str) -> Judged:
    return Judged(
        file=place.file,
        line=place.passage.line_at(place.numeral.start),
        part=place.passage.part,
        numeral=place.numeral,
        sentence=" ".join(place.sentence.split()),
        basis=basis,
        ground=ground,
        is_marked=DOUBT.search(place.sentence) is not None,
    )


def _declared_in(
    text: str, declared: list[Declaration]
) -> list[tuple[int, int, Declaration]]:
    """Return where declared words stand in a passage."""
    found = []
    for declaration in declared:
        words = r"\s+".join(map(re.escape, declaration.words.split()))
        for match in re.finditer(rf"(?<!\w){words}(?!\w)", text):
            declaration.uses += 1
            found.append((match.start(), match.end(), declaration))
    return found


def _by_declaration(place: _Place, declaration: Declaration, index: int) -> Judged:
    if declaration.kind == "composed":
        return _judged(place, "excepted", f"composed: {declaration.remark}")
    if declaration.kind == "cited":
        basis: Basis = "citation" if declaration.verified else "unverified"
        return _judged(
            place, basis, f"{declaration.source}, declared: {declaration.remark}"
        )
    if index >= len(declaration.results):
        return _judged(place, "nothing", "the declaration has no result for it")
    result, _ = declaration.results[index]
    shown = replace(place.numeral, of=None)
    if not same_number(shown, Numeral(0, 0, "", result, 9, shown.unit)):
        reason = f"the declared formula gives {result:.6g}"
        return _judged(place, "nothing", reason)
    return _judged(place, "derived", declaration.remark)


def _rows_of(keys: Iterable[str]) -> list[FigureRow]:
    rows = figures_by_source()
    return [row for key in keys for row in rows.get(key, ())]


def _by_rows(place: _Place) -> Judged | None:
    here = match_in_rows(place.numeral, _rows_of(place.keys))
    near = match_in_rows(place.numeral, _rows_of(place.nearby))
    if here and (here[0].verified or not near or not near[0].verified):
        return _judged(place, _basis(here), _ground(here))
    if near:
        return _judged(place, _basis(near), f"{_ground(near)}, cited beside it")
    return None


def _basis(match: Match) -> Basis:
    return "verified" if match[0].verified else "unverified"


def _ground(match: Match) -> str:
    row, columns = match
    return f"{row.table} / {row.row} / {columns}"


def _check_inputs(declared: list[Declaration], found: list[Judged | _Place]) -> None:
    """Take back results whose formulas start from numbers that nobody printed."""
    printed = {abs(value) for entry in found for value in _values(entry.numeral)}
    for index, entry in enumerate(found):
        if isinstance(entry, _Place) or entry.basis != "derived":
            continue
        for declaration in declared:
            if declaration.kind == "derived" and declaration.remark == entry.ground:
                inputs = {abs(x) for _, used in declaration.results for x in used}
                missing = sorted(
                    x
                    for x in inputs
                    if x not in printed and round(x * 100, 6) not in printed
                )
                if missing:
                    names = ", ".join(f"{x:g}" for x in missing)
                    reason = f"its formula starts from {names}, not on the page"
                    found[index] = replace(entry, basis="nothing", ground=reason)


def _values(numeral: Numeral) -> list[float]:
    return [numeral.value] if numeral.of is None else [numeral.value, numeral.of]


def _settle(entry: Judged | _Place, found: list[Judged | _Place]) -> Judged:
    """Judge a number that no row of its own sources holds."""
    if isinstance(entry, Judged):
        return entry
    if _counts_sources(entry):
        return _judged(entry, "citation", "counts the sources that it cites")
    known: Mapping[str, tuple[FigureRow, ...]] = figures_by_source()
    if not any(key in known for key in entry.keys) and entry.keys:
        if any(_was_read(key) for key in entry.keys):
            return _judged(entry, "citation", ", ".join(entry.keys))
        return _judged(entry, "unverified", f"{entry.keys[0]}, not consulted")
    if again := _said_before(entry, found):
        return replace(
            _judged(entry, "repeated", f"line {again.line}: {again.ground}"),
            is_marked=True,
        )
    if entry.keys:
        having = ", ".join(key for key in entry.keys if key in known)
        return _judged(entry, "nothing", f"no row of {having} holds it")
    return _judged(entry, "nothing", "no source is cited for it")


_STUDIES = re.compile(
    r"\s(?:[\w-]+\s){0,2}?(?:trials|studies|series|reviews|guidelines|sources|papers|"
    r"lists|others)\b"
)


def _counts_sources(entry: _Place) -> bool:
    """Return whether "two series" stands where two sources are cited."""
    text = blank_markup(entry.passage.text)
    return (
        len(entry.keys) == entry.numeral.value
        and entry.numeral.of is None
        and _STUDIES.match(text, entry.numeral.end) is not None
    )


def _was_read(key: str) -> bool:
    sources = {row.source_key: row for row in load_table("sources")}
    return key in sources and (sources[key].reading or sources[key].status) in (
        "read",
        "secondhand",
    )


def _said_before(entry: _Place, found: list[Judged | _Place]) -> Judged | None:
    """Find the same number, with its ground, where this part may take it from."""
    for other in found:
        if isinstance(other, _Place) or other.basis not in (
            *("verified", "unverified", "citation", "derived"),
        ):
            continue
        if not _same_printed(entry.numeral, other.numeral):
            continue
        if entry.passage.part in _REPEATING or entry.file != other.file:
            return other
    return None


def _same_printed(one: Numeral, other: Numeral) -> bool:
    if one.unit != other.unit or one.value != other.value:
        return False
    return one.of is None or one.of == other.of
