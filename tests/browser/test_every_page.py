"""What holds on every page of the built book, whatever it is about."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe, checks, waiting
from tests.browser.built_book import BookPage
from tests.browser.conftest import Visit
from tests.browser.guard import Guard

WIDTHS = (360, 768, 1280)
THEMES = ("light", "dark")


def test_shows_what_its_source_makes(book_page: BookPage, visit: Visit) -> None:
    """A build succeeds with an empty place where a map should be."""
    page = visit(book_page.address)
    assert not checks.missing_drawings(page, book_page)
    expect(page.locator("article")).not_to_be_empty()


@pytest.mark.parametrize("width", WIDTHS)
def test_fits_its_window(book_page: BookPage, visit: Visit, width: int) -> None:
    """A wide table or figure makes the whole page scroll sideways on a phone."""
    page = visit(book_page.address, width=width)
    assert not checks.too_wide(page)
    assert not checks.small_controls(page)


def test_reflows_when_enlarged(book_page: BookPage, visit: Visit) -> None:
    """Enlarged to 400 % on a laptop, a page must be read sideways (WCAG 1.4.10)."""
    assert not checks.too_wide(visit(book_page.address, width=320))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing(
    book_page: BookPage, visit: Visit, axe_source: str, theme: str, width: int
) -> None:
    """A change of colour, markup or theme locks out readers with a disability."""
    page = visit(book_page.address, theme=theme, width=width)
    assert page.locator("html").get_attribute("data-theme") == theme
    assert not axe.violations(page, axe_source)


def test_headings_form_an_outline(book_page: BookPage, visit: Visit) -> None:
    """A widget or figure puts a heading of the wrong level into its chapter."""
    page = visit(book_page.address)
    assert not checks.heading_defects(page)


def test_has_a_title_and_a_description(book_page: BookPage, visit: Visit) -> None:
    """Search engines and previews show a page without words of its own."""
    page = visit(book_page.address)
    assert "L5" in page.title()
    if not book_page.address.startswith("book/"):
        return  # the index and the search page are made by Sphinx, without prose
    description = page.locator('meta[name="description"]')
    expect(description).to_have_count(1)
    assert 50 <= len(description.get_attribute("content") or "") <= 160


def test_works_as_a_file(
    book_page: BookPage, page: Page, guard: Guard, built: Path
) -> None:
    """Module scripts, fetch or absolute addresses break the unpacked book on disk."""
    page.goto((built / book_page.address).as_uri())
    waiting.until_usable(page)
    assert not checks.missing_drawings(page, book_page)
    assert not checks.faces_not_loaded(page)
    assert all(address.startswith("file:") for address in guard.requests)


def test_links_lead_somewhere(book_page: BookPage, visit: Visit, built: Path) -> None:
    """A renamed page or heading leaves a link that leads nowhere."""
    page = visit(book_page.address)
    links: list[str] = page.locator("a[href]").evaluate_all(
        "(links) => links.map((link) => link.href)"
    )
    origin = page.evaluate("() => location.origin")
    dead = []
    for link in sorted({link for link in links if link.startswith(origin)}):
        path, _, fragment = link.removeprefix(f"{origin}/").partition("#")
        file = built / path.partition("?")[0]
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            dead.append(link)
        elif fragment and path == book_page.address:
            # A widget may have made the place that one of its links leads to.
            if "=" not in fragment and not page.locator(f'[id="{fragment}"]').count():
                dead.append(link)
        elif fragment and "=" not in fragment and file.suffix == ".html":
            text = file.read_text(encoding="utf-8")
            if f'id="{fragment}"' not in text and f"id='{fragment}'" not in text:
                dead.append(link)
    assert not dead


def test_the_root_address_opens_the_book(page: Page, guard: Guard, served: str) -> None:
    """Who opens the printed address lands on a list of files."""
    page.goto(f"{served}/")
    page.wait_for_url("**/book/index.html")
    expect(page.locator("h1")).to_be_visible()
    guard.assert_quiet()
