"""The post-test tool on an open page."""

from collections import Counter

from playwright.sync_api import Locator, expect

from tests.browser.tool import ToolOnPage, words


class PostTestOnPage(ToolOnPage):
    """One post-test tool."""

    name = "post-test"

    @property
    def test(self) -> Locator:
        """Return the native list of tests."""
        return self.tool.locator("select").first

    @property
    def slider(self) -> Locator:
        """Return the slider of the probability before the test."""
        return self.tool.locator('input[type="range"]')

    def field(self, name: str) -> Locator:
        """Return a field for a number by what it holds."""
        return self.tool.locator(f'[data-field="{name}"]')

    def result(self, value: str) -> Locator:
        """Return the radio of a test result."""
        return self.part("result").locator(f'input[value="{value}"]')

    def preset(self, value: str) -> Locator:
        """Return the radio of a starting point."""
        return self.part("pretest").locator(f'input[type="radio"][value="{value}"]')

    def headline(self) -> str:
        """Return the result in the tool's words, or why there is none."""
        return words(self.part("result-words"))

    def drawing(self, part: str) -> str:
        """Return what a drawing says to those who do not see it."""
        drawing = self.part(part).locator('svg[role="img"]')
        return drawing.get_attribute("aria-label") or ""

    def offered(self) -> set[str]:
        """Return the ids of the starting points, the reader's own value left out."""
        values: list[str] = (
            self.part("pretest")
            .locator('input[type="radio"]')
            .evaluate_all("(all) => all.map((input) => input.value)")
        )
        return {value for value in values if value}

    def icons(self) -> Counter[str]:
        """Return how many of the hundred icons after the test look alike."""
        after = self.part("icons").locator("figure").nth(1).locator("[data-icon]")
        kinds: list[str] = after.evaluate_all(
            "(all) => all.map((icon) => icon.dataset.icon)"
        )
        return Counter(kinds)

    def add(self, test: str) -> str:
        """Choose a second test; return what the tool says of it."""
        body = self.part("second")
        body.evaluate("(details) => { details.open = true; }")
        body.locator("select").select_option(test)
        verdict = self.part("second-verdict")
        expect(verdict).to_be_visible()
        return words(verdict)
