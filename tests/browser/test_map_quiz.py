"""The three quizzes of the map."""

import pytest
from nerveroot.data import agreement, load_table
from playwright.sync_api import expect

from tests.browser.conftest import OpenMap
from tests.browser.dermatome_map import MapOnPage

NAMES = {row.region_id: row.name for row in load_table("regions")}
AUTHORS = {row.authority_id: row.name for row in load_table("authorities")}


@pytest.fixture
def quiz(open_map: OpenMap) -> MapOnPage:
    """The map with its first question open."""
    the_map = open_map("root=L5&mode=quiz")
    expect(the_map.tool.get_by_role("heading", name="Point to L5")).to_be_visible()
    return the_map


def choose_kind(quiz: MapOnPage, kind: str) -> None:
    quiz.tool.locator(f'[data-quiz="{kind}"]').check(force=True)


def test_open_question_does_not_tell_its_answer(quiz: MapOnPage) -> None:
    """The answer can be read from colours, attributes, the table or the card."""
    for area in quiz.areas().all():
        assert area.get_attribute("data-root") == ""
        assert "L5" not in area.evaluate("(area) => area.outerHTML")
    fills = quiz.areas().evaluate_all(
        "(areas) => areas.map((a) => a.getAttribute('fill'))"
    )
    assert len(set(fills)) == 1, "patches differ while the question is open"
    drawing = quiz.tool.locator("svg:has([data-region])")
    assert "L5" not in (drawing.get_attribute("aria-label") or "")
    words = " ".join(quiz.tool.locator("svg text").all_text_contents())
    assert "L5" not in words
    expect(quiz.part("probe")).to_be_hidden()
    for row in quiz.part("table").locator("tbody tr").all():
        if row.is_visible():
            assert "L5" not in row.inner_text()


def test_thumbnails_do_not_tell_the_answer(quiz: MapOnPage) -> None:
    """The small pictures below the drawing still show the map."""
    for view in quiz.tool.locator("[data-view]").all():
        fills = view.locator("svg path[fill]").evaluate_all(
            "(paths) => paths.filter((p) => /url|root/.test(p.getAttribute('fill')))"
            ".length"
        )
        assert fills == 0


def test_pointing_is_judged_by_each_author(quiz: MapOnPage) -> None:
    """The answer is only right or wrong, although the authors disagree."""
    quiz.view("foot_dorsum").click()
    quiz.page.mouse.click(*quiz.point_on("foot_dorsum_central"))
    feedback = quiz.part("feedback")
    expect(feedback).to_contain_text("Right answer")
    count = agreement("L5", "foot_dorsum_central")
    expect(feedback).to_contain_text(f"{count.k} of {count.n}")
    for authority in count.yes_authorities:
        expect(feedback).to_contain_text(AUTHORS[authority])
    expect(quiz.tool.get_by_text("1 of 1 answered")).to_be_visible()
    # The heading has the focus and says the verdict; the live region would repeat it.
    verdict = feedback.get_by_role("heading", name="Right answer")
    expect(verdict).to_be_focused()
    expect(quiz.tool.locator('[aria-live="polite"]')).not_to_contain_text("Right")
    feedback.get_by_role("button", name="Next question").click()
    expect(feedback).to_be_empty()


def test_wrong_answer_is_explained(quiz: MapOnPage) -> None:
    """A wrong answer leaves the reader without a reason."""
    quiz.button("groin").evaluate("(button) => button.click()")
    feedback = quiz.part("feedback")
    expect(feedback).to_contain_text("Not this time")
    expect(feedback).to_contain_text(NAMES["groin"])
    expect(feedback).to_contain_text("L1")
    expect(quiz.tool.get_by_text("0 of 1 answered")).to_be_visible()


def test_naming_root_and_nerve(quiz: MapOnPage) -> None:
    """The right nerve always stands at the same place of the list."""
    choose_kind(quiz, "name")
    first_is_right = 0
    for _ in range(5):
        form = quiz.tool.locator("form")
        form.get_by_role("radio", name="L5", exact=True).check(force=True)
        form.locator("fieldset").nth(1).locator("input").first.check(force=True)
        form.get_by_role("button", name="Check").click()
        feedback = quiz.part("feedback")
        expect(feedback).to_contain_text("Nerve:")
        first_is_right += "Nerve: right" in feedback.inner_text()
        feedback.get_by_role("button", name="Next question").click()
    assert first_is_right < 5


def test_naming_asks_for_both_answers(quiz: MapOnPage) -> None:
    """A half-filled answer counts as wrong, or does nothing without a word."""
    choose_kind(quiz, "name")
    quiz.tool.locator("form").get_by_role("button", name="Check").click()
    expect(quiz.tool.locator("form")).to_contain_text("Choose a root and a nerve first")
    expect(quiz.part("feedback")).to_be_empty()


@pytest.mark.parametrize("answer", [0, 1, 2])
def test_root_or_nerve_is_explained(quiz: MapOnPage, answer: int) -> None:
    """An answer gets no sign that tells root from nerve, and no source."""
    choose_kind(quiz, "tell")
    expect(quiz.tool.get_by_role("heading", name="Root or nerve?")).to_be_visible()
    options = quiz.tool.locator("button.nrm-option")
    expect(options).to_have_count(3)
    options.nth(answer).click()
    feedback = quiz.part("feedback")
    expect(feedback).to_contain_text("lesion")
    expect(feedback).to_contain_text("sources read")
    expect(options.first).to_be_disabled()


def test_answer_by_name_is_shown(quiz: MapOnPage) -> None:
    """A patch chosen by name is judged, but the drawing does not show it."""
    quiz.view("foot_dorsum").click()
    quiz.button("groin").evaluate("(button) => button.click()")
    expect(quiz.part("feedback")).not_to_be_empty()
    expect(quiz.area("groin")).to_be_visible()


def test_leaving_the_quiz_brings_the_map_back(quiz: MapOnPage) -> None:
    """After the quiz the map stays blank."""
    quiz.mode("Explore").click()
    quiz.view("foot_dorsum").click()
    assert quiz.roots_shown("foot_dorsum_central")
