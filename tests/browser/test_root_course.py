"""What the course of the root says is what its tables say."""

import pytest
from nerveroot.data import load_table
from nerveroot.data.rows_clinical import CourseStop
from playwright.sync_api import expect

from tests.browser.conftest import OpenCourse
from tests.browser.keyboard import focus_is_visible, tab_to
from tests.browser.tool import words

STOPS = load_table("course_stops")
FACTS = load_table("root_course")
CLASHES = {row.clash_id: row for row in load_table("course_clashes")}
LABELS = {row.source_key: row.label for row in load_table("sources")}


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.stop_id)
def test_stop_shows_its_rows(open_course: OpenCourse, stop: CourseStop) -> None:
    """A figure is lost, changed, or told of another stop, or a clash is hidden."""
    course = open_course()
    course.show(stop.stop_id)
    card = words(course.part("card"))
    assert f"Stop {stop.order} of {len(STOPS)}" in card
    for text in (stop.name, stop.passes, stop.hit_by, stop.sign):
        assert text in card
    if stop.passes_source_key is None:
        assert "standard anatomy, no source read" in card
    rows = [row for row in FACTS if row.stop_id == stop.stop_id]
    assert sorted(course.facts()) == sorted(row.fact_id for row in rows)
    for row in rows:
        shown = words(course.fact(row.fact_id))
        assert row.statement in shown
        if row.value is not None:
            assert f"{row.value:g}" in shown.split(row.statement)[0]
        if row.n is not None:
            assert str(row.n) in shown.split(row.statement)[1]
        if row.source_key is not None:
            assert LABELS[row.source_key] in shown
    shown_clashes = (
        course.part("figures")
        .locator("[data-clash]")
        .evaluate_all("(blocks) => blocks.map((block) => block.dataset.clash)")
    )
    clashes = {row.clash_id for row in rows if row.clash_id}
    assert sorted(shown_clashes) == sorted(clashes)
    for clash in clashes:
        block = course.part("figures").locator(f'[data-clash="{clash}"]')
        assert CLASHES[clash].question in words(block)
        assert CLASHES[clash].why in words(block)


def test_all_stops_have_one_button_and_one_table(open_course: OpenCourse) -> None:
    """A stop cannot be reached, or the table twin lacks a figure."""
    course = open_course()
    assert len(STOPS) == 12
    buttons: list[str] = course.tool.locator("button[data-stop]").evaluate_all(
        "(buttons) => buttons.map((button) => button.dataset.stop)"
    )
    assert buttons == [stop.stop_id for stop in STOPS]
    told: list[str] = (
        course.part("table")
        .locator("tr[data-fact]")
        .evaluate_all("(rows) => rows.map((row) => row.dataset.fact)")
    )
    assert sorted(told) == sorted(row.fact_id for row in FACTS)


def test_route_along_the_nerve(open_course: OpenCourse) -> None:
    """A reader without a pointer cannot walk along the nerve."""
    course = open_course(f"stop={STOPS[0].stop_id}")
    page = course.page
    course.tool.evaluate("(tool) => { tool.tabIndex = -1; tool.focus(); }")
    tab_to(page, f"{course.selector} button[data-stop]")
    assert focus_is_visible(page)
    for stop in STOPS[1:]:
        page.keyboard.press("ArrowRight")
        course.expect_shown(stop.stop_id)
        focused = page.evaluate("() => document.activeElement.dataset.stop")
        assert focused == stop.stop_id
        expect(course.live).to_contain_text(stop.name)
    page.keyboard.press("Home")
    course.expect_shown(STOPS[0].stop_id)
    tab_to(page, f'{course.selector} [data-step="next"]')
    page.keyboard.press("Enter")
    course.expect_shown(STOPS[1].stop_id)
    assert page.evaluate("() => document.activeElement.dataset.step") == "next"
