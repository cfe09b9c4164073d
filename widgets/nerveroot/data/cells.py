"""Turns the text of a cell into a value, or says what is wrong with it."""

import re

from nerveroot.data.schema import Column

Value = str | int | float | bool | tuple[str, ...] | None

NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")


class CellError(ValueError):
    """Raised with the cure as its text when a cell is wrong."""


def _listed(values: tuple[str, ...]) -> str:
    return ", ".join(values)


def _check_text(text: str, column: Column) -> str:
    if column.allowed and text not in column.allowed:
        raise CellError(f"not allowed; allowed values: {_listed(column.allowed)}")
    if column.pattern and not re.search(column.pattern, text):
        raise CellError(f"does not match the pattern {column.pattern}")
    return text


def _number(text: str, column: Column) -> int | float:
    pattern = INTEGER if column.type == "integer" else NUMBER
    if not pattern.fullmatch(text):
        noun = "a whole number" if column.type == "integer" else "a number"
        hint = "; ranges and words belong into value_low, value_high and qualifier"
        raise CellError(f"not {noun}" + (hint if column.type == "number" else ""))
    value = int(text) if INTEGER.fullmatch(text) else float(text)
    if column.minimum is not None and value < column.minimum:
        raise CellError(f"too small; the least allowed value is {column.minimum:g}")
    if column.maximum is not None and value > column.maximum:
        raise CellError(f"too large; the largest allowed value is {column.maximum:g}")
    return value


def parse_cell(text: str, column: Column) -> Value:
    """Turn the text of a cell into a value of the type that its column has.

    Parameters
    ----------
    text : str
        The cell.
    column : Column
        What the schema says about its column.

    Returns
    -------
    str, int, float, bool, tuple of str or None
        The value; None for an empty cell of an optional column.

    Raises
    ------
    CellError
        If the cell is wrong; its text is the cure.
    """
    if "\ufffd" in text:
        raise CellError("not UTF-8 (the odd sign marks the place); save it as UTF-8")
    if text != text.strip():
        raise CellError("has white space at its beginning or end")
    if not text:
        if column.optional:
            return None
        allowed = f"; allowed values: {_listed(column.allowed)}"
        raise CellError("must not be empty" + (allowed if column.allowed else ""))
    if column.type == "boolean":
        if text not in ("yes", "no"):
            raise CellError("not allowed; allowed values: yes, no")
        return text == "yes"
    if column.type in ("integer", "number"):
        return _number(text, column)
    if column.type == "array":
        items = tuple(text.split(column.separator))
        if "" in items or len(set(items)) < len(items):
            sign = column.separator
            raise CellError(f"an item between two {sign!r} is empty or stands twice")
        return items
    return _check_text(text, column)
