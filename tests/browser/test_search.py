"""The search page: what readers type leads to the page that answers it."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import CHECKOUT
from tests.browser import axe, checks
from tests.browser.address import HOSTILE
from tests.browser.conftest import Visit
from tests.browser.guard import Guard
from tests.browser.server import transfer_size

SEARCH = "search.html"
QUESTIONS: dict[str, list[str]] = json.loads(
    (CHECKOUT / "tests/unit/static_book/search_questions.json").read_text("utf-8")
)
INDEX_KILOBYTES = 150


def ask(page: Page, query: str) -> None:
    """Type a question and wait for the answer."""
    page.locator("#nr-search-field").fill(query)
    page.locator("#nr-search-field").press("Enter")
    expect(page.locator("[role=status]")).to_contain_text("“")


def addresses(page: Page) -> list[str]:
    """Return the pages found, best first."""
    links = page.locator(".nr-search-list h2 a")
    found: list[str] = links.evaluate_all(
        "(links) => links.map((link) => link.getAttribute('href'))"
    )
    return found


def test_every_question_of_readers_is_answered_in_the_first_three(
    visit: Visit, guard: Guard
) -> None:
    """A chapter is renamed or rewritten, and readers' words find it no more."""
    page = visit(SEARCH)
    wrong = []
    for query, pages in QUESTIONS.items():
        ask(page, query)
        expect(page.locator("[role=status]")).to_contain_text(query)
        first = addresses(page)[:3]
        wrong += [
            (query, name, first) for name in pages if f"book/{name}.html" not in first
        ]
    assert not wrong
    guard.assert_quiet()


def test_works_as_a_file(page: Page, guard: Guard, built: Path) -> None:
    """An index that is fetched cannot be read from the disk."""
    page.goto((built / SEARCH).as_uri() + "?q=EHL")
    expect(page.locator(".nr-search-term")).to_contain_text("Extensor hallucis longus")
    page.locator(".nr-search-list h2 a").first.click()
    expect(page.locator("h1")).to_be_visible()
    guard.assert_quiet()


def test_costs_nothing_until_used(visit: Visit, guard: Guard, built: Path) -> None:
    """An index on every page would double what a reader downloads."""
    visit("book/anatomy/reflexes.html")
    assert not [address for address in guard.requests if "search" in address]
    page = visit(SEARCH)
    expect(page.locator("#nr-search-field")).to_be_focused()
    assert not [address for address in guard.requests if "search-index" in address]
    page.keyboard.type("r")
    expect(page.locator(".nr-search-list")).to_be_visible()
    index = next((built / "_static/nerveroot").glob("search-index.*.js"))
    assert transfer_size(index) / 1000 <= INDEX_KILOBYTES


def test_answers_without_a_network_once_loaded(visit: Visit, guard: Guard) -> None:
    """A search that asks a server stops with the network."""
    page = visit(SEARCH)
    ask(page, "reflex")
    page.context.set_offline(True)
    ask(page, "foot drop")
    assert addresses(page)[0] == "book/treatment/foot-drop.html"
    # The browser itself may ask for the icon once more.
    assert all("icon" in complaint for complaint in guard.complaints)
    guard.complaints.clear()


def test_says_when_the_index_does_not_load(visit: Visit, guard: Guard) -> None:
    """A lost index looks like a book in which nothing is found."""
    page = visit("book/about/disclaimer.html")
    page.route("**/search-index.*.js", lambda route: route.abort())
    page.goto(page.url.replace("book/about/disclaimer.html", SEARCH))
    page.locator("#nr-search-field").fill("reflex")
    page.locator("#nr-search-field").press("Enter")
    expect(page.locator("[role=status]")).to_contain_text("did not load")
    page.unroute("**/search-index.*.js")
    ask(page, "reflex")
    assert addresses(page)
    assert guard.complaints
    assert all("search-index" in complaint for complaint in guard.complaints)
    guard.complaints.clear()


def test_what_is_typed_early_is_not_lost(visit: Visit) -> None:
    """A quick reader types before the program of the page runs."""
    page = visit("book/about/disclaimer.html")
    page.route(
        "**/search.*.js",
        lambda route: (page.wait_for_timeout(1500), route.continue_()),
    )
    root = page.url.partition("book/")[0]
    page.goto(f"{root}{SEARCH}", wait_until="commit")
    field = page.locator("#nr-search-field")
    expect(field).to_be_focused()
    page.keyboard.type("reflex")
    expect(page.locator("[role=status]")).to_contain_text("“reflex”")


def test_is_used_by_keyboard_alone(visit: Visit) -> None:
    """Readers without a mouse cannot reach search, results or the field again."""
    page = visit("book/anatomy/reflexes.html")
    page.keyboard.press("Control+k")
    field = page.locator("#nr-search-field")
    expect(field).to_be_focused()
    page.keyboard.type("foot drop")
    expect(page.locator("[role=status]")).to_contain_text("“foot drop”")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".nr-search-term a")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".nr-search-list h2 a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(field).to_have_value("foot drop")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(page.locator(".nr-search-results")).to_be_empty()


def test_a_result_leads_to_its_section(visit: Visit) -> None:
    """A link to the top of a long page is no answer."""
    page = visit(f"{SEARCH}?q=Tinel+sign")
    page.locator(".nr-search-term a").click()
    page.wait_for_url("**/book/reference/glossary.html#term-*")
    assert page.locator(":target").count() == 1


def test_the_question_stays_in_the_address(visit: Visit) -> None:
    """A result page cannot be shared, or is lost by going back."""
    page = visit(SEARCH)
    ask(page, "is there an L5 reflex?")
    assert page.url.endswith("?q=is%20there%20an%20L5%20reflex%3F")
    page.reload()
    expect(page.locator(".nr-search-list")).to_be_visible()


def test_a_slip_is_answered_with_words_of_the_book(visit: Visit) -> None:
    """Nothing found is a dead end."""
    page = visit(f"{SEARCH}?q=zzqqyxx")
    expect(page.locator("[role=status]")).to_contain_text("Nothing found")
    expect(page.locator(".nr-search-results")).to_contain_text("Try another word")


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("sciattikka", ["sciatic", "sciatica"]),
        ("electrodaignosys", ["electrodiagnosis"]),
        ("discektomia", ["discectomy"]),
    ],
)
def test_a_misspelt_word_leads_to_words_of_the_book(
    visit: Visit, guard: Guard, slip: str, meant: list[str]
) -> None:
    """The search offers no word, one that finds nothing, or the same word twice."""
    page = visit(f"{SEARCH}?q={slip}")
    expect(page.locator("[role=status]")).to_contain_text(f"Nothing found for “{slip}”")
    offer = page.locator(".nr-search-results p", has_text="Did you mean:")
    assert offer.get_by_role("link").all_inner_texts() == meant
    offer.get_by_role("link").first.click()
    expect(page.locator("[role=status]")).to_contain_text(f"for “{meant[0]}”")
    expect(page.locator("#nr-search-field")).to_have_value(meant[0])
    assert addresses(page)
    guard.assert_quiet()


def test_quiz_answers_are_not_found(visit: Visit) -> None:
    """The search gives away what the reader is asked to recall."""
    page = visit(f"{SEARCH}?q=natural+history")
    expect(page.locator(".nr-search-list")).to_be_visible()
    index = page.locator("form.nr-search").get_attribute("data-index")
    text = page.request.get(page.url.partition("search.html")[0] + str(index)).text()
    assert "Does the disc shrink" in text
    assert "herniations never shrink" not in text


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: value[:20])
def test_a_hostile_question_is_text(visit: Visit, guard: Guard, value: str) -> None:
    """What stands in the address is written as markup, and runs."""
    page = visit("book/about/disclaimer.html")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    root = page.url.partition("book/")[0]
    page.goto(f"{root}{SEARCH}")
    page.evaluate("(q) => { location.search = '?q=' + encodeURIComponent(q) }", value)
    shown = value[:200]
    expect(page.locator("[role=status]")).to_contain_text(f"“{shown}”")
    assert not dialogs
    assert page.locator("img[src='x'], .nr-main script").count() == 0
    assert page.evaluate("() => ({}).polluted === undefined")
    guard.assert_quiet()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_results_are_accessible(
    visit: Visit, axe_source: str, theme: str, width: int
) -> None:
    """Results that only a script writes escape the check of every page."""
    page = visit(f"{SEARCH}?q=peroneal", theme=theme, width=width)
    expect(page.locator(".nr-search-list")).to_be_visible()
    assert not axe.violations(page, axe_source)
    assert not checks.too_wide(page)
    assert not checks.small_controls(page)
