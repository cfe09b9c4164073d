"""What a page declares about numbers that no row holds as they stand.

The file ``<page>.numbers.toml`` beside a page, for its questions too, has entries of
four kinds. Each quotes the words that hold the numbers.

``[[derived]]``
    worked out from other numbers: ``results`` has one formula for each number of the
    words, in their order, ``how`` says it in words. Formulas are evaluated and
    compared; the numbers that they start from must stand on the page.
``[[cited]]``
    read in the ``source`` named, but in no row of a table. ``verified`` says whether
    it was read, ``where`` in which part.
``[[recorded]]``
    a fact about the book itself; it stands in the ``file`` named, from the top of the
    project.
``[[composed]]``
    invented for an example or an exercise; ``why`` says for which.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from nerveroot.data import load_table

from .formulas import evaluate

__all__ = ["SUFFIX", "Declaration", "DeclarationError", "load_declarations"]

SUFFIX = ".numbers.toml"
Kind = Literal["derived", "cited", "recorded", "composed"]

_FIELDS: dict[str, set[str]] = {
    "derived": {"words", "results", "how"},
    "cited": {"words", "source", "verified", "where"},
    "recorded": {"words", "file"},
    "composed": {"words", "why"},
}


class DeclarationError(Exception):
    """A file of declarations is wrong; the message says where and how to cure it."""


@dataclass
class Declaration:
    """One entry of a file of declarations.

    Attributes
    ----------
    kind
        ``derived``, ``cited``, ``recorded`` or ``composed``.
    words
        The words of the page, spaces and line breaks alike.
    remark
        How it was worked out, where it was read or stands, or why it was invented.
    source
        Key of the source of a cited number.
    verified
        Whether a cited number was read in its source.
    results
        For a derived one, each result with the numbers that its formula starts from.
    uses
        How often the words were found on the page.
    """

    kind: Kind
    words: str
    remark: str
    source: str = ""
    verified: bool = True
    results: tuple[tuple[float, frozenset[float]], ...] = ()
    uses: int = field(default=0, compare=False)


def load_declarations(path: Path) -> list[Declaration]:
    """Read the declarations of a page.

    Parameters
    ----------
    path
        The file; a page without one declares nothing.

    Raises
    ------
    DeclarationError
        If the file is no TOML, or an entry lacks a field or has one too many, or a
        formula cannot be evaluated.
    """
    if not path.is_file():
        return []
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DeclarationError(f"{path}: {error}") from error
    unknown = sorted(set(content) - set(_FIELDS))
    if unknown:
        kinds = ", ".join(f"[[{kind}]]" for kind in _FIELDS)
        raise DeclarationError(f"{path}: {', '.join(unknown)}: entries are {kinds}")
    known_sources = {row.source_key for row in load_table("sources")}
    found = []
    for kind, entries in content.items():
        for number, entry in enumerate(entries, start=1):
            where = f"{path}: [[{kind}]] number {number}"
            _check_fields(where, entry, _FIELDS[kind])
            if kind == "cited" and entry["source"] not in known_sources:
                raise DeclarationError(f"{where}: unknown source {entry['source']!r}")
            found.append(_declaration(where, kind, entry))
    return found


def _check_fields(where: str, entry: Mapping[str, Any], needed: set[str]) -> None:
    missing = sorted(needed - set(entry))
    surplus = sorted(set(entry) - needed)
    if missing:
        raise DeclarationError(f"{where}: it lacks {', '.join(missing)}")
    if surplus:
        raise DeclarationError(f"{where}: it has no use for {', '.join(surplus)}")


def _declaration(where: str, kind: str, entry: Mapping[str, Any]) -> Declaration:
    words = " ".join(str(entry["words"]).split())
    if kind == "cited":
        return Declaration(
            "cited", words, entry["where"], entry["source"], entry["verified"]
        )
    if kind == "recorded":
        return Declaration("recorded", words, entry["file"])
    if kind == "composed":
        return Declaration("composed", words, entry["why"])
    try:
        results = tuple(evaluate(formula) for formula in entry["results"])
    except ValueError as error:
        raise DeclarationError(f"{where}: {error}") from error
    return Declaration("derived", words, entry["how"], results=results)
