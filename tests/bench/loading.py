"""What a page loads, and how soon its map can be used."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, TimeoutError

from tests.bench.emulation import open_page

REPEATS = 5
PATIENCE_MS = 60_000

_NOTE_WHEN_READY = """() => {
  const look = () => {
    if (document.querySelector('[data-tool][data-ready="true"]')) {
      window.toolReadyAt ??= performance.now();
      observer.disconnect();
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, attributes: true });
}"""


@dataclass(frozen=True)
class Loading:
    """
    The load of one page.

    Parameters
    ----------
    requests : int
        How many requests reached the server.
    kilobytes : float
        What came over the network, compressed, with the headers (1 KB = 1000 bytes).
    outside : int
        How many requests went to another server.
    ready_seconds : float or None
        When its first tool could be used; ``None`` if it has none.
    kilobytes_in_use : float or None
        The same once every chart has been used; ``None`` if it has none.
    """

    requests: int
    kilobytes: float
    outside: int
    ready_seconds: float | None
    kilobytes_in_use: float | None = None


class _Meter:
    """Add up what the browser receives."""

    def __init__(self, session: CDPSession, server: str) -> None:
        self.requests = 0
        self.outside = 0
        self.received = 0.0
        self._server = server
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.loadingFinished", self._finished)

    def _sent(self, event: dict[str, dict[str, str]]) -> None:
        address = urlsplit(event["request"]["url"])
        if address.scheme not in {"http", "https"}:
            return
        if event["request"]["url"].startswith(self._server):
            self.requests += 1
        else:
            self.outside += 1

    def _finished(self, event: dict[str, float]) -> None:
        self.received += event["encodedDataLength"]


def _load_once(browser: Browser, server: str, address: str, has_tool: bool) -> Loading:
    page, session = open_page(browser, slow_network=True)
    meter = _Meter(session, server)
    page.add_init_script(f"({_NOTE_WHEN_READY})()")
    page.goto(f"{server}/{address}", wait_until="load", timeout=PATIENCE_MS)
    ready = _ready_seconds(page) if has_tool else None
    page.wait_for_load_state("networkidle", timeout=PATIENCE_MS)
    page.context.close()
    return Loading(meter.requests, meter.received / 1000, meter.outside, ready)


def _ready_seconds(page: Page) -> float:
    try:
        page.wait_for_function(
            "() => window.toolReadyAt !== undefined", timeout=PATIENCE_MS
        )
    except TimeoutError:
        raise RuntimeError(f"no tool became ready on {page.url}") from None
    milliseconds: float = page.evaluate("() => window.toolReadyAt")
    return milliseconds / 1000


def _kilobytes_in_use(browser: Browser, server: str, address: str) -> float:
    """Return what has come over the network once every chart has been used."""
    page, session = open_page(browser, slow_network=True)
    meter = _Meter(session, server)
    page.goto(f"{server}/{address}", wait_until="load", timeout=PATIENCE_MS)
    page.wait_for_load_state("networkidle", timeout=PATIENCE_MS)
    for chart in page.locator("[data-chart]").all():
        if chart.is_visible():
            chart.focus()
            drawn = chart.locator(".js-plotly-plot").or_(
                chart.and_(page.locator(".js-plotly-plot"))
            )
            drawn.first.wait_for(timeout=PATIENCE_MS)
    page.wait_for_load_state("networkidle", timeout=PATIENCE_MS)
    page.context.close()
    return meter.received / 1000


def measure_loading(
    browser: Browser,
    server: str,
    address: str,
    *,
    has_tool: bool,
    has_charts: bool,
    say: Callable[[str], None],
) -> Loading:
    """
    Load a page several times on the imitated phone and return the median.

    Parameters
    ----------
    browser : Browser
        The browser.
    server : str
        Where the book is served.
    address : str
        The page.
    has_tool : bool
        Whether the page holds a tool to wait for.
    has_charts : bool
        Whether the page holds charts that load more when they are used.
    say : callable
        Told what is going on.

    Returns
    -------
    Loading
        Counts of the last load, median time.
    """
    say(f"loading {address} {REPEATS} times")
    loads = [_load_once(browser, server, address, has_tool) for _ in range(REPEATS)]
    times = [load.ready_seconds for load in loads if load.ready_seconds is not None]
    last = loads[-1]
    return Loading(
        last.requests,
        last.kilobytes,
        last.outside,
        median(times) if times else None,
        _kilobytes_in_use(browser, server, address) if has_charts else None,
    )
