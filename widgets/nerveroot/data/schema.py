"""Reads the schema of a table: its columns, their types and what they may hold."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

DATA = files("nerveroot.data")


@dataclass(frozen=True)
class Column:
    """What the schema says about one column.

    Attributes
    ----------
    name : str
        Name of the column.
    type : str
        "string", "integer", "number", "boolean" or "array" (of strings).
    optional : bool
        Whether the cell may be empty.
    allowed : tuple of str
        The only values that the cell may hold; empty if any is allowed.
    pattern : str or None
        Regular expression that the text must match.
    minimum, maximum : float or None
        Limits of a number.
    separator : str
        What separates the items of an array in the cell.
    references : tuple of str or None
        Table and column in which the value must exist.
    description : str
        What the column means.
    """

    name: str
    type: str
    optional: bool
    allowed: tuple[str, ...]
    pattern: str | None
    minimum: float | None
    maximum: float | None
    separator: str
    references: tuple[str, str] | None
    description: str


@dataclass(frozen=True)
class Schema:
    """The columns of a table and the rules that span them.

    Attributes
    ----------
    name : str
        Name of the table.
    title, description : str
        What the table holds, for readers.
    columns : tuple of Column
        The columns in the order of the file.
    key : tuple of str
        Columns that together name a row only once.
    ordered : tuple of pairs of str
        Pairs of columns of which the first may not exceed the second.
    share : tuple of three str or None
        Columns of a numerator, a denominator and the percentage that follows.
    tree : tuple of two str or None
        Columns of a row's identifier and of its parent; there may be no circle.
    joined : str or None
        Column whose values join rows, so that each must stand in two rows or more.
    same : tuple of (tuple of str, str)
        Columns that name a group of rows, and the column that is the same in all of it.
    explained : tuple of three str
        A column, the value that needs a reason, and the column of the reason.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    ordered: tuple[tuple[str, str], ...]
    share: tuple[str, str, str] | None
    tree: tuple[str, str] | None
    joined: str | None
    same: tuple[tuple[tuple[str, ...], str], ...]
    explained: tuple[tuple[str, str, str], ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns in the order of the file."""
        return tuple(column.name for column in self.columns)


def _column(name: str, definition: dict[str, object]) -> Column:
    kinds = definition["type"]
    kinds = kinds if isinstance(kinds, list) else [kinds]
    allowed = definition.get("enum", [])
    assert isinstance(allowed, list)
    references = definition.get("x-references")
    table, _, column = str(references or "").partition(".")
    pattern = definition.get("pattern")
    minimum, maximum = definition.get("minimum"), definition.get("maximum")
    return Column(
        name=name,
        type=str(kinds[0]),
        optional="null" in kinds,
        allowed=tuple(str(value) for value in allowed if value is not None),
        pattern=None if pattern is None else str(pattern),
        minimum=float(minimum) if isinstance(minimum, int | float) else None,
        maximum=float(maximum) if isinstance(maximum, int | float) else None,
        separator=str(definition.get("x-separator", "")),
        references=(table, column) if references else None,
        description=str(definition["description"]),
    )


def schema_file(name: str) -> Traversable:
    """Return the schema file of a table."""
    return DATA / "schemas" / f"{name}.schema.json"


@lru_cache
def load_schema(name: str) -> Schema:
    """Read the schema of a table.

    Parameters
    ----------
    name : str
        Name of the table.

    Returns
    -------
    Schema
        Its columns and rules.
    """
    raw = json.loads(schema_file(name).read_text(encoding="utf-8"))
    return Schema(
        name=name,
        title=raw["title"],
        description=raw["description"],
        columns=tuple(_column(key, value) for key, value in raw["properties"].items()),
        key=tuple(raw["x-key"]),
        ordered=tuple((low, high) for low, high in raw.get("x-ordered", [])),
        share=tuple(raw["x-share"]) if "x-share" in raw else None,
        tree=tuple(raw["x-tree"]) if "x-tree" in raw else None,
        joined=raw.get("x-joined"),
        same=tuple((tuple(group), column) for group, column in raw.get("x-same", [])),
        explained=tuple((a, b, c) for a, b, c in raw.get("x-explained", [])),
    )
