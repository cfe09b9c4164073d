"""The bibliography lists every source once, with its status and where it is used."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from nerveroot.audit.row_sources import rows_of_sources
from nerveroot.data import load_table
from nerveroot.data.schema import load_schema

from .conftest import Built

CITING = (
    "# {title}\n\nSaid {{cite:p}}`{keys}`.\n\n## Sources\n\n:::{{page-sources}}\n:::\n"
)


@pytest.fixture
def book(build_book) -> Built:
    return build_book(
        second=CITING.format(title="Second", keys="tsao2003"),
        first=CITING.format(title="First", keys="tsao2003,young1983"),
        tables="# Tables\n\n## All\n\n:::{evidence-tables}\n:::\n",
        references="# References\n\n## All\n\n:::{reference-list}\n:::\n",
    )


def soup(book: Built, page: str) -> BeautifulSoup:
    return BeautifulSoup(book.page(page), "html.parser")


def test_every_source_has_its_place_its_mark_and_its_status(book):
    page = soup(book, "references")
    items = page.select("li.nr-source")
    keys = [row.source_key for row in load_table("sources")]
    anchors = ["source-" + re.sub(r"[^a-z0-9]+", "-", key.lower()) for key in keys]
    assert sorted(item["id"] for item in items) == sorted(anchors)
    assert len(set(anchors)) == len(anchors)
    for item in items:
        assert item.select_one("svg.nr-status")
        assert item.select_one(".nr-source-status").get_text()
    assert book.warnings == ""


def test_an_entry_says_which_pages_and_rows_use_it_in_the_order_of_the_book(book):
    uses = soup(book, "references").select_one("#source-tsao2003 .nr-source-uses")
    links = [(a.get_text(), a["href"]) for a in uses.select("a")]
    assert links[:2] == [
        ("Second", "second.html#source-tsao2003"),
        ("First", "first.html#source-tsao2003"),
    ]
    tables = rows_of_sources()["tsao2003"]
    assert len(links) == 2 + len(tables)
    for (words, address), name in zip(links[2:], sorted(tables), strict=True):
        assert words == f"{load_schema(name).title} ({tables[name]})"
        assert address == f"tables.html#table={name}&filter=tsao2003"


def test_a_source_that_nothing_uses_says_so(book):
    unused = next(
        row.source_key
        for row in load_table("sources")
        if row.source_key not in rows_of_sources()
    )
    page = soup(book, "references")
    anchor = "source-" + re.sub(r"[^a-z0-9]+", "-", unused.lower())
    uses = page.find(id=anchor).select_one(".nr-source-uses")
    assert uses.get_text() == "Not used on a page or in a table."


def test_letters_lead_to_their_headings_and_entries_are_in_order(book):
    page = soup(book, "references")
    letters = page.select("nav.nr-letters a")
    assert [a.get_text() for a in letters] == sorted(a.get_text() for a in letters)
    for letter in letters:
        heading = page.find(id=letter["href"].removeprefix("#"))
        assert heading.name == "h3"
        assert heading.get_text() == letter.get_text()
        first = heading.find_next("li", class_="nr-source")
        text = first.select_one(".nr-source-text").get_text()
        assert re.sub(r"^\W+", "", text)[0].upper() in (letter.get_text(), "Á", "Å")


def test_the_summary_counts_the_sources(book):
    words = soup(book, "references").select_one("section section p").get_text()
    sources = load_table("sources")
    assert words.startswith(f"{len(sources)} sources: ")
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    assert sum(numbers[1:-1]) == len(sources)
    assert numbers[-1] == sum(row.status == "unchecked" for row in sources)


def test_a_pages_own_list_leads_to_the_bibliography(book):
    link = soup(book, "first").select_one("#source-young1983 a.nr-source-more")
    assert link["href"] == "references.html#source-young1983"
    assert link.get_text() == "All uses: Young 1983"


def test_without_a_bibliography_a_page_has_no_link_to_it(build_book):
    book = build_book(alone=CITING.format(title="Alone", keys="tsao2003"))
    assert not soup(book, "alone").select("a.nr-source-more")


def test_the_bibliography_follows_when_a_page_cites_something_else(build_book):
    pages = {"references": "# References\n\n## All\n\n:::{reference-list}\n:::\n"}
    build_book(**pages, one=CITING.format(title="One", keys="tsao2003"))
    book = build_book(**pages, one=CITING.format(title="One", keys="young1983"))
    page = soup(book, "references")
    assert "One" in page.select_one("#source-young1983 .nr-source-uses").get_text()
    assert "One" not in page.select_one("#source-tsao2003 .nr-source-uses").get_text()
