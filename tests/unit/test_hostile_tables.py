"""Tables that somebody prepared: refused with their place, or nothing but words."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest
from nerveroot.data.csv_file import (
    LARGEST_CELL,
    LARGEST_FILE,
    MOST_COLUMNS,
    MOST_ROWS,
    read_records,
)

from tests import CHECKOUT

COLUMNS = ("id", "name")
VECTORS = json.loads((CHECKOUT / "tests/unit/web/csv_vectors.json").read_text("utf-8"))


def read(folder: Path, data: bytes) -> tuple[list[dict[str, str]], list[str]]:
    """Return the cells of a table, and what is said about it."""
    path = folder / "table.csv"
    path.write_bytes(data)
    records, problems = read_records(path, COLUMNS)
    return [cells for _, cells in records], [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("=cmd|'/C calc'!A0", "a spreadsheet would run this"),
        ("@SUM(A1)", "a spreadsheet would run this"),
        ("+cmd|' /C calc'!A0", "a spreadsheet would run this"),
        ("-2+3+cmd|' /C calc'!A0", "a spreadsheet would run this"),
        ("\t=1", "a spreadsheet would run this"),
        ("kn\u202eee", "a character that nobody sees"),
        ("bell\x07", "a character that nobody sees"),
        ("x" * (LARGEST_CELL + 1), f"a cell has at most {LARGEST_CELL}"),
        ("x" * 200_000, f"a cell is far too long (at most {LARGEST_CELL} characters)"),
    ],
    ids=lambda text: text[:12].encode("unicode_escape").decode(),
)
def test_a_hostile_cell_is_refused_with_its_place(tmp_path, cell, said):
    _, problems = read(tmp_path, f'id,name\na,first\nb,"{cell}"\n'.encode())
    assert len(problems) == 1
    assert problems[0].startswith("table.csv, row 3")
    assert said in problems[0]
    assert len(problems[0]) < 400


@pytest.mark.parametrize(
    "cell", ["-38.3", "+2", "-0.5e3", "-12.1 to -2.3", "L5", "a = b", "−1", ""]
)
def test_numbers_and_words_are_left_alone(tmp_path, cell):
    rows, problems = read(tmp_path, f"id,name\na,{cell}\n".encode())
    assert rows == [{"id": "a", "name": cell}]
    assert not problems


def test_what_a_download_defuses_a_table_refuses(tmp_path):
    for vector in VECTORS:
        quoted = vector["cell"].replace('"', '""')
        _, problems = read(tmp_path, f'id,name\na,"{quoted}"\n'.encode())
        defused = vector["written"].lstrip('"').startswith("'")
        assert bool(problems) == defused, vector


@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
def test_lines_may_end_as_on_any_system(tmp_path, end):
    rows, problems = read(
        tmp_path, end.join([b"id,name", b"a,first", b"b,second", b""])
    )
    assert [row["name"] for row in rows] == ["first", "second"]
    assert not problems


@pytest.mark.parametrize("name", ["__proto__", "constructor", "<script>"])
def test_a_column_that_nobody_declared_is_refused(tmp_path, name):
    _, problems = read(tmp_path, f"id,{name}\na,b\n".encode())
    assert any(f"column {name}: the column is not known" in line for line in problems)


def test_markup_in_a_cell_is_kept_as_words(tmp_path):
    rows, problems = read(tmp_path, b"id,name\na,<script>alert(1)</script>\n")
    assert rows[0]["name"] == "<script>alert(1)</script>"
    assert not problems


@pytest.mark.parametrize(
    "row", [b"a,b", b"", b"a", b"=1,\x07"], ids=["whole", "empty", "short", "wrong"]
)
def test_a_table_of_very_many_rows_is_refused_and_not_kept(tmp_path, row):
    """Each row is read on its own, and every wrong one says so on a line."""
    rows, problems = read(tmp_path, b"id,name\n" + (row + b"\n") * 200_000)
    assert rows == []
    assert problems == [
        f"table.csv, row {MOST_ROWS + 1}: the table goes on; it has at most "
        f"{MOST_ROWS} rows"
    ]


def test_the_longest_table_is_read_whole(tmp_path):
    rows, problems = read(tmp_path, b"id,name\n" + b"a,b\n" * (MOST_ROWS - 1))
    assert len(rows) == MOST_ROWS - 1
    assert not problems


@pytest.mark.parametrize("name", [b"", b"id"])
def test_a_table_of_very_many_columns_is_refused_once(tmp_path, name):
    count = 20_000
    assert read(tmp_path, b",".join([name] * count) + b"\n") == (
        [],
        [f"table.csv, row 1: {count} columns; a table has at most {MOST_COLUMNS}"],
    )


def test_an_enormous_file_is_not_taken_into_memory(tmp_path):
    path = tmp_path / "table.csv"
    with path.open("wb") as stream:
        stream.truncate(100 * LARGEST_FILE)
    tracemalloc.start()
    try:
        rows, problems = read_records(path, COLUMNS)
        taken = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert not rows
    assert [str(problem) for problem in problems] == [
        f"table.csv: the file has too many bytes; at most {LARGEST_FILE} are read"
    ]
    assert taken < 4 * LARGEST_FILE
