"""A table of the book as the page of evidence tables needs it."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache
from typing import Any, Literal, TypedDict

from nerveroot.audit.row_sources import (
    SOURCE_COLUMNS,
    Row,
    is_verified,
    source_keys_of,
)
from nerveroot.data import load_table
from nerveroot.data.schema import Column, load_schema

__all__ = ["TableData", "label_of", "meaning_of", "table_data"]

_LABELS = {
    **{"n": "n", "sd": "Standard deviation", "se": "Standard error"},
    **{"doi": "DOI", "pmid": "PMID", "p_value": "p"},
}

Cell = str | float | None
Status = Literal["full", "half", "unread"]

#: What a row is named after, in the tables that others refer to.
_NAMES = ("name", "label", "question")
#: Tables whose rows are known by their keys: L5 says more than "Fifth lumbar root".
_KNOWN_BY_KEY = ("sources", "roots")
#: Columns that say in words what a row is about.
_SUBJECTS = ("statement", "claim", "question", "name", "title", "term", "label", "sign")
#: Columns of words that belong beside their numbers.
_BESIDE_NUMBERS = ("unit", "qualifier")


class ColumnData(TypedDict):
    """A column: its name in the file, for readers, its meaning and its kind."""

    name: str
    label: str
    kind: Literal["number", "text", "source"]


class TableData(TypedDict):
    """What the program loads when a reader chooses a table."""

    columns: list[ColumnData]
    rows: list[list[Cell]]
    status: list[Status] | None
    names: dict[str, dict[str, str]]
    sources: dict[str, list[str]]


def label_of(column: Column) -> str:
    """Return the name of a column for readers."""
    if column.name in _LABELS:
        return _LABELS[column.name]
    name = column.name
    if column.references or name.endswith(SOURCE_COLUMNS):
        name = re.sub(r"_(?:ids?|keys?)$", "", name)
    words = name.replace("_", " ").replace("ci ", "95% interval ")
    return words[0].upper() + words[1:]


def meaning_of(column: Column) -> str:
    """Return what a column means and may hold, in sentences."""
    parts = [column.description.rstrip(".") + "."]
    if column.allowed:
        parts.append(f"One of: {', '.join(column.allowed)}.")
    if column.minimum is not None or column.maximum is not None:
        low, high = column.minimum, column.maximum
        limits = [
            f"at least {low:g}" if low is not None else "",
            f"at most {high:g}" if high is not None else "",
        ]
        parts.append(f"{' and '.join(filter(None, limits)).capitalize()}.")
    if column.optional:
        parts.append("May be empty.")
    return " ".join(parts)


def table_data(name: str) -> TableData:
    """Return columns and rows of a table, with the words for what they refer to.

    Columns that are empty in every row are left out. What a row is about comes first,
    then its numbers, its source and the rest, so that the narrow view says something.

    Parameters
    ----------
    name
        Name of the table.
    """
    rows = load_table(name)
    columns = [
        column
        for column in load_schema(name).columns
        if any(getattr(row, column.name) not in (None, ()) for row in rows)
    ]
    columns.sort(key=lambda column: _rank(name, column))
    names = {
        column.name: _names_of(column.references[0])
        for column in columns
        if column.references and column.references[0] not in _KNOWN_BY_KEY
    }
    keys = sorted({key for row in rows for key in source_keys_of(row)})
    if name == "sources":
        keys = [row.source_key for row in rows]
    known = _sources()
    return TableData(
        columns=[
            ColumnData(name=c.name, label=label_of(c), kind=_kind(c)) for c in columns
        ],
        rows=[[_cell(getattr(row, c.name)) for c in columns] for row in rows],
        status=_status_of_rows(rows),
        names={column: words for column, words in names.items() if words},
        sources={key: known[key] for key in keys if key in known},
    )


def _rank(table: str, column: Column) -> int:
    """Return how far to the right a column stands."""
    key = load_schema(table).key
    if column.name in _SUBJECTS:
        return 0
    if _kind(column) == "source":
        return 3
    if column.references:
        return 1
    if len(key) == 1 and column.name == key[0] and column.name.endswith("id"):
        return 5
    if _kind(column) == "number" or column.name in _BESIDE_NUMBERS:
        return 2
    # Short words that name what is compared: an arm, an outcome, a muscle.
    return 1 if column.name in ("arm", "comparison", "measure", "grade") else 4


def _kind(column: Column) -> Literal["number", "text", "source"]:
    if column.references and column.references[0] == "sources":
        return "source"
    if column.name.endswith(SOURCE_COLUMNS):
        return "source"
    return "number" if column.type in ("integer", "number") else "text"


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "|".join(map(str, value))
    if isinstance(value, (int, float)) or value is None:
        return value
    return str(value)


@cache
def _names_of(table: str) -> dict[str, str]:
    """Return the name of each row of a table by its identifier, where it has one."""
    rows: tuple[Row, ...] = load_table(table)
    key = load_schema(table).key
    found = next((name for name in _NAMES if hasattr(rows[0], name)), None)
    if found is None or len(key) != 1:
        return {}
    return {getattr(row, key[0]): getattr(row, found) for row in rows}


@cache
def _sources() -> dict[str, list[str]]:
    """Return label and reading of each source."""
    return {
        row.source_key: [row.label, row.reading or row.status]
        for row in load_table("sources")
    }


def _status_of_rows(rows: tuple[Row, ...]) -> list[Status] | None:
    """Return how well each row was checked, or nothing where rows have no status."""
    names = [column.name for column in fields(rows[0])]
    if not any(name.endswith("verified") or name == "status" for name in names):
        return None
    return [_status(row) for row in rows]


def _status(row: Any) -> Status:  # noqa: ANN401 - a row of any table
    if not is_verified(row):
        return "unread"
    second_hand = "second-hand" in (getattr(row, "tier", None) or "")
    return "half" if second_hand or _is_second_hand(row) else "full"


def _is_second_hand(row: Any) -> bool:  # noqa: ANN401 - a row of any table
    return getattr(row, "status", None) in ("half", "secondhand")
