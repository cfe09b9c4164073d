"""An earlier version beside the newest: it works, says what it is, and leads on."""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from nerveroot.static_book.offline import archive
from nerveroot.static_book.publishing.kept_copy import Newest, keep
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import axe, waiting
from tests.browser.conftest import MAP_PAGE
from tests.browser.guard import Guard
from tests.browser.server import serve

COPY = "v/0.0.1"


@pytest.fixture(scope="module")
def site(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built book, with its own archive kept as an earlier version."""
    folder: Path = tmp_path_factory.mktemp("site")
    for path in built.iterdir():
        if path.name != "v":
            (folder / path.name).symlink_to(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "version", lambda _: "0.0.1")
        packed = archive.make_archive(built, tmp_path_factory.mktemp("releases"))
    newest = Newest(folder, version("nerveroot"), "https://book.test/")
    (folder / "v").mkdir()
    keep(packed, "0.0.1", folder / "v", newest)
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve(site) as served:
        yield served


@pytest.fixture
def guard(context: BrowserContext, address: str) -> Iterator[Guard]:
    context.set_default_timeout(waiting.PATIENCE_MS)
    watching = Guard(context, (f"{address}/",))
    yield watching
    watching.assert_quiet()


@pytest.fixture
def old_page(page: Page, guard: Guard, address: str) -> Page:
    page.goto(f"{address}/{COPY}/{MAP_PAGE}")
    waiting.until_usable(page)
    return page


def test_every_page_says_that_it_is_old(site: Path) -> None:
    """A reader of an old page takes it for the newest."""
    pages = [*(site / COPY).rglob("*.html")]
    assert len(pages) > 36
    for path in pages:
        assert path.read_text("utf-8").count('<aside class="nr-older"') == 1, path


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_line_is_accessible(old_page: Page, axe_source: str, theme: str) -> None:
    """The line stands outside all landmarks, or cannot be read in the dark."""
    old_page.emulate_media(color_scheme=theme)
    expect(old_page.locator("html")).to_have_attribute("data-theme", theme)
    assert axe.violations(old_page, axe_source) == []
    old_page.set_viewport_size({"width": 360, "height": 640})
    assert old_page.locator(".nr-older a").bounding_box()["height"] >= 44
    assert old_page.evaluate("() => document.documentElement.scrollWidth") <= 360


def test_it_leads_to_the_same_page_of_the_newest_version(
    old_page: Page, address: str
) -> None:
    """The link leads to the cover, or to nothing."""
    old_page.keyboard.press("Tab")
    expect(old_page.locator(":focus")).to_have_text("Skip to the text")
    old_page.keyboard.press("Tab")
    expect(old_page.locator(":focus")).to_have_text(
        f"Read this page in version {version('nerveroot')}"
    )
    old_page.keyboard.press("Enter")
    old_page.wait_for_url(f"{address}/{MAP_PAGE}")
    expect(old_page.locator(".nr-older")).to_have_count(0)


def test_its_search_stays_in_the_copy(old_page: Page, address: str) -> None:
    """A reader of an old version finds pages of the new one, or nothing."""
    old_page.goto(f"{address}/{COPY}/search.html?q=foot+drop")
    found = old_page.locator(".nr-search-list h2 a").first
    expect(found).to_be_visible()
    found.click()
    old_page.wait_for_url(f"{address}/{COPY}/book/**")


def test_its_worker_leaves_and_that_of_the_book_stays(
    browser: Browser, address: str
) -> None:
    """A copy that never changes is kept for ever, or the newest book is forgotten."""
    # Awaited in the page: the worker of a copy needs a moment to leave.
    left = """async (copy) => {
      const end = Date.now() + 5000;
      for (;;) {
        const all = await navigator.serviceWorker.getRegistrations();
        const scopes = all.map((one) => new URL(one.scope).pathname).sort();
        const gone = !scopes.some((one) => one.includes(copy));
        if (gone || Date.now() > end) return scopes;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }"""
    context = browser.new_context(service_workers="allow")
    context.set_default_timeout(waiting.PATIENCE_MS)
    page = context.new_page()
    page.goto(f"{address}/{MAP_PAGE}")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    with context.expect_event("serviceworker", lambda one: COPY in one.url):
        page.goto(f"{address}/{COPY}/{MAP_PAGE}")
    assert page.evaluate(left, COPY) == ["/"]
    context.close()
