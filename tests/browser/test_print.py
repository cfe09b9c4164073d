"""The book on paper."""

import io

import pytest
from nerveroot.data import load_table
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import MAP_PAGE, PAGES, OpenMap, Visit

PRINTED_ELSEWHERE = ("header", "nav", ".bd-sidebar-primary", ".bd-sidebar-secondary")


def printed(page: Page) -> PdfReader:
    """Return a page as Chromium prints it."""
    return PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True)))


@pytest.fixture
def pdf(visit: Visit) -> PdfReader:
    """The map's chapter on paper."""
    return printed(visit(MAP_PAGE))


def words_of(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_paper_holds_the_whole_table(pdf: PdfReader) -> None:
    """A table that is folded on the screen stays folded on paper."""
    words = words_of(pdf)
    missing = [row.name for row in load_table("regions") if row.name not in words]
    assert not missing


@pytest.mark.parametrize("address", PAGES.values())
def test_paper_has_no_blank_sheet(visit: Visit, address: str) -> None:
    """A tall frame that cannot be broken leaves sheets with nothing on them."""
    pdf = printed(visit(address))
    assert 2 <= len(pdf.pages) <= 40
    for number, sheet in enumerate(pdf.pages, start=1):
        has_drawing = "/XObject" in (sheet.get("/Resources") or {})
        assert sheet.extract_text().strip() or has_drawing, f"sheet {number} is blank"


def test_paper_is_light_and_has_no_controls(visit: Visit) -> None:
    """A dark theme prints black sheets; menus and buttons print as dead boxes."""
    page = visit(MAP_PAGE, theme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    background = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    red, green, blue = (
        int(part) for part in background.strip("rgba() ").split(",")[:3]
    )
    transparent = background.replace(" ", "").endswith(",0)")
    assert transparent or min(red, green, blue) > 230, background
    for selector in PRINTED_ELSEWHERE:
        for element in page.locator(selector).all():
            if element.evaluate("(e) => e.closest('article') === null"):
                expect(element).to_be_hidden()


def test_paper_shows_the_drawing_and_its_table(open_map: OpenMap) -> None:
    """The drawing or the table twin is lost on paper."""
    the_map = open_map()
    the_map.page.emulate_media(media="print")
    expect(the_map.areas().first).to_be_visible()
    expect(the_map.part("table").locator("table")).to_be_visible()
