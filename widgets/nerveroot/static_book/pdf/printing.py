"""Join the built pages in Chromium and print them, twice: to measure and to set."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from pypdf import PdfReader

from ..epub.citation import Citation
from ..errors import BookError
from .contents import Part, anchor, contents_html, cover_html

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

HERE = Path(__file__).parent

#: Where the pages stand while they are printed. Nothing listens there: every request is
#: answered from the folder of the book.
PLACE = "http://book.invalid"
_JOINED = f"{PLACE}/joined.html"
#: As wide as the text on A4, so that drawings choose the shape that they print in.
_WIDTH = 673
#: Printing a few hundred sheets takes longer than Playwright waits by itself.
_PATIENCE = 300_000


@dataclass(frozen=True)
class Printed:
    """The printed book.

    Attributes
    ----------
    data
        The PDF as Chromium makes it, with its outline of headings.
    titles
        Title of each page of the book.
    numbers
        Sheet on which each page begins, from 1.
    """

    data: bytes
    titles: Mapping[str, str]
    numbers: Mapping[str, int]


def print_book(
    built: Path, parts: Sequence[Part], citation: Citation, address: str = ""
) -> Printed:
    """Return the pages as one PDF with title page and contents.

    Parameters
    ----------
    built
        Root of the built book.
    parts
        What is printed.
    citation
        Of the book.
    address
        Of the published book, if it has one.

    Raises
    ------
    BookError
        If a page is not built, or the contents move what they count.
    """
    pages = [page for part in parts for page in part.pages]
    for page in pages:
        if not (built / f"{page}.html").is_file():
            raise BookError(f"{page} is not in {built}; build the book first")
    with _browser(built) as tab:
        collected = {page: _collect(tab, page, pages) for page in pages}
        titles = {page: found["title"] for page, found in collected.items()}
        front = cover_html(citation, address)
        body = "".join(_section(page, found) for page, found in collected.items())
        styles = dict.fromkeys(
            style for found in collected.values() for style in found["styles"]
        )

        def printed(numbers: Mapping[str, int]) -> bytes:
            contents = contents_html(parts, titles, numbers)
            return _print(tab, _document(citation, styles, front + contents + body))

        first = _numbers(printed({}), pages)
        data = printed(first)
        second = _numbers(data, pages)
    if first != second:
        raise BookError("The page numbers of the contents move the pages they count.")
    return Printed(data, titles, second)


@contextmanager
def _browser(built: Path) -> Iterator[Page]:
    """Open a page that sees the built book and nothing else, and runs no script."""
    from playwright.sync_api import sync_playwright

    def answer(route: Route) -> None:
        path = unquote(urlsplit(route.request.url).path).lstrip("/")
        file = built / path
        if route.request.url.startswith(PLACE) and file.is_file():
            route.fulfill(path=file)
        else:
            missing.append(route.request.url)
            route.abort()

    missing: list[str] = []
    chromium = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            # None: the browser that Playwright itself has installed.
            executable_path=chromium if Path(chromium).is_file() else None,
            args=["--no-sandbox", "--disable-dev-shm-usage"],
        )
        # Without scripts a page shows its still versions, each with its table.
        context = browser.new_context(
            java_script_enabled=False,
            viewport={"width": _WIDTH, "height": 1000},
            color_scheme="light",
        )
        context.set_default_timeout(_PATIENCE)
        context.route("**/*", answer)
        tab = context.new_page()
        tab.emulate_media(media="print", color_scheme="light")
        yield tab
        browser.close()
    if missing:
        raise BookError(f"The pages ask for what is not there: {', '.join(missing)}")


def _collect(tab: Page, page: str, pages: Sequence[str]) -> dict[str, Any]:
    tab.goto(f"{PLACE}/{page}.html")
    anchors = {f"/{other}.html": anchor(other) for other in pages}
    found: dict[str, Any] = tab.evaluate(
        (HERE / "collect_page.js").read_text("utf-8"),
        {"prefix": anchor(page), "anchors": anchors},
    )
    return found


def _section(page: str, found: Mapping[str, str]) -> str:
    return (
        f'<section class="paper-page {escape(found["kind"])}" id="{anchor(page)}">'
        f'<div class="nr-shell"><div class="nr-main">{found["html"]}</div></div>'
        "</section>"
    )


def _document(citation: Citation, styles: Mapping[str, None], body: str) -> str:
    links = "".join(
        f'<link rel="stylesheet" href="{escape(style)}">' for style in styles
    )
    return (
        '<!doctype html><html lang="en" data-theme="light"><head><meta charset="utf-8">'
        f"<title>{escape(citation.title)}</title>{links}"
        f"<style>{(HERE / 'paper.css').read_text('utf-8')}</style></head>"
        f"<body>{body}</body></html>"
    )


def _print(tab: Page, document: str) -> bytes:
    tab.unroute(_JOINED)
    tab.route(
        _JOINED,
        lambda route: route.fulfill(
            body=document, content_type="text/html; charset=utf-8"
        ),
    )
    tab.goto(_JOINED)
    tab.evaluate((HERE / "flatten_patterns.js").read_text("utf-8"))
    tab.evaluate("() => document.fonts.ready.then(() => true)")
    return tab.pdf(
        prefer_css_page_size=True, print_background=True, tagged=True, outline=True
    )


def _numbers(data: bytes, pages: Sequence[str]) -> dict[str, int]:
    """Return the sheet on which each page begins, from the places that links name."""
    reader = PdfReader(io.BytesIO(data))
    places = reader.named_destinations
    numbers = {}
    for page in pages:
        place = places.get(f"/{anchor(page)}") or places.get(anchor(page))
        number = None if place is None else reader.get_destination_page_number(place)
        if number is None:
            raise BookError(f"{page}: no sheet of the PDF begins with it")
        numbers[page] = number + 1
    return numbers
