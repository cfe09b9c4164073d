"""Light and dark, and readers who want nothing to move."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import MAP_PAGE, OpenMap, Visit


def theme(page: Page) -> str | None:
    return page.locator("html").get_attribute("data-theme")


def background(page: Page) -> str:
    colour: str = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    return colour


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_follows_the_device_until_the_reader_chooses(visit: Visit, scheme: str) -> None:
    """The book opens in the theme that the reader's device does not want."""
    page = visit("book/index.html", theme=scheme)
    assert theme(page) == scheme


def test_switch_changes_the_page_and_is_remembered(visit: Visit) -> None:
    """The switch has no effect, or forgets the choice on the next page."""
    page = visit("book/index.html", theme="light")
    before = background(page)
    switch = page.get_by_role("button", name=re.compile("theme", re.IGNORECASE)).first
    for _ in range(3):
        if theme(page) == "dark":
            break
        switch.click()
    assert theme(page) == "dark"
    assert background(page) != before
    assert "dark" in (switch.get_attribute("aria-label") or switch.inner_text())
    page = visit(MAP_PAGE, theme="light")
    assert theme(page) == "dark"


def test_map_changes_with_the_theme(open_map: OpenMap) -> None:
    """The map keeps the colours of the theme in which it was drawn."""
    the_map = open_map()
    colours = "(e) => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]"
    light = the_map.tool.evaluate(colours)
    the_map.page.emulate_media(color_scheme="dark")
    expect(the_map.page.locator("html")).to_have_attribute("data-theme", "dark")
    assert the_map.tool.evaluate(colours) != light


def test_nothing_moves_under_reduced_motion(visit: Visit) -> None:
    """A transition runs although the reader's device asks for none."""
    page = visit(MAP_PAGE)
    page.emulate_media(reduced_motion="reduce")
    moving: list[str] = page.evaluate(
        """() => {
          const isLong = (text) =>
            text.split(",").some((part) => Number.parseFloat(part) > 0.011);
          const found = new Set();
          for (const element of document.querySelectorAll("*")) {
            const style = getComputedStyle(element);
            const moves = isLong(style.transitionDuration)
              || (style.animationName !== "none" && isLong(style.animationDuration));
            if (moves) found.add(`${element.localName}.${element.className}`);
          }
          return [...found];
        }"""
    )
    assert not moving
