"""What a reader downloads before a page can be used."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.built_book import BookPage
from tests.browser.chart import charts_of
from tests.browser.conftest import Visit
from tests.browser.guard import Guard
from tests.browser.server import transfer_size

KILOBYTES = {"map": 240, "chart": 180, "text": 150}
REQUESTS = {"map": 28, "chart": 28, "text": 28}
CHART_IN_USE_KILOBYTES = 600
FONT_KILOBYTES = 34


def files_loaded(guard: Guard, page: Page, built: Path) -> list[Path]:
    """Return the files of the book that the page asked for."""
    page.wait_for_load_state("networkidle")
    paths = [unquote(urlsplit(address).path) for address in guard.requests]
    return [built / path.lstrip("/") for path in paths]


def test_page_keeps_its_budget(
    book_page: BookPage, visit: Visit, guard: Guard, built: Path
) -> None:
    """A new asset, or data written once per instance, makes a page heavy."""
    page = visit(book_page.address)
    files = files_loaded(guard, page, built)
    sizes = {file: transfer_size(file) for file in files}
    heaviest = sorted(sizes.items(), key=lambda item: -item[1])[:8]
    listing = "\n".join(f"{size:8} {file.name}" for file, size in heaviest)
    total = sum(sizes.values()) / 1000
    assert total <= KILOBYTES[book_page.kind], f"{total:.0f} KB gz\n{listing}"
    assert len(files) <= REQUESTS[book_page.kind], [file.name for file in files]


def test_used_charts_keep_their_budget(
    chart_page: BookPage, visit: Visit, guard: Guard, built: Path
) -> None:
    """A larger build of the charting library, or one per chart, makes a page heavy."""
    page = visit(chart_page.address)
    for chart in charts_of(page):
        chart.use()
    files = set(files_loaded(guard, page, built))
    total = sum(transfer_size(file) for file in files) / 1000
    assert total <= CHART_IN_USE_KILOBYTES, sorted(file.name for file in files)
    libraries = [file.name for file in files if file.name.startswith("plotly")]
    assert len(libraries) == 1


def test_no_file_is_loaded_twice(
    book_page: BookPage, visit: Visit, guard: Guard, built: Path
) -> None:
    """A font or script is preloaded under one address and used under another."""
    page = visit(book_page.address)
    names = [file.name for file in files_loaded(guard, page, built)]
    twice = {name for name in names if names.count(name) > 1}
    assert not twice


def test_fonts_keep_their_budget(built: Path) -> None:
    """The subset of the fonts grows with characters that nobody reads."""
    fonts = sorted((built / "_static").rglob("*.woff2"))
    assert fonts, "the book ships no font"
    total = sum(font.stat().st_size for font in fonts) / 1000
    listing = {font.name: font.stat().st_size for font in fonts}
    assert total <= FONT_KILOBYTES, listing


@pytest.mark.parametrize("pattern", ["*mathjax*", "*require*.js", "*embed-amd*"])
def test_stock_loaders_are_gone(built: Path, pattern: str) -> None:
    """The loaders of stock Jupyter Book come back with an update."""
    assert not list((built / "_static").rglob(pattern))
