"""The lesion localiser on an open page."""

from playwright.sync_api import Locator, expect

from tests.browser.tool import ToolOnPage, words


class LesionLocaliserOnPage(ToolOnPage):
    """One lesion localiser."""

    name = "lesion-localiser"

    def mode(self, name: str) -> None:
        """Change to a mode by its button."""
        self.press(self.button_named(name))
        expect(self.tool).to_have_attribute("data-mode", name)

    def open_all(self) -> None:
        """Open every folded part."""
        self.tool.locator("details:not([open]) > summary").evaluate_all(
            "(all) => all.forEach((summary) => summary.click())"
        )

    def radio(self, finding: str, state: str) -> Locator:
        """Return the radio that enters a state of a finding."""
        return self.tool.locator(
            f'[data-finding="{finding}"] input[type="radio"][value="{state}"]'
        )

    def enter(self, finding: str, state: str) -> None:
        """Enter a finding as a reader does."""
        self.open_all()
        self.radio(finding, state).check(force=True)

    def headline(self) -> str:
        """Return the conclusion."""
        return words(self.part("result").locator(".nrll-headline").first)

    def effects(self) -> dict[str, str]:
        """Return what is drawn of each patch of skin and each muscle."""
        found: dict[str, str] = self.tool.locator(".nrll-part[data-name]").evaluate_all(
            "(all) => Object.fromEntries("
            "all.map((one) => [one.dataset.name, one.dataset.effect]))"
        )
        return found
