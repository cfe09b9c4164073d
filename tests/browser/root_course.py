"""The course of L5 on an open page."""

from playwright.sync_api import Locator, expect

from tests.browser.tool import ToolOnPage


class RootCourseOnPage(ToolOnPage):
    """One drawn course of the root."""

    name = "root-course"

    def stop(self, stop: str) -> Locator:
        """Return the native button of a stop."""
        return self.tool.locator(f'button[data-stop="{stop}"]')

    def show(self, stop: str) -> None:
        """Show a stop by its button."""
        self.press(self.stop(stop))
        self.expect_shown(stop)

    def expect_shown(self, stop: str) -> None:
        """Wait until the button and the card agree that this stop is shown."""
        expect(self.stop(stop)).to_have_attribute("aria-pressed", "true")
        expect(self.part("card")).to_have_attribute("data-stop-shown", stop)

    def facts(self) -> list[str]:
        """Return the ids of the figures and findings on show."""
        found: list[str] = (
            self.part("figures")
            .locator("[data-fact]")
            .evaluate_all("(items) => items.map((item) => item.dataset.fact)")
        )
        return found

    def fact(self, fact: str) -> Locator:
        """Return one figure or finding."""
        return self.part("figures").locator(f'[data-fact="{fact}"]')
