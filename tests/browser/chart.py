"""One chart of an open page: its picture until it is used, then the live drawing."""

import re

from playwright.sync_api import Locator, Page, expect


class ChartOnPage:
    """
    One chart of a page, found by its public contract.

    Parameters
    ----------
    page : Page
        The page that shows it.
    chart : Locator
        The element with ``data-chart``.
    """

    def __init__(self, page: Page, chart: Locator) -> None:
        self.page = page
        self.chart = chart
        self.frame = chart.locator(
            "xpath=ancestor::*[contains(@class, 'nr-chart-frame')]"
        )
        self.live = chart.locator(".js-plotly-plot")

    @property
    def name(self) -> str:
        """Return the name of the chart in the contract."""
        return self.chart.get_attribute("data-chart") or ""

    @property
    def spoken(self) -> Locator:
        """Return the region that speaks the chosen point."""
        return self.frame.locator('[aria-live="polite"]')

    def pictures(self) -> list[Locator]:
        """Return the still pictures that can be seen."""
        found = self.chart.locator(".nr-chart-picture > svg").all()
        return [picture for picture in found if picture.is_visible()]

    def slices(self) -> list[Locator]:
        """Return the parts, each below the other, in which a long picture prints."""
        found = self.chart.locator(".nr-chart-slices > svg").all()
        return [part for part in found if part.is_visible()]

    def until_live(self) -> None:
        """Wait until the library has drawn the chart."""
        expect(self.chart).to_have_attribute("data-state", "live")
        expect(self.live).to_be_visible()

    def use(self) -> None:
        """Give the chart the focus, as the Tab key does, and wait for the drawing."""
        self.chart.focus()
        self.until_live()

    def step(self, key: str) -> str:
        """Press a key and return the sentence that it makes the chart say."""
        before = self.spoken.text_content()
        self.page.keyboard.press(key)
        expect(self.spoken).not_to_have_text(before or "")
        expect(self.spoken).to_have_text(re.compile(r"\S"))
        return (self.spoken.text_content() or "").strip()


def charts_of(page: Page) -> list[ChartOnPage]:
    """Return the charts of a page that stand in frames of the book, in order."""
    found = page.locator(".nr-chart-frame [data-chart]").all()
    return [ChartOnPage(page, chart) for chart in found]
