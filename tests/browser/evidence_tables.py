"""The tool of the page of evidence tables."""

import csv
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.tool import ToolOnPage

PAGE = "book/reference/evidence-tables.html"


class EvidenceTablesOnPage(ToolOnPage):
    """Chooses a table, filters and sorts its rows."""

    name = "evidence-tables"

    def __init__(self, page: Page, number: int = 0) -> None:
        super().__init__(page, number)
        expect(self.tool).to_have_attribute("data-ready", "true")

    @property
    def table(self) -> Locator:
        """Return the select that chooses a table."""
        return self.tool.get_by_role("combobox", name="Table", exact=True)

    @property
    def filter(self) -> Locator:
        """Return the input for words."""
        return self.tool.get_by_label("Words in the row")

    @property
    def count(self) -> Locator:
        """Return the sentence that counts rows."""
        return self.part("count")

    @property
    def rows(self) -> Locator:
        """Return the rows that are drawn."""
        return self.tool.locator("tbody tr")

    def choose(self, table: str) -> None:
        """Choose a table by its name and wait for its rows."""
        self.table.select_option(table)
        expect(self.rows.first).to_be_visible()

    def head(self, label: str) -> Locator:
        """Return the head of a column."""
        return self.tool.locator("thead th").filter(
            has=self.page.get_by_role("button", name=label, exact=True)
        )

    def column(self, label: str) -> list[str]:
        """Return what the drawn rows show in a column."""
        heads = [
            text.strip() for text in self.tool.locator("thead th").all_inner_texts()
        ]
        place = heads.index(label) + 1
        cells = self.rows.locator(f"xpath=./*[{place}]")
        return [text.strip() for text in cells.all_inner_texts()]


def csv_rows(file: Path) -> list[list[str]]:
    """Return the lines of a CSV file, without the mark at its start."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))
