"""The book on paper."""

import io

import pytest
from nerveroot.data import load_table
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import MAP_PAGE, PAGES, OpenMap, Visit
from tests.browser.guard import Guard

PRINTED_ELSEWHERE = ("header", "nav", ".bd-sidebar-primary", ".bd-sidebar-secondary")


def printed(page: Page) -> PdfReader:
    """Return a page as Chromium prints it."""
    return PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True)))


@pytest.fixture
def pdf(visit: Visit) -> PdfReader:
    """The map's chapter on paper."""
    return printed(visit(MAP_PAGE))


def squeezed(text: str) -> str:
    """Return a text without what a line break may add or take away."""
    return "".join(text.split()).replace("\u00ad", "")


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


@pytest.mark.parametrize("address", PAGES.values())
def test_no_sheet_ends_with_a_title(visit: Visit, address: str) -> None:
    """A title stands at the foot of a sheet, and its drawing on the next."""
    page = visit(address)
    titles = page.locator(
        "article :is(h1, h2, h3, .nr-figure-title, .nr-figure-what, caption)"
    ).all_text_contents()
    # A short one, such as "When", is also the end of a sentence.
    known = {squeezed(title).rstrip("#") for title in titles if len(title) > 8}
    assert len(known) > 5
    for number, sheet in enumerate(printed(page).pages[:-1], start=1):
        end = squeezed(sheet.extract_text())
        cut = [title for title in known if end.endswith(title)]
        assert not cut, f"sheet {number} ends with {cut}"


@pytest.mark.browser_context_args(java_script_enabled=False)
@pytest.mark.parametrize("address", PAGES.values())
def test_without_script_a_tool_prints_its_table(
    page: Page, guard: Guard, served: str, address: str
) -> None:
    """A tool prints as its drawing alone, or with its table still folded."""
    page.goto(f"{served}/{address}")
    cells = page.locator(".nr-widget-fallback table :is(th, td)").all_text_contents()
    assert len(cells) >= 12
    words = squeezed(words_of(printed(page)))
    assert not [cell for cell in cells if squeezed(cell) not in words]


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
