"""The dermatome map on an open page, in the words of its readers."""

import re

from playwright.sync_api import Locator, Page, expect

_VISIBLE_POINT = """(path) => {
  path.scrollIntoView({ block: "center", inline: "nearest" });
  const box = path.getBoundingClientRect();
  const steps = 24;
  let best = null;
  for (let row = 1; row < steps; row += 1) {
    for (let column = 1; column < steps; column += 1) {
      const x = box.left + (box.width * column) / steps;
      const y = box.top + (box.height * row) / steps;
      const hit = document.elementFromPoint(x, y);
      if (hit?.closest("[data-region]") !== path) continue;
      const fromCentre = Math.hypot(column - steps / 2, row - steps / 2);
      if (best === null || fromCentre < best[2]) best = [x, y, fromCentre];
    }
  }
  return best;
}"""


class MapOnPage:
    """
    One dermatome map, found by its public contract only.

    Parameters
    ----------
    page : Page
        The page that shows it, ready for use.
    number : int
        Which map of the page, counted from 0.
    """

    def __init__(self, page: Page, number: int = 0) -> None:
        self.page = page
        self.tool: Locator = page.locator('[data-tool="dermatome-map"]').nth(number)

    def part(self, name: str) -> Locator:
        """Return a result area: probe, feedback or table."""
        return self.tool.locator(f'[data-part="{name}"]')

    def area(self, region: str) -> Locator:
        """Return the patch of skin on the stage."""
        return self.tool.locator(f'svg [data-region="{region}"]')

    def card_title(self, name: str) -> Locator:
        """Return the heading of the card, if it is about this patch."""
        return self.tool.get_by_role("heading", name=name, exact=True)

    def areas(self) -> Locator:
        """Return all patches of skin on the stage."""
        return self.tool.locator("svg [data-region]")

    def button(self, region: str) -> Locator:
        """Return the native button of a patch."""
        return self.tool.locator(f'button[data-region="{region}"]')

    def author(self, authority: str) -> Locator:
        """Return the radio of an author."""
        return self.tool.locator(f'input[type="radio"][value="{authority}"]')

    def view(self, view: str) -> Locator:
        """Return the switch that shows a view."""
        return self.tool.locator(f'[data-view="{view}"]')

    def mode(self, name: str) -> Locator:
        """Return the switch of a mode by the name that readers see."""
        bar = self.tool.locator("[data-mode]")
        return bar.filter(has_text=name).first

    def button_named(self, name: str) -> Locator:
        """Return a button by words in its name."""
        return self.tool.get_by_role("button", name=re.compile(name, re.IGNORECASE))

    def open_author_list(self) -> None:
        """Unfold the list of authors, which is folded on a phone and shortened."""
        for folded in ("map by", "more sources"):
            opener = self.button_named(folded)
            if opener.is_visible() and opener.get_attribute("aria-expanded") == "false":
                opener.click()

    def choose_author(self, authority: str) -> None:
        """Choose whose map is shown."""
        radio = self.author(authority)
        if not radio.is_visible():
            self.open_author_list()
        radio.check(force=True)
        expect(radio).to_be_checked()

    def roots_shown(self, region: str) -> set[str]:
        """Return the roots that the drawn patch carries under the author shown."""
        text = self.area(region).get_attribute("data-root")
        assert text is not None, f"the patch {region} has no data-root"
        return set(text.split())

    def point_on(self, region: str) -> tuple[float, float]:
        """
        Return a point of the window where a patch can be seen.

        Parameters
        ----------
        region : str
            A patch of the view that is shown.

        Returns
        -------
        tuple of float
            Where a pointer touches this patch and no other.
        """
        found = self.area(region).evaluate(_VISIBLE_POINT)
        assert found is not None, f"no point of {region} can be touched on the stage"
        return found[0], found[1]

    def selected(self) -> list[str]:
        """Return the patches whose native button is pressed."""
        found: list[str] = self.tool.locator(
            'button[data-region][aria-pressed="true"]'
        ).evaluate_all("(buttons) => buttons.map((b) => b.dataset.region)")
        return found
