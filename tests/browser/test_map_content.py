"""What the map says is what the data tables say."""

import csv
from pathlib import Path

import pytest
from nerveroot.data import agreement, dermatome_rows, load_table
from playwright.sync_api import expect

from tests.browser import waiting
from tests.browser.conftest import MAP_PAGE, OpenMap
from tests.browser.dermatome_map import MapOnPage

VIEWS = ("anterior", "posterior", "lateral", "medial", "foot_dorsum", "sole")
NAMED_SITES = {
    "foot_dorsum": ["web_space_1", "hallux_dorsal"],
    "medial": ["malleolus_medial"],
}
NAMES = {row.region_id: row.name for row in load_table("regions")}


def roots_in_data(authority: str, region: str) -> set[str]:
    """Return the roots that an authority gives to a patch, denied ones left out."""
    return {
        row.root
        for row in dermatome_rows(authority=authority, region=region)
        if row.involvement not in {"none", "blank"}
    }


@pytest.mark.parametrize("view", NAMED_SITES)
def test_each_author_gives_the_roots_of_the_table(open_map: OpenMap, view: str) -> None:
    """The map draws a root that the author never gave, or loses one."""
    the_map = open_map(f"view={view}")
    wrong = []
    for row in load_table("authorities"):
        the_map.choose_author(row.authority_id)
        for region in NAMED_SITES[view]:
            shown = the_map.roots_shown(region)
            expected = roots_in_data(row.authority_id, region)
            if shown != expected:
                wrong.append(f"{row.authority_id}, {region}: {shown} ≠ {expected}")
    assert not wrong


@pytest.mark.parametrize("view", VIEWS)
def test_every_patch_has_one_area_and_one_button(open_map: OpenMap, view: str) -> None:
    """A patch of the drawing cannot be reached without a pointer."""
    the_map = open_map(f"view={view}")
    regions: list[str] = the_map.areas().evaluate_all(
        "(areas) => areas.map((area) => area.dataset.region)"
    )
    assert len(regions) >= 10
    assert len(regions) == len(set(regions))
    for region in regions:
        expect(the_map.button(region)).to_have_count(1)
        assert the_map.button(region).get_attribute("aria-pressed") in {"true", "false"}


def test_every_patch_of_the_body_has_a_button(open_map: OpenMap) -> None:
    """A patch that no view shows well is lost."""
    the_map = open_map()
    buttons: list[str] = the_map.tool.locator("button[data-region]").evaluate_all(
        "(buttons) => buttons.map((button) => button.dataset.region)"
    )
    assert sorted(buttons) == sorted(NAMES)


@pytest.mark.parametrize("region", ["hallux_dorsal", "web_space_1", "toe_3_dorsal"])
def test_pointing_and_pressing_say_the_same(open_map: OpenMap, region: str) -> None:
    """A click on the skin opens another card than the button of the same patch."""
    the_map = open_map("view=foot_dorsum")
    the_map.page.mouse.click(*the_map.point_on(region))
    expect(the_map.button(region)).to_have_attribute("aria-pressed", "true")
    expect(the_map.card_title(NAMES[region])).to_be_visible()
    by_pointer = the_map.part("probe").inner_text()

    the_map = open_map("view=foot_dorsum&region=foot_dorsum_central")
    the_map.button(region).evaluate("(button) => button.click()")
    expect(the_map.button(region)).to_have_attribute("aria-pressed", "true")
    expect(the_map.card_title(NAMES[region])).to_be_visible()
    assert the_map.part("probe").inner_text() == by_pointer
    assert the_map.selected() == [region]


@pytest.mark.parametrize("region", ["hallux_dorsal", "web_space_1", "malleolus_medial"])
def test_card_counts_as_the_data_do(open_map: OpenMap, region: str) -> None:
    """The count on the card differs from the counting rule of the book."""
    the_map = open_map(f"region={region}&root=L5")
    card = " ".join((the_map.part("probe").text_content() or "").split())
    for row in load_table("roots"):
        count = agreement(row.root_id, region)
        if count.k:
            assert f"{row.root_id}: {count.k} of {count.n} sources read" in card
    denied = [
        row
        for row in dermatome_rows(region=region)
        if row.involvement == "none" and row.verified
    ]
    for row in denied:
        assert f"says not {row.root}" in card


def test_a_change_is_announced_once(open_map: OpenMap) -> None:
    """A reader who does not see the map hears nothing, or everything twice."""
    the_map = open_map("view=foot_dorsum&root=L5")
    live = the_map.tool.locator('[aria-live], [role="status"], [role="alert"]')
    spoken = [area for area in live.all() if area.get_attribute("aria-live") != "off"]
    polite = [area for area in spoken if area.get_attribute("aria-live") == "polite"]
    assert len(polite) == 1
    the_map.page.mouse.click(*the_map.point_on("hallux_dorsal"))
    count = agreement("L5", "hallux_dorsal")
    announced = the_map.tool.locator('[aria-live="polite"]')
    # First what the map on show draws there, then the count of all sources.
    expect(announced).to_contain_text(f"{NAMES['hallux_dorsal']}: ")
    expect(announced).to_contain_text(f"on this map. L5 in {count.k} of {count.n}")


def test_another_map_is_announced(open_map: OpenMap) -> None:
    """An author, a root or a mode changes the drawing without a word."""
    the_map = open_map("view=foot_dorsum&root=L5")
    announced = the_map.tool.locator('[aria-live="polite"]')
    the_map.tool.locator('[data-choose-root="L4"]').click()
    expect(announced).to_contain_text("L4 in")
    expect(announced).to_contain_text("Map by")
    the_map.mode("Agreement").click()
    expect(announced).to_have_text("Agreement: sources counted for L4.")
    the_map.mode("Quiz").click()
    expect(announced).to_contain_text("Point to L4")


def table_rows(the_map: MapOnPage) -> list[list[str]]:
    """Return the cells of the table twin, all rows unfolded."""
    opener = the_map.part("table").get_by_text("All rows")
    if opener.is_visible():
        opener.click()
    rows: list[list[str]] = (
        the_map.part("table")
        .locator("tbody tr")
        .evaluate_all(
            "(rows) => rows.map((row) => [...row.cells].map((cell) => "
            "cell.innerText.replace(/\\s+/g, ' ').trim()))"
        )
    )
    return rows


def test_table_says_the_same_as_the_map(open_map: OpenMap) -> None:
    """The table twin lacks a patch or counts differently."""
    the_map = open_map("root=L5&region=hallux_dorsal")
    rows = {row[0]: row for row in table_rows(the_map)}
    assert sorted(rows) == sorted(NAMES.values())
    wrong = []
    for region, name in NAMES.items():
        count = agreement("L5", region)
        # Where no source names the patch, "0 of 0" would look like a finding.
        expected = [str(count.k) if count.n else "–", str(count.n)]
        if [cell for cell in rows[name] if cell == "–" or cell.isdigit()] != expected:
            wrong.append(f"{region}: {rows[name]}, expected {count.k} of {count.n}")
    assert not wrong


def read_download(the_map: MapOnPage, folder: Path) -> list[dict[str, str]]:
    with the_map.page.expect_download() as download:
        the_map.part("table").get_by_text("CSV").click()
    file = folder / "map.csv"
    download.value.save_as(file)
    assert download.value.suggested_filename.endswith(".csv")
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_table_can_be_downloaded(open_map: OpenMap, tmp_path: Path) -> None:
    """The file that a reader takes away is empty, broken or another map."""
    the_map = open_map("root=L5&region=hallux_dorsal")
    rows = read_download(the_map, tmp_path)
    assert len(rows) == len(NAMES)
    names = {value for row in rows for value in row.values()}
    assert set(NAMES.values()) <= names


def test_table_can_be_downloaded_from_a_file(
    open_map: OpenMap, built: Path, tmp_path: Path
) -> None:
    """The download needs a server, which the unpacked book does not have."""
    the_map = open_map()
    page = the_map.page
    page.goto((built / MAP_PAGE).as_uri())
    waiting.until_usable(page)
    assert len(read_download(MapOnPage(page), tmp_path)) == len(NAMES)


def test_agreement_view_counts_sources(open_map: OpenMap) -> None:
    """The agreement view shows other counts than the card."""
    the_map = open_map("view=foot_dorsum&mode=agreement&root=L5")
    expect(the_map.mode("Agreement")).to_have_attribute("aria-pressed", "true")
    drawing = the_map.tool.locator("svg:has([data-region])")
    # A name is heard as one string, so the counts stand in the description.
    assert "L5" in (drawing.get_attribute("aria-label") or "")
    described_by = drawing.get_attribute("aria-describedby") or ""
    words = the_map.page.locator(f'[id="{described_by}"]').inner_text()
    given, _, unnamed = words.partition("Not named")
    shown: list[str] = the_map.areas().evaluate_all(
        "(areas) => areas.map((area) => area.dataset.region)"
    )
    for region in shown:
        count = agreement("L5", region)
        says = f"{NAMES[region]} {count.k} of {count.n}"
        assert (says in given) == (count.k > 0), region
        assert (NAMES[region] in unnamed) == (count.n == 0), region
    labels = " ".join(drawing.locator("text").all_text_contents())
    count = agreement("L5", "foot_dorsum_central")
    assert f"{count.k} of {count.n}" in labels


def test_mirror_turns_the_leg_and_keeps_the_choice(open_map: OpenMap) -> None:
    """After mirroring, a click lands on the patch of the other side."""
    the_map = open_map("view=foot_dorsum&region=hallux_dorsal")
    right = the_map.point_on("hallux_dorsal")
    the_map.button_named("show left").click()
    left = the_map.point_on("hallux_dorsal")
    middle = the_map.tool.locator("svg:has([data-region])").bounding_box()
    assert middle is not None
    centre = middle["x"] + middle["width"] / 2
    assert (right[0] - centre) * (left[0] - centre) < 0
    assert the_map.selected() == ["hallux_dorsal"]
    the_map.page.mouse.click(*the_map.point_on("toe_5_dorsal"))
    assert the_map.selected() == ["toe_5_dorsal"]
    expect(the_map.button_named("show right")).to_be_visible()
