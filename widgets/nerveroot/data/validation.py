"""Checks all data files, each by itself and against each other."""

from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources.abc import Traversable

from nerveroot.data.accuracy_rules import accuracy_problems
from nerveroot.data.evidence_rules import evidence_problems
from nerveroot.data.problems import DataError, Problem
from nerveroot.data.rules import TypedRecords
from nerveroot.data.schema import DATA, load_schema
from nerveroot.data.tables import TABLE_NAMES, read_table

LONGEST_LIST = 60
"""Up to this many allowed values are listed in full; the map has 53 patches."""


@dataclass(frozen=True)
class Report:
    """What the check of all tables found when nothing was wrong.

    Attributes
    ----------
    rows : dict
        Number of rows of each table.
    verified : dict
        Number of rows marked verified, of each table that has the mark.
    """

    rows: dict[str, int]
    verified: dict[str, int]

    def __str__(self) -> str:
        """Return one line for each table."""
        lines = []
        for name, count in self.rows.items():
            line = f"{name:20} {count:4} rows"
            if name in self.verified:
                line += f", {self.verified[name]} verified"
            lines.append(line)
        return "\n".join(lines)


def _known_values(records: TypedRecords, column: str) -> tuple[str, ...]:
    values = (record.get(column) for _, record in records)
    return tuple(dict.fromkeys(value for value in values if isinstance(value, str)))


def _unknown(value: str, known: tuple[str, ...], target: tuple[str, str]) -> str:
    table, column = target
    cure = f"not known in {table}.csv, column {column}"
    if len(known) <= LONGEST_LIST:
        return f"{cure}; allowed values: {', '.join(known)}"
    close = get_close_matches(value, known, n=3)
    hint = f"; did you mean {' or '.join(close)}?" if close else ""
    return f"{cure} ({len(known)} values){hint}"


def _reference_problems(name: str, tables: dict[str, TypedRecords]) -> list[Problem]:
    """Check that every value that names a row of another table finds it."""
    problems = []
    for column in load_schema(name).columns:
        if column.references is None:
            continue
        known = _known_values(tables[column.references[0]], column.references[1])
        if not known:
            continue  # The other file could not be read; that is reported there.
        for row, record in tables[name]:
            value = record.get(column.name)
            items = value if isinstance(value, tuple) else (value,)
            for item in items:
                if isinstance(item, str) and item not in known:
                    cure = _unknown(item, known, column.references)
                    file = f"{name}.csv"
                    problems.append(Problem(file, row, column.name, item, cure))
    return problems


def find_problems(root: Traversable = DATA) -> list[Problem]:
    """Find everything that is wrong in the data files.

    Parameters
    ----------
    root : Traversable
        The data folder, which holds the folders `tables` and `generated`.

    Returns
    -------
    list of Problem
        All problems of all files, by file and row; empty if there are none.
    """
    return _check(root)[1]


def _check(root: Traversable) -> tuple[dict[str, TypedRecords], list[Problem]]:
    tables: dict[str, TypedRecords] = {}
    found: dict[str, list[Problem]] = {}
    for name in TABLE_NAMES:
        tables[name], found[name] = read_table(name, root)
    for problem in evidence_problems(tables) + accuracy_problems(tables):
        found[problem.file.removesuffix(".csv")].append(problem)
    problems = []
    for name in TABLE_NAMES:
        problems += sorted(found[name] + _reference_problems(name, tables))
    return tables, problems


def validate(root: Traversable = DATA) -> Report:
    """Check all data files of the book.

    Parameters
    ----------
    root : Traversable, optional
        Another data folder, which holds the folders `tables` and `generated`.

    Returns
    -------
    Report
        Number of rows and of verified rows of each table.

    Raises
    ------
    DataError
        If anything is wrong; the message lists all problems of all files.
    """
    tables, problems = _check(root)
    if problems:
        raise DataError(problems)
    verified = {
        name: sum(record["verified"] is True for _, record in records)
        for name, records in tables.items()
        if "verified" in load_schema(name).column_names
    }
    return Report({name: len(tables[name]) for name in tables}, verified)
