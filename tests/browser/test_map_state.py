"""The state of the map travels in the address."""

import pytest
from nerveroot.data import load_table
from playwright.sync_api import expect

from tests.browser.address import HOSTILE, assert_refused, state_in_address
from tests.browser.conftest import OpenMap
from tests.browser.dermatome_map import MapOnPage

AUTHORITY = load_table("authorities")[-1].authority_id


def assert_state(the_map: MapOnPage, *, view: str, region: str) -> None:
    expect(the_map.author(AUTHORITY)).to_be_checked()
    expect(the_map.view(view)).to_have_attribute("aria-pressed", "true")
    expect(the_map.button(region)).to_have_attribute("aria-pressed", "true")


def test_address_restores_the_view(open_map: OpenMap) -> None:
    """A link that a teacher shared opens the map at its beginning."""
    state = f"author={AUTHORITY}&view=medial&root=L4&region=malleolus_medial"
    the_map = open_map(f"{state}&mode=explore")
    assert_state(the_map, view="medial", region="malleolus_medial")
    root = the_map.tool.get_by_role("button", name="L4", exact=True)
    expect(root).to_have_attribute("aria-pressed", "true")


def test_choices_are_kept_in_the_address(open_map: OpenMap) -> None:
    """A reload loses what the reader chose."""
    the_map = open_map()
    the_map.choose_author(AUTHORITY)
    the_map.view("foot_dorsum").click()
    the_map.page.mouse.click(*the_map.point_on("toe_3_dorsal"))
    expect(the_map.button("toe_3_dorsal")).to_have_attribute("aria-pressed", "true")
    assert state_in_address(the_map.page).items() >= {
        ("author", AUTHORITY),
        ("view", "foot_dorsum"),
        ("region", "toe_3_dorsal"),
    }
    the_map.page.reload()
    assert_state(MapOnPage(the_map.page), view="foot_dorsum", region="toe_3_dorsal")


def test_map_follows_a_new_address(open_map: OpenMap) -> None:
    """A link to another state on the same page does nothing."""
    the_map = open_map("view=sole")
    the_map.page.evaluate("() => { location.hash = 'view=lateral&root=S1'; }")
    expect(the_map.view("lateral")).to_have_attribute("aria-pressed", "true")
    root = the_map.tool.get_by_role("button", name="S1", exact=True)
    expect(root).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_addresses_are_ignored_with_a_notice(
    open_map: OpenMap, value: str
) -> None:
    """A prepared link runs code in the reader's browser, or breaks the map."""
    keys = ("author", "view", "root", "region", "mode")
    the_map = open_map()
    assert_refused(the_map, keys, value)
    expect(the_map.notice()).to_contain_text("author, view, root, region, mode")
    shown = the_map.areas().evaluate_all("(areas) => areas[0].dataset.region")
    the_map.button(shown).evaluate("(button) => button.click()")
    expect(the_map.button(shown)).to_have_attribute("aria-pressed", "true")
    assert value not in state_in_address(the_map.page).values()


@pytest.mark.browser_context_args(permissions=["clipboard-read", "clipboard-write"])
def test_link_to_this_view_is_copied(open_map: OpenMap) -> None:
    """The copied link opens another view."""
    the_map = open_map(f"author={AUTHORITY}&view=foot_dorsum&region=hallux_dorsal")
    the_map.tool.get_by_text("Copy link").click()
    the_map.page.wait_for_timeout(100)
    copied = the_map.page.evaluate("() => navigator.clipboard.readText()")
    the_map.page.goto("about:blank")
    the_map.page.goto(copied)
    assert_state(MapOnPage(the_map.page), view="foot_dorsum", region="hallux_dorsal")
