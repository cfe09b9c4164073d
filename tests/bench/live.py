"""How long a live notebook takes, and what goes over the network: ``make bench-live``.

Times depend on the machine and are only reported.
"""

import gzip
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests import CHECKOUT
from tests.browser.chromium import launch_options
from tests.browser.server import serve
from tests.launch.live_page import LivePage, button_address

#: The chapters, and what is their first output.
CHAPTERS = {
    "book/anatomy/dermatomes.md": '[data-tool="dermatome-map"][data-ready="true"]',
    "book/treatment/natural-history.md": ".jp-RenderedPlotly .main-svg",
}
MEGABYTE = 1_000_000


@dataclass
class Visit:
    """What one visit took: seconds to the first output and to the last cell."""

    first: float = 0
    ready: float = 0
    outside: int = 0
    files: set[str] = field(default_factory=set)


def visit(context: BrowserContext, address: str, chapter: str) -> Visit:
    """Open a chapter as its button does and wait until all its cells have run."""
    result = Visit()

    def note(url: str) -> None:
        if url.startswith(address):
            result.files.add(unquote(urlsplit(url).path).lstrip("/"))
        elif urlsplit(url).scheme not in {"data", "blob", "about"}:
            result.outside += 1

    context.on("request", lambda request: note(request.url))
    page: Page = context.new_page()
    live = LivePage(page, address)
    start = time.monotonic()
    page.goto(f"{address}/{button_address(chapter)}", wait_until="commit")
    page.wait_for_selector(CHAPTERS[chapter], state="attached", timeout=120_000)
    result.first = time.monotonic() - start
    live.until("ready")
    result.ready = time.monotonic() - start
    page.close()
    return result


def weights(site: Path, files: set[str]) -> tuple[int, int]:
    """Return the bytes of files, as they are and as a server compresses them."""
    raw = packed = 0
    for name in files:
        path = site / (f"{name}index.html" if name.endswith("/") else name)
        if path.is_file():
            content = path.read_bytes()
            raw += len(content)
            packed += min(len(content), len(gzip.compress(content, 9)))
    return raw, packed


@contextmanager
def reader() -> Iterator[BrowserContext]:
    """Give a browser that was never here."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        yield browser.new_context()
        browser.close()


def main() -> int:
    """Print the table."""
    site = CHECKOUT / "_build" / "html"
    if not (site / "live").is_dir():
        print("There is no live site: run `make live` first.", file=sys.stderr)
        return 1
    print(f"load of the machine {os.getloadavg()[0]:.1f}; seconds and megabytes")
    print(
        f"{'chapter':<36}{'visit':>6}{'first':>7}{'all':>7}{'raw':>7}{'gz':>7} outside"
    )
    for chapter in CHAPTERS:
        with serve(site) as address, reader() as context:
            for name in ("cold", "warm"):
                took = visit(context, address, chapter)
                raw, packed = weights(site, took.files)
                print(
                    f"{chapter:<36}{name:>6}{took.first:>7.1f}{took.ready:>7.1f}"
                    f"{raw / MEGABYTE:>7.1f}{packed / MEGABYTE:>7.1f}{took.outside:>8}"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
