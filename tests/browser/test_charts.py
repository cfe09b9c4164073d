"""Every chart of the built book: picture, live drawing, keyboard, theme, paper."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import axe, checks, waiting
from tests.browser.built_book import BookPage
from tests.browser.chart import ChartOnPage, charts_of
from tests.browser.conftest import Visit
from tests.browser.guard import Guard
from tests.browser.keyboard import focus_is_visible, tab_to

#: Where one page stands for all: the same program runs on each of them.
ONE_PAGE = "book/treatment/surgery.html"

# Looks at every frame: the browser's own measure of shifts counted a scroll once.
_WATCH_PLACES = """() => {
  const texts = [...document.querySelectorAll(
    "article :is(h2, p, .nr-chart, .nr-figure)")].filter((element) =>
    element.checkVisibility() && !element.matches("[aria-live]"));
  const place = (element) => Math.round(element.getBoundingClientRect().top + scrollY);
  const before = texts.map(place);
  const moved = new Set();
  const look = () => {
    texts.forEach((element, index) => {
      const now = place(element);
      if (now !== before[index]) {
        const words = element.textContent.trim().slice(0, 40);
        moved.add(`${element.nodeName} "${words}": ${before[index]} -> ${now}`);
      }
    });
    globalThis.moved = [...moved];
    requestAnimationFrame(look);
  };
  look();
}"""

_COLOURS = """(plot) => [...new Set([...plot.querySelectorAll("text, path")].map(
  (element) => getComputedStyle(element).fill))].sort().join(" ")"""


def libraries(guard: Guard) -> list[str]:
    """Return the requests for the library and for figures."""
    return [address for address in guard.requests if re.search(r"/plotly", address)]


def test_shows_the_charts_of_its_source(chart_page: BookPage, visit: Visit) -> None:
    """A build succeeds with an empty place where a chart should be."""
    charts = charts_of(visit(chart_page.address))
    assert tuple(chart.name for chart in charts) == chart_page.charts


def test_a_picture_stands_until_the_chart_is_used(
    chart_page: BookPage, visit: Visit, guard: Guard
) -> None:
    """The page loads the library at once, shows two pictures or none."""
    page = visit(chart_page.address)
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for chart in charts_of(page):
            (picture,) = chart.pictures()
            expect(picture).to_have_attribute("role", "img")
            assert len(picture.get_attribute("aria-label") or "") > 60
            expect(chart.live).to_have_count(0)
    assert not libraries(guard)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_live_chart_takes_the_place_of_the_picture(
    chart_page: BookPage, visit: Visit, guard: Guard, width: int
) -> None:
    """The drawing fails, is of another size than its picture, or moves the text."""
    page = visit(chart_page.address, width=width)
    page.evaluate(_WATCH_PLACES)
    for chart in charts_of(page):
        (picture,) = chart.pictures()
        before = picture.bounding_box()
        chart.use()
        assert not chart.pictures()
        after = chart.live.locator(".main-svg").first.bounding_box()
        assert before is not None
        assert after is not None
        assert after["width"] == pytest.approx(before["width"], abs=1)
        assert after["height"] == pytest.approx(before["height"], abs=1)
    assert len(libraries(guard)) == 1
    assert not page.evaluate("() => globalThis.moved")


@pytest.mark.parametrize("way", ["hover", "tap"])
def test_a_pointer_brings_the_chart_alive(
    browser: Browser, served: str, way: str
) -> None:
    """Only the keyboard loads the chart."""
    context = browser.new_context(has_touch=way == "tap")
    page = context.new_page()
    page.goto(f"{served}/{ONE_PAGE}")
    waiting.until_usable(page)
    chart = charts_of(page)[0]
    if way == "tap":
        chart.chart.tap()
    else:
        chart.chart.hover()
    chart.until_live()
    context.close()


def test_a_chart_is_one_named_stop_of_the_keyboard(
    chart_page: BookPage, visit: Visit
) -> None:
    """A reader of the keyboard cannot reach the chart, or does not see that it is."""
    page = visit(chart_page.address)
    chart = charts_of(page)[0]
    tab_to(page, f'[data-chart="{chart.name}"]')
    assert focus_is_visible(page)
    chart.until_live()
    expect(chart.chart).to_have_attribute("role", "application")
    expect(chart.chart).to_have_accessible_name(re.compile(r"\w.{20,}"))
    expect(chart.chart).to_have_accessible_description(re.compile("arrow keys"))
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.localName") in {"summary", "a"}


def test_every_point_can_be_stepped_to_and_is_spoken(
    chart_page: BookPage, visit: Visit
) -> None:
    """Values of the chart can be had with a mouse only."""
    for chart in charts_of(visit(chart_page.address)):
        chart.use()
        first = chart.step("ArrowRight")
        # A value, or the one time that has no number.
        assert re.search(r"\d|at once", first), first
        label = chart.live.locator(".hovertext")
        expect(label.first).to_be_visible()
        # The far end of the series, and the series after it.
        moved = (
            [chart.step(key) for key in ("ArrowDown", "ArrowUp")]
            if (series_of(chart) > 1)
            else [chart.step("End")]
        )
        assert moved[0] != first
        # A chart may be taller than the window.
        expect(label.first).to_be_in_viewport(ratio=0.9)
        chart.page.keyboard.press("Escape")
        expect(label).to_have_count(0)
        expect(chart.chart).to_be_focused()


def series_of(chart: ChartOnPage) -> int:
    """Return how many series of the live chart say something."""
    count: int = chart.live.evaluate(
        "(plot) => plot.data.filter((trace) => trace.hoverinfo !== 'skip' &&"
        " (trace.hovertext ?? []).length > 0).length"
    )
    return count


def test_arrow_keys_scroll_the_page_again_after_escape(visit: Visit) -> None:
    """A reader of the keyboard is caught in the chart."""
    page = visit(ONE_PAGE)
    chart = charts_of(page)[0]
    chart.use()
    chart.step("ArrowDown")
    page.keyboard.press("Escape")
    before = page.evaluate("() => scrollY")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("(before) => scrollY !== before", arg=before)


def test_live_charts_follow_the_theme_and_axe_finds_nothing(
    chart_page: BookPage, visit: Visit, axe_source: str
) -> None:
    """A live chart keeps its colours, or its markup locks readers out."""
    page = visit(chart_page.address, theme="light")
    charts = charts_of(page)
    for chart in charts:
        chart.use()
        chart.frame.locator("summary").click()
    assert not axe.violations(page, axe_source)
    assert not checks.too_wide(page)
    light = [chart.live.evaluate(_COLOURS) for chart in charts]
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    for chart, colours in zip(charts, light, strict=True):
        page.wait_for_function(
            f"([plot, light]) => ({_COLOURS})(plot) !== light",
            arg=[chart.live.element_handle(), colours],
        )
    assert not axe.violations(page, axe_source)


def test_a_live_chart_follows_the_width(visit: Visit) -> None:
    """Turned to landscape, a phone keeps the drawing for a narrow column."""
    page = visit(ONE_PAGE, width=1280)
    chart = charts_of(page)[0]
    chart.use()
    wide = chart.live.locator(".main-svg").first.get_attribute("width")
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function(
        "([plot, wide]) => plot.querySelector('.main-svg').getAttribute('width')"
        " !== wide",
        arg=[chart.live.element_handle(), wide],
    )
    assert not checks.too_wide(page)


def test_works_from_the_disk(
    chart_page: BookPage, page: Page, guard: Guard, built: Path
) -> None:
    """The library or a figure is fetched, which browsers refuse for files."""
    page.goto((built / chart_page.address).as_uri())
    waiting.until_usable(page)
    for chart in charts_of(page):
        chart.use()
        assert chart.step("ArrowRight")
    assert all(address.startswith("file:") for address in guard.requests)


def test_the_csv_holds_the_rows_of_the_table(
    chart_page: BookPage, visit: Visit, built: Path
) -> None:
    """The download is of another chart, or leads nowhere."""
    page = visit(chart_page.address)
    for chart in charts_of(page):
        chart.frame.locator("summary").click()
        rows = chart.frame.locator("tbody tr")
        with page.expect_download() as download:
            chart.frame.get_by_role("link", name="CSV").click()
        text = Path(download.value.path()).read_text("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text)))
        assert len(lines) == 1 + rows.count()
        assert len(lines[0]) == chart.frame.locator("thead th").count()


def test_the_link_leads_to_the_chart(visit: Visit) -> None:
    """The link that is copied leads to the top of the page."""
    page = visit(ONE_PAGE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    chart = charts_of(page)[0]
    chart.frame.get_by_role("button", name="Copy link").click()
    expect(chart.spoken).to_have_text("Link copied.")
    link = page.evaluate("() => navigator.clipboard.readText()")
    anchor = link.partition("#")[2]
    assert anchor == chart.frame.get_attribute("id")


def test_a_library_that_does_not_load_leaves_the_picture(
    visit: Visit, guard: Guard
) -> None:
    """Without the network a hole stands where the chart was."""
    page = visit(ONE_PAGE)
    page.route(re.compile("plotly-basic"), lambda route: route.abort())
    chart = charts_of(page)[0]
    chart.chart.focus()
    expect(chart.frame.get_by_role("alert")).to_contain_text("could not load")
    assert len(chart.pictures()) == 1
    assert guard.complaints
    page.unroute_all()
    guard.forget()
    # The connection is back: the next touch tries again.
    chart.chart.hover()
    chart.until_live()
    expect(chart.frame.get_by_role("alert")).to_have_count(0)


def test_paper_shows_picture_and_table(chart_page: BookPage, visit: Visit) -> None:
    """A live chart prints in the colours of a dark screen, or without its rows."""
    page = visit(chart_page.address, theme="dark")
    charts = charts_of(page)
    charts[0].use()
    page.emulate_media(media="print", color_scheme="dark")
    for chart in charts:
        slices = chart.slices()
        # One picture, or all of it in slices that begin where the last one ends.
        assert len(chart.pictures()) == (0 if slices else 1)
        boxes = [re.split(r"\s+", part.get_attribute("viewBox")) for part in slices]
        below = 0.0
        for _, top, _, height in boxes:
            assert float(top) == pytest.approx(below, abs=0.01)
            below += float(height)
        if slices:
            picture = chart.chart.locator(".nr-chart-wide > svg")
            assert below == pytest.approx(float(picture.get_attribute("height")), abs=1)
        expect(chart.live).to_be_hidden()
        expect(chart.frame.locator("tbody tr").first).to_be_visible()
        expect(chart.frame.get_by_role("link", name="CSV")).to_be_hidden()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_javascript_there_are_picture_table_and_csv(
    chart_page: BookPage, page: Page, guard: Guard, served: str, built: Path
) -> None:
    """Without the script the chart, or the rows behind it, are nowhere."""
    page.goto(f"{served}/{chart_page.address}")
    for chart in charts_of(page):
        assert len(chart.pictures()) == 1
        expect(chart.chart).to_have_attribute("role", "group")
        chart.frame.locator("summary").click()
        expect(chart.frame.locator("tbody tr").first).to_be_visible()
        address = chart.frame.get_by_role("link", name="CSV").get_attribute("href")
        assert (built / chart_page.address).parent.joinpath(address or "").is_file()
    expect(page.get_by_role("button", name="Copy link")).to_have_count(0)
    guard.assert_quiet()
