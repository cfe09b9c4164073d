"""A quiz on an open page, answered with the keyboard alone."""

from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser.keyboard import tab_to
from tests.browser.tool import ToolOnPage, words

KEY = "nerveroot.quiz.v1"
"""Where the browser keeps the results of all quizzes."""


class QuizOnPage(ToolOnPage):
    """One quiz."""

    name = "quiz"

    @property
    def question(self) -> Locator:
        """Return the question on screen."""
        return self.tool.locator("form").get_by_role("heading")

    @property
    def options(self) -> list[str]:
        """Return the texts of the options in the order of the screen."""
        return self.tool.locator("form .nrq-option-text").all_inner_texts()

    def state(self) -> str | None:
        """Return ``asked``, ``answered`` or ``finished``."""
        return self.tool.get_attribute("data-state")

    def kept(self) -> str | None:
        """Return what the browser keeps."""
        text: str | None = self.page.evaluate("(key) => localStorage.getItem(key)", KEY)
        return text

    def answer_rightly(self, item: dict[str, Any]) -> None:
        """
        Answer the question on screen, which has the focus, without a pointer.

        Parameters
        ----------
        item : dict
            The question as its file gives it.
        """
        expect(self.question).to_have_text(item["question"])
        answer = {
            "single": self._choose_one,
            "multiple": self._tick,
            "ordering": self._sort,
            "point": self._point,
        }
        answer[item["kind"]](item)
        self._press_button("Check")
        expect(self.part("feedback")).to_be_visible()

    def go_on(self) -> None:
        """Leave an answered question for the next one or the end."""
        self._press_button("Next question|See how it went")

    def assert_explained(self, item: dict[str, Any]) -> None:
        """Fail unless a right answer is called right and everything is explained."""
        feedback = words(self.part("feedback"))
        assert feedback.startswith("Right."), feedback
        assert "data-part=feedback" in self._focus()
        assert item["lesson"] in feedback
        assert item["explanation"] in feedback
        explained = words(self.tool)
        for option in item["options"]:
            assert option["reason"] in explained

    def _focus(self) -> str:
        inside: bool = self.page.evaluate(
            "() => document.activeElement.closest('[data-part=feedback]') !== null"
        )
        return "data-part=feedback" if inside else "elsewhere"

    def _press_button(self, pattern: str) -> None:
        button = self.button_named(f"^({pattern})$")
        button.evaluate("(button) => { button.dataset.wanted = ''; }")
        tab_to(self.page, f"{self.selector} [data-wanted]")
        button.evaluate("(button) => { delete button.dataset.wanted; }")
        self.page.keyboard.press("Enter")

    def _choose_one(self, item: dict[str, Any]) -> None:
        right = next(option["text"] for option in item["options"] if option["right"])
        tab_to(self.page, f"{self.selector} form input[type=radio]")
        place = self.options.index(right)
        self.page.keyboard.press("Space")
        for _ in range(place):
            self.page.keyboard.press("ArrowDown")

    def _tick(self, item: dict[str, Any]) -> None:
        right = {option["text"]: option["right"] for option in item["options"]}
        for text in self.options:
            tab_to(self.page, f"{self.selector} form input[type=checkbox]")
            if right[text]:
                self.page.keyboard.press("Space")

    def _sort(self, item: dict[str, Any]) -> None:
        for target, option in enumerate(item["options"]):
            text = option["text"]
            place = self.options.index(text)
            if place == target:
                continue
            row = self.tool.locator("form li").nth(place)
            up = row.locator('[data-move="up"]')
            up.evaluate("(button) => { button.dataset.wanted = ''; }")
            tab_to(self.page, f"{self.selector} [data-wanted]")
            for _ in range(place - target):
                self.page.keyboard.press("Enter")
            up = self.tool.locator("[data-wanted]")
            up.evaluate("(button) => { delete button.dataset.wanted; }")
            assert self.options[target] == text
            expect(self.live).to_contain_text(f"now {target + 1} of")

    def _point(self, item: dict[str, Any]) -> None:
        right = {
            region
            for option in item["options"]
            if option["right"]
            for region in option["regions"]
        }
        radios = f"{self.selector} form input[type=radio]"
        tab_to(self.page, radios)
        self.page.keyboard.press("Space")
        for _ in range(self.page.locator(radios).count()):
            if self.page.evaluate("() => document.activeElement.value") in right:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no right patch can be chosen by name: {sorted(right)}")
