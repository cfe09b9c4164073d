"""Checks the rules of a table that span several columns or several rows."""

from collections import Counter

from nerveroot.data.cells import Value
from nerveroot.data.problems import Problem
from nerveroot.data.schema import Schema

TypedRecords = list[tuple[int, dict[str, Value]]]

ROUNDING = 0.5
"""A printed percentage may differ this much from its fraction."""


def _order_problems(
    row: int, record: dict[str, Value], schema: Schema
) -> list[Problem]:
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


def _share_problems(
    row: int, record: dict[str, Value], schema: Schema
) -> list[Problem]:
    if schema.share is None:
        return []
    numerator, denominator, percentage = schema.share
    count, n, value = (record.get(name) for name in schema.share)
    file = f"{schema.name}.csv"
    if not isinstance(count, int):
        return []
    if not isinstance(n, int):
        cure = f"has no {denominator}; a numerator needs its denominator"
        return [Problem(file, row, numerator, str(count), cure)]
    if count > n:
        cure = f"{numerator} is greater than {denominator} ({n})"
        return [Problem(file, row, numerator, str(count), cure)]
    # A table without a column of units holds percentages only.
    if record.get("unit", "%") != "%" or not isinstance(value, int | float):
        return []
    if abs(value - 100 * count / n) > ROUNDING:
        cure = f"{count} of {n} is {100 * count / n:.1f}%"
        return [Problem(file, row, percentage, f"{value:g}", cure)]
    return []


def _reason_problems(
    row: int, record: dict[str, Value], schema: Schema
) -> list[Problem]:
    problems = []
    file = f"{schema.name}.csv"
    for column, value, reason in schema.explained:
        if column not in record or reason not in record:
            continue
        words = {True: "yes", False: "no"}
        found = record[column]
        found = words[found] if isinstance(found, bool) else found
        if found == value and record[reason] is None:
            cure = f"must say why {column} is {value}"
            problems.append(Problem(file, row, reason, "", cure))
        if found != value and record[reason] is not None:
            cure = f"gives a reason, but {column} is not {value}"
            problems.append(Problem(file, row, reason, str(record[reason]), cure))
    return problems


def row_problems(row: int, record: dict[str, Value], schema: Schema) -> list[Problem]:
    """Check the rules that span several columns of a row.

    Parameters
    ----------
    row : int
        Row number; the header is row 1.
    record : dict
        Values by column name; wrong cells are absent.
    schema : Schema
        The schema of the table.

    Returns
    -------
    list of Problem
        What is wrong: columns that do not rise, a percentage that is not its fraction,
        a reason that is missing.
    """
    checks = (_order_problems, _share_problems, _reason_problems)
    return [problem for check in checks for problem in check(row, record, schema)]


def _circle_problems(records: TypedRecords, schema: Schema) -> list[Problem]:
    if schema.tree is None:
        return []
    name, parent = schema.tree
    parents = {record.get(name): record.get(parent) for _, record in records}
    problems = []
    for row, record in records:
        start = record.get(name)
        seen = {start}
        above = parents.get(start)
        while above is not None and above not in seen:
            seen.add(above)
            above = parents.get(above)
        if start is not None and above == start:
            cure = f"comes from itself by way of {record.get(parent)}"
            problems.append(
                Problem(f"{schema.name}.csv", row, parent, str(start), cure)
            )
    return problems


def _single_problems(records: TypedRecords, schema: Schema) -> list[Problem]:
    if schema.joined is None:
        return []
    column = schema.joined
    counts = Counter(record.get(column) for _, record in records)
    return [
        Problem(
            f"{schema.name}.csv",
            row,
            column,
            str(record[column]),
            "stands in this row only; it must join two rows or more",
        )
        for row, record in records
        if record.get(column) is not None and counts[record[column]] == 1
    ]


def _same_problems(records: TypedRecords, schema: Schema) -> list[Problem]:
    """Find the rows that differ from most of their group."""
    problems = []
    for names, column in schema.same:
        groups: dict[tuple[Value, ...], list[tuple[int, Value]]] = {}
        for row, record in records:
            if column in record and all(name in record for name in names):
                group = tuple(record[name] for name in names)
                groups.setdefault(group, []).append((row, record[column]))
        for group, members in groups.items():
            # A cell may be empty where the row has no figure.
            counts = Counter(value for _, value in members if value is not None)
            if len(counts) < 2:
                continue
            usual = counts.most_common(1)[0][0]
            first = next(row for row, value in members if value == usual)
            for row, value in members:
                if value not in (usual, None):
                    name = ", ".join(str(part) for part in group)
                    cure = f"{name} has {usual} in row {first}; "
                    cure += f"one {column} for each {' and '.join(names)}"
                    file = f"{schema.name}.csv"
                    problems.append(Problem(file, row, column, str(value), cure))
    return problems


def table_problems(records: TypedRecords, schema: Schema) -> list[Problem]:
    """Check the rules that span several rows of a table.

    Parameters
    ----------
    records : list of (int, dict)
        Row number and values by column name.
    schema : Schema
        The schema of the table.

    Returns
    -------
    list of Problem
        What is wrong: rows that descend from themselves, joins of a single row, groups
        that are not of one kind.
    """
    checks = (_circle_problems, _single_problems, _same_problems)
    return [problem for check in checks for problem in check(records, schema)]
