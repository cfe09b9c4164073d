"""Judge numbers by what their page declares about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from .declarations import Declaration
from .matching import same_number
from .numerals import Numeral, blank_markup, numerals_in

__all__ = ["DeclaredWords", "find_declared", "judge_declared"]

Verdict = tuple[
    Literal["citation", "unverified", "derived", "excepted", "nothing"], str
]


@dataclass(frozen=True)
class DeclaredWords:
    """Words of a passage about which a declaration speaks.

    Attributes
    ----------
    start, end
        Where they stand.
    numerals
        The numbers in them, in order.
    declaration
        What is declared.
    """

    start: int
    end: int
    numerals: tuple[Numeral, ...]
    declaration: Declaration


def find_declared(
    text: str, numerals: Sequence[Numeral], declarations: Sequence[Declaration]
) -> list[DeclaredWords]:
    """Return where declared words stand in the blanked text of a passage."""
    found = []
    for declaration in declarations:
        words = r"\s+".join(map(re.escape, declaration.words.split()))
        for match in re.finditer(rf"(?<![\w.]){words}(?!\w)", text):
            start, end = match.span()
            inside = tuple(n for n in numerals if start <= n.start < end)
            declaration.uses += bool(inside)
            found.append(DeclaredWords(start, end, inside, declaration))
    return found


def judge_declared(
    words: DeclaredWords, numeral: Numeral, printed: set[float]
) -> Verdict:
    """Judge one of the numbers in declared words.

    Parameters
    ----------
    words
        The words and their declaration.
    numeral
        The number.
    printed
        The numbers that stand on the page.
    """
    declaration = words.declaration
    if declaration.kind == "composed":
        return "excepted", f"composed: {declaration.remark}"
    if declaration.kind == "cited":
        ground = f"{declaration.source}, declared: {declaration.remark}"
        return ("citation" if declaration.verified else "unverified"), ground
    if declaration.kind == "recorded":
        return _recorded(numeral, declaration.remark)
    return _derived(words, numeral, printed)


def _derived(words: DeclaredWords, numeral: Numeral, printed: set[float]) -> Verdict:
    results = list(words.declaration.results)
    needed = sum(len(n.values) for n in words.numerals)
    if needed != len(results):
        return "nothing", f"the declaration has {len(results)} results for {needed}"
    before = sum(len(n.values) for n in words.numerals if n.start < numeral.start)
    for value, (result, inputs) in zip(numeral.values, results[before:], strict=False):
        shown = replace(numeral, value=value, of=None)
        if not same_number(shown, Numeral(0, 0, "", result, 9, shown.unit)):
            return "nothing", f"the declared formula gives {result:.6g}"
        missing = sorted(x for x in inputs if not _is_printed(abs(x), printed))
        if missing:
            names = ", ".join(f"{x:g}" for x in missing)
            return "nothing", f"its formula starts from {names}, not on the page"
    return "derived", words.declaration.remark


def _is_printed(number: float, printed: set[float]) -> bool:
    # A share may be printed as a percentage.
    return number in printed or round(number * 100, 6) in printed


def _recorded(numeral: Numeral, name: str) -> Verdict:
    file = Path(name)
    if not file.is_file():
        return "nothing", f"the declared file {name} is not there"
    text = blank_markup(file.read_text(encoding="utf-8"))
    values = {value for other in numerals_in(text) for value in other.values}
    if set(numeral.values) <= values:
        return "derived", f"recorded in {name}"
    return "nothing", f"the declared file {name} does not hold it"
