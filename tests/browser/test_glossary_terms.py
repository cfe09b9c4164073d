"""The meaning of a term is there for the pointer, the keyboard, a finger and paper."""

import re

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import axe
from tests.browser.conftest import Visit

PAGE = "book/clinical/differential-diagnosis.html"


def first_term(page: Page) -> Locator:
    term = page.locator("article a.nr-term").first
    term.scroll_into_view_if_needed()
    return term


def card(page: Page) -> Locator:
    return page.get_by_role("tooltip")


def test_card_stays_under_the_pointer_and_escape_closes_it(visit: Visit) -> None:
    """The card vanishes on the way to it, or cannot be sent away (WCAG 1.4.13)."""
    page = visit(PAGE)
    first_term(page).hover()
    expect(card(page)).to_be_visible()
    card(page).hover()
    page.wait_for_timeout(500)
    expect(card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    first_term(page).hover()
    page.mouse.move(1, 1)
    expect(card(page)).to_be_hidden()


def test_card_opens_and_closes_with_the_keyboard(visit: Visit) -> None:
    """A reader without a mouse never sees what a term means."""
    page = visit(PAGE)
    term = first_term(page)
    term.focus()
    expect(card(page)).to_be_visible()
    expect(term).to_have_accessible_description(re.compile(r"\w{3,} .*\."))
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(term).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(card(page)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/reference/glossary\.html#term-"))


def test_card_covers_no_line_of_its_term(visit: Visit) -> None:
    """The card hides the word that it explains."""
    page = visit(PAGE, width=360)
    for term in page.locator("article a.nr-term").all()[:8]:
        term.scroll_into_view_if_needed()
        term.focus()
        words, shown = term.bounding_box(), card(page).bounding_box()
        assert words
        assert shown
        below = shown["y"] >= words["y"] + words["height"]
        above = shown["y"] + shown["height"] <= words["y"]
        assert below or above
        assert shown["x"] >= 0
        assert shown["x"] + shown["width"] <= 360


def test_open_card_is_accessible(visit: Visit, axe_source: str) -> None:
    """The card has poor contrast, or stands outside every landmark."""
    page = visit(PAGE)
    first_term(page).focus()
    expect(card(page)).to_be_visible()
    assert not axe.violations(page, axe_source)


def test_first_tap_explains_and_the_second_follows(
    browser: Browser, served: str
) -> None:
    """On a phone a tap leaves the chapter before its reader knows what a term means."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{served}/{PAGE}")
    term = first_term(page)
    term.tap()
    expect(card(page)).to_be_visible()
    assert PAGE in page.url
    term.tap()
    expect(page).to_have_url(re.compile(r"/reference/glossary\.html#term-"))
    context.close()


def test_without_a_script_a_term_is_a_link(browser: Browser, served: str) -> None:
    """Readers without JavaScript find a dotted word that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/{PAGE}")
    name = first_term(page).inner_text()
    first_term(page).click()
    expect(page).to_have_url(re.compile(r"/reference/glossary\.html#term-"))
    expect(page.locator("dt:target")).to_have_text(re.compile(name, re.IGNORECASE))
    context.close()
