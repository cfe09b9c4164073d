"""The reader's results: kept, taken along, and never erased."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.quiz import KEY, QuizOnPage

PAGE = "book/clinical/red-flags.html"
QUIZ = "clinical/red-flags"


def answer(quiz: QuizOnPage, count: int) -> None:
    """Answer a number of questions, rightly or not."""
    for _ in range(count):
        quiz.button_named("I do not know").click()
        quiz.button_named("^(Next question|See how it went)$").click()


def save(quiz: QuizOnPage, folder: Path) -> Path:
    quiz.tool.get_by_text("Keep or move your results").click()
    with quiz.page.expect_download() as download:
        quiz.button_named("Save as a file").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_results_outlast_a_reload(visit: Visit) -> None:
    """A reader who comes back has to begin again."""
    quiz = QuizOnPage(visit(PAGE))
    expect(quiz.tool).to_contain_text("Question 1 of")
    answer(quiz, 2)
    quiz.page.reload()
    expect(quiz.tool).to_contain_text("Question 3 of")
    kept = json.loads(quiz.kept() or "")
    assert len(kept["quizzes"][QUIZ]) == 2


def test_broken_storage_is_set_aside(visit: Visit) -> None:
    """Results that cannot be read are erased, or stop the quiz."""
    quiz = QuizOnPage(visit(PAGE))
    page = quiz.page
    for broken in ("{", '{"format":"nerveroot-quiz","version":99}', "<script>"):
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, broken])
        page.reload()
        expect(quiz.tool).to_have_attribute("data-ready", "true")
        expect(quiz.part("notice")).to_contain_text("set aside")
        kept: dict[str, str] = page.evaluate("() => ({ ...localStorage })")
        aside = [key for key, text in kept.items() if text == broken]
        assert len(aside) == 1
        assert aside[0] != KEY
        assert aside[0] in quiz.part("notice").inner_text()
        assert json.loads(kept[KEY])["quizzes"] == {}
    answer(quiz, 1)
    page.reload()
    expect(quiz.part("notice")).to_be_hidden()
    expect(quiz.tool).to_contain_text("Question 2 of")


def test_results_go_into_a_file_and_back(visit: Visit, tmp_path: Path) -> None:
    """The file that a reader takes away is empty, or cannot be read again."""
    quiz = QuizOnPage(visit(PAGE))
    answer(quiz, 3)
    file = save(quiz, tmp_path)
    saved = json.loads(file.read_text(encoding="utf-8"))
    assert saved["format"] == "nerveroot-quiz"
    assert len(saved["quizzes"][QUIZ]) == 3
    quiz.page.evaluate("() => localStorage.clear()")
    quiz.page.reload()
    expect(quiz.tool).to_contain_text("Question 1 of")
    quiz.tool.locator("input[type=file]").set_input_files(file)
    expect(quiz.live).to_contain_text("3")
    quiz.page.reload()
    expect(quiz.tool).to_contain_text("Question 4 of")


def test_a_foreign_file_changes_nothing(visit: Visit, tmp_path: Path) -> None:
    """A wrong file wipes what was kept."""
    quiz = QuizOnPage(visit(PAGE))
    answer(quiz, 1)
    before = quiz.kept()
    file = tmp_path / "holiday.json"
    file.write_text('{"a": "<img src=x onerror=alert(1)>"}', encoding="utf-8")
    quiz.tool.locator("input[type=file]").set_input_files(file)
    expect(quiz.live).to_contain_text("Your results are unchanged")
    assert quiz.kept() == before
