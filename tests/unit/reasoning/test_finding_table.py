"""The table of findings says for every cell where it was read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from nerveroot.data import load_table
from nerveroot.reasoning import finding_table
from nerveroot.reasoning.finding_table import UNCONFIRMED
from nerveroot.static_book.bibliography import read_bibliography

BIBLIOGRAPHY = Path(__file__).parents[3] / "book" / "references.bib"
LABELS = {row.source_key: row.label for row in load_table("sources")}
SOURCES = read_bibliography(BIBLIOGRAPHY, LABELS)


def test_every_cell_names_its_source_or_says_that_it_has_none() -> None:
    table = finding_table(
        findings=[r.finding_id for r in load_table("findings") if r.kind != "alarm"]
    )
    html = table._repr_mimebundle_()["text/html"]
    read = [row for row in load_table("differentials") if row.verified]
    assert table.size == len(load_table("differentials"))
    assert table.read == len(read)
    assert html.count("<td>") == table.size
    grades = Counter(row.grade for row in load_table("differentials"))
    for grade, count in grades.items():
        marks = 0 if grade == "read" else count
        assert html.count(f'aria-label="{grade}"') == marks, grade
    for row in read:
        assert f'href="#{SOURCES[row.source_key].anchor}"' in html


def test_a_cell_shows_the_value_of_its_own_row() -> None:
    rows = {
        (row.condition_id, row.finding_id): row for row in load_table("differentials")
    }
    for condition in ("l5_radiculopathy", "common_fibular_neuropathy"):
        table = finding_table([condition], ["hip_abduction", "inversion"])
        for finding, (_, [cell]) in zip(
            ("hip_abduction", "inversion"), table.rows, strict=True
        ):
            row = rows[condition, finding]
            assert cell.value == {"reduced": "weak"}.get(row.value, row.value)
            assert cell.source == LABELS[row.source_key]


def test_columns_stand_in_the_order_asked_for() -> None:
    wanted = ["sciatic_neuropathy", "l5_radiculopathy"]
    table = finding_table(wanted, kinds=["strength"])
    assert table.conditions == ("Sciatic neuropathy", "L5 radiculopathy")
    kinds = {row.name: row.kind for row in load_table("findings")}
    assert {kinds[name] for name, _ in table.rows} == {"strength"}


def test_the_plain_text_holds_every_cell() -> None:
    table = finding_table(["l5_radiculopathy"], ["sensation_saddle", "pain_sitting"])
    text = table._repr_mimebundle_()["text/plain"]
    assert "Saddle skin | normal (follows from the root)" in text
    assert text.endswith(f"| varies ({UNCONFIRMED})")


def test_red_flags_tell_no_column_apart_and_stay_out() -> None:
    names = {row.name: row.kind for row in load_table("findings")}
    kinds = {names[name] for name, _ in finding_table().rows}
    assert kinds == set(names.values()) - {"red flag", "alarm"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"conditions": ["gout"]}, "unknown condition 'gout'"),
        ({"findings": ["mood"]}, "unknown finding 'mood'"),
        ({"findings": ["fever"]}, "unknown finding 'fever'"),
        ({"kinds": ["smell"]}, "unknown kind 'smell'"),
    ],
)
def test_an_unknown_name_is_refused(arguments: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        finding_table(**arguments)
