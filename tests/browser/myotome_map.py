"""The myotome map on an open page, in the words of its readers."""

from typing import NamedTuple

from playwright.sync_api import Locator, expect

from tests.browser.tool import ToolOnPage, visible_point, words

_SAID = """(card) => [...card.querySelectorAll(".nrm-metric")].flatMap((block) =>
  [...block.querySelectorAll(".nrm-source-says")].flatMap((source) =>
    [...source.querySelectorAll("li")].map((claim) => [
      block.querySelector("h3, h4, h5, h6").innerText,
      source.querySelector("p").innerText,
      claim.querySelector(".nr-root-name").innerText,
      claim.textContent,
    ].map((text) => text.replace(/\\s+/g, " ").trim()))))"""

_GRID = """(table) => {
  const names = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
  const rows = [...table.querySelectorAll("tbody tr:has(button)")];
  return rows.flatMap((row) => [...row.cells].slice(2).map((cell, place) => [
    row.querySelector("button").dataset.muscle,
    names[place + 2],
    [...cell.children].map((part) => part.textContent.trim()),
    [...cell.querySelectorAll("b")].map((part) => part.textContent.trim()),
  ]));
}"""


class Said(NamedTuple):
    """One line of the card: what a source says about a muscle and a root."""

    metric: str
    source: str
    root: str
    text: str


class MyotomeMapOnPage(ToolOnPage):
    """One myotome map."""

    name = "myotome-map"

    def area(self, muscle: str) -> Locator:
        """Return the belly on the stage."""
        return self.tool.locator(f'svg [data-muscle="{muscle}"]')

    def point_on(self, muscle: str) -> tuple[float, float]:
        """Return a point of the window where a belly can be touched."""
        return visible_point(self.area(muscle))

    def button(self, muscle: str) -> Locator:
        """Return the native button of a muscle."""
        return self.tool.locator(f'button[data-muscle="{muscle}"]')

    def view(self, view: str) -> Locator:
        """Return the switch that shows a view."""
        return self.tool.locator(f'[data-view="{view}"]')

    def source(self, authority: str) -> Locator:
        """Return the radio of a source; an empty name is the evidence of all."""
        return self.tool.locator(f'input[type="radio"][value="{authority}"]')

    def choose_source(self, authority: str) -> None:
        """Choose whose map is shown."""
        for folded in ("map by", "more sources"):
            opener = self.button_named(folded)
            if opener.is_visible() and opener.get_attribute("aria-expanded") == "false":
                opener.click()
        self.source(authority).check(force=True)
        expect(self.source(authority)).to_be_checked()

    def choose(self, muscle: str, name: str) -> None:
        """Press the muscle's button and wait for its card."""
        self.press(self.button(muscle))
        expect(
            self.tool.get_by_role("heading", name=name, exact=True).first
        ).to_be_visible()

    def said(self) -> list[Said]:
        """Return what the card says, claim by claim."""
        lines: list[list[str]] = self.part("probe").evaluate(_SAID)
        return [Said(*line) for line in lines]

    def grid(self) -> list[tuple[str, str, list[str], list[str]]]:
        """Return muscle, source, roots and bold roots of each cell of the grid."""
        cells: list[list[object]] = self.part("table").locator("table").evaluate(_GRID)
        return [tuple(cell) for cell in cells]

    def lesion(self, target: str) -> Locator:
        """Return the switch of a lesion."""
        return self.tool.locator(f'[data-lesion="{target}"]')

    def lesion_words(self, target: str) -> dict[str, str]:
        """Return the paragraphs below the drawing of a lesion by their first words."""
        panel = self.tool.locator(f'[data-lesion-shown="{target}"]')
        paragraphs = [words(text) for text in panel.locator("figcaption p").all()]
        return dict(text.split(": ", 1) for text in paragraphs)
