"""The bibliography is found from everywhere, and leads everywhere."""

import re

from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit

PAGE = "book/reference/references.html"


def test_a_letter_leads_to_its_sources(visit: Visit) -> None:
    """Four hundred sources can only be read from the first to the last."""
    page = visit(PAGE)
    letters = page.get_by_role("navigation", name="Letters")
    letters.get_by_role("link", name="T", exact=True).click()
    expect(page.get_by_role("heading", name="T", exact=True)).to_be_in_viewport()
    expect(page.locator("#source-tsao2003")).to_contain_text("Tsao BE")


def test_a_page_and_the_bibliography_lead_to_each_other(visit: Visit) -> None:
    """A reader who follows a citation ends at the list of one page."""
    page = visit("book/overview.html")
    page.locator("#source-tsao2003 a.nr-source-more").click()
    expect(page).to_have_url(re.compile(r"/references\.html#source-tsao2003$"))
    place = page.locator("#source-tsao2003")
    expect(place).to_be_in_viewport()
    place.get_by_role("link", name="The root in one page").click()
    expect(page).to_have_url(re.compile(r"/overview\.html#source-tsao2003$"))


def test_every_source_has_a_status_in_words_and_outside_links_are_safe(
    visit: Visit,
) -> None:
    """A mark without words, or a link that is no DOI, PubMed or source page."""
    page = visit(PAGE)
    items = page.locator("li.nr-source")
    assert items.count() > 400
    words = page.locator("li.nr-source .nr-source-status").all_inner_texts()
    assert len(words) == items.count()
    assert all(words)
    links = page.locator("li.nr-source .nr-source-text a").evaluate_all(
        "(links) => links.map((link) => link.href)"
    )
    assert all(
        link.startswith("https://") or link.startswith("http://") for link in links
    )
    assert sum("doi.org/" in link for link in links) > 100


def test_it_is_read_without_a_script(browser: Browser, served: str) -> None:
    """The list is made in the browser, and some browsers make nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/{PAGE}#source-tsao2003")
    expect(page.locator("#source-tsao2003")).to_be_in_viewport()
    context.close()
