"""Questions: they give nothing away, and the keyboard answers them all."""

import re
from typing import Any

import pytest
from nerveroot.learning.question_file import load_questions
from playwright.sync_api import Page, expect

from tests import CHECKOUT
from tests.browser import axe, checks
from tests.browser.built_book import BookPage
from tests.browser.conftest import Visit
from tests.browser.keyboard import tab_to
from tests.browser.quiz import QuizOnPage
from tests.browser.tool import words

KINDS = {"single", "multiple", "ordering", "point"}


def items_of(page: BookPage) -> list[dict[str, Any]]:
    path = CHECKOUT / "book" / f"{page.quiz}.quiz.toml"
    items: list[dict[str, Any]] = load_questions(path)["items"]
    return items


def secrets_of(item: dict[str, Any]) -> list[str]:
    """Return the texts that are for readers who have answered."""
    return [
        item["lesson"],
        item["explanation"],
        *(option["reason"] for option in item["options"]),
    ]


def given_away(page: Page, items: list[dict[str, Any]]) -> list[str]:
    """
    Return the secrets of questions that the page holds.

    The chapter's own prose may say the same as a lesson, so it is not looked at; the
    quiz, every script in the page and every attribute are.
    """
    held = page.evaluate(
        """() => [...document.querySelectorAll("*")].flatMap((element) =>
          [...element.attributes].map((attribute) => attribute.value))
          .concat([...document.querySelectorAll(".nr-widget, script")]
            .map((element) => element.textContent)).join(" ")"""
    )
    held = " ".join(held.split())
    return [text for item in items for text in secrets_of(item) if text in held]


def test_every_question_is_answered_by_keyboard(
    quiz_page: BookPage, visit: Visit
) -> None:
    """An answer stands in the page before it is given, or needs a pointer."""
    page = visit(quiz_page.address)
    quiz = QuizOnPage(page)
    items = items_of(quiz_page)
    assert len(items) >= 6
    quiz.question.focus()
    for place, item in enumerate(items):
        assert not given_away(page, items[place:])
        assert quiz.tool.locator("form [data-right], form [data-state]").count() == 0
        if item["kind"] == "ordering":
            assert quiz.options != [option["text"] for option in item["options"]]
        elif item["kind"] != "point":
            values = quiz.tool.locator("form input").evaluate_all(
                "(inputs) => inputs.map((input) => input.value)"
            )
            assert values == [str(number) for number in range(len(item["options"]))]
        quiz.answer_rightly(item)
        quiz.assert_explained(item)
        quiz.go_on()
    expect(quiz.part("summary")).to_contain_text(f"All {len(items)} right")
    page.reload()
    expect(quiz.part("summary")).to_contain_text("when you were last here")


def test_every_kind_is_asked_somewhere() -> None:
    """A kind of question is no longer used, so nothing tests it any more."""
    files = sorted((CHECKOUT / "book").rglob("*.quiz.toml"))
    asked = {item["kind"] for file in files for item in load_questions(file)["items"]}
    assert asked == KINDS


def test_place_on_screen_gives_nothing_away(visit: Visit) -> None:
    """The right option stands at the same place for every reader."""
    page = visit("book/anatomy/myotomes.html")
    quiz = QuizOnPage(page)
    orders = set()
    for _ in range(6):
        orders.add(tuple(quiz.options))
        page.evaluate("() => localStorage.clear()")
        page.reload()
        expect(quiz.tool).to_have_attribute("data-ready", "true")
    assert len({order for order in orders}) > 1
    assert len({frozenset(order) for order in orders}) == 1


def test_way_into_the_quiz_and_a_missing_answer(visit: Visit) -> None:
    """The focus never gets to the questions, or an empty answer counts."""
    page = visit("book/clinical/red-flags.html")
    quiz = QuizOnPage(page)
    tab_to(page, f"{quiz.selector} form input, {quiz.selector} form button")
    quiz.button_named("^Check$").focus()
    page.keyboard.press("Enter")
    expect(quiz.live).not_to_be_empty()
    assert quiz.state() == "asked"
    quiz.button_named("I do not know").focus()
    page.keyboard.press("Enter")
    assert quiz.state() == "answered"
    expect(quiz.part("feedback")).to_contain_text("Now you know.")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_any_state(
    visit: Visit, axe_source: str, theme: str, width: int
) -> None:
    """An answer, the summary or the keeping of results locks readers out."""
    page = visit("book/anatomy/myotomes.html", theme=theme, width=width)
    quiz = QuizOnPage(page)
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    while quiz.state() != "finished":
        kind = quiz.tool.get_attribute("data-kind") or ""
        quiz.button_named("I do not know").click()
        if kind not in seen:
            found[kind] = [*axe.violations(page, axe_source), *checks.too_wide(page)]
            seen.add(kind)
        quiz.button_named("^(Next question|See how it went)$").click()
    quiz.tool.get_by_text("Keep or move your results").click()
    found["end"] = [*axe.violations(page, axe_source), *checks.small_controls(page)]
    assert {state: lines for state, lines in found.items() if lines} == {}


def test_paper_has_questions_before_answers(visit: Visit) -> None:
    """On paper a question is missing, or its answer stands beside it."""
    page = visit("book/clinical/red-flags.html")
    page.emulate_media(media="print")
    sheet = words(QuizOnPage(page).tool)
    asked, _, answers = sheet.rpartition("Answers")
    path = CHECKOUT / "book" / "clinical" / "red-flags.quiz.toml"
    for item in load_questions(path)["items"]:
        question = re.sub(r"\s+", " ", item["question"])
        assert question in asked
        assert item["lesson"] in answers
        assert item["lesson"] not in asked
    page.emulate_media(media="screen")
    expect(QuizOnPage(page).tool).not_to_contain_text("Answers")
