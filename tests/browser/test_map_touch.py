"""The map under a fingertip."""

import pytest
from nerveroot.data import load_table
from playwright.sync_api import expect

from tests.browser.conftest import OpenMap

NAMES = {row.region_id: row.name for row in load_table("regions")}

pytestmark = pytest.mark.browser_context_args(
    has_touch=True, is_mobile=True, device_scale_factor=2
)


@pytest.mark.parametrize("region", ["hallux_dorsal", "foot_dorsum_central"])
def test_tap_shows_the_card(open_map: OpenMap, region: str) -> None:
    """After a tap the answer stands below the screen, or under the drawing."""
    the_map = open_map("view=foot_dorsum", width=390)
    the_map.page.touchscreen.tap(*the_map.point_on(region))
    title = the_map.card_title(NAMES[region])
    expect(title).to_be_in_viewport()
    drawing = the_map.tool.locator("svg:has([data-region])").bounding_box()
    below = title.bounding_box()
    assert drawing is not None
    assert below is not None
    assert below["y"] >= drawing["y"] + drawing["height"] - 1, "the card covers the leg"


def test_authors_open_from_one_row(open_map: OpenMap) -> None:
    """On a phone the list of authors cannot be opened, or pushes the map away."""
    the_map = open_map(width=390)
    opener = the_map.button_named("map by")
    expect(opener).to_be_visible()
    box = opener.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    expect(the_map.tool.locator("input[type=radio]").first).to_be_hidden()
    opener.tap()
    expect(the_map.tool.locator("label:has(input[type=radio])").first).to_be_visible()


def test_view_strip_scrolls_to_the_chosen_view(open_map: OpenMap) -> None:
    """The chosen thumbnail lies outside the strip."""
    the_map = open_map("view=sole", width=360)
    expect(the_map.view("sole")).to_be_visible()
    strip = the_map.view("sole").evaluate(
        """(button) => {
          const strip = button.parentElement.getBoundingClientRect();
          const own = button.getBoundingClientRect();
          return own.left >= strip.left - 1 && own.right <= strip.right + 1;
        }"""
    )
    assert strip
