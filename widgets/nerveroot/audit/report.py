"""Write the audit for people: a table, all numbers, and what fails with its cure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from .declarations import SUFFIX
from .judge import Basis, Judged
from .page_audit import PageAudit

__all__ = ["all_numbers", "failures", "summary", "table"]

#: Columns of the table, each with the grounds that it counts.
_COLUMNS: dict[str, tuple[Basis, ...]] = {
    "verified rows": ("verified",),
    "unverified rows, said so": ("unverified",),
    "worked out or on record": ("derived",),
    "said before": ("repeated",),
    "citation only": ("citation",),
    "excepted": ("excepted",),
}


def table(audits: Sequence[PageAudit]) -> str:
    """Return counts per page, and their sums, as a Markdown table."""
    rows = [_row(audit.page, audit.numbers) for audit in audits]
    rows.append(_row("all pages", [n for audit in audits for n in audit.numbers]))
    header = ["page", "numbers", *_COLUMNS, "failing"]
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _row(name: str, numbers: Sequence[Judged]) -> list[str]:
    standing = Counter(number.basis for number in numbers if not number.fails)
    cells = [sum(standing[basis] for basis in kinds) for kinds in _COLUMNS.values()]
    failing = len(numbers) - standing.total()
    return [name, *(str(count) for count in (len(numbers), *cells, failing))]


def summary(audits: Sequence[PageAudit]) -> str:
    """Return in a sentence how many statements rest on what."""
    total: Counter[Basis] = sum((audit.statements for audit in audits), Counter())
    firm = total["verified"] + total["derived"] + total["repeated"]
    return (
        f"{total.total()} statements hold figures. By the weakest figure of each, "
        f"{firm} rest on verified rows, {total['citation']} on a citation only, "
        f"{total['unverified']} on unverified rows, {total['nothing']} on nothing."
    )


def all_numbers(audit: PageAudit) -> Iterator[str]:
    """Yield a line for each number of a page: where, what, on what it rests."""
    for number in audit.numbers:
        yield (
            f"{number.file}:{number.line}: {number.numeral.text!r} "
            f"{number.basis}: {number.ground}"
        )


def failures(audit: PageAudit) -> Iterator[str]:
    """Yield what must be mended, each with file, line, sentence and cure."""
    for number in audit.failures:
        yield (
            f"{number.file}:{number.line}: {number.numeral.text!r}: {number.ground}.\n"
            f"    {number.sentence}\n    Cure: {_cure(number)}"
        )
    for message in audit.unused:
        yield f"{message}\n    Cure: give the words as they stand, or take it out."


def _cure(number: Judged) -> str:
    if number.basis == "unverified":
        return (
            "say in the sentence that the figure is unconfirmed, recalled or not "
            "checked, or read it in its source and mark the row verified."
        )
    if number.ground.startswith(("the declaration", "the declared", "its formula")):
        return f"correct the number or its declaration in the page's *{SUFFIX}."
    if number.ground.startswith("no source"):
        return (
            "cite the source in the sentence; or, if the number is worked out or "
            f"invented for an example, declare it in the page's *{SUFFIX}."
        )
    return (
        "correct the number, or add its row to the tables; a number worked out here, "
        f"or read in the source without a row, is declared in the page's *{SUFFIX}."
    )
