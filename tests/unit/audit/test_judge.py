"""What a number may rest on, and what it may not."""

from __future__ import annotations

import pytest
from nerveroot.audit import question_source
from nerveroot.audit.judge import Judged, judge
from nerveroot.audit.matching import match_in_rows
from nerveroot.audit.page_source import passages_of
from nerveroot.audit.question_source import passages_of_questions
from nerveroot.audit.row_figures import figures_by_source
from nerveroot.data import load_table
from nerveroot.learning import question_file


def judged(text: str) -> list[Judged]:
    return judge([("page.md", passages_of(text))])


def bases(text: str) -> list[str]:
    return [number.basis for number in judged(text)]


def test_a_number_rests_on_the_row_of_the_source_in_its_sentence():
    number, n = judged("Below the disc in 64%, in 25 cadavers {cite:p}`suh2005`.\n")
    assert number.basis == n.basis == "verified"
    assert number.ground.startswith("key_figures / l5_sleeve_below_l45_disc / ")
    assert not number.fails


def test_another_number_of_the_same_sentence_fails_and_says_where():
    text = "# T\n\nBelow it in\n65% of cadavers {cite:p}`suh2005`.\n"
    (number,) = [n for n in judged(text) if n.fails]
    assert (number.line, number.numeral.text) == (4, "65%")
    assert "no row of suh2005 holds it" in number.ground


def test_a_number_without_a_source_fails():
    (number,) = judged("It was found in 64%.\n")
    assert number.fails
    assert number.ground == "no source is cited for it"


def test_the_source_may_stand_elsewhere_in_the_paragraph_but_not_in_another():
    assert bases("It was 64%. So says {cite:t}`suh2005`.\n") == ["verified"]
    assert bases("It was 64%.\n\nSo says {cite:t}`suh2005`.\n") == ["nothing"]


def test_both_numbers_of_a_pair_must_stand_in_one_row():
    assert bases("In 23 of 25 muscles {cite:p}`tsao2003`.\n") == ["verified"]
    assert bases("In 22 of 25 muscles {cite:p}`tsao2003`.\n") == ["nothing"]


def test_a_proportion_may_be_printed_as_a_percentage_rounded_as_printed():
    assert bases("It found 82% {cite:p}`boktor2023`.\n") == ["verified"]
    assert bases("It found 0.82 {cite:p}`boktor2023`.\n") == ["verified"]
    assert bases("It found 82.4% {cite:p}`boktor2023`.\n") == ["nothing"]


def test_a_count_is_no_percentage():
    assert bases("In 25% of cadavers {cite:p}`silverstein2015`.\n") == ["nothing"]


def unverified_value() -> tuple[str, str]:
    """Return a source and a figure that only an unverified row of it holds."""
    for key, rows in figures_by_source().items():
        for row in rows:
            for figure in row.figures:
                if row.verified or not figure.is_typed or not figure.numeral.decimals:
                    continue
                match = match_in_rows(figure.numeral, rows)
                if match and not match[0].verified and not figure.numeral.unit:
                    return key, figure.numeral.text
    raise LookupError("no unverified figure is left in the tables to test with")


def test_an_unverified_figure_must_be_called_so_in_its_sentence():
    key, value = unverified_value()
    (number,) = judged(f"It was {value} {{cite:p}}`{key}`.\n")
    assert number.basis == "unverified"
    assert number.fails
    (said,) = judged(f"It was {value}, unconfirmed {{cite:p}}`{key}`.\n")
    assert said.basis == "unverified"
    assert not said.fails


def test_what_is_unconfirmed_stays_so_when_it_is_said_again():
    key, value = unverified_value()
    text = (
        f"It was {value}, unconfirmed {{cite:p}}`{key}`.\n\n"
        f":::{{take-away}}\n1. It was {value}.\n:::\n"
    )
    assert [number.fails for number in judged(text)] == [False, True]


def source_without_figures(reading: str) -> str:
    known = figures_by_source()
    return next(
        source.source_key
        for source in load_table("sources")
        if (source.reading or source.status) == reading
        and source.source_key not in known
    )


def test_a_citation_is_weaker_ground_and_only_where_no_row_has_figures():
    key = source_without_figures("read")
    assert bases(f"It was 64% {{cite:p}}`{key}`.\n") == ["citation"]
    assert bases(f"It was 65% {{cite:p}}`{key},suh2005`.\n") == ["nothing"]


def test_a_source_that_nobody_read_is_no_ground_unless_the_sentence_says_so():
    key = source_without_figures("unread")
    (number,) = judged(f"It was 64% {{cite:p}}`{key}`.\n")
    assert number.fails
    (said,) = judged(f"It was 64%, from memory {{cite:p}}`{key}`.\n")
    assert not said.fails


def test_a_take_away_may_say_again_what_the_body_has_said():
    body = "In 64% of 25 cadavers {cite:p}`suh2005`.\n\n"
    assert bases(body + ":::{take-away}\n1. In 64%.\n:::\n")[-1] == "repeated"
    assert bases(body + ":::{take-away}\n1. In 46%.\n:::\n")[-1] == "nothing"
    assert bases("## A\n\n" + body + "## B\n\nIn 64%.\n")[-1] == "nothing"


def test_questions_say_the_page_again_and_the_page_never_the_questions():
    questions = passages_of_questions(
        'title = "A"\n[[items]]\nid = "a"\nquestion = "In 64% of 25?"\n'
        'sources = ["suh2005"]\n'
    )
    page = passages_of("It was 64%.\n")
    said = judge([("a.md", page), ("a.quiz.toml", questions)])
    assert [n.fails for n in said] == [True, False, False]
    page = passages_of("It was 64% {cite:p}`suh2005`.\n")
    for passage in questions:
        passage.keys_around.clear()
    said = judge([("a.md", page), ("a.quiz.toml", questions)])
    assert [(n.numeral.text, n.basis) for n in said] == [
        *(("64%", "verified"), ("64%", "repeated"), ("25", "nothing")),
    ]


def test_the_name_of_question_files_is_that_of_the_quiz():
    assert question_source.SUFFIX == question_file.SUFFIX


def test_a_time_is_a_time_in_any_unit_and_never_another_number():
    assert bases("Half after 12 weeks {cite:p}`peul2007`.\n")[-1] == "verified"
    assert "nothing" not in bases("At eight weeks {cite:p}`peul2007`.\n")
    assert "nothing" not in bases("After one year {cite:p}`peul2007`.\n")
    assert bases("Some 3 months {cite:p}`suh2005`.\n") == ["nothing"]


@pytest.mark.parametrize(
    "text",
    [
        "The L4–5 disc and T12, from L2 to L5.",
        "A foot of grade 3 or 4, a toe of 4−.",
        "On 24 November 2026, after 1985.",
        "See step 4 and rows 2 to 3.",
        "Text under CC BY 4.0, code under BSD-3-Clause.",
        ":::{patient}\nMr A. is 67, ill for 4 months.\n:::",
        ":::{before-reading} Which?\n- 43%\n- 68%\n:::",
        "## Back to Mr A.\n\nHis toe is 3, inversion 4; 340 ml are left.",
    ],
)
def test_names_and_invented_findings_need_nothing(text):
    assert set(bases(text + "\n")) <= {"excepted"}
    assert bases(text + "\n")


def test_no_rule_excepts_a_finding_of_the_body():
    for text in (
        "It was 64%.",
        "In 23 of 25.",
        "Of 98 people.",
        "An odds ratio of 2.4.",
    ):
        assert "nothing" in bases(text + "\n")
