"""Writes the rows of a table as a CSV file that a reader may open in a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

__all__ = ["csv_text"]

_NUMBER = r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?"
_NUMBERS = re.compile(f"{_NUMBER}%?( to {_NUMBER}%?)?", re.IGNORECASE)

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
    if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return cell if _NUMBERS.fullmatch(cell) else f"'{cell}"
    return cell
