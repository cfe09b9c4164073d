"""What the browser keeps is not the book's alone: full, closed, or hostile."""

import json
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.conftest import Visit
from tests.browser.guard import Guard
from tests.browser.quiz import KEY, QuizOnPage
from tests.browser.test_quiz_keeping import PAGE, QUIZ, answer

HEAD: dict[str, Any] = {"format": "nerveroot-quiz", "version": 1, "seed": 1}
MARKUP = "<img src=x onerror=alert(1)><script>alert(1)</script>"

KEPT = {
    "a polluted prototype": json.dumps(HEAD)[:-1]
    + ', "quizzes": {"__proto__": {"polluted": [["2026-01-01T00:00:00Z", 1]]}}}',
    "a polluted record": json.dumps(HEAD)[:-1]
    + ', "quizzes": {}, "__proto__": {"polluted": 1}, "constructor": {}}',
    "markup in every place": json.dumps(
        HEAD | {"quizzes": {MARKUP: {MARKUP: [[MARKUP, MARKUP]]}}}
    ),
    "other types": json.dumps(HEAD | {"quizzes": [1, True, None]}),
    "impossible numbers": json.dumps(HEAD)[:-1]
    + f', "quizzes": {{"{QUIZ}": {{"a": [["2026-01-01T00:00:00Z", 1e999]]}}}}}}',
    "nested without end": "[" * 100_000,
    "very much": json.dumps(HEAD | {"quizzes": {}, "more": "x" * 2_000_000}),
    "null characters": "\0" * 1000,
    "lone surrogates": '{"format": "\\ud800"}',
}

THEMES = [MARKUP, "__proto__", "x" * 100_000, "dark light", '"', "null", "\0"]


@pytest.fixture
def dialogs(page: Page) -> list[Dialog]:
    seen: list[Dialog] = []
    page.on("dialog", lambda dialog: (seen.append(dialog), dialog.dismiss()))
    return seen


def keep(page: Page, key: str, text: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_kept_results_that_are_hostile_do_nothing(
    text: str, visit: Visit, guard: Guard, dialogs: list[Dialog]
) -> None:
    """Kept text runs as code, stops the quiz, or is erased before anybody saw it."""
    quiz = QuizOnPage(visit(PAGE))
    keep(quiz.page, KEY, text)
    quiz.page.reload()
    expect(quiz.tool).to_have_attribute("data-ready", "true")
    everything: dict[str, str] = quiz.page.evaluate("() => ({ ...localStorage })")
    assert text in everything.values(), "what was kept is gone"
    if everything[KEY] != text:
        expect(quiz.part("notice")).to_contain_text("set aside")
    answer(quiz, 1)
    kept = json.loads(quiz.kept() or "")
    assert len(kept["quizzes"][QUIZ]) == 1
    assert quiz.page.evaluate("() => ({}).polluted === undefined")
    assert not dialogs
    guard.assert_quiet()


@pytest.mark.parametrize("text", THEMES, ids=range(len(THEMES)))
def test_a_kept_theme_that_is_hostile_is_no_theme(
    text: str, visit: Visit, guard: Guard, dialogs: list[Dialog]
) -> None:
    """Kept text stands in the page as markup, or leaves it without colours."""
    page = visit(PAGE)
    for key in ("mode", "theme"):
        keep(page, key, text)
    page.reload()
    for key in ("mode", "theme"):
        shown = page.evaluate("(key) => document.documentElement.dataset[key]", key)
        assert shown in {"auto", "light", "dark"}
    ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert ground not in {"", "rgba(0, 0, 0, 0)"}
    page.locator(".nr-theme-switch").first.click()
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    assert not dialogs
    guard.assert_quiet()


def test_a_full_storage_is_told_and_stops_nothing(visit: Visit, guard: Guard) -> None:
    """The reader goes on for an hour, and nothing of it was kept."""
    quiz = QuizOnPage(visit(PAGE))
    quiz.page.evaluate(
        """() => {
          for (let size = 2 ** 22; size >= 1; size /= 2) {
            try {
              for (let n = 0; n < 9; n += 1) {
                localStorage.setItem(`filler ${size} ${n}`, "x".repeat(size));
              }
            } catch (error) {
              if (error.name !== "QuotaExceededError") throw error;
            }
          }
        }"""
    )
    answer(quiz, 2)
    expect(quiz.part("notice")).to_be_visible()
    expect(quiz.part("notice")).to_contain_text("keeps nothing")
    expect(quiz.tool).to_contain_text("Question 3 of")
    guard.assert_quiet()


def test_a_closed_storage_is_told_and_stops_nothing(
    page: Page, visit: Visit, guard: Guard
) -> None:
    """Private windows close the storage; the quiz and the theme stop there."""
    page.add_init_script(
        """Object.defineProperty(window, "localStorage", {
          get() { throw new DOMException("closed", "SecurityError"); },
        });"""
    )
    quiz = QuizOnPage(visit(PAGE))
    answer(quiz, 1)
    expect(quiz.part("notice")).to_be_visible()
    page.locator(".nr-theme-switch").first.click()
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    guard.assert_quiet()
