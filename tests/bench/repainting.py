"""How long the map takes from a click to the next picture."""

from statistics import median

from playwright.sync_api import Browser

from tests.bench.emulation import open_page
from tests.browser.dermatome_map import MapOnPage

CLICKS = 20

_TIME_NEXT_CLICK = """() => {
  window.repaintTime = new Promise((resolve) => {
    window.addEventListener("click", () => {
      const start = performance.now();
      requestAnimationFrame(() => {
        // A message that is sent before painting arrives after it.
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now() - start);
        channel.port2.postMessage(null);
      });
    }, { capture: true, once: true });
  });
}"""


def click_to_repaint(browser: Browser, server: str, address: str) -> float:
    """
    Click on patches of the map on a slow processor and return the median time.

    Parameters
    ----------
    browser : Browser
        The browser.
    server : str
        Where the book is served.
    address : str
        A page with a dermatome map.

    Returns
    -------
    float
        Milliseconds from a click to the end of the painting that shows its effect.
    """
    page, _ = open_page(browser, slow_network=False)
    page.goto(f"{server}/{address}")
    page.wait_for_selector('[data-tool="dermatome-map"][data-ready="true"]')
    the_map = MapOnPage(page)
    regions: list[str] = the_map.areas().evaluate_all(
        "(areas) => areas.map((area) => area.dataset.region)"
    )
    times = []
    for click in range(CLICKS):
        point = the_map.point_on(regions[click % len(regions)])
        page.evaluate(_TIME_NEXT_CLICK)
        page.mouse.click(*point)
        times.append(page.evaluate("() => window.repaintTime"))
    page.context.close()
    return median(times)
