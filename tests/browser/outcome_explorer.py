"""The explorer of outcomes over time on an open page."""

import re

from playwright.sync_api import Download, Locator, expect

from tests.browser.tool import ToolOnPage, words

_MARKS = """(chart) => {
  const plot = chart.querySelector(".js-plotly-plot");
  const found = {};
  for (const trace of plot.data) {
    (trace.customdata ?? []).forEach((row, place) => {
      if (!row) return;
      const fill = trace.marker.color;
      found[row] = {
        axis: trace.xaxis,
        x: trace.x[place],
        y: trace.y[place],
        fill: Array.isArray(fill) ? fill[place] : fill,
      };
    });
  }
  return found;
}"""


class OutcomeExplorerOnPage(ToolOnPage):
    """One outcome explorer."""

    name = "outcome-explorer"

    @property
    def curves(self) -> Locator:
        """Return the chart of the course."""
        return self.tool.locator('[data-chart="outcome-curves"]')

    @property
    def icons(self) -> Locator:
        """Return the chart that counts people."""
        return self.tool.locator('[data-chart="recovery-icons"]')

    def option(self, part: str, value: str) -> Locator:
        """Return the radio that sets a part of the state."""
        return self.part(part).locator(f'input[type="radio"][value="{value}"]')

    def picker(self, part: str) -> Locator:
        """Return the list from which a part of the state is picked."""
        return self.part(part).locator("select")

    def choose(self, part: str, value: str) -> None:
        """Choose a value by its native control and wait until it is drawn."""
        if part in ("outcome", "subgroup"):
            self.picker(part).select_option(value)
        else:
            self.press(self.option(part, value))
            expect(self.option(part, value)).to_be_checked()
        self.until_drawn()

    def until_drawn(self) -> None:
        """Wait until the live chart stands there, and nothing is on its way."""
        expect(self.curves).to_have_attribute("data-state", "live")
        expect(self.tool.locator("[aria-busy]")).to_have_count(0)

    def marks(self, chart: Locator | None = None) -> dict[str, dict[str, object]]:
        """Return the marks of a live chart by the id of their row."""
        found: dict[str, dict[str, object]] = (chart or self.curves).evaluate(_MARKS)
        return found

    def headline(self) -> str:
        """Return the finding over the chart."""
        return words(self.tool.locator("h2, h3, h4, h5, h6").nth(1))

    def reading(self) -> str:
        """Return what is said of the time under the cursor."""
        return words(self.part("result"))

    def table_rows(self) -> list[list[str]]:
        """Return the cells of the table under the chart, row by row."""
        rows = self.part("table").locator("tbody tr").all()
        return [
            [
                " ".join(cell.split())
                for cell in row.locator("th, td").all_text_contents()
            ]
            for row in rows
        ]

    def download(self) -> Download:
        """Return the file that the button gives."""
        with self.page.expect_download() as waiting:
            self.press(self.tool.get_by_role("button", name="CSV"))
        return waiting.value

    def step(self, key: str) -> str:
        """Press a key on the chart and return what it makes the tool say."""
        before = self.live.text_content() or ""
        self.page.keyboard.press(key)
        expect(self.live).not_to_have_text(before)
        expect(self.live).to_have_text(re.compile(r"\S"))
        return (self.live.text_content() or "").strip()
