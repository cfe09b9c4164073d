"""The figures of the tables, by the source that they come from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from nerveroot.data import TABLE_NAMES, load_table
from nerveroot.data.schema import load_schema

from .numerals import WEEKS, Numeral, blank_markup, numerals_in
from .row_sources import Row, is_verified, name_of, source_keys_of
from .rules import names_in

__all__ = ["Figure", "FigureRow", "figures_by_source"]

#: Tables whose numbers are no findings, or are quoted from other tables.
_LEFT_OUT = ("sources", "claims_audit")
#: How columns begin that hold what was found, in the unit of the row.
_OF_FINDING = ("value", "ci_", "effect", "share", "low", "high")
#: Columns of numbers that only arrange rows or identify them.
_NO_FIGURES = ("order", "year")


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


def _figures(table: str, row: Row) -> tuple[Figure, ...]:
    unit = _unit_of(row)
    figures = []
    for column in _columns(table):
        value = getattr(row, column)
        if isinstance(value, bool) or value is None:
            continue
        if isinstance(value, (int, float)):
            figures.append(Figure(column, _typed(column, float(value), unit), True))
        elif isinstance(value, str):
            names = names_in(value)
            figures += [
                Figure(column, numeral, False)
                for numeral in numerals_in(blank_markup(value), names)
                if not any(start <= numeral.start < end for start, end in names)
            ]
    return tuple(figures)


def _unit_of(row: Row) -> str:
    """Return the unit of what a row has found, its own or that of its scale."""
    unit = getattr(row, "unit", None)
    if unit is None and (scale := getattr(row, "scale_id", None)):
        unit = _units_of_scales().get(scale)
    return unit or ""


@cache
def _units_of_scales() -> dict[str, str | None]:
    return {scale.id: scale.unit for scale in load_table("outcome_scales")}


@cache
def _columns(table: str) -> tuple[str, ...]:
    """Return the columns that can hold figures: no identifiers, no lists of words."""
    return tuple(
        column.name
        for column in load_schema(table).columns
        if not (column.references or column.allowed or column.name in _NO_FIGURES)
        and not column.name.endswith(("_id", "_key", "_ids", "_keys"))
        and column.name != "id"
    )


def _typed(column: str, value: float, unit: str) -> Numeral:
    text = f"{value:g}"
    holds_finding = column.startswith(_OF_FINDING)
    weeks = None
    if column == "time_weeks":
        weeks = value
    elif holds_finding and unit.rstrip("s") in WEEKS:
        weeks = value * WEEKS[unit.rstrip("s")]
    is_share = (holds_finding and unit == "%") or column.endswith("_percent")
    return Numeral(
        0,
        0,
        text,
        value,
        decimals=len(text.partition(".")[2]),
        unit="%" if is_share else "time" if weeks is not None else "",
        weeks=weeks,
    )


@cache
def figures_by_source() -> Mapping[str, tuple[FigureRow, ...]]:
    """Return the rows that hold numbers, by the key of their source."""
    found: defaultdict[str, list[FigureRow]] = defaultdict(list)
    for table in TABLE_NAMES:
        if table in _LEFT_OUT:
            continue
        for row in load_table(table):
            if figures := _figures(table, row):
                entry = FigureRow(table, name_of(row), is_verified(row), figures)
                for key in source_keys_of(row):
                    found[key].append(entry)
    return {key: tuple(rows) for key, rows in found.items()}
