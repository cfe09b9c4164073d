"""How long a tool takes from a click to the next picture."""

from statistics import median

from playwright.sync_api import Browser

from tests.bench.emulation import open_page
from tests.browser.built_book import DRAWN_TOOLS, FORM_TOOLS, BookPage
from tests.browser.tool import point_to_touch

CLICKS = 20
MOST_TRIES = 200
CLICKED = {
    "dermatome-map": "svg [data-region]",
    "myotome-map": "svg [data-muscle]",
    "level-explorer": "button[data-cell]",
    "root-course": "button[data-stop]",
    "lesion-localiser": "[data-finding] input",
    "post-test": '[data-part="result"] input',
    "emg-planner": "button[data-days]",
}
"""What is clicked on in each tool: areas of the drawing, or its native controls."""

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


def click_to_repaint(browser: Browser, server: str, page: BookPage) -> float | None:
    """
    Click on a tool's drawing or controls on a slow processor; return the median time.

    Parameters
    ----------
    browser : Browser
        The browser.
    server : str
        Where the book is served.
    page : BookPage
        Any page of the book.

    Returns
    -------
    float or None
        Milliseconds from a click to the end of the painting that shows its effect;
        ``None`` for a page without a tool that answers at once.
    """
    tools = DRAWN_TOOLS | FORM_TOOLS
    drawn = [tool for name, tool in tools.items() if page.count(name)]
    if not drawn:
        return None
    opened, _ = open_page(browser, slow_network=False)
    opened.goto(f"{server}/{page.address}")
    tool = f'[data-tool="{drawn[0]}"]'
    opened.wait_for_selector(f'{tool}[data-ready="true"]')
    targets = opened.locator(f"{tool} {CLICKED[drawn[0]]}")
    times: list[float] = []
    for click in range(MOST_TRIES):
        if len(times) == CLICKS:
            break
        point = point_to_touch(targets.nth(click % targets.count()))
        if point is None:
            continue  # what is clicked may lie under its neighbours
        opened.evaluate(_TIME_NEXT_CLICK)
        opened.mouse.click(*point)
        times.append(opened.evaluate("() => window.repaintTime"))
    opened.context.close()
    return median(times)
