"""What all tools of the book have in common on an open page."""

import re

from playwright.sync_api import Locator, Page

_VISIBLE_POINT = """(shape) => {
  shape.scrollIntoView({ block: "center", inline: "nearest" });
  const box = shape.getBoundingClientRect();
  const steps = 24;
  let best = null;
  for (let row = 1; row < steps; row += 1) {
    for (let column = 1; column < steps; column += 1) {
      const x = box.left + (box.width * column) / steps;
      const y = box.top + (box.height * row) / steps;
      if (!shape.contains(document.elementFromPoint(x, y))) continue;
      const fromCentre = Math.hypot(column - steps / 2, row - steps / 2);
      if (best === null || fromCentre < best[2]) best = [x, y, fromCentre];
    }
  }
  return best;
}"""


class ToolOnPage:
    """
    One tool of a page, found by its public contract.

    Parameters
    ----------
    page : Page
        The page that shows it, ready for use.
    number : int
        Which of the tools of this name on the page, counted from 0.

    Attributes
    ----------
    name : str
        The value of ``data-tool``; each kind of tool has its own.
    """

    name: str

    def __init__(self, page: Page, number: int = 0) -> None:
        self.page = page
        self.tool: Locator = page.locator(self.selector).nth(number)

    @property
    def selector(self) -> str:
        """Return the CSS selector of all tools of this kind."""
        return f'[data-tool="{self.name}"]'

    @property
    def live(self) -> Locator:
        """Return the region that speaks to readers who do not see the tool."""
        return self.tool.locator('[aria-live="polite"]')

    def part(self, name: str) -> Locator:
        """Return a result area by its name in the contract."""
        return self.tool.locator(f'[data-part="{name}"]')

    def button_named(self, name: str) -> Locator:
        """Return a button by words in its name."""
        return self.tool.get_by_role("button", name=re.compile(name, re.IGNORECASE))

    def notice(self) -> Locator:
        """Return what the tool says about an address that it could not follow."""
        return self.tool.get_by_text(re.compile("was left out")).first

    @staticmethod
    def press(button: Locator) -> None:
        """Press a native button wherever it lies, as Enter would."""
        button.evaluate("(button) => button.click()")


def words(locator: Locator) -> str:
    """Return the text of an element with single spaces, folded parts included."""
    return " ".join((locator.text_content() or "").split())


def point_to_touch(shape: Locator) -> tuple[float, float] | None:
    """
    Return a point of the window where a shape can be touched.

    Parameters
    ----------
    shape : Locator
        A drawn area or a button; it is scrolled into sight.

    Returns
    -------
    tuple of float or None
        Where a pointer touches this shape and no other, as near its middle as can be;
        ``None`` where others cover it.
    """
    found = shape.evaluate(_VISIBLE_POINT)
    return None if found is None else (found[0], found[1])


def visible_point(shape: Locator) -> tuple[float, float]:
    """Return a point where a shape can be touched; fail if there is none."""
    point = point_to_touch(shape)
    assert point is not None, f"no point of {shape} can be touched"
    return point
