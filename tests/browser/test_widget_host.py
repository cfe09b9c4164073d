"""What the page does with widgets: several of them, and one that breaks."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, Route, expect

from tests.browser import waiting
from tests.browser.conftest import MAP_PAGE
from tests.browser.dermatome_map import MapOnPage
from tests.browser.guard import Guard

# Built scripts are shortened, so that the space after the comma may be gone.
BECOMES_READY = re.compile(r'root\.setAttribute\("data-ready", ?"true"\)')


def replace_page(page: Page, built: Path, change: Callable[[str], str]) -> None:
    """Let the browser receive the map's page with a change in it."""

    def answer(route: Route) -> None:
        text = (built / MAP_PAGE).read_text(encoding="utf-8")
        route.fulfill(body=change(text), content_type="text/html; charset=utf-8")

    page.route(f"**/{MAP_PAGE}", answer)


def twice(text: str) -> str:
    """Show the first widget of a page a second time, at the end of the chapter."""
    soup = BeautifulSoup(text, "html.parser")
    first = soup.select_one(".nr-widget")
    assert first is not None
    article = soup.select_one("article")
    assert article is not None
    copy = BeautifulSoup(str(first), "html.parser")
    for drawing in copy.select("svg"):
        drawing.decompose()  # its ids would be on the page twice before any script
    article.append(copy)
    return str(soup)


def test_two_maps_on_a_page_do_not_disturb_each_other(
    page: Page, guard: Guard, served: str, built: Path
) -> None:
    """The second map has the ids of the first, so labels and patterns point there."""
    replace_page(page, built, twice)
    page.goto(f"{served}/{MAP_PAGE}")
    waiting.until_usable(page)
    assert page.locator('[data-tool="dermatome-map"]').count() == 2
    repeated: list[str] = page.evaluate(
        """() => {
          const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
          return ids.filter((id, index) => ids.indexOf(id) !== index);
        }"""
    )
    assert not repeated
    second = MapOnPage(page, 1)
    second.view("foot_dorsum").click()
    page.mouse.click(*second.point_on("hallux_dorsal"))
    expect(second.button("hallux_dorsal")).to_have_attribute("aria-pressed", "true")
    expect(second.tool).to_have_attribute("data-ready", "true")
    guard.assert_quiet()


@pytest.fixture
def broken_page(page: Page, guard: Guard, served: str) -> Page:
    """The map's page, with a widget whose code throws when it is started."""

    def break_code(route: Route) -> None:
        text = route.fetch().text()
        if "data-ready" in text and "dermatome-map" in text:
            text, found = BECOMES_READY.subn(
                'throw new Error("broken on purpose")', text
            )
            assert found, "the widget's code does not set data-ready as expected"
        route.fulfill(body=text, content_type="text/javascript; charset=utf-8")

    page.route("**/_static/nerveroot/*.js", break_code)
    page.goto(f"{served}/{MAP_PAGE}")
    expect(page.locator('.nr-widget[data-state="failed"]')).to_be_visible()
    return page


def test_broken_widget_leaves_its_picture_and_says_so(
    broken_page: Page, guard: Guard
) -> None:
    """A widget that throws leaves an empty place, and nobody notices."""
    widget = broken_page.locator(".nr-widget").first
    expect(widget.locator(".nr-plate > svg")).to_be_visible()
    expect(widget.get_by_role("alert")).to_be_visible()
    assert any("broken on purpose" in complaint for complaint in guard.complaints)
    assert any("failed" in line for line in waiting.unfinished_widgets(broken_page))
    guard.forget()
