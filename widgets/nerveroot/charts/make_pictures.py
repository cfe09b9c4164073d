"""Draw the still pictures of the charts that the pages show.

``python -m nerveroot.charts.make_pictures`` is run by the authors after a chart, a
table or a page has changed. It needs Chromium and Playwright; building the book does
not.
"""

from __future__ import annotations

import argparse
import base64
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nerveroot.charts.picture_svg import page_picture
from nerveroot.charts.pictures import (
    COMMAND,
    PICTURES,
    figure_digest,
    picture_file,
    picture_problem,
)
from nerveroot.charts.published import Figures, chart_pages, figures_on
from nerveroot.web import bundle

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE = Path(__file__).parent
LIBRARY = HERE / "vendor" / "plotly-basic.min.js"
#: Labels are placed by their width, so they must be measured in the book's own face.
FONT = HERE.parent / "static_book" / "theme" / "fonts" / "book-sans.woff2"

_PAGE = """<!doctype html><style>@font-face {{
font-family: "Book Sans"; font-weight: 400 700;
src: url(data:font/woff2;base64,{font});
}}</style><body></body>"""


def main(arguments: list[str] | None = None) -> int:
    """Draw what is missing or old, and remove what no page shows."""
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__)
    parser.add_argument(
        "book", nargs="?", type=Path, default=Path("book"), help="folder of the pages"
    )
    parser.add_argument(
        "--all", action="store_true", help="also draw those that are up to date"
    )
    options = parser.parse_args(arguments)
    if not options.book.is_dir():
        print(
            f"{options.book}: no such folder; name the pages' folder", file=sys.stderr
        )
        return 1
    figures: Figures = {}
    failed = False
    for source in chart_pages(options.book.resolve()):
        try:
            figures_on(source, figures)
        except Exception as error:  # whatever a cell raises: the others go on
            print(f"{source.name}: {type(error).__name__}: {error}", file=sys.stderr)
            failed = True
    wanted = [
        (figure, narrow)
        for figure in figures.values()
        for narrow in (False, True)
        if options.all or picture_problem(figure, narrow=narrow) is not None
    ]
    if wanted:
        PICTURES.mkdir(exist_ok=True)
        with drawing_page() as page:
            for figure, narrow in wanted:
                path = picture_file(figure, narrow=narrow)
                path.write_text(draw(page, figure, narrow=narrow), "utf-8")
                print(f"drew {path.name} ({path.stat().st_size / 1024:.0f} KB)")
    print(f"{len(figures)} charts, {len(wanted)} pictures drawn")
    if failed:
        return 1
    kept = {
        picture_file(figure, narrow=narrow)
        for figure in figures.values()
        for narrow in (False, True)
    }
    for path in sorted(set(PICTURES.glob("*.svg")) - kept):
        path.unlink()
        print(f"removed {path.name}: no page shows it")
    return 0


@contextmanager
def drawing_page() -> Iterator[Page]:
    """Open a page that can draw pictures, in the browser that the tests use, too."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            # None: the browser that Playwright itself has installed.
            executable_path=chromium if Path(chromium).is_file() else None,
            args=["--no-sandbox", "--disable-dev-shm-usage"],
        )
        page = browser.new_page()
        make_ready(page)
        yield page
        browser.close()


def make_ready(page: Page) -> None:
    """Give a page what :func:`draw` needs: library, program and the book's face.

    Parameters
    ----------
    page : playwright.sync_api.Page
        An empty page; its content is replaced.
    """
    font = base64.b64encode(FONT.read_bytes()).decode("ascii")
    program = bundle(HERE / "web" / "picture.js")
    start, _, exported = program.rpartition("export default ")
    page.set_content(_PAGE.format(font=font))
    page.add_script_tag(path=LIBRARY)
    page.add_script_tag(content=f"{{{start}window.drawPicture = {exported}}}")
    # The library measures labels at once: each weight must be there before it does.
    page.evaluate(
        "() => Promise.all(['400', '600', '700'].map((weight) =>"
        " document.fonts.load(`${weight} 14px 'Book Sans'`)))"
    )


def draw(page: Page, figure: dict[str, Any], *, narrow: bool) -> str:
    """Return the picture of one figure.

    Parameters
    ----------
    page : Page
        One that :func:`make_ready` has prepared.
    figure : dict
        The figure as JSON.
    narrow : bool
        Whether to draw it for a phone.
    """
    exported: str = page.evaluate(
        "([figure, narrow]) => window.drawPicture(window.Plotly, figure, narrow)",
        [figure, narrow],
    )
    meta = figure["layout"]["meta"]
    return page_picture(
        exported,
        name=picture_file(figure, narrow=narrow).stem,
        title=meta["headline"],
        description=meta["alt"],
        digest=figure_digest(figure),
        command=COMMAND,
    )


if __name__ == "__main__":
    sys.exit(main())
