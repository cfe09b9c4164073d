"""Whole addresses that nobody should trust, on one page of each tool."""

from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests import CHECKOUT
from tests.browser.built_book import (
    CHART_TOOLS,
    DRAWN_TOOLS,
    FORM_TOOLS,
    BookPage,
    find_pages,
)
from tests.browser.conftest import Visit
from tests.browser.guard import Guard

TOOLS = DRAWN_TOOLS | CHART_TOOLS | FORM_TOOLS

FRAGMENTS = {
    "broken percent signs": "#root=%E0%A4%A&view=%&%=%",
    "null characters": "#root=%00&view=L5%00",
    "a polluted prototype": "#__proto__[polluted]=1&__proto__.polluted=1"
    "&constructor.prototype.polluted=1&constructor[prototype][polluted]=1",
    "names of every object": "#toString=1&hasOwnProperty=1&valueOf=1&__proto__=1",
    "markup as a key": "#%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E=1",
    "markup without a key": "#<svg onload=alert(1)>",
    "one key very often": "#" + "&".join(["root=L5"] * 20_000),
    "very many keys": "#" + "&".join(f"k{number}=v" for number in range(20_000)),
    "a very long value": "#root=" + "%F0%9F%92%A5" * 20_000,
    "a key for every tool": "#root=javascript:alert(1)&cohort=javascript:alert(1)"
    "&test=javascript:alert(1)&site=javascript:alert(1)&question=javascript:alert(1)"
    "&cell=javascript:alert(1)&stop=javascript:alert(1)&table=javascript:alert(1)",
    "turned writing and lone surrogates": "#root=%E2%80%AE5L&view=%ED%A0%80",
}


def tools_of(page: BookPage) -> list[str]:
    """Return the names, as the page shows them, of the tools that a page holds."""
    return [tool for name, tool in TOOLS.items() if page.count(name)]


@pytest.fixture(params=FRAGMENTS.values(), ids=FRAGMENTS.keys())
def fragment(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def one_page_of_each_tool(built: Path) -> dict[str, str]:
    pages = find_pages(built, CHECKOUT)
    found = {tool: page.address for page in pages for tool in tools_of(page)}
    assert set(found) == set(TOOLS.values()), "a tool stands on no page"
    return found


def nothing_ran(page: Page) -> None:
    assert page.evaluate("() => ({}).polluted === undefined")
    assert page.locator("img[src='x'], svg[onload]").count() == 0


def test_no_address_runs_or_breaks_anything(
    one_page_of_each_tool: dict[str, str],
    fragment: str,
    page: Page,
    visit: Visit,
    guard: Guard,
) -> None:
    """A prepared link runs code, stops a tool, or pollutes every object."""
    dialogs: list[Dialog] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog), dialog.dismiss()))
    for tool, address in one_page_of_each_tool.items():
        page.goto("about:blank")  # else only the part after # would change
        shown = visit(address, fragment=fragment).locator(f'[data-tool="{tool}"]').first
        expect(shown).to_have_attribute("data-ready", "true")
        nothing_ran(page)
        for state in ("#", fragment):
            page.evaluate("(state) => { location.hash = state; }", state)
        expect(shown).to_have_attribute("data-ready", "true")
        nothing_ran(page)
    assert not dialogs
    guard.assert_quiet()
