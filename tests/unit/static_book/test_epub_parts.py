"""The steps that turn a page of the book into one of an ePub."""

from pathlib import Path
from xml.dom import minidom

import pytest
from nerveroot.static_book.css_rules import parse
from nerveroot.static_book.epub.citation import FILE, read_citation
from nerveroot.static_book.epub.cover import cover_file
from nerveroot.static_book.epub.drawings import settle_drawings
from nerveroot.static_book.epub.links import settle_links
from nerveroot.static_book.epub.literals import (
    book_values,
    definitions,
    with_literals,
)
from nerveroot.static_book.epub.markup import elements, parsed, text_of
from nerveroot.static_book.epub.page import page_body
from nerveroot.static_book.epub.tables import gather_rows, stack_wide_tables
from nerveroot.static_book.errors import BookError

from tests import CHECKOUT

TWO_SHAPES = (
    '<svg role="img" aria-label="Leg" viewBox="0 0 720 530" width="720" height="530">'
    "<style>.a{{--nr-own:#123456}}@media screen{{.a{{--nr-own:#fff}}}}</style>"
    '<svg class="nr-plate-wide" viewBox="0 0 720 530"><g id="wide"/></svg>'
    '<svg class="nr-plate-narrow" viewBox="0 0 358 {height}"><g id="narrow"/></svg>'
    "</svg>"
)


def test_values_are_those_of_the_light_theme() -> None:
    assert book_values()["--nr-paper"] == "#FBFAF7"
    assert with_literals("fill:var(--nr-paper, red)", book_values(), "x") == (
        "fill:#FBFAF7"
    )
    rules = parse(":root{--a:1}@media screen{:root{--a:2}}")
    assert definitions(rules) == {"--a": "1"}


def test_a_value_may_be_made_of_variables_or_a_fallback() -> None:
    values = {"--a": "var(--b)", "--b": "2px"}
    assert with_literals("var(--a) var(--c, rgb(1, 2, 3))", values, "x") == (
        "2px rgb(1, 2, 3)"
    )


def test_a_variable_without_value_stops_the_build() -> None:
    with pytest.raises(BookError, match=r"page: --nr-nothing has no value"):
        with_literals("var(--nr-nothing)", book_values(), "page")


def test_markup_of_html_becomes_well_formed() -> None:
    body = parsed('<p>a<br>b&nbsp;c<img src="x>y" alt="&lt;"></p>', "page")
    assert text_of(body) == "ab c"
    assert next(elements(body, "img")).getAttribute("src") == "x>y"


def test_markup_that_is_broken_stops_the_build() -> None:
    with pytest.raises(BookError, match=r"page: not well-formed.*<p>here"):
        parsed("<section><p>here</section>", "page")


@pytest.mark.parametrize(
    ("height", "kept"), [(792, "narrow"), (2000, "wide")], ids=["short", "long"]
)
def test_the_shape_with_the_larger_words_is_kept(height: int, kept: str) -> None:
    body = parsed(TWO_SHAPES.format(height=height), "page")
    settle_drawings(body, "page")
    assert [group.getAttribute("id") for group in elements(body, "g")] == [kept]
    assert not list(elements(body, "style"))
    box = next(elements(body, "svg")).getAttribute("viewBox")
    assert box == (f"0 0 358 {height}" if kept == "narrow" else "0 0 720 530")


def test_a_drawing_uses_its_own_variables_and_old_links() -> None:
    body = parsed(
        '<svg role="img"><style>.a{--own:#123456}</style>'
        '<use href="#x" style="fill:var(--own)"/></svg>',
        "page",
    )
    settle_drawings(body, "page")
    drawing = next(elements(body, "svg"))
    assert 'xlink:href="#x"' in drawing.toxml()
    assert " href=" not in drawing.toxml()
    assert "fill:#123456" in drawing.toxml()
    assert drawing.getAttribute("xmlns") == "http://www.w3.org/2000/svg"
    assert drawing.getAttribute("style").startswith("background:#FBFAF7")


def test_a_question_becomes_a_list_and_its_answer_is_open() -> None:
    body = page_body(
        '<fieldset id="q" class="nr-question"><legend class="nr-question-head">Which?'
        '</legend><div class="nr-options"><label class="nr-option"><input type="radio">'
        '<span class="nr-option-text">This</span></label></div>'
        '<p class="nr-question-note">Kept.</p></fieldset>'
        '<details class="nr-answer" id="a"><summary>Answer</summary>'
        '<p class="nr-guess">You guessed.</p><p>This.</p></details>',
        "page",
    )
    assert text_of(body) == "Which?ThisAnswerThis."
    names = [element.tagName for element in elements(body)]
    assert names == ["div", "p", "ol", "li", "div", "p", "p"]
    assert next(elements(body, "ol")).getAttribute("type") == "A"


def table(columns: int, word: str = "ab") -> str:
    heads = "".join(f"<th>{word}{n}</th>" for n in range(columns))
    cells = "".join(f"<td>{n if n != 2 else '–'}</td>" for n in range(1, columns))
    return (
        f"<table><thead><tr>{heads}</tr></thead>"
        f"<tbody><tr><th>row</th>{cells}</tr></tbody></table>"
    )


@pytest.mark.parametrize(
    ("markup", "is_stacked"),
    [(table(5), False), (table(6), True), (table(4, "thirteenletters"), True)],
    ids=["fits", "many columns", "long words"],
)
def test_a_table_too_wide_for_a_phone_is_stacked(markup: str, is_stacked: bool) -> None:
    body = parsed(markup, "page")
    stack_wide_tables(body)
    last = list(elements(body, "tr"))[-1]
    assert (len(last.childNodes) == 2) == is_stacked
    if is_stacked:
        text = text_of(last)
        assert "1: 1" in text
        assert "2: " not in text  # a cell without a value


def test_rows_behind_a_figure_move_to_the_end_of_the_page() -> None:
    body = parsed(
        f'<section><div class="nr-still"><svg/>{named(table(2))}</div><p>Text.</p>'
        f'{table(2)}<section class="nr-sources-section"/></section>',
        "page",
    )
    gather_rows(body)
    section = next(elements(body, "section"))
    kinds = [c.tagName for c in section.childNodes if isinstance(c, minidom.Element)]
    assert kinds == ["div", "p", "table", "section", "section"]
    rows = section.childNodes[3]
    assert isinstance(rows, minidom.Element)
    assert text_of(rows).startswith("The figures in rowsOf a tool")
    pointer = next(elements(body, "a"))
    assert pointer.getAttribute("href") == "#rows-1"
    assert next(elements(rows, "table")).getAttribute("id") == "rows-1"


def named(markup: str) -> str:
    return markup.replace("<thead>", "<caption>Of a tool</caption><thead>")


def linked(*hrefs: str) -> dict[str, minidom.Element]:
    links = "".join(f'<li><a href="{href}">words</a></li>' for href in hrefs)
    return {
        "book/a.xhtml": parsed(f"<ul>{links}</ul>", "a"),
        "book/ref/b.xhtml": parsed('<p id="table-key-figures">b</p>', "b"),
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("https://example.org/?a=b", "https://example.org/?a=b"),
        ("ref/b.xhtml#table-key-figures", "ref/b.xhtml#table-key-figures"),
        ("ref/b.xhtml#table=key_figures", "ref/b.xhtml#table-key-figures"),
        ("ref/b.xhtml#view=sole", "ref/b.xhtml"),
    ],
)
def test_links_lead_to_what_the_epub_holds(before: str, after: str) -> None:
    pages = linked(before)
    settle_links(pages)
    link = next(elements(pages["book/a.xhtml"], "a"))
    assert link.getAttribute("href") == after


def test_links_to_parts_of_the_server_go_with_their_items() -> None:
    pages = linked("../live/notebooks/index.html", "ref/b.xhtml")
    settle_links(pages)
    assert len(list(elements(pages["book/a.xhtml"], "li"))) == 1


@pytest.mark.parametrize("href", ["c.xhtml", "ref/b.xhtml#nowhere", "#nowhere"])
def test_a_link_to_nothing_stops_the_build(href: str) -> None:
    with pytest.raises(BookError, match="lead to nothing"):
        settle_links(linked(href))


def test_citation_is_that_of_the_citation_file() -> None:
    citation = read_citation(CHECKOUT)
    assert citation.title in citation.text()
    assert citation.text("https://example.org").endswith("https://example.org")
    assert "CC BY 4.0" in citation.rights
    assert "BSD-3-Clause" in citation.rights


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("abstract:", "summary:", "cannot be used"),
        ("CC-BY-4.0", "GPL-3.0", "what is GPL-3.0 the licence of"),
    ],
)
def test_a_citation_file_that_lacks_something_stops_the_build(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    text = (CHECKOUT / FILE).read_text("utf-8")
    assert old in text
    (tmp_path / FILE).write_text(text.replace(old, new), "utf-8")
    with pytest.raises(BookError, match=message):
        read_citation(tmp_path)


def test_cover_shows_what_the_data_say_now() -> None:
    """When this fails: make cover."""
    assert cover_file().is_file()
