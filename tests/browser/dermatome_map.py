"""The dermatome map on an open page, in the words of its readers."""

from playwright.sync_api import Locator, expect

from tests.browser.tool import ToolOnPage, visible_point


class MapOnPage(ToolOnPage):
    """One dermatome map, found by its public contract only."""

    name = "dermatome-map"

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
        return visible_point(self.area(region))

    def selected(self) -> list[str]:
        """Return the patches whose native button is pressed."""
        found: list[str] = self.tool.locator(
            'button[data-region][aria-pressed="true"]'
        ).evaluate_all("(buttons) => buttons.map((b) => b.dataset.region)")
        return found
