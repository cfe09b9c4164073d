"""What a reader sees whose browser runs no JavaScript."""

import pytest
from nerveroot.learning.question_file import load_questions
from playwright.sync_api import Page, expect

from tests import CHECKOUT
from tests.browser import checks
from tests.browser.built_book import BookPage
from tests.browser.conftest import MAP_PAGE
from tests.browser.guard import Guard

WORDS_OF_DRAWING = """(drawing) => {
  const words = ["aria-labelledby", "aria-describedby"].flatMap((name) =>
    (drawing.getAttribute(name) ?? "").split(" ").map((id) =>
      document.getElementById(id)?.textContent ?? ""));
  return [drawing.getAttribute("aria-label") ?? "", ...words].join(" ").trim();
}"""

pytestmark = pytest.mark.browser_context_args(java_script_enabled=False)


def test_page_can_be_read(
    book_page: BookPage, page: Page, guard: Guard, served: str
) -> None:
    """A page that is filled by a script is blank without it."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{served}/{book_page.address}")
    expect(page.locator("h1")).to_be_visible()
    # Playwright can still look into the page, although the page runs no script.
    assert not checks.too_wide(page)
    assert page.locator(".nr-plate > svg").count() >= book_page.drawings
    for drawing in page.locator(".nr-plate > svg").all():
        expect(drawing).to_have_attribute("role", "img")
        words = drawing.evaluate(WORDS_OF_DRAWING)
        assert len(words) > 60, f"too short to replace the drawing: {words!r}"
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        shown = [d for d in page.locator(".nr-plate > svg").all() if d.is_visible()]
        assert bool(shown) == (book_page.drawings > 0)
    guard.assert_quiet()


def test_map_has_its_table(page: Page, guard: Guard, served: str) -> None:
    """Without the script the facts of the map are nowhere on the page."""
    page.goto(f"{served}/{MAP_PAGE}")
    tables = [table.inner_text() for table in page.locator("article table").all()]
    about_skin = [text for text in tables if "First web space" in text]
    assert about_skin, "no table of the page names the first web space"


def test_questions_can_be_read(
    quiz_page: BookPage, page: Page, guard: Guard, served: str
) -> None:
    """Without the script the questions of a chapter are gone, or stand answered."""
    path = CHECKOUT / "book" / f"{quiz_page.quiz}.quiz.toml"
    page.goto(f"{served}/{quiz_page.address}")
    shown = page.locator('.nr-widget[data-widget-name="quiz"]')
    for item in load_questions(path)["items"]:
        expect(shown).to_contain_text(item["question"])
        folded = shown.get_by_text(item["explanation"]).first
        expect(folded).to_be_hidden()


def test_contents_can_be_reached_on_a_phone(
    page: Page, guard: Guard, served: str
) -> None:
    """The menu of a phone needs a script, and without it no page leads on."""
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{served}/book/index.html")
    page.locator("article a[href*='dermatomes.html']").first.click()
    expect(page.locator("h1")).to_contain_text("ermatome")
