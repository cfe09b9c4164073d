"""Reads a CSV file strictly: its encoding, its quoting and the width of its rows."""

import csv
import io
import re
from importlib.resources.abc import Traversable

from nerveroot.data.problems import Problem

BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "UTF-8 with a byte order mark",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
SAVE_AS_UTF8 = "save the file as UTF-8 without a byte order mark"

LARGEST_FILE = 2_000_000
"""Bytes. The largest table has a tenth of that; more is a mistake."""

LARGEST_CELL = 5_000
"""Characters. Nobody reads a longer cell of a table."""

MOST_ROWS = 10_000
"""The header among them. The longest table has a tenth; a small file can hold many."""

MOST_COLUMNS = 200
"""The widest table has a fifth of that."""

_NUMBER = r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?"
_NUMBERS = re.compile(f"{_NUMBER}%?( to {_NUMBER}%?)?", re.IGNORECASE)

_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that show as nothing, or turn the order of others round."""

Records = list[tuple[int, dict[str, str]]]


def _text(raw: bytes, file: str, problems: list[Problem]) -> str:
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if raw.startswith(mark):
            cure = f"the file is {encoding}; {SAVE_AS_UTF8}"
            problems.append(Problem(file, 0, "", "", cure))
            raw = raw.removeprefix(mark)
            if encoding == "UTF-16":
                return ""
    if b"\0" in raw:
        cure = f"the file holds NUL bytes and is not text; {SAVE_AS_UTF8}"
        problems.append(Problem(file, 0, "", "", cure))
        return ""
    # A wrong byte becomes U+FFFD, so that it can be reported with its row and column.
    return raw.decode("utf-8", errors="replace")


def _header_problems(
    header: list[str], columns: tuple[str, ...], file: str
) -> list[Problem]:
    problems = []
    expected = ", ".join(columns)
    for name in columns:
        if name not in header:
            cure = f"the column is missing; expected columns: {expected}"
            problems.append(Problem(file, 1, name, "", cure))
    for name in header:
        if name not in columns:
            cure = f"the column is not known; expected columns: {expected}"
            problems.append(Problem(file, 1, name, "", cure))
    for name in sorted({name for name in header if header.count(name) > 1}):
        problems.append(Problem(file, 1, name, "", "the column stands there twice"))
    if not problems and tuple(header) != columns:
        cure = f"the columns are in another order; expected: {expected}"
        problems.append(Problem(file, 1, "", ", ".join(header), cure))
    return problems


def is_formula(cell: str) -> bool:
    """Return whether a spreadsheet would run a cell instead of showing it.

    The tables are handed to readers as they are, so they hold no such cell.

    >>> is_formula("=1+1"), is_formula("-12.1 to -2.3")
    (True, False)
    """
    return cell[:1] in {*"=+-@\t\r"} and not _NUMBERS.fullmatch(cell)


def _cell_problems(file: str, row: int, cells: dict[str, str]) -> list[Problem]:
    problems = []
    for column, cell in cells.items():
        cure = ""
        if len(cell) > LARGEST_CELL:
            cure = f"{len(cell)} characters; a cell has at most {LARGEST_CELL}"
        elif is_formula(cell):
            cure = "a spreadsheet would run this; begin the cell with a word"
        elif _HIDDEN.search(cell):
            cure = "the cell holds a character that nobody sees; take it out"
        if cure:
            problems.append(Problem(file, row, column, cell[:60], cure))
    return problems


def read_records(
    path: Traversable, columns: tuple[str, ...]
) -> tuple[Records, list[Problem]]:
    """Read a CSV file into records of text.

    Parameters
    ----------
    path : Traversable
        The file.
    columns : tuple of str
        The columns that it must have, in their order.

    Returns
    -------
    records : list of (int, dict)
        Row number (the header is row 1) and the cells by column name. Rows of the
        wrong width are left out; columns that are missing are absent. None of a file
        that is far too large.
    problems : list of Problem
        Everything that is wrong with the file as a file.
    """
    file = path.name
    if not path.is_file():
        return [], [Problem(file, 0, "", "", "the file is missing")]
    problems: list[Problem] = []
    with path.open("rb") as stream:
        raw = stream.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        cure = f"the file has too many bytes; at most {LARGEST_FILE} are read"
        return [], [Problem(file, 0, "", "", cure)]
    text = _text(raw, file, problems)
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: Records = []
    header: list[str] = []
    row = 0
    try:
        for row, cells in enumerate(lines, start=1):
            if row == 1:
                header = cells
                if len(header) > MOST_COLUMNS:
                    cure = f"{len(header)} columns; a table has at most {MOST_COLUMNS}"
                    return [], [Problem(file, row, "", "", cure)]
                problems += _header_problems(header, columns, file)
            elif row > MOST_ROWS:
                cure = f"the table goes on; it has at most {MOST_ROWS} rows"
                return [], [Problem(file, row, "", "", cure)]
            elif not cells:
                problems.append(Problem(file, row, "", "", "the row is empty"))
            elif len(cells) != len(header):
                cure = f"{len(cells)} cells where the header has {len(header)}"
                cure += "; a comma inside a cell needs quotation marks round the cell"
                problems.append(Problem(file, row, "", ",".join(cells)[:60], cure))
            else:
                record = dict(zip(header, cells, strict=True))
                problems += _cell_problems(file, row, record)
                records.append((row, record))
    except csv.Error as error:
        cause = "the quotation marks are broken"
        if "field limit" in str(error):
            cause = f"a cell is far too long (at most {LARGEST_CELL} characters), or "
            cause += "its quotation marks never close"
        cure = f"{cause} ({error}); rows from here were not read"
        problems.append(Problem(file, row + 1, "", "", cure))
    if not header and not problems:
        problems.append(Problem(file, 0, "", "", "the file is empty"))
    return records, problems
