"""The archive, unpacked where people unpack things, and opened by double click."""

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from nerveroot.learning.question_file import load_questions
from nerveroot.static_book.offline.archive import make_archive
from playwright.sync_api import BrowserContext, Page, expect

from tests import CHECKOUT
from tests.browser import checks, waiting
from tests.browser.built_book import find_pages
from tests.browser.chart import charts_of
from tests.browser.dermatome_map import MapOnPage
from tests.browser.evidence_tables import PAGE as TABLES_PAGE
from tests.browser.evidence_tables import EvidenceTablesOnPage
from tests.browser.guard import Guard
from tests.browser.level_explorer import LevelExplorerOnPage
from tests.browser.quiz import QuizOnPage

LICENCES = [CHECKOUT / "LICENSE", CHECKOUT / "LICENSE-content.md"]
QUIZ_PAGE = "book/clinical/red-flags"


@pytest.fixture(scope="session")
def archive(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_archive(built, tmp_path_factory.mktemp("dist"), LICENCES)


@pytest.fixture(scope="session")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one folder of the archive, below names that break careless addresses."""
    place = tmp_path_factory.mktemp("downloads") / "Bücher & Übungen #1 (100 %)"
    with ZipFile(archive) as zipped:
        zipped.extractall(place)
    (folder,) = place.iterdir()
    return folder


@pytest.fixture
def guard(context: BrowserContext, unpacked: Path) -> Iterator[Guard]:
    context.set_default_timeout(waiting.PATIENCE_MS)
    watching = Guard(context, (unpacked.as_uri() + "/",))
    yield watching
    watching.assert_quiet()


@pytest.fixture
def turn_to(page: Page, guard: Guard, unpacked: Path):
    def open_page(address: str) -> Page:
        page.goto((unpacked / "pages" / address).as_uri())
        waiting.until_usable(page)
        return page

    return open_page


def test_the_entry_leads_to_the_cover(page: Page, guard: Guard, unpacked: Path) -> None:
    """Who unpacks the archive does not find where to begin."""
    assert {path.name for path in unpacked.iterdir()} == {
        "START-HERE.html",
        "pages",
        *(path.name for path in LICENCES),
    }
    page.goto((unpacked / "START-HERE.html").as_uri())
    page.wait_for_url("**/pages/book/index.html")
    expect(page.locator("h1")).to_be_visible()


def test_it_holds_every_page_and_nothing_of_a_server(
    unpacked: Path, built: Path
) -> None:
    """A page is forgotten, or the kernel of the online book makes it huge."""
    pages = [path.relative_to(built) for path in built.glob("book/**/*.html")]
    assert pages
    for path in pages:
        assert (unpacked / "pages" / path).is_file()
    assert {path.name for path in (unpacked / "pages").iterdir()} == {
        "book",
        "_static",
        "search.html",
    }


def test_every_page_opens(page: Page, guard: Guard, turn_to, unpacked: Path) -> None:
    """A page asks for something that is only online, or complains."""
    pages = find_pages(unpacked / "pages", CHECKOUT)
    assert len(pages) > 30
    for book_page in pages:
        turn_to(book_page.address)
        assert not checks.missing_drawings(page, book_page), book_page
        assert not checks.faces_not_loaded(page), book_page
        guard.assert_quiet()


def test_maps_and_charts_answer(turn_to) -> None:
    """The map is a picture, or a chart waits for a library that never comes."""
    page = turn_to("book/anatomy/dermatomes.html")
    the_map = MapOnPage(page)
    the_map.view("foot_dorsum").click()
    page.mouse.click(*the_map.point_on("hallux_dorsal"))
    expect(the_map.button("hallux_dorsal")).to_have_attribute("aria-pressed", "true")
    page = turn_to("book/anatomy/disc-level-and-root.html")
    explorer = LevelExplorerOnPage(page)
    before = page.url
    explorer.tool.locator('input[type="radio"]:not(:checked)').first.focus()
    page.keyboard.press("Space")
    page.wait_for_function("(before) => location.href !== before", arg=before)
    page = turn_to("book/treatment/surgery.html")
    chart = charts_of(page)[0]
    chart.use()
    assert re.search(r"\d", chart.step("ArrowRight"))


def test_answers_are_kept(turn_to) -> None:
    """A reader's results are lost with the window."""
    page = turn_to(f"{QUIZ_PAGE}.html")
    quiz = QuizOnPage(page)
    items = load_questions(CHECKOUT / f"{QUIZ_PAGE}.quiz.toml")["items"]
    quiz.question.focus()
    quiz.answer_rightly(items[0])
    quiz.assert_explained(items[0])
    page.reload()
    waiting.until_usable(page)
    expect(QuizOnPage(page).question).to_have_text(items[1]["question"])


def test_search_finds_and_leads_on(turn_to) -> None:
    """The search needs a server."""
    page = turn_to("search.html")
    page.locator("#nr-search-field").fill("foot drop")
    page.locator("#nr-search-field").press("Enter")
    results = page.locator(".nr-search-list h2 a")
    expect(results.first).to_be_visible()
    page.get_by_role("link", name="Foot drop", exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_tables_sort(turn_to) -> None:
    """Rows are fetched, which browsers refuse for files."""
    tool = EvidenceTablesOnPage(turn_to(TABLES_PAGE))
    tool.choose("effects")
    tool.head("Effect").get_by_role("button").click()
    expect(tool.head("Effect")).to_have_attribute("aria-sort", "ascending")


def test_the_theme_is_kept(turn_to) -> None:
    """Every page forgets that the reader wants it dark."""
    page = turn_to("book/index.html")
    page.emulate_media(color_scheme="light")
    page.locator(".nr-theme-switch").first.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    turn_to("book/anatomy/dermatomes.html")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
