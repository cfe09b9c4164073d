"""The browser, the served book and the guard that every browser test uses."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest
from playwright.sync_api import BrowserContext, Page

from tests import CHECKOUT
from tests.browser import waiting
from tests.browser.built_book import BookPage, find_pages
from tests.browser.dermatome_map import MapOnPage
from tests.browser.emg_planner import EmgPlannerOnPage
from tests.browser.guard import Guard
from tests.browser.lesion_localiser import LesionLocaliserOnPage
from tests.browser.level_explorer import LevelExplorerOnPage
from tests.browser.myotome_map import MyotomeMapOnPage
from tests.browser.outcome_explorer import OutcomeExplorerOnPage
from tests.browser.post_test import PostTestOnPage
from tests.browser.root_course import RootCourseOnPage
from tests.browser.server import serve
from tests.browser.tool import ToolOnPage

Tool = TypeVar("Tool", bound=ToolOnPage)

MAP_PAGE = "book/anatomy/dermatomes.html"
PAGES: dict[type[ToolOnPage], str] = {
    MapOnPage: MAP_PAGE,
    MyotomeMapOnPage: "book/anatomy/myotomes.html",
    LevelExplorerOnPage: "book/anatomy/disc-level-and-root.html",
    RootCourseOnPage: "book/anatomy/root-course.html",
    OutcomeExplorerOnPage: "book/treatment/outcomes-over-time.html",
    LesionLocaliserOnPage: "book/clinical/differential-diagnosis.html",
    PostTestOnPage: "book/diagnosis/test-accuracy.html",
    EmgPlannerOnPage: "book/diagnosis/electrodiagnosis.html",
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """
    Run a test on every page of the built book that it is about.

    A test that asks for ``book_page`` runs on all pages, one that asks for
    ``quiz_page`` on those whose source asks questions, ``chart_page`` on those whose
    source draws charts.
    """
    kinds = {"book_page", "quiz_page", "chart_page"}
    for name in kinds & set(metafunc.fixturenames):
        built = metafunc.config.getoption("--book")
        pages = find_pages(built, CHECKOUT)
        if name == "quiz_page":
            pages = [page for page in pages if page.quiz]
        if name == "chart_page":
            pages = [page for page in pages if page.charts]
        if not pages:
            pytest.fail(f"no {name} in {built}: run `make html` first", pytrace=False)
        metafunc.parametrize(name, pages, ids=str)


@pytest.fixture(scope="session")
def built(pytestconfig: pytest.Config) -> Path:
    folder: Path = pytestconfig.getoption("--book").resolve()
    if not (folder / "index.html").is_file():
        pytest.fail(f"no built book in {folder}: run `make html` first")
    return folder


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """
    Look at the pages alone, without the service worker beside them.

    It keeps pages in the background: those requests are no weight of the page, and it
    would take requests out of the hands of tests that answer them. What it does is
    tested in ``test_offline_pages``.
    """
    return {**browser_context_args, "service_workers": "block"}


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[str]:
    with serve(built) as address:
        yield address


@pytest.fixture
def guard(context: BrowserContext, served: str, built: Path) -> Iterator[Guard]:
    """Fail the test if the browser complained about anything."""
    context.set_default_timeout(waiting.PATIENCE_MS)
    watching = Guard(context, (served + "/", built.as_uri() + "/"))
    yield watching
    watching.assert_quiet()


class Visit(Protocol):
    """Open a page of the served book and wait until it can be used."""

    def __call__(
        self, address: str, *, width: int = ..., theme: str = ..., fragment: str = ...
    ) -> Page: ...


@pytest.fixture
def visit(page: Page, guard: Guard, served: str) -> Visit:
    def open_page(
        address: str, *, width: int = 1280, theme: str = "light", fragment: str = ""
    ) -> Page:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        page.goto(f"{served}/{address}{fragment}")
        waiting.until_usable(page)
        return page

    return open_page


Opener = Callable[..., Tool]
"""Opens the chapter of a tool, with a state after ``#`` and a ``width``."""

OpenMap = Opener[MapOnPage]
OpenMyotomes = Opener[MyotomeMapOnPage]
OpenExplorer = Opener[LevelExplorerOnPage]
OpenCourse = Opener[RootCourseOnPage]
OpenOutcomes = Opener[OutcomeExplorerOnPage]
OpenLocaliser = Opener[LesionLocaliserOnPage]
OpenPostTest = Opener[PostTestOnPage]
OpenPlanner = Opener[EmgPlannerOnPage]


def opener(tool: type[Tool]) -> Callable[[Visit], Opener[Tool]]:
    """Return the fixture that opens the chapter of a tool."""

    @pytest.fixture
    def open_tool(visit: Visit) -> Opener[Tool]:
        def open_it(
            state: str = "", *, width: int = 1280, theme: str = "light"
        ) -> Tool:
            fragment = f"#{state}" if state else ""
            return tool(visit(PAGES[tool], width=width, theme=theme, fragment=fragment))

        return open_it

    return open_tool


open_map = opener(MapOnPage)
open_myotomes = opener(MyotomeMapOnPage)
open_explorer = opener(LevelExplorerOnPage)
open_course = opener(RootCourseOnPage)
open_outcomes = opener(OutcomeExplorerOnPage)
open_localiser = opener(LesionLocaliserOnPage)
open_post_test = opener(PostTestOnPage)
open_planner = opener(EmgPlannerOnPage)


@pytest.fixture(scope="session")
def axe_source() -> str:
    script = CHECKOUT / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        pytest.fail("axe-core is missing: run `npm ci` first", pytrace=False)
    return script.read_text(encoding="utf-8")


__all__ = [
    "MAP_PAGE",
    "PAGES",
    "BookPage",
    "OpenCourse",
    "OpenExplorer",
    "OpenLocaliser",
    "OpenMap",
    "OpenMyotomes",
    "OpenOutcomes",
    "OpenPlanner",
    "OpenPostTest",
    "Visit",
]
