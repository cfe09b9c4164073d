"""Wait for what a reader waits for, and say what is missing when it never comes."""

from playwright.sync_api import Page, TimeoutError

PATIENCE_MS = 10_000

_UNFINISHED = """() => {
  const missing = [];
  for (const place of document.querySelectorAll(".nr-widget")) {
    const name = place.dataset.widgetName ?? place.dataset.widget;
    const tool = place.querySelector("[data-tool]");
    if (place.dataset.state === "failed") {
      missing.push(`widget ${name} failed: ${place.innerText.slice(0, 200)}`);
    } else if (place.dataset.state !== "ready") {
      missing.push(`widget ${name} never started`);
    } else if (tool?.dataset.ready !== "true") {
      missing.push(`widget ${name} started but its tool never became ready`);
    }
  }
  return missing;
}"""


def unfinished_widgets(page: Page) -> list[str]:
    """Return one line for each widget of the page that cannot be used."""
    missing: list[str] = page.evaluate(_UNFINISHED)
    return missing


def until_usable(page: Page) -> None:
    """
    Wait until every widget of the page can be used and its fonts are there.

    Parameters
    ----------
    page : Page
        A page that has been opened.

    Raises
    ------
    AssertionError
        If a widget does not become usable; it says which one and why.
    """
    try:
        page.wait_for_function(
            f"() => ({_UNFINISHED})().length === 0", timeout=PATIENCE_MS
        )
    except TimeoutError:
        raise AssertionError(
            f"{page.url}: " + "; ".join(unfinished_widgets(page))
        ) from None
    page.evaluate("() => document.fonts.ready.then(() => true)")
