"""A wrong number is found wherever it is planted in a page of the book."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from nerveroot.__main__ import main
from nerveroot.audit import Judged, audit_page
from nerveroot.audit.declarations import load_declarations
from nerveroot.audit.judge import judge
from nerveroot.audit.page_source import Passage, passages_of

from tests import CHECKOUT

BOOK = CHECKOUT / "book"


class Plant(NamedTuple):
    """Where a number is changed, and into what."""

    place: str
    file: str
    old: str
    new: str
    found: str


PLANTS = [
    Plant(
        *("a percentage of the body", "anatomy/root-course.md"),
        *("only 5.7% of L5 ganglia", "only 7.5% of L5 ganglia", "7.5%"),
    ),
    Plant(
        *("a denominator of the body", "clinical/presentation.md"),
        *("Of 98 people whose", "Of 89 people whose", "89"),
    ),
    Plant(
        *("a number word of the body", "clinical/presentation.md"),
        *("prevalence of sciatica ran from 1.2", "prevalence ran in thirty from 1.2"),
        "thirty",
    ),
    Plant(
        *("a pair in a table", "overview.md"),
        *("| 23 of 25 |", "| 22 of 25 |", "22 of 25"),
    ),
    Plant(
        *("an interval", "overview.md"),
        *("an interval from 1.04 to 2.93", "an interval from 1.04 to 2.39", "2.39"),
    ),
    Plant(
        *("a red flag", "overview.md"),
        *("had a sensitivity of 82%", "had a sensitivity of 97%", "97%"),
    ),
    Plant(
        *("an answer", "clinical/red-flags.md"),
        *(":right: 43%", ":right: 58%", "58%"),
    ),
    Plant(
        *("a take-away", "anatomy/root-course.md"),
        *("the disc in 64% of 25 cadavers", "the disc in 46% of 25 cadavers", "46%"),
    ),
    Plant(
        *("a question before reading", "overview.md"),
        *("In a trial of 283 people", "In a trial of 328 people", "328"),
    ),
    Plant(
        *("a caption", "clinical/causes.md"),
        *(
            ":source: {cite:t}`jensen1994`",
            ":source: 977 in {cite:t}`jensen1994`",
            "977",
        ),
    ),
    Plant(
        *("the note of a quiz", "anatomy/root-course.quiz.toml"),
        *("in 64% of 25 fixed cadavers", "in 64% of 52 fixed cadavers", "52"),
    ),
    Plant(
        *("the reason of a quiz", "clinical/causes.quiz.toml"),
        *("herniations 17% lie at", "herniations 71% lie at", "71%"),
    ),
    Plant(
        *("a worked example", "clinical/red-flags.md"),
        *("62 of the 75, and 324", "61 of the 75, and 324", "61 of the 75"),
    ),
    Plant(
        *("a count of rows", "reference/corrections-to-common-claims.md"),
        *("| **Wrong** | The sources say otherwise | 2", "| **Wrong** | So | 3", "3"),
    ),
    Plant(
        *("a page about the book", "about/sources-and-method.md"),
        *("holds 2,359 rows", "holds 2,395 rows", "2,395"),
    ),
]


@pytest.fixture
def copy_of_the_book(tmp_path):
    shutil.copytree(BOOK, tmp_path / "book")
    return tmp_path / "book"


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.place)
def test_a_planted_number_is_found(plant, copy_of_the_book, monkeypatch):
    monkeypatch.chdir(CHECKOUT)
    file = copy_of_the_book / plant.file
    text = file.read_text("utf-8")
    assert text.count(plant.old) >= 1, "the words are no longer on the page"
    file.write_text(text.replace(plant.old, plant.new, 1), "utf-8")
    page = file.with_name(file.name.split(".")[0] + ".md")
    failing = audit_page(page, copy_of_the_book).failures
    line = text[: text.index(plant.old)].count("\n") + 1
    assert (line, plant.found) in [
        (number.line, number.numeral.text) for number in failing
    ]
    assert all(number.file == str(file) for number in failing if number.line == line)


PAGES = sorted(BOOK.rglob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_itself_rests_on_something(page, monkeypatch):
    monkeypatch.chdir(CHECKOUT)
    audit = audit_page(page, BOOK)
    assert not [f"{n.line}: {n.numeral.text}: {n.ground}" for n in audit.failures]
    assert not audit.unused


def test_most_slips_of_a_single_digit_are_found(monkeypatch):
    """
    Change one digit of numbers drawn by lot, on every page.

    The rest go unfound because the same source has a row with the wrong number, too.
    """
    monkeypatch.chdir(CHECKOUT)
    lot = random.Random(5)
    found = total = 0
    for page in PAGES:
        sources = [(str(page), passages_of(page.read_text("utf-8")))]
        declared = load_declarations(page.with_suffix(".numbers.toml"))
        grounded = [n for n in judge(sources, declared) if n.basis == "verified"]
        for number in lot.sample(grounded, min(4, len(grounded))):
            place = _passage_of(number, sources[0][1])
            slip = _slip(number.numeral.text, lot)
            if place is None or slip is None:
                continue
            before = place.text
            start = number.numeral.start
            end = start + len(number.numeral.text)
            place.text = before[:start] + slip + before[end:]
            total += 1
            found += any(n.fails for n in judge(sources, declared))
            place.text = before
    assert total > 50
    assert found / total > 0.8, f"{found} of {total}"


def _passage_of(number: Judged, passages: list[Passage]) -> Passage | None:
    numeral = number.numeral
    return next(
        (
            passage
            for passage in passages
            if passage.text[numeral.start :].startswith(numeral.text)
            and passage.line_at(numeral.start) == number.line
        ),
        None,
    )


def _slip(text: str, lot: random.Random) -> str | None:
    digits = [place for place, letter in enumerate(text) if letter.isdigit()]
    if not digits:
        return None
    place = lot.choice(digits)
    other = lot.choice([d for d in "123456789" if d != text[place]])
    return text[:place] + other + text[place + 1 :]


def test_the_command_fails_with_file_line_number_sentence_and_cure(tmp_path, capsys):
    page = tmp_path / "a.md"
    page.write_text("# A\n\nBelow it in 65% {cite:p}`suh2005`.\n", "utf-8")
    assert main(["audit", "a", "--book", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert f"{page}:3: '65%': no row of suh2005 holds it." in told.err
    assert "Below it in 65%" in told.err
    assert "Cure: correct the number, or add its row" in told.err
    assert "| a | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 1 |" in told.out


def test_the_command_lists_every_number_with_its_ground(tmp_path, capsys):
    page = tmp_path / "a.md"
    page.write_text("Below it in 64% {cite:p}`suh2005`.\n", "utf-8")
    assert main(["audit", "--all", "--book", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert f"{page}:1: '64%' verified: key_figures / l5_sleeve_below_l45_disc" in told
    assert "1 statements hold figures" in told
    assert "| all pages | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 0 |" in told


def test_the_command_says_that_there_is_no_page(tmp_path, capsys):
    assert main(["audit", "b", "--book", str(tmp_path)]) == 1
    assert "there is no page" in capsys.readouterr().err


def test_the_command_says_what_is_wrong_with_a_declaration(tmp_path, capsys):
    Path(tmp_path, "a.md").write_text("No number.\n", "utf-8")
    Path(tmp_path, "a.numbers.toml").write_text("[[guessed]]\nwords = 'a'\n", "utf-8")
    assert main(["audit", "--book", str(tmp_path)]) == 1
    assert "a.numbers.toml: guessed" in capsys.readouterr().err
