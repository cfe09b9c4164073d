"""Markup in the facts: a row that somebody prepared must stay words on every page."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import PAGES, Visit
from tests.browser.guard import Guard
from tests.browser.tool import ToolOnPage

MARKUP = "<img src=x onerror=alert(1)><script>alert(1)</script>"
PROSE = re.compile(r"[a-z]{3,} [a-z]{2,} [a-z]{3,}")


def poison(route: Route) -> None:
    """Put markup into every text of a file of values; drawings are markup anyway."""
    text = route.fetch().text()
    if text.startswith("nerveroot.value(") and "<svg" not in text:
        text = PROSE.sub(lambda words: words[0] + MARKUP, text)
    route.fulfill(body=text, content_type="text/javascript")


def poison_reflexes(route: Route) -> None:
    """Put markup into every text of one table's rows."""
    text = route.fetch().text()
    if "reflexes." in route.request.url:
        text = PROSE.sub(lambda words: words[0] + MARKUP, text)
    route.fulfill(body=text, content_type="text/javascript")


@pytest.mark.parametrize("tool", PAGES, ids=lambda tool: tool.__name__)
def test_markup_in_the_facts_of_a_tool_stays_text(
    visit: Visit, guard: Guard, tool: type[ToolOnPage]
) -> None:
    """A tool writes a row of the tables into the page as markup."""
    page = visit("book/about/disclaimer.html")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.route("**/_static/nerveroot/*.js", poison)
    root = page.url.partition("book/")[0]
    page.goto(f"{root}{PAGES[tool]}")
    shown = tool(page)
    expect(shown.tool).to_have_attribute("data-ready", "true")
    for control in shown.tool.locator("summary").all():
        if control.is_visible():
            control.click()
    expect(page.locator("main")).to_contain_text(MARKUP)
    assert not dialogs
    assert page.locator("img[src='x']").count() == 0
    guard.assert_quiet()


def test_markup_in_the_evidence_tables_stays_text(visit: Visit, guard: Guard) -> None:
    """A table writes the cells of its rows into the page as markup."""
    page = visit("book/about/disclaimer.html")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.route("**/_static/nerveroot/*.js", poison_reflexes)
    root = page.url.partition("book/")[0]
    page.goto(f"{root}book/reference/evidence-tables.html#table=reflexes")
    expect(page.locator("main")).to_contain_text(MARKUP)
    assert not dialogs
    assert page.locator("img[src='x']").count() == 0
    guard.assert_quiet()


def test_markup_in_the_texts_of_the_search_stays_text(
    visit: Visit, guard: Guard
) -> None:
    """A snippet or a term is written into the list of results as markup."""
    page = visit("book/about/disclaimer.html")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.route("**/_static/nerveroot/search-index*.js", poison)
    root = page.url.partition("book/")[0]
    page.goto(f"{root}search.html?q=sciatica")
    expect(page.locator(".nr-search-list")).to_contain_text("<img")
    expect(page.locator(".nr-search-term")).to_contain_text(MARKUP)
    assert not dialogs
    assert page.locator("img[src='x']").count() == 0
    guard.assert_quiet()
