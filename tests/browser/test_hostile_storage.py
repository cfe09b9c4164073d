"""What somebody else may have left in the browser's storage."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.guard import Guard
from tests.browser.quiz import KEY, QuizOnPage

PAGE = "book/clinical/red-flags.html"
QUIZ = "clinical/red-flags"
SCRIPT = "<img src=x onerror=alert(1)><script>alert(1)</script>"


def record(**changes: object) -> str:
    """Return kept results as the quiz writes them, with changes."""
    sound = {"format": "nerveroot-quiz", "version": 1, "seed": 1, "quizzes": {}}
    return json.dumps({**sound, **changes})


#: What is stored, and what it tries.
STORED = {
    "cut off": record()[:-5],
    "no text of JSON": "\x00\ufffe\u2028",
    "a list": "[]",
    "null": "null",
    "script tags": SCRIPT,
    "script tags as a format": record(format=SCRIPT),
    "script tags as the name of a question": record(quizzes={QUIZ: {SCRIPT: 1}}),
    "quizzes are a text": record(quizzes="all"),
    "quizzes are a list": record(quizzes=[1, 2]),
    "questions are a number": record(quizzes={QUIZ: 3}),
    "tries are objects": record(quizzes={QUIZ: {"a": [{"score": 1}]}}),
    "a score that is no number": record(
        quizzes={QUIZ: {"a": [["2026-01-01T00:00:00Z", SCRIPT]]}}
    ),
    "a seed that is a text": record(seed=SCRIPT),
    "a later version": record(version=99),
    "polluted prototype": '{"__proto__":{"polluted":true},"constructor":'
    '{"prototype":{"polluted":true}},"format":"nerveroot-quiz","version":7}',
    "nested too deeply": "[" * 200_000 + "]" * 200_000,
    "two million characters": '"' + "x" * 2_000_000 + '"',
    "nearly all there is room for": '"' + "x" * 4_500_000 + '"',
}


@pytest.mark.parametrize("stored", STORED.values(), ids=STORED.keys())
def test_hostile_results_run_nothing_and_are_not_lost(
    visit: Visit, guard: Guard, stored: str
) -> None:
    """What is kept is trusted: it runs, stops the quiz, or is erased unread."""
    quiz = QuizOnPage(visit(PAGE))
    page = quiz.page
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, stored])
    page.reload()
    expect(quiz.tool).to_have_attribute("data-ready", "true")
    expect(quiz.part("notice")).to_be_visible()
    expect(quiz.part("notice")).to_contain_text("cannot be read")
    kept = page.evaluate("(text) => Object.values(localStorage).includes(text)", stored)
    assert kept, "what was stored is gone"
    quiz.button_named("I do not know").click()
    expect(quiz.button_named("^(Next question|See how it went)$")).to_be_visible()
    assert not dialogs
    assert page.locator("img[src='x']").count() == 0
    assert page.evaluate("() => ({}).polluted === undefined")
    guard.assert_quiet()


THEMES = [
    "<script>alert(1)</script>",
    "__proto__",
    '"]{}*{display:none}',
    "x" * 100_000,
]


@pytest.mark.parametrize("mode", THEMES, ids=range(len(THEMES)))
def test_a_hostile_choice_of_theme_is_the_systems(
    visit: Visit, guard: Guard, mode: str
) -> None:
    """A kept choice of theme is written into the page as it is."""
    page = visit(PAGE)
    page.evaluate(
        "(mode) => { localStorage.setItem('mode', mode);"
        " localStorage.setItem('theme', mode) }",
        mode,
    )
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    switch = page.get_by_role("button", name="Colour theme: as the system")
    switch.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    kept: dict[str, str] = page.evaluate("() => ({ ...localStorage })")
    assert (kept["mode"], kept["theme"]) == ("dark", "dark")
    guard.assert_quiet()
