"""A chapter that was just begun passes every check of its sources, and says so."""

import pytest
from playwright.sync_api import Page, expect

from tests.authoring.conftest import CHAPTER, TITLE
from tests.authoring.small_checkout import CONTENTS, SmallCheckout
from tests.browser.server import serve

NAME = CHAPTER.rsplit("/", maxsplit=1)[-1]
ADDRESS = f"book/{CHAPTER}.html"


def test_the_contents_only_gain_a_line(authored: SmallCheckout) -> None:
    """The table of contents is written anew, and its comments are lost."""
    now = (authored.root / "_toc.yml").read_text(encoding="utf-8")
    line = f"      - file: book/{CHAPTER}\n"
    assert now.startswith(CONTENTS + line)


@pytest.mark.parametrize(
    "tests",
    [
        ("tests/notebooks/test_reference_notebooks.py",),
        ("tests/unit/test_glossary.py", "tests/unit/learning/test_question_file.py"),
        ("tests/unit/audit/test_planted_numbers.py",),
    ],
    ids=["notebooks", "words and questions", "numbers"],
)
def test_its_sources_pass_the_checks(
    authored: SmallCheckout, tests: tuple[str, ...]
) -> None:
    """Who begins a chapter must first repair what the template left wrong."""
    assert " passed" in authored.check(*tests, only=NAME)


def test_its_characters_can_be_drawn(authored: SmallCheckout) -> None:
    """The template or a title holds a character that the book's faces lack."""
    authored.check("tests/unit/look/test_fonts.py", only="every_character")


def test_readers_are_told_that_it_is_a_draft(
    authored: SmallCheckout, page: Page
) -> None:
    """A draft looks like a chapter that may be learnt from."""
    with serve(authored.built) as address:
        page.goto(f"{address}/{ADDRESS}")
        expect(page.locator("h1")).to_contain_text(TITLE)
        expect(page.get_by_role("note", name="Draft")).to_be_visible()
