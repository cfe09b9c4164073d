"""The browser, the served book and the guard that every browser test uses."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import BrowserContext, Page

from tests import CHECKOUT
from tests.browser import waiting
from tests.browser.built_book import BookPage, find_pages
from tests.browser.dermatome_map import MapOnPage
from tests.browser.guard import Guard
from tests.browser.server import serve

MAP_PAGE = "book/anatomy/dermatomes.html"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for ``book_page`` on every page of the built book."""
    if "book_page" not in metafunc.fixturenames:
        return
    built = metafunc.config.getoption("--book")
    pages = find_pages(built, CHECKOUT)
    if not pages:
        pytest.fail(f"no built book in {built}: run `make html` first", pytrace=False)
    metafunc.parametrize("book_page", pages, ids=str)


@pytest.fixture(scope="session")
def built(pytestconfig: pytest.Config) -> Path:
    folder: Path = pytestconfig.getoption("--book").resolve()
    if not (folder / "index.html").is_file():
        pytest.fail(f"no built book in {folder}: run `make html` first")
    return folder


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
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        page.goto(f"{served}/{address}{fragment}")
        waiting.until_usable(page)
        return page

    return open_page


class OpenMap(Protocol):
    """Open the chapter with the dermatome map and return the map."""

    def __call__(self, state: str = ..., *, width: int = ...) -> MapOnPage: ...


@pytest.fixture
def open_map(visit: Visit) -> OpenMap:
    def open_it(state: str = "", *, width: int = 1280) -> MapOnPage:
        fragment = f"#{state}" if state else ""
        return MapOnPage(visit(MAP_PAGE, width=width, fragment=fragment))

    return open_it


@pytest.fixture(scope="session")
def axe_source() -> str:
    script = CHECKOUT / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        pytest.fail("axe-core is missing: run `npm ci` first", pytrace=False)
    return script.read_text(encoding="utf-8")


__all__ = ["MAP_PAGE", "BookPage", "OpenMap", "Visit"]
