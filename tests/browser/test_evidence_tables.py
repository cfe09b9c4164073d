"""Every table can be looked into, sorted, filtered and taken along by every reader."""

import re
from pathlib import Path

import pytest
from nerveroot.data import TABLE_NAMES, load_table
from nerveroot.data.tables import table_file
from playwright.sync_api import Browser, Page, expect

from tests.browser import axe, checks
from tests.browser.address import HOSTILE, assert_refused, state_in_address
from tests.browser.conftest import Visit
from tests.browser.evidence_tables import PAGE, EvidenceTablesOnPage, csv_rows
from tests.browser.guard import Guard

MINUS = "\N{MINUS SIGN}"


@pytest.fixture
def open_tables(visit: Visit):
    def open_it(
        state: str = "", *, width: int = 1280, theme: str = "light"
    ) -> EvidenceTablesOnPage:
        fragment = f"#{state}" if state else ""
        page = visit(PAGE, width=width, theme=theme, fragment=fragment)
        return EvidenceTablesOnPage(page)

    return open_it


def numbers(texts: list[str]) -> list[float]:
    """Return the numbers of cells, empty ones left out."""
    return [float(text.replace(MINUS, "-")) for text in texts if text]


def test_every_table_of_the_book_can_be_chosen(open_tables) -> None:
    """A new table is forgotten in the list, or its script does not load."""
    tool = open_tables()
    values = tool.table.locator("option").evaluate_all(
        "(options) => options.map((option) => option.value).filter(Boolean)"
    )
    assert sorted(values) == sorted(TABLE_NAMES)
    for name in values:
        tool.choose(name)
        total = len(load_table(name))
        expect(tool.count).to_have_text("1 row" if total == 1 else f"All {total} rows")


def test_no_rows_are_loaded_before_a_table_is_chosen(open_tables, guard: Guard) -> None:
    """Opening the page costs a reader on a phone the whole data."""
    tool = open_tables()
    loaded = [a for a in guard.requests if re.search(r"/(outcomes|sources)\.", a)]
    assert loaded == []
    tool.choose("outcomes")
    loaded = [a for a in guard.requests if re.search(r"/outcomes\.\w+\.js", a)]
    assert len(loaded) == 1


def test_a_head_sorts_up_down_and_back(open_tables) -> None:
    """Numbers are sorted as words, or a screen reader is not told the order."""
    tool = open_tables("table=effects")
    before = tool.column("Effect")
    button = tool.head("Effect").get_by_role("button")
    expect(tool.head("Effect")).not_to_have_attribute("aria-sort", re.compile("."))
    button.click()
    expect(tool.head("Effect")).to_have_attribute("aria-sort", "ascending")
    up = numbers(tool.column("Effect"))
    assert up == sorted(up)
    assert up
    expect(button).to_be_focused()
    button.click()
    expect(tool.head("Effect")).to_have_attribute("aria-sort", "descending")
    down = numbers(tool.column("Effect"))
    assert down == sorted(down, reverse=True)
    expect(tool.live).to_have_text(re.compile("sorted by Effect, descending"))
    button.click()
    expect(tool.head("Effect")).not_to_have_attribute("aria-sort", re.compile("."))
    assert tool.column("Effect") == before


def test_words_and_status_leave_the_rows_that_fit(open_tables) -> None:
    """A filter keeps rows that do not fit, or does not say how many are left."""
    tool = open_tables("table=outcomes")
    rows = load_table("outcomes")
    unread = sum(not row.verified for row in rows)
    tool.tool.get_by_role("combobox", name="Status").select_option("unread")
    expect(tool.count).to_have_text(f"{unread} of {len(rows)} rows")
    expect(tool.live).to_have_text(f"{unread} of {len(rows)} rows")
    assert set(tool.column("Status")) == {"unconfirmed"}
    tool.filter.fill("hague")
    expect(tool.count).not_to_have_text(f"{unread} of {len(rows)} rows")
    hague = sum(not row.verified and row.cohort_id == "hague" for row in rows)
    shown = int(tool.count.inner_text().split()[0])
    assert shown >= hague > 0
    tool.filter.fill("no such words")
    expect(tool.count).to_have_text(re.compile("^0 of .*Nothing fits"))
    tool.button_named("Clear filters").click()
    expect(tool.count).to_have_text(f"All {len(rows)} rows")
    expect(tool.filter).to_be_focused()


def test_a_filter_may_look_into_one_column(open_tables) -> None:
    """The choice of a column is shown and not obeyed."""
    tool = open_tables("table=key_figures&filter=tsao2003")
    tool.tool.get_by_role("combobox", name="Look in").select_option("statement")
    expect(tool.count).to_have_text(re.compile("^0 of"))
    tool.tool.get_by_role("combobox", name="Look in").select_option("source_key")
    rows = load_table("key_figures")
    fitting = sum(row.source_key == "tsao2003" for row in rows)
    expect(tool.count).to_have_text(f"{fitting} of {len(rows)} rows")


def test_the_whole_work_is_done_with_the_keyboard(open_tables) -> None:
    """A reader without a mouse cannot reach a control, a head or the rows."""
    tool = open_tables()
    page = tool.page
    tool.table.focus()
    page.keyboard.type("Test points")
    expect(tool.rows.first).to_be_visible()
    page.keyboard.press("Tab")
    expect(tool.filter).to_be_focused()
    page.keyboard.type("L5")
    expect(tool.count).to_have_text(re.compile(r"^\d of 9 rows"))
    expect(tool.filter).to_be_focused()
    reached = set()
    for _ in range(24):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "() => document.activeElement.getAttribute('aria-label')"
                " ?? document.activeElement.textContent.trim()"
            )
        )
        if page.evaluate("() => document.activeElement.matches('th button')"):
            break
    assert {"Clear filters", "CSV of these rows", "CSV of the whole table"} <= reached
    assert any(name.startswith("Rows of the table") for name in reached)
    page.keyboard.press("Enter")
    expect(tool.tool.locator('th[aria-sort="ascending"]')).to_have_count(1)


def test_the_rows_shown_and_the_whole_table_can_be_downloaded(
    open_tables, tmp_path: Path
) -> None:
    """The file holds other rows than the page shows, or another order."""
    tool = open_tables("table=effects&filter=tsao2003")
    tool.filter.fill("")
    tool = open_tables("table=key_figures&filter=tsao2003&sort=-value")
    with tool.page.expect_download() as some:
        tool.button_named("CSV of these rows").click()
    file = tmp_path / "some.csv"
    some.value.save_as(file)
    assert some.value.suggested_filename == "key_figures-rows.csv"
    head, *lines = csv_rows(file)
    place, key = head.index("value"), head.index("source_key")
    values = [float(line[place]) for line in lines if line[place]]
    assert values == sorted(values, reverse=True)
    assert {line[key] for line in lines} == {"tsao2003"}
    with tool.page.expect_download() as whole:
        tool.tool.get_by_role("link", name="CSV of the whole table").click()
    file = tmp_path / "whole.csv"
    whole.value.save_as(file)
    assert file.read_bytes() == table_file("key_figures").read_bytes()


def test_a_source_leads_to_its_reference(open_tables) -> None:
    """A figure is shown whose source cannot be found."""
    tool = open_tables("table=key_figures&filter=tsao2003")
    tool.rows.first.get_by_role("link", name="Tsao 2003").click()
    page = tool.page
    expect(page).to_have_url(re.compile(r"/references\.html#source-tsao2003$"))
    place = page.locator("#source-tsao2003")
    expect(place).to_be_in_viewport()
    place.get_by_role("link", name=re.compile("^Key figures")).click()
    expect(page).to_have_url(re.compile(r"#table=key_figures&filter=tsao2003$"))
    back = EvidenceTablesOnPage(page)
    expect(back.filter).to_have_value("tsao2003")
    expect(back.rows.first).to_be_visible()


def test_the_view_travels_in_the_address(open_tables) -> None:
    """A shared link opens another table, filter or order."""
    tool = open_tables()
    tool.choose("outcomes")
    tool.filter.fill("sport")
    tool.head("Value").get_by_role("button").click()
    expect(tool.head("Value")).to_have_attribute("aria-sort", "ascending")
    kept = {"table": "outcomes", "filter": "sport", "sort": "value"}
    assert state_in_address(tool.page) == kept
    count = tool.count.inner_text()
    tool.page.reload()
    again = EvidenceTablesOnPage(tool.page)
    expect(again.count).to_have_text(count)
    expect(again.head("Value")).to_have_attribute("aria-sort", "ascending")
    again.choose("roots")
    assert state_in_address(tool.page) == {"table": "roots"}


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_address_is_left_out_with_a_notice(open_tables, value: str) -> None:
    """A crafted link runs a program, or breaks the page."""
    tool = open_tables()
    assert_refused(tool, ["table", "filter", "column", "status", "sort"], value)
    expect(tool.count).to_have_text(re.compile("Choose one"))


def test_what_the_columns_mean_stands_beside_the_rows(open_tables) -> None:
    """A column is named and not explained."""
    tool = open_tables("table=outcomes")
    tool.tool.get_by_text("What the columns mean").click()
    meaning = tool.tool.locator("dl")
    expect(meaning).to_be_visible()
    expect(meaning).to_contain_text("ci_low")


def test_long_tables_grow_on_demand(open_tables) -> None:
    """A phone draws five hundred rows at once, or the rest cannot be reached."""
    tool = open_tables("table=differentials")
    total = len(load_table("differentials"))
    expect(tool.rows).to_have_count(100)
    tool.button_named(f"Show 100 more of {total - 100} rows").click()
    expect(tool.rows).to_have_count(200)
    expect(tool.rows.nth(100)).to_be_focused()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_chosen_table_is_accessible_and_fits(
    open_tables, axe_source: str, width: int, theme: str
) -> None:
    """The tool passes empty, and fails with rows in it."""
    tool = open_tables("table=effects&sort=effect", width=width, theme=theme)
    tool.tool.get_by_text("What the columns mean").click()
    assert not axe.violations(tool.page, axe_source)
    assert not checks.too_wide(tool.page)
    assert not checks.small_controls(tool.page)
    assert not checks.heading_defects(tool.page)


def test_rows_load_from_the_disk(page: Page, guard: Guard, built: Path) -> None:
    """The unpacked book shows an empty table, because files may fetch nothing."""
    page.goto(f"{(built / PAGE).as_uri()}#table=outcomes")
    tool = EvidenceTablesOnPage(page)
    expect(tool.rows.first).to_be_visible()
    assert all(address.startswith("file:") for address in guard.requests)


def test_without_a_script_every_table_is_described_and_can_be_had(
    browser: Browser, served: str
) -> None:
    """Readers without JavaScript find a page of empty promises."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/{PAGE}")
    expect(page.locator('[data-tool="evidence-tables"]')).to_have_count(0)
    entry = page.locator('details[data-table="outcomes"]')
    entry.locator("summary").click()
    expect(entry.locator("dl")).to_be_visible()
    with page.expect_download() as download:
        entry.get_by_role("link", name="Download CSV").click()
    assert download.value.suggested_filename == "outcomes.csv"
    context.close()


def test_a_chosen_table_prints_whole(open_tables) -> None:
    """Paper shows a window of the table with a bar to scroll."""
    tool = open_tables("table=mrc_scale")
    page = tool.page
    page.emulate_media(media="print")
    expect(tool.rows).to_have_count(6)
    expect(tool.filter).to_be_hidden()
    frame = tool.tool.get_by_role("region")
    assert frame.evaluate("(e) => e.scrollHeight <= e.clientHeight + 1")
