"""Every check of these tests notices the defect that it is there for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import BrowserContext, Page

from tests import CHECKOUT
from tests.browser import axe, checks, waiting
from tests.browser.built_book import BookPage, find_pages
from tests.browser.guard import Guard
from tests.browser.keyboard import focus_is_visible
from tests.browser.server import serve, transfer_size

SOUND = (
    "<!doctype html><html lang='en'><head><title>Sound</title></head><body>{}</body>"
)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A small served book, for a test to put a defect into."""
    with serve(tmp_path) as address:
        yield tmp_path, address


def show(page: Page, body: str) -> Page:
    page.set_content(SOUND.format(body))
    return page


@pytest.mark.parametrize(
    ("defect", "complaint"),
    [
        ("<script>console.error('a')</script>", "console error: a"),
        ("<script>throw new Error('b')</script>", "uncaught exception: b"),
        ("<img src='missing.png' alt=''>", "status 404"),
        ("<img src='http://127.0.0.2:9/a.png' alt=''>", "outside the book"),
        ("<link rel='stylesheet' href='https://fonts.test/a.css'>", "outside the book"),
    ],
)
def test_guard_complains(
    folder: tuple[Path, str], context: BrowserContext, defect: str, complaint: str
) -> None:
    """A guard that hears nothing lets every error pass."""
    written, address = folder
    (written / "page.html").write_text(SOUND.format(defect), encoding="utf-8")
    guard = Guard(context, (f"{address}/",))
    context.new_page().goto(f"{address}/page.html", wait_until="load")
    assert any(complaint in line for line in guard.complaints), guard.complaints
    with pytest.raises(AssertionError, match="the browser complained"):
        guard.assert_quiet()


def test_guard_is_quiet_on_a_sound_page(
    folder: tuple[Path, str], context: BrowserContext
) -> None:
    """A guard that always complains is switched off by somebody."""
    written, address = folder
    (written / "page.html").write_text(SOUND.format("<p>Text</p>"), encoding="utf-8")
    guard = Guard(context, (f"{address}/",))
    context.new_page().goto(f"{address}/page.html")
    guard.assert_quiet()


def test_width_size_and_headings_are_noticed(page: Page) -> None:
    """The layout checks look at nothing."""
    wide = show(page, "<div style='width:3000px'>wide</div>")
    assert len(checks.too_wide(wide)) == 2
    small = show(page, "<button style='width:20px;height:20px'>x</button>")
    assert len(checks.small_controls(small)) == 1
    tick = show(page, "<label>A <input type='checkbox'></label>")
    assert len(checks.small_controls(tick)) == 1
    assert checks.heading_defects(show(page, "<h1>A</h1><h3>B</h3>"))
    assert checks.heading_defects(show(page, "<h1>A</h1><h1>B</h1>"))
    assert checks.faces_not_loaded(show(page, "<h1>A</h1>"))
    sound = show(page, "<h1>A</h1><h2>B</h2><button style='padding:40px'>C</button>")
    assert not checks.too_wide(sound)
    assert not checks.small_controls(sound)
    assert not checks.heading_defects(sound)


def test_axe_is_heard(page: Page, axe_source: str) -> None:
    """Axe runs without the rules that matter, or its results are dropped."""
    pale = "<p style='color:#bbb; background:#fff'>Hardly to be read</p>"
    shown = show(page, f"<main><h1>A</h1>{pale}<img src='data:,'></main>")
    found = " ".join(axe.violations(shown, axe_source))
    assert "image-alt" in found
    assert "color-contrast" in found


def test_invisible_focus_is_noticed(page: Page) -> None:
    """The check of the focus ring takes any element for a ring."""
    show(page, "<button style='outline:none'>A</button>")
    page.keyboard.press("Tab")
    assert not focus_is_visible(page)


def test_dead_widget_is_noticed(page: Page) -> None:
    """A widget that never starts counts as ready."""
    show(page, "<div class='nr-widget' data-widget-name='dermatome-map'></div>")
    assert waiting.unfinished_widgets(page) == ["widget dermatome-map never started"]
    show(page, "<div class='nr-widget' data-state='ready'><p data-tool='a'></p></div>")
    assert "never became ready" in waiting.unfinished_widgets(page)[0]


@pytest.mark.parametrize("lost", [".nr-widget", ".nr-plate"])
def test_lost_drawing_is_noticed(page: Page, built: Path, lost: str) -> None:
    """A map or plate is missing from a built page, and its source still makes it."""
    expected = next(
        page
        for page in find_pages(built, CHECKOUT)
        if page.count("DermatomeMap") and page.count("AtlasPlate")
    )
    soup = BeautifulSoup((built / expected.address).read_text("utf-8"), "html.parser")
    for place in soup.select(lost):
        place.decompose()
    page.set_content(str(soup))
    found = checks.missing_drawings(page, expected)
    assert any("the source makes" in line for line in found)


def test_empty_drawing_is_noticed(page: Page) -> None:
    """A drawing without a single area counts as shown."""
    show(page, "<div class='nr-plate'><svg role='img'><path d=''/></svg></div>")
    assert checks.missing_drawings(page, BookPage("a.html", {"AtlasPlate": 1}))


def test_weight_is_that_of_the_wire(tmp_path: Path) -> None:
    """The budget counts text as it lies on the disk, or fonts as if they shrank."""
    text = tmp_path / "a.css"
    text.write_text("a" * 10_000, encoding="utf-8")
    font = tmp_path / "a.woff2"
    font.write_bytes(bytes(10_000))
    assert transfer_size(text) < 100
    assert transfer_size(font) == 10_000
