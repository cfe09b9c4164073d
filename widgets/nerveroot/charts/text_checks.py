"""Checks of what a chart says: its sentences, its sources and its table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nerveroot.charts.words import unclear_minus
from nerveroot.data import load_table

__all__ = ["check_sources", "check_table", "check_words"]

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SENTENCE_END = re.compile(r"[.?!](?=\s|$)")
_LONGEST_HEADLINE = 130


def check_words(
    *,
    chart: str,
    state: str,
    headline: str,
    what: str,
    see: str,
    source_line: str,
    alt: str,
) -> list[str]:
    """Return what is wrong with the words of a chart, each with its cure."""
    problems = [
        f"{name} {text!r} must be kebab-case, such as 'outcome-curves-sport-odi'"
        for name, text in (("chart", chart), ("state", state))
        if not _KEBAB.fullmatch(text)
    ]
    if not state.startswith(chart):
        problems.append(f"state {state!r} must start with the chart's name {chart!r}")
    sentences = {
        "headline": headline,
        "what": what,
        "see": see,
        "source_line": source_line,
        "alt": alt,
    }
    for name, text in sentences.items():
        if not text.strip().endswith((".", "?")):
            problems.append(f"{name} {text!r} must be a sentence and end like one")
        bad = unclear_minus(text)
        if bad:
            problems.append(f"{name}: write {bad!r} with a true minus, words.number")
    if len(headline) > _LONGEST_HEADLINE:
        problems.append(
            f"the headline has {len(headline)} characters; at most {_LONGEST_HEADLINE}"
        )
    count = len(_SENTENCE_END.findall(alt))
    if not 2 <= count <= 4:
        problems.append(f"alt has {count} sentences; two to four stand for a picture")
    if not re.search(r"\d", alt):
        problems.append("alt has no number; say the main ones")
    return problems


def check_sources(source_keys: Sequence[str]) -> list[str]:
    """Return what is wrong with the keys of the sources, each with its cure."""
    if not source_keys:
        return ["source_keys is empty; name the source of every row drawn"]
    known = {row.source_key for row in load_table("sources")}
    return [
        f"source key {key!r} is not in the bibliography; add it to references.bib"
        for key in source_keys
        if key not in known
    ]


def check_table(
    columns: Sequence[tuple[str, str, bool]],
    rows: Sequence[Sequence[str | float | None]],
) -> list[str]:
    """Return what is wrong with the table of a chart, each with its cure.

    Parameters
    ----------
    columns : sequence of (str, str, bool)
        Id, label and whether the cells are numbers.
    rows : sequence of sequence
        The cells.
    """
    problems = [
        f"column {name!r} must have a kebab-case id and a label"
        for name, label, _ in columns
        if not _KEBAB.fullmatch(name) or not label
    ]
    if len({name for name, _, _ in columns}) != len(columns):
        problems.append("two columns of the table have one id; name them apart")
    if not rows:
        problems.append("the table has no rows; a chart shows what it was drawn from")
    for place, row in enumerate(rows, 1):
        if len(row) != len(columns):
            problems.append(
                f"row {place} has {len(row)} cells for {len(columns)} columns"
            )
            continue
        problems += [
            f"row {place}, {name}: {cell!r} must be "
            + ("a number or None" if numeric else "text or None")
            for (name, _, numeric), cell in zip(columns, row, strict=True)
            if not _fits(cell, numeric)
        ]
    return problems


def _fits(cell: object, numeric: bool) -> bool:
    if cell is None:
        return True
    if numeric:
        return isinstance(cell, int | float) and not isinstance(cell, bool)
    return isinstance(cell, str)
