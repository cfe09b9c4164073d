"""Numbers are found as readers read them."""

from __future__ import annotations

import pytest
from nerveroot.audit.numerals import blank_markup, numerals_in, sentences_of
from nerveroot.audit.rules import names_in


def found(text: str) -> list[tuple[float, float | None, str]]:
    blanked = blank_markup(text)
    return [
        (round(n.value, 2), n.of, n.unit)
        for n in numerals_in(blanked, names_in(blanked))
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("in 64% of them", [(64, None, "%")]),
        (
            "19 to 43% of 569 people",
            [(19, None, "%"), (43, None, "%"), (569, None, "")],
        ),
        ("84, 61 and 16%", [(84, None, "%"), (61, None, "%"), (16, None, "%")]),
        ("of the 217, 31% had it", [(217, None, ""), (31, None, "%")]),
        ("23 of 25 muscles", [(23, 25, "")]),
        ("62 of the 75", [(62, 75, "")]),
        ("twenty-three of twenty-five", [(23, 25, "")]),
        ("four in ten", [(40, None, "%")]),
        ("about a third of them", [(33.33, None, "%")]),
        ("half of them", [(50, None, "%")]),
        (
            "1,186 people and 2\N{THIN SPACE}233 more",
            [(1186, None, ""), (2233, None, "")],
        ),
        ("from \N{MINUS SIGN}0.2 to 1.2", [(-0.2, None, ""), (1.2, None, "")]),
        ("for 6 to 12 weeks", [(6, None, "time"), (12, None, "time")]),
        ("seven people", [(7, None, "")]),
        ("a hundred and six patients", [(106, None, "")]),
        ("643 at L4–5 of 1,186", [(643, None, ""), (5, None, ""), (1186, None, "")]),
    ],
)
def test_a_number_is_found_with_its_unit_and_its_whole(text, numbers):
    assert found(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "two roots in one sleeve",
        "the third row of the table",
        "an indented one in two",
        "see {cite:p}`suh2005` and [the map](page-2.html)",
        "{agreement}`L5 toe_3_dorsal`",
        "`load_table(3)`",
        '<svg width="300"><title>none</title></svg>',
    ],
)
def test_what_is_no_figure_is_left_alone(text):
    assert found(text) == []


def test_blanking_keeps_every_letter_in_its_place():
    text = "In 25 cadavers {cite:p}`suh2005` [64%](x.md) {term}`disc <a>` `1`."
    blanked = blank_markup(text)
    assert len(blanked) == len(text)
    assert blanked.index("64") == text.index("64")
    assert "2005" not in blanked
    assert "disc" in blanked


def test_sentences_end_where_they_end():
    text = "Mrs A. is 67. It was 0.19 (Suh 2005). “Is it?” asked Dr. B. No"
    spans = [text[start:end].strip() for start, end in sentences_of(text)]
    assert spans == [
        "Mrs A. is 67.",
        "It was 0.19 (Suh 2005).",
        "“Is it?”",
        "asked Dr. B. No",
    ]


def test_a_row_of_a_table_is_one_sentence():
    row = "| 64%. | 25 cadavers. |"
    assert sentences_of(row) == [(0, len(row))]
