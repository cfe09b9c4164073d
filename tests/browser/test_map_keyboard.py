"""The map without a pointer."""

import pytest
from nerveroot.data import load_table
from playwright.sync_api import expect

from tests.browser.conftest import OpenMap
from tests.browser.keyboard import focus_is_visible, tab_to

NAMES = {row.region_id: row.name for row in load_table("regions")}
FOCUS_IS_AT_THE_ANSWER = (
    "() => document.activeElement.closest('[data-part=feedback]') !== null"
)
TOOL = '[data-tool="dermatome-map"]'


def test_route_through_the_map(open_map: OpenMap) -> None:
    """A step of the way needs a pointer: author, view, patch, card, quiz, answer."""
    the_map = open_map()
    page = the_map.page
    page.evaluate("() => { history.replaceState(null, '', location.pathname); }")

    tab_to(page, f"{TOOL} input[type=radio]")
    before = page.evaluate("() => document.activeElement.value")
    page.keyboard.press("ArrowDown")
    author = page.evaluate("() => document.activeElement.value")
    assert author != before
    expect(the_map.author(author)).to_be_checked()

    tab_to(page, f"{TOOL} [data-view=foot_dorsum]")
    page.keyboard.press("Enter")
    expect(the_map.view("foot_dorsum")).to_have_attribute("aria-pressed", "true")

    tab_to(page, f"{TOOL} button[data-region]")
    region = page.evaluate("() => document.activeElement.dataset.region")
    page.keyboard.press("Enter")
    expect(the_map.button(region)).to_have_attribute("aria-pressed", "true")
    expect(the_map.card_title(NAMES[region])).to_be_visible()
    expect(the_map.tool.locator('[aria-live="polite"]')).to_contain_text(NAMES[region])
    assert page.evaluate("() => document.activeElement.dataset.region") == region

    tab_to(page, f"{TOOL} [data-mode=quiz]", key="Shift+Tab")
    page.keyboard.press("Space")
    expect(the_map.mode("Quiz")).to_have_attribute("aria-pressed", "true")
    expect(the_map.tool.get_by_role("heading", name="Point to")).to_be_visible()
    tab_to(page, f"{TOOL} button[data-region]")
    page.keyboard.press("Enter")
    expect(the_map.part("feedback")).to_be_visible()
    expect(the_map.part("feedback")).not_to_be_empty()
    assert page.evaluate(FOCUS_IS_AT_THE_ANSWER)


@pytest.mark.parametrize("kind", ["name", "tell"])
def test_focus_follows_the_answer(open_map: OpenMap, kind: str) -> None:
    """After an answer the focus is lost, and the reader starts at the page's top."""
    the_map = open_map("mode=quiz&root=L5")
    page = the_map.page
    tab_to(page, f"{TOOL} [data-quiz]")
    for _ in range(["point", "name", "tell"].index(kind)):
        page.keyboard.press("ArrowDown")
    if kind == "name":
        for _ in ("root", "nerve"):
            tab_to(page, f"{TOOL} form input[type=radio]")
            page.keyboard.press("Space")
        tab_to(page, f"{TOOL} form button")
    else:
        tab_to(page, f"{TOOL} button.nrm-option")
    page.keyboard.press("Enter")
    expect(the_map.part("feedback")).not_to_be_empty()
    assert page.evaluate(FOCUS_IS_AT_THE_ANSWER)


def test_focus_can_be_seen_and_leaves_the_map(open_map: OpenMap) -> None:
    """The focus disappears inside the map, or cannot get out of it."""
    the_map = open_map()
    page = the_map.page
    tab_to(page, f"{TOOL} *")
    unseen = []
    inside = True
    stops = 0
    while inside and stops < 200:
        if not focus_is_visible(page):
            unseen.append(
                page.evaluate("() => document.activeElement.outerHTML.slice(0, 120)")
            )
        page.keyboard.press("Tab")
        stops += 1
        inside = page.evaluate(
            "(tool) => document.activeElement.closest(tool) !== null", TOOL
        )
    assert not inside, "the focus never leaves the map"
    assert stops >= 10, "the map has hardly anything that can have the focus"
    assert not unseen


def test_list_of_patches_is_one_stop(open_map: OpenMap) -> None:
    """A keyboard reader walks through 53 patches to get to what follows them."""
    the_map = open_map("region=hallux_dorsal")
    page = the_map.page
    expect(the_map.tool.locator('button[data-region][tabindex="0"]')).to_have_count(1)
    region = "() => document.activeElement.dataset.region ?? ''"
    the_map.button("hallux_dorsal").focus()
    names = the_map.tool.locator("button[data-region]").evaluate_all(
        "(buttons) => buttons.map((button) => button.dataset.region)"
    )
    place = names.index("hallux_dorsal")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(region) == names[place + 1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(region) == names[place - 1]
    page.keyboard.press("End")
    assert page.evaluate(region) == names[-1]
    page.keyboard.press("Home")
    assert page.evaluate(region) == names[0]
    page.keyboard.press("c")
    assert NAMES[page.evaluate(region)].startswith("C")
    assert the_map.selected() == ["hallux_dorsal"], "moving has chosen a patch"
    page.keyboard.press("Tab")
    assert page.evaluate(region) == ""


def test_the_map_can_be_skipped(open_map: OpenMap) -> None:
    """What follows the map is dozens of stops away, or skipping costs the state."""
    the_map = open_map("view=foot_dorsum")
    page = the_map.page
    tab_to(page, f"{TOOL} a.nrm-skip")
    assert focus_is_visible(page)
    page.keyboard.press("Enter")
    expect(the_map.tool.get_by_text("End of the map")).to_be_focused()
    assert "view=foot_dorsum" in page.url
    page.keyboard.press("Tab")
    assert page.evaluate(
        "(tool) => document.activeElement.closest(tool) === null", TOOL
    )


def test_first_stop_skips_the_menu(open_map: OpenMap) -> None:
    """A keyboard reader must walk through the whole menu on every page."""
    page = open_map().page
    page.keyboard.press("Tab")
    assert "Skip" in page.evaluate("() => document.activeElement.innerText")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = "() => document.activeElement.closest('main, article') !== null"
    assert page.evaluate(inside)
