"""What a page declares about numbers that no row holds as they stand.

The file ``<page>.numbers.toml`` beside a page, or beside its questions, has entries of
three kinds. Each names the words of the page that hold the numbers.

``[[derived]]``
    worked out from other numbers: ``results`` has one formula for each number of the
    words, in their order. Formulas are evaluated and compared; the numbers that they
    start from must stand on the page or be counted from a table.
``[[cited]]``
    read in the source named, but no row of a table. ``verified`` says whether it was
    read, ``where`` in which part.
``[[composed]]``
    invented for an example or an exercise; ``why`` says for which.
"""

from __future__ import annotations

import ast
import math
import operator
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from nerveroot.data import TABLE_NAMES, load_table

__all__ = ["SUFFIX", "Declaration", "DeclarationError", "evaluate", "load_declarations"]

SUFFIX = ".numbers.toml"
Kind = Literal["derived", "cited", "composed"]

_FIELDS: dict[str, tuple[set[str], set[str]]] = {
    "derived": ({"words", "results", "how"}, set()),
    "cited": ({"words", "source", "verified", "where"}, set()),
    "composed": ({"words", "why"}, set()),
}


class DeclarationError(Exception):
    """A file of declarations is wrong; the message says where and how to cure it."""


@dataclass
class Declaration:
    """One entry of a file of declarations.

    Attributes
    ----------
    kind
        ``derived``, ``cited`` or ``composed``.
    words
        The words of the page, spaces and line breaks alike.
    remark
        How it was worked out, where it was read, or why it was invented.
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
            _check_fields(where, entry, *_FIELDS[kind])
            if kind == "cited" and entry["source"] not in known_sources:
                raise DeclarationError(f"{where}: unknown source {entry['source']!r}")
            found.append(_declaration(where, kind, entry))
    return found


def _check_fields(
    where: str, entry: Mapping[str, Any], needed: set[str], allowed: set[str]
) -> None:
    missing = sorted(needed - set(entry))
    surplus = sorted(set(entry) - needed - allowed)
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
    if kind == "composed":
        return Declaration("composed", words, entry["why"])
    try:
        results = tuple(evaluate(formula) for formula in entry["results"])
    except (ValueError, SyntaxError, ZeroDivisionError) as error:
        raise DeclarationError(f"{where}: {error}") from error
    return Declaration("derived", words, entry["how"], results=results)


_OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
#: Numbers of arithmetic itself, which need not stand on the page.
_PLAIN = frozenset({1.0, 2.0, 10.0, 100.0, 1000.0})


def _wilson(side: int) -> Callable[[float, float], float]:
    """Return one end of the 95% interval of a share, by Wilson, as a percentage."""

    def end(count: float, n: float) -> float:
        z = 1.959964
        share = count / n
        centre = share + z * z / (2 * n)
        spread = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        return 100 * (centre + side * spread) / (1 + z * z / n)

    return end


_FUNCTIONS: dict[str, Callable[..., float]] = {
    "wilson_low": _wilson(-1),
    "wilson_high": _wilson(1),
}


def evaluate(formula: str) -> tuple[float, frozenset[float]]:
    """Return the result of a formula and the numbers that it starts from.

    Parameters
    ----------
    formula
        Numbers with ``+ - * /`` and brackets; ``wilson_low(k, n)`` and
        ``wilson_high(k, n)`` for the ends of the 95% interval of a share, in percent;
        ``rows("table", column="value")`` for a count of rows.

    Raises
    ------
    ValueError
        If anything else stands in it.

    Examples
    --------
    >>> evaluate("100 * 18 / 21")[0]
    85.71428571428571
    """
    inputs: set[float] = set()
    value = _value(ast.parse(str(formula), mode="eval").body, inputs)
    return value, frozenset(inputs - _PLAIN)


def _value(node: ast.expr, inputs: set[float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            inputs.add(float(number))
            return float(number)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(left, inputs), _value(right, inputs))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, inputs)
        case ast.Call(func=ast.Name(id="rows"), args=args, keywords=keywords):
            return _count_rows(args, keywords)
        case ast.Call(func=ast.Name(id=name), args=args) if name in _FUNCTIONS:
            return _FUNCTIONS[name](*(_value(arg, inputs) for arg in args))
    raise ValueError(f"{ast.unparse(node)!r} is no part of a formula")


def _count_rows(args: list[ast.expr], keywords: list[ast.keyword]) -> float:
    table, *rest = [ast.literal_eval(arg) for arg in args]
    if rest or table not in TABLE_NAMES:
        raise ValueError(f"rows() takes the name of one table, not {table!r}")
    wanted = {word.arg: ast.literal_eval(word.value) for word in keywords}
    try:
        return float(
            sum(
                all(getattr(row, name or "") == value for name, value in wanted.items())
                for row in load_table(table)
            )
        )
    except AttributeError as error:
        raise ValueError(f"{table}: {error}") from error
