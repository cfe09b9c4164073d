"""The explorer of disc level and zone on an open page."""

from playwright.sync_api import Locator, expect

from tests.browser.tool import ToolOnPage, words

_ROOTS = """(line) => {
  const found = {};
  for (const name of line.querySelectorAll(".nr-root-name")) {
    found[name.textContent] = (name.nextSibling?.textContent ?? "").trim();
  }
  return found;
}"""


class LevelExplorerOnPage(ToolOnPage):
    """One level explorer."""

    name = "level-explorer"

    def cell(self, level: str, zone: str) -> Locator:
        """Return the button of a cell in the table."""
        return self.tool.locator(f'button[data-cell="{level} {zone}"]')

    def option(self, part: str, value: str) -> Locator:
        """Return the radio that sets a part of the state."""
        return self.part(part).locator(f'input[type="radio"][value="{value}"]')

    def show(self, level: str, zone: str) -> None:
        """Show a cell by its button."""
        self.press(self.cell(level, zone))
        expect(self.cell(level, zone)).to_have_attribute("aria-pressed", "true")

    def verdict(self) -> str:
        """Return the headline."""
        return words(self.part("verdict"))

    def fate_of_roots(self) -> dict[str, str]:
        """Return what happens to each root at this disc, in the tool's words."""
        found: dict[str, str] = self.tool.locator(
            'p:has(.nr-root-name):not([data-part="verdict"])'
        ).first.evaluate(_ROOTS)
        return found

    def drawings(self) -> list[str]:
        """Return what each drawing says to those who do not see it."""
        pictures = self.tool.locator('figure svg[role="img"]').all()
        return [picture.get_attribute("aria-label") or "" for picture in pictures]
