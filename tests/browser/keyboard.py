"""Walk through a page with the keyboard alone."""

from playwright.sync_api import Page

MOST_STOPS = 250

_FOCUSED = """(selector) => {
  const focused = document.activeElement;
  return focused !== null && focused.matches(selector);
}"""

_HAS_RING = """() => {
  const focused = document.activeElement;
  const label = focused.closest("label") ?? focused.labels?.[0];
  const drawn = (element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
  };
  const around = [focused, focused.nextElementSibling, label, focused.parentElement];
  return around.some((element) => element && drawn(element));
}"""


def tab_to(page: Page, selector: str, *, key: str = "Tab") -> int:
    """
    Press a key until an element that fits the selector has the focus.

    Parameters
    ----------
    page : Page
        The page.
    selector : str
        A CSS selector.
    key : str
        ``Tab`` or ``Shift+Tab``.

    Returns
    -------
    int
        How often the key was pressed.

    Raises
    ------
    AssertionError
        If the focus never gets there.
    """
    for presses in range(1, MOST_STOPS):
        page.keyboard.press(key)
        if page.evaluate(_FOCUSED, selector):
            return presses
    raise AssertionError(f"{key} never reaches {selector}")


def focus_is_visible(page: Page) -> bool:
    """Return whether a ring shows which element has the focus."""
    visible: bool = page.evaluate(_HAS_RING)
    return visible
