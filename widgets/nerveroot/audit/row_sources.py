"""Which sources a row of any table comes from, and whether it was read there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeAlias

from nerveroot.data import TABLE_NAMES, load_table

__all__ = [
    *("Row", "SOURCE_COLUMNS", "is_verified", "name_of", "rows_of_sources"),
    "source_keys_of",
]

#: A row of any table: a frozen dataclass of its own type.
Row: TypeAlias = Any

#: How the names of columns end that hold keys of the bibliography.
SOURCE_COLUMNS = ("source_key", "source_keys", "warning_source")
#: How a source was read whose rows count as verified, where rows have no mark.
_READ = ("read", "secondhand")


def source_keys_of(row: Row) -> list[str]:
    """Return the keys of the bibliography that a row names, in order."""
    keys: list[str] = []
    for column in fields(row):
        if column.name.endswith(SOURCE_COLUMNS):
            value = getattr(row, column.name)
            keys += [value] if isinstance(value, str) else (value or [])
    return list(dict.fromkeys(keys))


def is_verified(row: Row) -> bool:
    """Return whether the figures of a row were read in their sources."""
    marks = [f.name for f in fields(row) if f.name.endswith("verified")]
    if marks:
        return all(getattr(row, name) for name in marks)
    return not hasattr(row, "status") or row.status in _READ


def name_of(row: Row) -> str:
    """Return what identifies a row within its table, for people."""
    names = [f.name for f in fields(row)]
    if names[0].endswith("_id") and names[0] not in ("authority_id", "condition_id"):
        return str(getattr(row, names[0]))
    named = [
        str(getattr(row, name))
        for name in names
        if name.endswith("_id") or name in ("id", "root", "disc", "zone", "grade")
    ]
    return " ".join(named[:3]) or str(getattr(row, names[0]))


@cache
def rows_of_sources() -> Mapping[str, Counter[str]]:
    """Return, for each source, how many rows of which tables come from it."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for table in TABLE_NAMES:
        if table == "sources":
            continue
        for row in load_table(table):
            for key in source_keys_of(row):
                found[key][table] += 1
    return dict(found)
