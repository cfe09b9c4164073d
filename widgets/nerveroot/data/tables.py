"""Loads the tables as typed rows."""

from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import Any, Literal, overload

from nerveroot.data import disc_rows, rows
from nerveroot.data.cells import CellError, Value, parse_cell
from nerveroot.data.csv_file import read_records
from nerveroot.data.problems import DataError, Problem
from nerveroot.data.schema import DATA, Schema, load_schema

ROW_TYPES: dict[str, type[Any]] = {
    "regions": rows.Region,
    "roots": rows.Root,
    "authorities": rows.Authority,
    "dermatomes": rows.Dermatome,
    "key_points": rows.KeyPoint,
    "cutaneous_nerves": rows.CutaneousNerve,
    "dermatome_agreement": rows.DermatomeAgreement,
    "discriminators": rows.Discriminator,
    "key_figures": rows.KeyFigure,
    "sources": rows.Source,
    "disc_zone_root": disc_rows.DiscZoneRoot,
    "disc_level_share": disc_rows.DiscLevelShare,
    "disc_nomenclature": disc_rows.DiscTerm,
}
TABLE_NAMES = tuple(ROW_TYPES)
GENERATED = ("sources",)

TypedRecords = list[tuple[int, dict[str, Value]]]


def table_file(name: str, root: Traversable = DATA) -> Traversable:
    """Return the CSV file of a table below the data folder `root`."""
    folder = "generated" if name in GENERATED else "tables"
    return root / folder / f"{name}.csv"


def _row_problems(row: int, record: dict[str, Value], schema: Schema) -> list[Problem]:
    """Check the rules that span several columns of a row."""
    problems = []
    for low, high in schema.ordered:
        below, above = record.get(low), record.get(high)
        if not isinstance(below, int | float) or not isinstance(above, int | float):
            continue
        if below > above:
            cure = f"{low} is greater than {high} ({above:g})"
            file = f"{schema.name}.csv"
            problems.append(Problem(file, row, low, f"{below:g}", cure))
    return problems


def read_table(
    name: str, root: Traversable = DATA
) -> tuple[TypedRecords, list[Problem]]:
    """Read a table and check everything that can be seen in its own file.

    Parameters
    ----------
    name : str
        Name of the table.
    root : Traversable
        The data folder, which holds the folders `tables` and `generated`.

    Returns
    -------
    records : list of (int, dict)
        Row number and values by column name; wrong cells are absent.
    problems : list of Problem
        All problems of the file.
    """
    schema = load_schema(name)
    texts, problems = read_records(table_file(name, root), schema.column_names)
    file = f"{name}.csv"
    records: TypedRecords = []
    seen: dict[tuple[Value, ...], int] = {}
    for row, cells in texts:
        record: dict[str, Value] = {}
        for column in schema.columns:
            if column.name not in cells:
                continue
            text = cells[column.name]
            try:
                record[column.name] = parse_cell(text, column)
            except CellError as error:
                problems.append(Problem(file, row, column.name, text, str(error)))
        problems += _row_problems(row, record, schema)
        if all(name in record for name in schema.key):
            key = tuple(record[name] for name in schema.key)
            first = seen.setdefault(key, row)
            if first != row:
                value = ", ".join(str(part) for part in key)
                cure = f"the same row as row {first}; each may stand only once"
                problem = Problem(file, row, ", ".join(schema.key), value, cure)
                problems.append(problem)
        records.append((row, record))
    return records, sorted(problems)


@lru_cache
def _load(name: str) -> tuple[Any, ...]:
    records, problems = read_table(name)
    if problems:
        raise DataError(problems)
    row_type = ROW_TYPES[name]
    return tuple(row_type(**record) for _, record in records)


@overload
def load_table(name: Literal["regions"]) -> tuple[rows.Region, ...]: ...
@overload
def load_table(name: Literal["roots"]) -> tuple[rows.Root, ...]: ...
@overload
def load_table(name: Literal["authorities"]) -> tuple[rows.Authority, ...]: ...
@overload
def load_table(name: Literal["dermatomes"]) -> tuple[rows.Dermatome, ...]: ...
@overload
def load_table(name: Literal["key_points"]) -> tuple[rows.KeyPoint, ...]: ...
@overload
def load_table(
    name: Literal["cutaneous_nerves"],
) -> tuple[rows.CutaneousNerve, ...]: ...
@overload
def load_table(
    name: Literal["dermatome_agreement"],
) -> tuple[rows.DermatomeAgreement, ...]: ...
@overload
def load_table(name: Literal["discriminators"]) -> tuple[rows.Discriminator, ...]: ...
@overload
def load_table(name: Literal["key_figures"]) -> tuple[rows.KeyFigure, ...]: ...
@overload
def load_table(
    name: Literal["disc_zone_root"],
) -> tuple[disc_rows.DiscZoneRoot, ...]: ...
@overload
def load_table(
    name: Literal["disc_level_share"],
) -> tuple[disc_rows.DiscLevelShare, ...]: ...
@overload
def load_table(
    name: Literal["disc_nomenclature"],
) -> tuple[disc_rows.DiscTerm, ...]: ...
@overload
def load_table(name: Literal["sources"]) -> tuple[rows.Source, ...]: ...
@overload
def load_table(name: str) -> tuple[Any, ...]: ...


def load_table(name: str) -> tuple[Any, ...]:
    """Load a table of the book as a tuple of typed rows.

    Parameters
    ----------
    name : str
        Name of the table, such as "dermatomes".

    Returns
    -------
    tuple
        One frozen row for each line of the table, in the order of the file. Cells
        are attributes; an empty cell is None.

    Raises
    ------
    ValueError
        If there is no table of that name; the message lists the names.
    DataError
        If the file of the table is wrong; the message lists all problems.

    Examples
    --------
    >>> import nerveroot
    >>> nerveroot.load_table("roots")[4].name
    'Fifth lumbar root'
    """
    if name not in ROW_TYPES:
        names = ", ".join(TABLE_NAMES)
        raise ValueError(f"there is no table {name!r}; the tables are: {names}")
    return _load(name)
