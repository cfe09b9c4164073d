"""Build the stock book and ours, measure both, and print one table."""

import argparse
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests import CHECKOUT
from tests.bench import WORK
from tests.bench.builds import Build, build_timed
from tests.bench.cleanliness import complaints_of
from tests.bench.lighthouse import CATEGORIES, FORMS, scores
from tests.bench.loading import measure_loading
from tests.bench.page_result import PageResult
from tests.bench.repainting import click_to_repaint
from tests.bench.table import LIGHTHOUSE_BUDGET, write_results
from tests.browser.built_book import BookPage, find_pages
from tests.browser.chromium import launch_options
from tests.browser.server import serve

COMPARED = {"book/anatomy/dermatomes.html", "book/about/disclaimer.html"}
"""Pages that are measured in the stock book as well."""

ONE_OF_EACH_KIND = COMPARED | {
    "book/anatomy/myotomes.html",
    "book/anatomy/disc-level-and-root.html",
    "book/anatomy/root-course.html",
    "book/clinical/red-flags.html",  # text with questions
    "book/treatment/outcomes-over-time.html",
    "book/treatment/surgery.html",
}


@dataclass(frozen=True)
class Extent:
    """
    How much is measured.

    Parameters
    ----------
    forms : tuple of str
        The devices that Lighthouse imitates; none leaves it out.
    enough : dict of str to int, optional
        Scores at which one run of Lighthouse is enough.
    """

    forms: tuple[str, ...]
    enough: dict[str, int] | None = None


def say(text: str) -> None:
    """Tell the person who waits what is going on."""
    print(f"· {text}", file=sys.stderr, flush=True)


def measure_page(
    browser: Browser, server: str, page: BookPage, book: str, extent: Extent
) -> PageResult:
    """Measure one page of one book."""
    loading = measure_loading(
        browser,
        server,
        page.address,
        has_tool=page.has_tool,
        has_charts=page.kind == "chart",
        say=say,
    )
    repaint = click_to_repaint(browser, server, page)
    clean = complaints_of(browser, server, page.address) if book == "ours" else None
    lighthouse = {}
    for form in extent.forms:
        say(f"Lighthouse, {form}: {page.address} ({book})")
        lighthouse[form] = scores(f"{server}/{page.address}", form, extent.enough)
    return PageResult(
        page.address, page.kind, book, loading, repaint, lighthouse, clean
    )


def measure_book(
    browser: Browser, build: Build, addresses: set[str] | None, extent: Extent
) -> list[PageResult]:
    """Measure the pages of one book; all of them where ``addresses`` is ``None``."""
    pages = [
        page
        for page in find_pages(build.html, CHECKOUT)
        if addresses is None or page.address in addresses
    ]
    if addresses is not None and {page.address for page in pages} != addresses:
        raise FileNotFoundError(f"{build.name}: not all of {addresses} were built")
    with serve(build.html) as server:
        return [
            measure_page(browser, server, page, build.name, extent) for page in pages
        ]


def main() -> int:
    """Run the measurements that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--all", action="store_true", help="measure every page, not one of each kind"
    )
    parser.add_argument(
        "--no-lighthouse", action="store_true", help="leave the slowest part out"
    )
    parser.add_argument(
        "--built", type=Path, help="measure this built book instead of building ours"
    )
    choice = parser.parse_args()

    say("building the stock book")
    stock = build_timed("stock", stock=True)
    if choice.built:
        ours = Build("ours", choice.built.resolve(), {})
    else:
        say("building our book")
        ours = build_timed("ours", stock=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        extent = Extent(() if choice.no_lighthouse else FORMS)
        if choice.all and extent.forms:
            budget = dict(zip(CATEGORIES, LIGHTHOUSE_BUDGET, strict=True))
            extent = Extent(("mobile",), budget)
        chosen = None if choice.all else ONE_OF_EACH_KIND
        results = [
            *measure_book(browser, stock, COMPARED, extent),
            *measure_book(browser, ours, chosen, extent),
        ]
        browser.close()
    measured_at = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    print(write_results(WORK, measured_at, [stock, ours], results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
