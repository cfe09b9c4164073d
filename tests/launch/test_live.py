"""The live notebooks: Python in the reader's browser, and no other machine."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from live_site.chapters import chapters_of
from nerveroot.static_book.launch_buttons import notebook_path
from playwright.sync_api import Browser, BrowserContext, Route, expect

from tests import CHECKOUT
from tests.browser.dermatome_map import MapOnPage
from tests.browser.guard import Guard
from tests.launch.live_page import LivePage, button_address, served_live
from tests.notebooks.chapters import chapters_with_code

DERMATOMES = "book/anatomy/dermatomes.md"
CHART_CHAPTER = "book/treatment/natural-history.md"
#: Where the map stands in the notebook of dermatomes.
MAP_CELL = 1


@pytest.fixture(scope="module")
def live(
    pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, str]]:
    """The live site beside the built book: its folder, and its address."""
    book = pytestconfig.getoption("--book").resolve()
    if not (book / "index.html").is_file():
        pytest.fail(f"no built book in {book}: run `make html` first")
    with served_live(book, tmp_path_factory.mktemp("live")) as site:
        yield site


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who was never here."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def chapter(live: tuple[Path, str], context: BrowserContext) -> Iterator[LivePage]:
    """An empty page of that reader; the browser must not complain about anything."""
    _, address = live
    guard = Guard(context, (f"{address}/",))
    yield LivePage(context.new_page(), address)
    guard.assert_quiet()


def test_every_chapter_is_there_and_listed(live: tuple[Path, str]) -> None:
    """A button opens a dialog that says there is no such file."""
    site, _ = live
    listed = {
        entry["path"]
        for listing in (site / "live/api/contents").rglob("all.json")
        for entry in json.loads(listing.read_text(encoding="utf-8"))["content"]
        if entry["type"] == "notebook"
    }
    wanted = {notebook_path(page) for page in chapters_of(CHECKOUT)}
    assert listed == wanted
    assert len(wanted) > 30
    for path in wanted:
        assert (site / "live/files" / path).is_file()


def test_a_click_on_the_map_is_answered_by_python(chapter: LivePage) -> None:
    """The map is only a picture: its Python object never hears of a click."""
    chapter.open(DERMATOMES)
    the_map = MapOnPage(chapter.page)
    expect(the_map.tool).to_have_attribute("data-ready", "true")
    button = the_map.button("toe_3_dorsal")
    button.evaluate("(button) => button.click()")
    expect(button).to_have_attribute("aria-pressed", "true")
    chapter.page.wait_for_timeout(500)
    said = chapter.write_and_run("the_map = Out[1]\nthe_map.selected", after=MAP_CELL)
    expect(said).to_have_text("'toe_3_dorsal'")
    chapter.write_and_run("the_map.view = 'sole'", after=MAP_CELL)
    expect(the_map.view("sole")).to_have_attribute("aria-pressed", "true")


def test_nothing_chosen_is_a_value_in_both_directions(chapter: LivePage) -> None:
    """``None`` gets lost on its way to the map, or comes back as something else."""
    chapter.open(DERMATOMES)
    the_map = MapOnPage(chapter.page)
    chosen = the_map.button("hallux_dorsal")
    expect(chosen).to_have_attribute("aria-pressed", "true")
    chapter.write_and_run(
        "the_map = Out[1]; the_map.selected = None; seen = []\n"
        "the_map.observe(lambda change: seen.append(change.new), 'hovered')",
        after=MAP_CELL,
    )
    expect(chosen).not_to_have_attribute("aria-pressed", "true")
    the_map.area("toe_3_dorsal").hover()
    chapter.page.wait_for_timeout(500)
    chapter.page.mouse.move(0, 0)
    chapter.page.wait_for_timeout(500)
    said = chapter.write_and_run("'toe_3_dorsal' in seen, seen[-1]", after=MAP_CELL)
    expect(said).to_have_text("(True, None)")


def test_a_chart_is_drawn(chapter: LivePage) -> None:
    """A cell that returns a figure of Plotly shows nothing."""
    chapter.open(CHART_CHAPTER)
    chart = chapter.page.locator(".jp-RenderedPlotly .main-svg").first
    chart.scroll_into_view_if_needed()
    expect(chart).to_be_visible()
    expect(chapter.page.locator(".jp-RenderedPlotly .gtitle").first).not_to_be_empty()


def test_every_cell_of_every_chapter_runs(
    live: tuple[Path, str], chapter: LivePage
) -> None:
    """A chapter stops in the middle, because something was left out of a package."""
    site, _ = live
    chapter.open("book/anatomy/variation.md")
    failed = {}
    ran = 0
    for source in chapters_with_code():
        path = notebook_path(str(source.relative_to(CHECKOUT)))
        notebook = json.loads((site / "live/files" / path).read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                ran += 1
                if errors := chapter.run_silently(cell["source"]):
                    failed[f"{path} {cell['id']}"] = errors
    assert failed == {}
    assert ran > 70


def test_an_edit_is_kept_and_the_original_comes_back(chapter: LivePage) -> None:
    """A reload loses what the reader wrote, or the chapter is lost under it."""
    original = chapter.line.get_by_role("button", name="Get the original back")
    chapter.open(DERMATOMES)
    expect(original).to_be_hidden()
    chapter.page.wait_for_timeout(2_000)
    # Only run: a kept copy would hide the chapter of a newer book.
    assert not chapter.has_kept_outputs(DERMATOMES)
    chapter.write_and_run("print(6 * 7)", after=MAP_CELL)
    expect(original).to_be_visible()
    assert chapter.has_kept_outputs(DERMATOMES)
    chapter.page.reload()
    chapter.until("ready")
    kept = chapter.page.locator(".jp-CodeCell").filter(has_text="print(6 * 7)")
    expect(kept.locator(".jp-OutputArea-output")).to_have_text("42")
    chapter.page.once("dialog", lambda dialog: dialog.accept())
    original.click()
    expect(kept).to_have_count(0)
    chapter.until("ready")
    expect(original).to_be_hidden()


def refuse(route: Route) -> None:
    """Answer as a server that does not have the file."""
    route.fulfill(status=404)


def test_a_failed_start_says_so_and_leads_back(
    live: tuple[Path, str], context: BrowserContext
) -> None:
    """A reader waits for ever before a page that will never be ready."""
    _, address = live
    context.route("**/pyodide.asm.wasm", refuse)
    chapter = LivePage(context.new_page(), address)
    chapter.page.goto(f"{address}/{button_address(DERMATOMES)}")
    chapter.until("failed")
    expect(chapter.status).to_contain_text("could not start")
    back = chapter.line.get_by_role("link", name="Back to the book")
    back.click()
    expect(chapter.page).to_have_url(f"{address}/book/anatomy/dermatomes.html")


@pytest.mark.parametrize("path", ["javascript:alert(1)//", "../../x.ipynb", ""])
def test_a_path_from_elsewhere_leads_nowhere(
    live: tuple[Path, str], context: BrowserContext, path: str
) -> None:
    """A link in a mail makes the way back into a trap."""
    _, address = live
    chapter = LivePage(context.new_page(), address)
    chapter.page.goto(f"{address}/live/notebooks/index.html?path={path}")
    back = chapter.line.get_by_role("link", name="Back to the book")
    expect(back).to_have_attribute("href", "../../index.html")
