"""Declared numbers are checked, not believed."""

from __future__ import annotations

from pathlib import Path

import pytest
from nerveroot.audit import audit_page
from nerveroot.audit.declarations import DeclarationError
from nerveroot.audit.formulas import evaluate
from nerveroot.data import agreement, load_table

DERIVED = """\
[[derived]]
words = "{words}"
results = {results}
how = "worked out"
"""


@pytest.fixture
def audit(tmp_path):
    def run(text: str, declarations: str):
        page = tmp_path / "page.md"
        page.write_text(text, "utf-8")
        page.with_suffix(".numbers.toml").write_text(declarations, "utf-8")
        return audit_page(page, tmp_path)

    return run


BODY = "In 18 of 21 people {cite:p}`jeon2013`.\n\nSo in 3 of them.\n"


def test_the_audit_does_the_sum(audit):
    right = audit(BODY, DERIVED.format(words="3 of them", results='["21 - 18"]'))
    assert [n.basis for n in right.numbers] == ["verified", "derived"]
    wrong = audit(BODY, DERIVED.format(words="3 of them", results='["21 - 17"]'))
    assert wrong.failures[0].ground == "the declared formula gives 4"


def test_a_formula_starts_from_numbers_of_the_page(audit):
    result = audit(BODY, DERIVED.format(words="3 of them", results='["50 - 47"]'))
    assert "starts from 47, 50, not on the page" in result.failures[0].ground


def test_each_number_of_the_words_needs_its_result(audit):
    text = BODY + "\nIn 3 of 21, then.\n"
    result = audit(text, DERIVED.format(words="3 of 21", results='["21 - 18"]'))
    assert any("1 results for 2" in number.ground for number in result.failures)


def test_words_that_stand_nowhere_are_told(audit):
    result = audit(BODY, DERIVED.format(words="nowhere 5", results='["21 - 16"]'))
    assert "nowhere 5" in result.unused[0]


def test_a_cited_number_that_was_not_read_must_be_called_so(audit):
    declared = """\
[[cited]]
words = "over 60"
source = "ho2004"
verified = false
where = "memory"
"""
    assert audit("People over 60.\n", declared).failures
    assert not audit("People over 60, unconfirmed.\n", declared).failures


def test_a_record_must_hold_the_number(audit, tmp_path):
    record = tmp_path / "record.md"
    record.write_text("There were 126 rows.", "utf-8")
    declared = f'[[recorded]]\nwords = "126 rows"\nfile = "{record}"\n'
    assert not audit("We read 126 rows.\n", declared).failures
    record.write_text("There were 127 rows.", "utf-8")
    assert audit("We read 126 rows.\n", declared).failures


def test_composed_numbers_are_counted_as_excepted(audit):
    declared = '[[composed]]\nwords = "a smoker, 64"\nwhy = "invented"\n'
    assert audit("A smoker, 64. And a smoker, 64.\n", declared).failures
    assert not audit("Say a smoker, 64, comes.\n", declared).failures


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        ("[[guessed]]\nwords = 'a'\n", r"entries are \[\[derived\]\]"),
        ("[[composed]]\nwords = 'a'\n", "it lacks why"),
        ("[[composed]]\nwords = 'a'\nwhy = 'b'\nhow = 'c'\n", "it has no use for how"),
        (
            "[[cited]]\nwords = 'a'\nsource = 'nobody1900'\n"
            "verified = true\nwhere = 'b'\n",
            "unknown source 'nobody1900'",
        ),
        (DERIVED.format(words="a", results="['open(1)']"), "no part of a formula"),
        (DERIVED.format(words="a", results="['1 / 0']"), "division by zero"),
        (DERIVED.format(words="a", results="['(']"), "was never closed"),
        (DERIVED.format(words="a", results="""['rows("nothing")']"""), "one table"),
        ("words = [", "Invalid value"),
    ],
)
def test_a_wrong_file_is_refused_with_its_reason(audit, declared, message):
    with pytest.raises(DeclarationError, match=message):
        audit(BODY, declared)


def test_formulas_count_rows_sources_and_intervals():
    rows = load_table("claims_audit")
    wrong = sum(row.verdict == "wrong" for row in rows)
    assert evaluate('rows("claims_audit", verdict="wrong")')[0] == wrong
    count = agreement("L5", "web_space_1")
    assert evaluate('sources_for("L5", "web_space_1")')[0] == count.k
    assert evaluate('sources_of("L5", "web_space_1")')[0] == count.n
    assert round(evaluate("wilson_low(18, 21)")[0], 1) == 65.4
    assert round(evaluate("wilson_high(18, 21)")[0], 1) == 95.0
    assert evaluate('year("tsao2003")')[0] == 2003


def test_a_page_without_declarations_declares_nothing(tmp_path):
    page = Path(tmp_path, "page.md")
    page.write_text("No number.\n", "utf-8")
    assert not audit_page(page, tmp_path).unused
