"""The pages that an author has just made pass the checks of every page."""

import pytest
from playwright.sync_api import BrowserContext

from tests.authoring.conftest import CHAPTER
from tests.authoring.small_checkout import SmallCheckout
from tests.browser.built_book import find_pages
from tests.browser.guard import Guard
from tests.browser.server import serve, transfer_size
from tests.browser.test_weight import KILOBYTES, REQUESTS, files_loaded
from tests.browser.waiting import until_usable

CHECKS = ("test_every_page.py", "test_without_javascript.py", "test_quiz.py")
# The service worker keeps pages in the background; that is no weight of the page.
pytestmark = pytest.mark.browser_context_args(service_workers="block")
PAGES = (CHAPTER, "sacral/s1-skin", "sacral/s1-muscles")


def test_pages_pass_the_checks_of_every_page(authored: SmallCheckout) -> None:
    """A new page fails in some theme, at some width or without a script."""
    files = [f"tests/browser/{name}" for name in CHECKS]
    names = [page.rsplit("/", maxsplit=1)[-1] for page in PAGES]
    told = authored.check(*files, "--numprocesses=2", only=" or ".join(names))
    assert " passed" in told
    assert "skipped" not in told


@pytest.mark.parametrize("name", PAGES)
def test_pages_keep_their_budgets(
    authored: SmallCheckout, context: BrowserContext, name: str
) -> None:
    """The template, or a map of another root, is heavier than a page may be."""
    pages = find_pages(authored.built, authored.root)
    (kind,) = {page.kind for page in pages if page.address == f"book/{name}.html"}
    with serve(authored.built) as address:
        guard = Guard(context, (f"{address}/",))
        page = context.new_page()
        page.goto(f"{address}/book/{name}.html")
        until_usable(page)
        files = files_loaded(guard, page, authored.built)
        guard.assert_quiet()
    assert sum(map(transfer_size, files)) / 1000 <= KILOBYTES[kind]
    assert len(files) <= REQUESTS[kind]
