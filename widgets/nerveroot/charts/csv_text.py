"""Writes the rows of a table as a CSV file that a reader may open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

from nerveroot.data.csv_file import is_formula

__all__ = ["csv_text"]

Cell = str | int | float | bool | None


def csv_text(lines: Iterable[Sequence[Cell]]) -> str:
    r"""
    Return lines as text after RFC 4180, with ``\r\n`` at their ends.

    Parameters
    ----------
    lines : iterable of sequences of str, int, float, bool or None
        The heads and the rows; ``None`` is written as an empty cell.

    Returns
    -------
    str
        The text. A cell that a spreadsheet would run as a formula begins with an
        apostrophe; ``web/csv.js`` keeps the same rule for files made in the browser.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_safe(cell) for cell in line] for line in lines)
    return text.getvalue()


def _safe(cell: Cell) -> Cell:
    if cell is None:
        return ""
    if isinstance(cell, str) and is_formula(cell):
        return f"'{cell}"
    return cell
