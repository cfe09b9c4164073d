"""The map in its states, not only as it opens."""

import pytest
from playwright.sync_api import expect

from tests.browser import axe, checks
from tests.browser.conftest import MAP_PAGE, Visit
from tests.browser.dermatome_map import MapOnPage

UNREAD_AUTHOR = "keegan-garrett-1948"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(
    visit: Visit, axe_source: str, theme: str, width: int
) -> None:
    """A state that only some readers reach has weak contrast or nameless controls."""
    page = visit(MAP_PAGE, theme=theme, width=width)
    the_map = MapOnPage(page)
    found: dict[str, list[str]] = {}

    def look(state: str) -> None:
        found[state] = [*axe.violations(page, axe_source), *checks.too_wide(page)]

    the_map.choose_author(UNREAD_AUTHOR)
    for box in the_map.tool.locator("input[type=checkbox]").all():
        box.check(force=True)
    look("an author whose original was not consulted, all layers")
    opener = the_map.part("table").get_by_text("All rows")
    if opener.is_visible():
        opener.click()
    look("the whole table")
    the_map.mode("Agreement").click()
    look("agreement")
    the_map.mode("Quiz").click()
    look("an open question")
    the_map.button("groin").evaluate("(button) => button.click()")
    expect(the_map.part("feedback")).not_to_be_empty()
    look("a wrong answer")
    the_map.tool.locator('[data-quiz="tell"]').check(force=True)
    look("root or nerve")
    assert {state: lines for state, lines in found.items() if lines} == {}
