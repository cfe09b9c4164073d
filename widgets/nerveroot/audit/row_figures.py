"""The figures of the tables, by the source that they come from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeAlias

from nerveroot.data import TABLE_NAMES, load_table

from .numerals import Numeral, blank_markup, numerals_in
from .rules import names_in

__all__ = ["Figure", "FigureRow", "figures_by_source"]

#: A row of any table: a frozen dataclass of its own type.
Row: TypeAlias = Any

#: Tables whose numbers are no findings.
_LEFT_OUT = ("sources",)
#: Columns of numbers that only arrange rows or identify them.
_NO_FIGURES = ("order", "year")
#: How columns begin that hold the figure of a row in the unit of the row.
_SHARES = ("value", "ci_", "effect", "share")
_READ = ("read", "secondhand")


@dataclass(frozen=True)
class Figure:
    """A number that stands in a cell.

    Attributes
    ----------
    column
        The column of its table.
    numeral
        The number; its ``unit`` is ``%`` for percentages.
    is_typed
        Whether the cell holds a number; otherwise it stands in words of the cell.
    """

    column: str
    numeral: Numeral
    is_typed: bool


@dataclass(frozen=True)
class FigureRow:
    """A row of a table with the numbers in it.

    Attributes
    ----------
    table, row
        The table, and what identifies the row in it.
    verified
        Whether its figure was read in its source.
    figures
        Its numbers.
    """

    table: str
    row: str
    verified: bool
    figures: tuple[Figure, ...]


def _row_name(row: Row) -> str:
    names = [f.name for f in fields(row)]
    if names[0].endswith("_id") and names[0] not in ("authority_id", "condition_id"):
        return str(getattr(row, names[0]))
    named = [
        str(getattr(row, name))
        for name in names
        if name.endswith("_id") or name in ("id", "root", "disc", "zone", "grade")
    ]
    return " ".join(named[:3]) or str(getattr(row, names[0]))


def _keys(row: Row) -> list[str]:
    keys: list[str] = []
    for f in fields(row):
        if f.name.endswith(("source_key", "source_keys", "warning_source")):
            value = getattr(row, f.name)
            keys += [value] if isinstance(value, str) else (value or [])
    return keys


def _verified(row: Row) -> bool:
    names = [f.name for f in fields(row)]
    marks = [name for name in names if name.endswith("verified")]
    if marks:
        return all(getattr(row, name) for name in marks)
    return not hasattr(row, "status") or row.status in _READ


def _figures(row: Row) -> tuple[Figure, ...]:
    unit = str(getattr(row, "unit", None) or "")
    figures = []
    for f in fields(row):
        value = getattr(row, f.name)
        if isinstance(value, bool) or value is None or f.name in _NO_FIGURES:
            continue
        if isinstance(value, (int, float)):
            figures.append(Figure(f.name, _typed(f.name, float(value), unit), True))
        elif isinstance(value, str) and not f.name.endswith(("_id", "_key", "id")):
            names = names_in(value)
            figures += [
                Figure(f.name, numeral, False)
                for numeral in numerals_in(blank_markup(value), names)
                if not any(start <= numeral.start < end for start, end in names)
            ]
    return tuple(figures)


def _typed(column: str, value: float, unit: str) -> Numeral:
    text = f"{value:g}"
    is_share = column.startswith(_SHARES) and unit == "%"
    return Numeral(
        0,
        0,
        text,
        value,
        decimals=len(text.partition(".")[2]),
        unit="%" if is_share or column.endswith("_percent") else "",
        weeks=value if column == "time_weeks" or unit == "weeks" else None,
    )


@cache
def figures_by_source() -> Mapping[str, tuple[FigureRow, ...]]:
    """Return the rows that hold numbers, by the key of their source."""
    found: defaultdict[str, list[FigureRow]] = defaultdict(list)
    for table in TABLE_NAMES:
        if table in _LEFT_OUT:
            continue
        for row in load_table(table):
            if figures := _figures(row):
                entry = FigureRow(table, _row_name(row), _verified(row), figures)
                for key in _keys(row):
                    found[key].append(entry)
    return {key: tuple(rows) for key, rows in found.items()}
