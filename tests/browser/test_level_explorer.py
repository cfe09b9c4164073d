"""What the level explorer says is what the table of levels and zones says."""

import pytest
from nerveroot.data import load_table
from nerveroot.data.disc_rows import DiscZoneRoot
from playwright.sync_api import expect

from tests.browser.conftest import OpenExplorer
from tests.browser.keyboard import tab_to
from tests.browser.level_explorer import LevelExplorerOnPage
from tests.browser.tool import words

ROWS = load_table("disc_zone_root")
LEVELS = tuple(dict.fromkeys(row.disc for row in ROWS))
ROOTS = {row.root_id for row in load_table("roots")}
LABELS = {row.source_key: row.label for row in load_table("sources")}


def cell_name(row: DiscZoneRoot) -> str:
    return f"{row.disc} {row.zone}"


def roots_in(text: str) -> set[str]:
    """Return the roots that a text names, discs left out."""
    found = text.replace("–", "-").split()
    return {word.strip(".,:;") for word in found} & ROOTS


@pytest.mark.parametrize("level", LEVELS)
def test_cells_say_what_their_rows_say(open_explorer: OpenExplorer, level: str) -> None:
    """A disc hits another root on screen than in the table."""
    explorer = open_explorer()
    for row in ROWS:
        if row.disc == level:
            explorer.show(row.disc, row.zone)
            assert_cell_is_told(explorer, row)


def assert_cell_is_told(explorer: LevelExplorerOnPage, row: DiscZoneRoot) -> None:
    verdict = explorer.verdict()
    assert roots_in(verdict) == set(row.hit_roots)
    assert ("both" in verdict) == (row.sides == "both")
    fates = explorer.fate_of_roots()
    assert set(fates) == {row.traversing_root, row.exiting_root}
    hit = {root for root, fate in fates.items() if fate.startswith("hit")}
    assert hit == set(row.hit_roots)
    assert all(fate == "spared" for root, fate in fates.items() if root not in hit)
    drawings = explorer.drawings()
    assert len(drawings) == 3
    for description in drawings:
        assert f"{' and '.join(row.hit_roots)}" in description.split(" glow")[0]
        assert " glows" in description
    text = words(explorer.tool)
    assert f"This cell rests on: {row.basis}" in text
    assert ("no source read" in text) != row.verified
    if row.source_key:
        assert LABELS[row.source_key] in text
    for root in row.at_risk_roots or ():
        assert root in text.split("may be reached as well")[0]


def test_table_holds_all_sixteen_cells(open_explorer: OpenExplorer) -> None:
    """The table twin of the drawings lacks a cell or names another root."""
    explorer = open_explorer()
    assert len(ROWS) == 16
    expect(explorer.tool.locator("button[data-cell]")).to_have_count(16)
    wrong = []
    for row in ROWS:
        cell = explorer.cell(row.disc, row.zone)
        if set(cell.locator(".nr-root-name").all_text_contents()) != set(row.hit_roots):
            wrong.append(cell_name(row))
        if ("by rule" in words(cell)) != (row.basis == "general rule"):
            wrong.append(f"{cell_name(row)}: basis")
    assert not wrong


@pytest.mark.parametrize("cell", [("L4-5", "subarticular"), ("L5-S1", "foraminal")])
def test_two_discs_give_l5(open_explorer: OpenExplorer, cell: tuple[str, str]) -> None:
    """The chapter's point: the same root from two discs."""
    explorer = open_explorer(f"level={cell[0]}&zone={cell[1]}")
    for shape in ("protrusion", "extrusion", "sequestration"):
        explorer.option("type", shape).check(force=True)
        assert roots_in(explorer.verdict()) == {"L5"}
        assert explorer.fate_of_roots()["L5"].startswith("hit")
        assert all("L5 glows" in description for description in explorer.drawings())


def test_a_bulge_hits_no_root(open_explorer: OpenExplorer) -> None:
    """A bulge, which is no herniation, lights up a root."""
    explorer = open_explorer("level=L4-5&zone=subarticular&type=bulge")
    assert not roots_in(explorer.verdict())
    assert not any("glows" in description for description in explorer.drawings())
    assert not any("hit" in fate for fate in explorer.fate_of_roots().values())


@pytest.mark.parametrize("level", LEVELS)
def test_shares_are_those_of_the_table(open_explorer: OpenExplorer, level: str) -> None:
    """A share of levels is shown without its source, or of another level."""
    explorer = open_explorer(f"level={level}&zone=subarticular")
    text = words(explorer.tool)
    for row in load_table("disc_level_share"):
        if "all zones" in row.quantity and level in row.disc.split(" and "):
            share = (
                f"{row.value:g}%"
                if row.value is not None
                else f"{row.value_low:g}–{row.value_high:g}%"
            )
            assert share in text
            assert LABELS[row.source_key] in text
    assert "A share of levels is not a share of zones" in text


def test_drawings_change_with_the_state(open_explorer: OpenExplorer) -> None:
    """The words change and a drawing stays behind."""
    explorer = open_explorer("level=L4-5&zone=subarticular&side=right")
    pictures = explorer.tool.locator('figure svg[role="img"]')

    def drawn() -> list[str]:
        return [picture.inner_html() for picture in pictures.all()]

    before = drawn()
    for part, value in (("zone", "foraminal"), ("side", "left"), ("level", "L5-S1")):
        explorer.option(part, value).check(force=True)
        expect(explorer.option(part, value)).to_be_checked()
        after = drawn()
        same = [old == new for old, new in zip(before, after, strict=True)]
        # The sections through the two pedicles mirror each other: one drawing is both.
        assert same == [False, False, part == "side"], part
        before = after


def test_route_through_the_explorer(open_explorer: OpenExplorer) -> None:
    """A step of the way needs a pointer: disc, zone, shape, side, a cell."""
    explorer = open_explorer("level=L4-5&zone=subarticular&side=right")
    page = explorer.page
    explorer.tool.evaluate("(tool) => { tool.tabIndex = -1; tool.focus(); }")
    for part, value in (("level", "L5-S1"), ("zone", "foraminal")):
        tab_to(page, f'{explorer.selector} [data-part="{part}"] input')
        page.keyboard.press("ArrowDown")
        expect(explorer.option(part, value)).to_be_checked()
        expect(explorer.live).not_to_be_empty()
    assert roots_in(explorer.verdict()) == {"L5"}
    tab_to(page, f"{explorer.selector} select")
    page.keyboard.press("ArrowDown")
    expect(explorer.tool.locator("select")).not_to_have_value("usual")
    tab_to(page, f'{explorer.selector} button[data-cell="L4-5 subarticular"]')
    page.keyboard.press("Enter")
    expect(explorer.option("zone", "subarticular")).to_be_checked()
    expect(explorer.live).to_contain_text("L5")
