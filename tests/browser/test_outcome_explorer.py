"""What the outcome explorer shows is what the rows of the tables say."""

import csv
import io
import re
from pathlib import Path

import pytest
from nerveroot.charts.outcome.combinations import available
from nerveroot.data import load_table
from playwright.sync_api import Page, expect

from tests.browser import axe, checks
from tests.browser.address import (
    HOSTILE,
    assert_refused,
    set_address,
    state_in_address,
)
from tests.browser.conftest import PAGES, OpenOutcomes, Visit
from tests.browser.guard import Guard
from tests.browser.keyboard import tab_to
from tests.browser.outcome_explorer import OutcomeExplorerOnPage
from tests.browser.tool import words

OUTCOMES = {row.id: row for row in load_table("outcomes")}
CROSSOVER = {row.id: row for row in load_table("crossover")}
EFFECTS = {row.id: row for row in load_table("effects")}
PAGE = PAGES[OutcomeExplorerOnPage]
KEYS = ("cohort", "outcome", "analysis", "subgroup", "time")


def sport_level(row_id: str) -> float:
    """Return what a row of SPORT stands for on the chart: start plus change."""
    row = OUTCOMES[row_id]
    start = OUTCOMES["lurie2008level-odi-l4-l5-overall-0"]
    return start.value if row is start else start.value + row.value


def test_unclicked_it_teaches_and_loads_no_library(
    open_outcomes: OpenOutcomes, guard: Guard
) -> None:
    """Before the first touch there is no chart, or a megabyte was loaded for one."""
    explorer = open_outcomes()
    picture = explorer.curves.locator("svg").first
    expect(picture).to_be_visible()
    expect(explorer.curves.locator(".js-plotly-plot")).to_have_count(0)
    shown = words(picture)
    for text in ("50.0", "11.7", "26.6", "11.5", "25.3", "−14.9", "−4.7", "60%"):
        assert text in shown
    assert "How much of that is surgery is the dispute" in explorer.headline()
    assert not [address for address in guard.requests if "plotly" in address]


def test_values_on_the_chart_are_those_of_the_rows(open_outcomes: OpenOutcomes) -> None:
    """A value is drawn at another height, time or panel than its row says."""
    explorer = open_outcomes()
    explorer.curves.hover()
    explorer.until_drawn()
    marks = explorer.marks()
    drawn = {row for row in marks if row in OUTCOMES}
    assert len(drawn) == 7
    for row_id in drawn:
        mark = marks[row_id]
        assert mark["x"] == OUTCOMES[row_id].time_weeks
        assert mark["y"] == pytest.approx(sport_level(row_id))
    assert {CROSSOVER[row].operated_percent for row in marks if row in CROSSOVER} == {
        marks[row]["y"] for row in marks if row in CROSSOVER
    }
    for row_id in (row for row in marks if row in EFFECTS):
        assert marks[row_id]["x"] == EFFECTS[row_id].difference.value


@pytest.mark.parametrize("weeks", [13, 52, 104])
def test_reading_says_value_interval_and_people(
    open_outcomes: OpenOutcomes, weeks: int
) -> None:
    """The cursor tells another time than it stands at."""
    explorer = open_outcomes(f"time={weeks}")
    reading = explorer.reading()
    for arm in ("surgery", "nonoperative"):
        row = OUTCOMES[f"lurie2008level-odi-l4-l5-{arm}-{weeks}"]
        level = sport_level(row.id)
        low, high = (level + sign * 1.96 * row.se for sign in (-1, 1))
        assert f"{level:.1f} ({low:.1f} to {high:.1f})" in reading
        assert f"{row.n} people" in reading
        assert f"derived: 50.0 − {-row.value:.1f}" in reading
    effect = EFFECTS[f"lurie2008level-odi-l4-l5-{weeks}"].difference
    assert f"−{-effect.value:.1f} (−{-effect.low:.1f}" in reading


def test_both_analyses_are_named_and_doubt_is_hollow(
    open_outcomes: OpenOutcomes,
) -> None:
    """Intention to treat is shown unlabelled, or as sure as what was read."""
    explorer = open_outcomes()
    assert "as treated: people grouped by what they had" in words(explorer.tool)
    explorer.choose("analysis", "intention-to-treat")
    text = words(explorer.tool)
    assert "as randomised (intention to treat)" in text
    assert "not checked against the paper" in explorer.reading()
    marks = explorer.marks()
    ground = {marks[row]["fill"] for row in marks if not _is_read(row)}
    sure = {marks[row]["fill"] for row in marks if _is_read(row)}
    assert len(ground) == 1
    assert not ground & sure
    assert "Already operated on" in words(explorer.curves)


def _is_read(row_id: str) -> bool:
    row = OUTCOMES.get(row_id) or EFFECTS.get(row_id) or CROSSOVER[row_id]
    return row.verified


@pytest.mark.parametrize("cohort", ["maine", "hague", "bailey-2020", "mathieson-2017"])
def test_switching_studies(open_outcomes: OpenOutcomes, cohort: str) -> None:
    """A study is chosen and words, chart or table of another stay."""
    explorer = open_outcomes()
    explorer.choose("cohort", cohort)
    first = next(one for one in available() if one.cohort == cohort)
    name = next(row.name for row in load_table("cohorts") if row.id == cohort)
    assert name in words(explorer.tool.locator(".nrx-what"))
    assert {row.id for row in first.rows} <= set(explorer.marks())
    labels = {row.source_key: row.label for row in load_table("sources")}
    cells = {cell for row in explorer.table_rows() for cell in row}
    assert {labels[row.source_key] for row in first.rows} <= cells
    assert state_in_address(explorer.page)["cohort"] == cohort


def test_hague_has_marks_and_no_line(open_outcomes: OpenOutcomes) -> None:
    """A course is drawn through weeks that nobody has seen."""
    explorer = open_outcomes("cohort=hague")
    explorer.until_drawn()
    assert {
        mark["x"] for row, mark in explorer.marks().items() if "recovery" in row
    } == {
        4,
        12,
    }
    lines = explorer.curves.locator(".js-plotly-plot").evaluate(
        """(plot) => plot.data.filter((trace) => trace.xaxis === "x"
          && trace.mode === "lines" && new Set(trace.x).size > 1).length"""
    )
    assert lines == 0


@pytest.mark.parametrize(("weeks", "counts"), [(52, (71, 43)), (520, (69, 61))])
def test_cursor_drives_the_icons(
    open_outcomes: OpenOutcomes, weeks: int, counts: tuple[int, int]
) -> None:
    """A hundred people stand for another time than the cursor's."""
    explorer = open_outcomes("cohort=maine&time=260")
    explorer.choose("time", str(weeks))
    expect(explorer.icons).to_have_attribute("data-state", "live")
    expect(explorer.icons.locator("..")).to_contain_text(f"{counts[0]} with surgery")
    drawn = explorer.icons.locator(".js-plotly-plot").evaluate(
        """(plot) => plot.data.filter((trace) => trace.customdata)
          .map((trace) => trace.x.length)"""
    )
    assert tuple(drawn) == counts
    explorer.choose("cohort", "sport")
    expect(explorer.icons).to_be_hidden()


def test_table_and_file_hold_the_rows(
    open_outcomes: OpenOutcomes, tmp_path: Path
) -> None:
    """The file differs from the chart, or a spreadsheet cannot read it."""
    explorer = open_outcomes()
    opener = explorer.tool.get_by_role("button", name="Table")
    expect(explorer.part("table")).to_be_hidden()
    opener.click()
    expect(explorer.part("table")).to_be_visible()
    rows = explorer.table_rows()
    expect(opener).to_have_attribute("aria-expanded", "true")
    target = tmp_path / "rows.csv"
    download = explorer.download()
    assert download.suggested_filename.endswith("sport-odi-as-treated-l4-l5.csv")
    download.save_as(target)
    text = target.read_text("utf-8")
    assert text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}")
    found = list(csv.DictReader(io.StringIO(text[1:])))
    assert len(found) == len(rows)
    first = next(row for row in found if row["row"] == "Surgery: 3 months")
    assert (first["value"], first["people"]) == ("11.7", "272")


def test_address_keeps_and_restores_the_state(open_outcomes: OpenOutcomes) -> None:
    """A link that a teacher shared opens another chart."""
    explorer = open_outcomes()
    explorer.choose("cohort", "maine")
    explorer.choose("time", "520")
    kept = state_in_address(explorer.page)
    assert set(kept) == set(KEYS)
    explorer.page.reload()
    explorer.until_drawn()
    expect(explorer.option("cohort", "maine")).to_be_checked()
    expect(explorer.option("time", "520")).to_be_checked()
    assert state_in_address(explorer.page) == kept
    set_address(explorer.page, "cohort=sport&outcome=sf36-pf&subgroup=L2-L4&time=104")
    expect(explorer.picker("subgroup")).to_have_value("L2-L4")
    expect(explorer.picker("outcome")).to_have_value("sf36-pf")


def test_hostile_addresses_are_refused(open_outcomes: OpenOutcomes) -> None:
    """A prepared link runs code in the reader's browser, or breaks the tool."""
    explorer = open_outcomes()
    for value in HOSTILE:
        assert_refused(explorer, KEYS, value)
        assert "How much of that is surgery" in explorer.headline()
    explorer.choose("cohort", "nerves")
    assert not set(HOSTILE) & set(state_in_address(explorer.page).values())


def test_route_by_keyboard(open_outcomes: OpenOutcomes) -> None:
    """A step of the way needs a pointer: study, outcome, analysis, points, table."""
    explorer = open_outcomes()
    page = explorer.page
    explorer.tool.evaluate("(tool) => { tool.tabIndex = -1; tool.focus(); }")
    root = explorer.selector
    tab_to(page, f'{root} [data-part="cohort"] input')
    page.keyboard.press("ArrowDown")
    explorer.until_drawn()
    expect(explorer.live).not_to_be_empty()
    page.keyboard.press("ArrowUp")
    expect(explorer.option("cohort", "sport")).to_be_checked()
    tab_to(page, f'{root} [data-part="outcome"] select')
    page.keyboard.press("ArrowDown")
    expect(explorer.picker("outcome")).not_to_have_value("odi")
    tab_to(page, f'{root} [data-part="analysis"] input')
    page.keyboard.press("ArrowRight")
    expect(explorer.option("analysis", "intention-to-treat")).to_be_checked()
    explorer.until_drawn()
    tab_to(page, f'{root} [data-chart="outcome-curves"]')
    said = [explorer.step(key) for key in ("ArrowRight", "ArrowRight", "ArrowDown")]
    assert len(set(said)) == 3
    assert all(any(letter.isdigit() for letter in sentence) for sentence in said)
    page.keyboard.press("Escape")
    tab_to(page, f'{root} [data-part="time"] input')
    page.keyboard.press("ArrowRight")
    expect(explorer.option("time", "104")).to_be_checked()
    tab_to(page, f'{root} button[aria-controls$="-table"]')
    page.keyboard.press("Enter")
    expect(explorer.part("table")).to_be_visible()


def test_every_point_can_be_stepped_to(open_outcomes: OpenOutcomes) -> None:
    """A point is silent, or the library throws where one lies beyond the axis."""
    explorer = open_outcomes()
    explorer.curves.focus()
    explorer.until_drawn()
    heard = set()
    for _ in range(8):
        heard.add(explorer.step("ArrowDown") if heard else explorer.step("ArrowRight"))
        for _ in range(3):
            before = explorer.live.text_content()
            explorer.page.keyboard.press("ArrowRight")
            explorer.page.wait_for_timeout(120)
            if explorer.live.text_content() != before:
                heard.add((explorer.live.text_content() or "").strip())
        if any("8 years" in sentence for sentence in heard):
            break
    assert any("8 years" in sentence for sentence in heard)


def test_choice_is_spoken_once(open_outcomes: OpenOutcomes) -> None:
    """Who cannot see the chart is not told that it has changed, or is told twice."""
    explorer = open_outcomes()
    expect(explorer.live).to_have_count(1)
    explorer.choose("time", "104")
    expect(explorer.live).to_contain_text("At 2 years: Surgery 11.5")
    expect(explorer.live).to_contain_text("not checked")


@pytest.mark.browser_context_args(has_touch=True, is_mobile=True, device_scale_factor=2)
def test_under_a_fingertip(open_outcomes: OpenOutcomes) -> None:
    """On a phone the studies push the chart away, or a tap does nothing."""
    explorer = open_outcomes(width=390)
    expect(explorer.option("cohort", "maine")).to_be_hidden()
    opener = explorer.button_named("study: sport")
    box = opener.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    opener.tap()
    explorer.part("cohort").locator('label:has(input[value="maine"])').tap()
    explorer.until_drawn()
    expect(explorer.option("cohort", "maine")).to_be_hidden()
    expect(explorer.button_named("study: maine")).to_be_in_viewport()
    label = explorer.part("time").locator('label:has(input[value="260"])')
    label.tap()
    expect(explorer.option("time", "260")).to_be_checked()
    width = explorer.curves.locator(".main-svg").first.bounding_box()
    assert width is not None
    assert width["width"] <= 390
    assert not checks.too_wide(explorer.page)


def test_theme_changes_the_live_chart(open_outcomes: OpenOutcomes) -> None:
    """The chart keeps the colours of the other theme."""
    explorer = open_outcomes("cohort=maine")
    explorer.until_drawn()
    plum = {str(mark["fill"]) for mark in explorer.marks().values()}
    explorer.page.evaluate("() => { document.documentElement.dataset.theme = 'dark'; }")
    expect(explorer.tool.locator("[aria-busy]")).to_have_count(0)
    explorer.page.wait_for_function(
        """([selector, before]) => {
          const plot = document.querySelector(`${selector} .js-plotly-plot`);
          return plot.data.every(({ marker }) => !before.includes(marker?.color));
        }""",
        arg=[f'{explorer.selector} [data-chart="outcome-curves"]', sorted(plum)],
    )


def test_a_library_that_does_not_load_leaves_the_picture(
    open_outcomes: OpenOutcomes, guard: Guard
) -> None:
    """Without the network a hole stands where the chart was."""
    explorer = open_outcomes()
    page = explorer.page
    page.route(re.compile("plotly-basic"), lambda route: route.abort())
    explorer.curves.focus()
    notice = explorer.tool.get_by_role("alert")
    expect(notice).to_contain_text("could not load")
    expect(explorer.curves.locator("svg").first).to_be_visible()
    assert "11.7 (9.5 to 13.9)" in explorer.reading()
    assert guard.complaints
    page.unroute_all()
    guard.forget()
    # The connection is back: the next touch tries again.
    explorer.curves.hover()
    explorer.until_drawn()
    expect(notice).to_be_hidden()


STATES = [
    "",
    "cohort=maine&time=260",
    "cohort=hague&outcome=leg-pain",
    "cohort=sport&analysis=intention-to-treat",
    "cohort=gadjradj-2022",
    "cohort=nothing",
]


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_wrong_with_a_state(
    visit: Visit, axe_source: str, state: str
) -> None:
    """A state that only some readers reach is pale, nameless, too wide or too small."""
    found: dict[str, list[str]] = {}
    for theme, width in (("light", 390), ("dark", 390), ("light", 1280), ("dark", 768)):
        page = visit(PAGE, theme=theme, width=width, fragment=f"#{state}")
        page.reload()
        explorer = OutcomeExplorerOnPage(page)
        explorer.tool.get_by_role("button", name="Table").click()
        explorer.curves.focus()
        explorer.until_drawn()
        found[f"{theme}, {width} px"] = [
            *axe.violations(page, axe_source),
            *checks.too_wide(page),
            *checks.small_controls(page),
        ]
    assert {where: lines for where, lines in found.items() if lines} == {}


def test_paper_shows_chart_and_table(open_outcomes: OpenOutcomes) -> None:
    """On paper the table is folded, or a chart of a dark page cannot be read."""
    explorer = open_outcomes(theme="dark")
    explorer.curves.focus()
    explorer.until_drawn()
    explorer.page.emulate_media(media="print", color_scheme="dark")
    expect(explorer.part("table").locator("table")).to_be_visible()
    expect(explorer.part("cohort")).to_be_hidden()
    explorer.page.wait_for_function(
        """(selector) => [...document.querySelectorAll(`${selector} .annotation-text`)]
          .every((text) => {
            const [red, green, blue] = getComputedStyle(text).fill.match(/\\d+/g);
            return Math.min(red, green, blue) < 140;
          })""",
        arg=f'{explorer.selector} [data-chart="outcome-curves"]',
    )


class TestWithoutScript:
    """What stands there for readers whose browser runs no JavaScript."""

    pytestmark = pytest.mark.browser_context_args(java_script_enabled=False)

    @pytest.mark.parametrize(("width", "picture"), [(1280, "wide"), (390, "narrow")])
    def test_picture_words_and_table(
        self, page: Page, guard: Guard, served: str, width: int, picture: str
    ) -> None:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{served}/{PAGE}")
        still = page.locator('.nr-widget[data-widget-name="outcome-explorer"]')
        expect(still).to_contain_text("How much of that is surgery is the dispute")
        expect(still.locator(f".nr-chart-{picture} svg")).to_be_visible()
        expect(still.locator(".nr-chart-picture svg:visible")).to_have_count(1)
        expect(still.locator("table")).to_contain_text("derived: 50.0 − 38.3")
