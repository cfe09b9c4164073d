"""Copies of the data that a test may break, and what the checker says about them."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

from nerveroot.data.schema import DATA
from nerveroot.data.validation import find_problems

Break = Callable[[str], str]


def copy_data(target: Path) -> Path:
    """Copy all data files of the book."""
    for name in ("tables", "generated"):
        shutil.copytree(str(DATA / name), target / name)
    return target


def change(folder: Path, file: str, edit: Break) -> None:
    """Edit the text of a file; an edit that changes nothing is a broken test."""
    path = folder / file
    before = path.read_text(encoding="utf-8")
    after = edit(before)
    assert after != before, "the test broke nothing"
    path.write_text(after, encoding="utf-8", newline="")


def replace_in_row(row: int, old: str, new: str) -> Break:
    """Replace the first `old` in a row; the header is row 1."""

    def edit(text: str) -> str:
        lines = text.split("\n")
        lines[row - 1] = lines[row - 1].replace(old, new, 1)
        return "\n".join(lines)

    return edit


def row_of(folder: Path, file: str, *cells: str) -> int:
    """The number of the first row that begins with these cells."""
    lines = (folder / file).read_text(encoding="utf-8").split("\n")
    return 1 + next(
        i for i, line in enumerate(lines) if line.startswith(",".join(cells))
    )


def set_cells(folder: Path, file: str, identifier: str, **cells: str) -> int:
    """Write other cells into the row with this identifier and return its number."""
    path = folder / file
    with path.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.reader(stream))
    header = lines[0]
    found = next(i for i, line in enumerate(lines) if line[0] == identifier)
    before = list(lines[found])
    for name, text in cells.items():
        lines[found][header.index(name)] = text
    assert lines[found] != before, "the test broke nothing"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(lines)
    return found + 1


def remove_row(folder: Path, file: str, identifier: str) -> None:
    """Take the row with this identifier out."""
    row = row_of(folder, file, identifier, "")

    def edit(text: str) -> str:
        lines = text.split("\n")
        return "\n".join(lines[: row - 1] + lines[row:])

    change(folder, file, edit)


def messages(folder: Path) -> list[str]:
    """Everything that the checker finds."""
    return [str(problem) for problem in find_problems(folder)]


def only_message(folder: Path) -> str:
    """The one thing that the checker finds."""
    found = messages(folder)
    assert len(found) == 1, found
    return found[0]
