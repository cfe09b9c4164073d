"""The planner of electrodiagnostic studies on an open page."""

from playwright.sync_api import Locator

from tests.browser.tool import ToolOnPage, words


class EmgPlannerOnPage(ToolOnPage):
    """One planner."""

    name = "emg-planner"

    @property
    def field(self) -> Locator:
        """Return the field for the days since the onset."""
        return self.tool.locator('[data-field="days"]')

    @property
    def slider(self) -> Locator:
        """Return the slider of the timeline."""
        return self.tool.locator('input[type="range"]')

    def question(self, value: str) -> Locator:
        """Return the radio of a question."""
        return self.part("question").locator(f'input[value="{value}"]')

    def day_button(self, days: int) -> Locator:
        """Return the button of a usual time."""
        return self.tool.locator(f'button[data-days="{days}"]')

    def headline(self) -> str:
        """Return what a study of that day is worth, or what cannot be used."""
        return words(self.part("headline"))

    def muscle(self, muscle: str) -> Locator:
        """Return the item of a muscle."""
        return self.tool.locator(f'[data-muscle="{muscle}"]')

    def muscles(self) -> list[str]:
        """Return the muscles to study, in their order."""
        found: list[str] = self.tool.locator("[data-muscle]").evaluate_all(
            "(all) => all.map((item) => item.dataset.muscle)"
        )
        return found

    def readings(self, item: Locator) -> list[str]:
        """Return what an abnormal and a normal result mean, in the tool's words."""
        return [words(reading) for reading in item.locator("dd").all()]

    def signs(self) -> dict[str, str]:
        """Return what the timeline says of each window on the day."""
        found: dict[str, str] = self.part("timeline").evaluate(
            "(figure) => Object.fromEntries([...figure.querySelectorAll("
            '"[data-timing]")].map((row) => [row.dataset.timing, row.dataset.status]))'
        )
        return found

    def cursor(self) -> float:
        """Return where the cursor stands along the axis, from 0 to 1."""
        place: float = self.part("timeline").evaluate(
            """(figure) => {
              const at = (line) => Number(line.getAttribute("x1"));
              const grid = [...figure.querySelectorAll(".nrep-grid, .nrep-turn")];
              const ends = [Math.min(...grid.map(at)), Math.max(...grid.map(at))];
              const cursor = at(figure.querySelector(".nrep-cursor"));
              return (cursor - ends[0]) / (ends[1] - ends[0]);
            }"""
        )
        return place
