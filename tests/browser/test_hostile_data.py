"""Markup in the facts: a row that somebody prepared must stay words on every page."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.chart import charts_of
from tests.browser.conftest import PAGES, Visit
from tests.browser.guard import Guard
from tests.browser.quiz import QuizOnPage
from tests.browser.tool import ToolOnPage

MARKUP = "<img src=x onerror=alert(1)><script>alert(1)</script>"
LABELS = re.compile(r'"(?:text|hovertext|ticktext)":\[?"')
PROSE = re.compile(r"[a-z]{3,} [a-z]{2,} [a-z]{3,}")


def poison(route: Route) -> None:
    """Put markup into every text of a file of values; drawings are markup anyway."""
    text = route.fetch().text()
    if text.startswith("nerveroot.value(") and "<svg" not in text:
        text = PROSE.sub(lambda words: words[0] + MARKUP, text)
    route.fulfill(body=text, content_type="text/javascript")


def poison_reflexes(route: Route) -> None:
    """Put markup into every text of one table's rows."""
    text = route.fetch().text()
    if "reflexes." in route.request.url:
        text = PROSE.sub(lambda words: words[0] + MARKUP, text)
    route.fulfill(body=text, content_type="text/javascript")


def poison_chart(route: Route) -> None:
    """Begin every label of a chart with markup and with a link that is a program."""
    text = route.fetch().text()
    link = '<a href=\\\\"javascript:alert(1)\\\\">press</a>'
    text = LABELS.sub(lambda label: label[0] + MARKUP + link, text)
    route.fulfill(body=text, content_type="text/javascript")


Follow = Callable[[str, str, Callable[[Route], None]], Page]


@pytest.fixture
def follow(visit: Visit, guard: Guard) -> Iterator[Follow]:
    """Return what opens a page whose files are changed; nothing of it may run."""
    dialogs: list[str] = []
    opened: list[Page] = []

    def open_page(address: str, files: str, change: Callable[[Route], None]) -> Page:
        page = visit("book/about/disclaimer.html")
        page.on("dialog", lambda dialog: dialogs.append(dialog.message))
        page.route(f"**/_static/nerveroot/{files}", change)
        page.goto(f"{page.url.partition('book/')[0]}{address}")
        opened.append(page)
        return page

    yield open_page
    assert opened
    assert not dialogs
    assert all(page.locator("img[src='x']").count() == 0 for page in opened)
    guard.assert_quiet()


@pytest.mark.parametrize("tool", PAGES, ids=lambda tool: tool.__name__)
def test_markup_in_the_facts_of_a_tool_stays_text(
    follow: Follow, tool: type[ToolOnPage]
) -> None:
    """A tool writes a row of the tables into the page as markup."""
    page = follow(PAGES[tool], "*.js", poison)
    shown = tool(page)
    expect(shown.tool).to_have_attribute("data-ready", "true")
    for control in shown.tool.locator("summary").all():
        if control.is_visible():
            control.click()
    expect(page.locator("main")).to_contain_text(MARKUP)


def test_markup_in_questions_stays_text(follow: Follow) -> None:
    """A question, an option or a reason is written into the quiz as markup."""
    quiz = QuizOnPage(follow("book/clinical/red-flags.html", "questions.*.js", poison))
    expect(quiz.question).to_contain_text(MARKUP)
    assert any(MARKUP in option for option in quiz.options)
    quiz.button_named("I do not know").click()
    expect(quiz.part("feedback")).to_contain_text(MARKUP)


def test_markup_in_a_chart_stays_text(follow: Follow) -> None:
    """The charting library reads a label of a row as markup, or a link as a program."""
    page = follow("book/treatment/surgery.html", "treatment-effects-*.js", poison_chart)
    chart = charts_of(page)[0]
    chart.use()
    expect(chart.live).to_contain_text("<script>")
    chart.step("ArrowRight")
    links = page.locator("svg a", has_text="press")
    expect(links).not_to_have_count(0)
    found = links.evaluate_all("(links) => links.map(({ href }) => href.baseVal)")
    assert {*found} == {""}


def test_markup_in_the_evidence_tables_stays_text(follow: Follow) -> None:
    """A table writes the cells of its rows into the page as markup."""
    address = "book/reference/evidence-tables.html#table=reflexes"
    page = follow(address, "*.js", poison_reflexes)
    expect(page.locator("main")).to_contain_text(MARKUP)


def test_markup_in_the_texts_of_the_search_stays_text(follow: Follow) -> None:
    """A snippet or a term is written into the list of results as markup."""
    page = follow("search.html?q=sciatica", "search-index*.js", poison)
    expect(page.locator(".nr-search-list")).to_contain_text("<img")
    expect(page.locator(".nr-search-term")).to_contain_text(MARKUP)
