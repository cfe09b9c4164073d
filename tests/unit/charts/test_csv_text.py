"""Cells of a file that a reader opens in a spreadsheet are never formulas."""

import json
from pathlib import Path

import pytest
from nerveroot.charts.csv_text import csv_text

VECTORS = json.loads(
    (Path(__file__).parents[1] / "web" / "csv_vectors.json").read_text("utf-8")
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["cell"])
def test_a_cell_is_written_safely(vector):
    assert csv_text([["name", vector["cell"]]]) == f"name,{vector['written']}\r\n"


def test_numbers_and_gaps_stay_what_they_are():
    assert csv_text([["a", "b", "c"], [-1.5, None, 3]]) == "a,b,c\r\n-1.5,,3\r\n"
