"""Chapters as notebooks show them: nothing of the book's own markup is left."""

import base64
import json
import re

import nbformat
import pytest
from live_site.chapters import chapters_of, notebook_of, read_book
from live_site.plain_markdown import (
    Book,
    MarkupError,
    Place,
    PlainMarkdown,
    find_labels,
)
from nerveroot.data import agreement

from tests import CHECKOUT

BOOK = read_book(CHECKOUT)
PAGE = "book/anatomy/dermatomes.md"


def convert(text: str) -> str:
    return PlainMarkdown(BOOK, PAGE).convert(text)


@pytest.mark.parametrize("page", chapters_of(CHECKOUT))
def test_no_chapter_shows_markup(page):
    """A reader sees ``:::{aim}`` or a key of the bibliography instead of words."""
    notebook = notebook_of(CHECKOUT, page, BOOK)
    nbformat.validate(notebook)
    assert notebook["metadata"]["kernelspec"]["name"] == "python"
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            left = re.findall(
                r"\{[a-z:-]+\}`|:::|^\([\w-]+\)=|\{\.[\w-]+|^:\w+:|<svg",
                cell["source"],
                re.MULTILINE,
            )
            assert left == []


def test_every_cell_of_a_chapter_is_there():
    notebook = notebook_of(CHECKOUT, PAGE, BOOK)
    code = [c["source"] for c in notebook["cells"] if c["cell_type"] == "code"]
    source = (CHECKOUT / PAGE).read_text(encoding="utf-8")
    assert len(code) == source.count("```{code-cell}") > 3
    assert code[0].startswith("from nerveroot import DermatomeMap")


def test_the_cover_shows_its_figure_once():
    notebook = notebook_of(CHECKOUT, "book/index.md", BOOK)
    assert str(notebook).count("AtlasPlate(") == 1


def test_citations_are_names():
    label = BOOK.sources["tsao2003"].label
    both = f"({label}; {BOOK.sources['suri2011'].label})"
    assert convert("By {cite:t}`tsao2003`.") == f"By {label}."
    assert convert("So {cite:p}`tsao2003,suri2011`.") == f"So {both}."


def test_counts_come_from_the_data():
    count = agreement("L5", "hallux_dorsal")
    words = convert("{agreement}`L5 hallux_dorsal`").replace("\N{NO-BREAK SPACE}", " ")
    assert words == f"{count.k} of {count.n}"


def test_the_list_of_sources_names_what_was_cited_before():
    plain = PlainMarkdown(BOOK, PAGE)
    plain.convert("{cite:t}`tsao2003`")
    listed = plain.convert(":::{page-sources}\n:::")
    source = BOOK.sources["tsao2003"]
    assert source.text in listed
    assert source.status_words in listed
    assert listed.count("\n") == 0


def test_links_lead_to_notebooks_and_headings():
    assert convert("[a](variation.md)") == "[a](variation.ipynb)"
    assert convert("[a](../index.md)") == "[a](../index.ipynb)"
    assert convert("[a](https://example.org/x)") == "[a](https://example.org/x)"
    heading = "Why-your-atlas-differs-from-the-lecture"
    assert convert("[a](#why-maps-differ)") == f"[a](#{heading})"
    other = PlainMarkdown(BOOK, "book/overview.md").convert("[a](#why-maps-differ)")
    assert other == f"[a](anatomy/dermatomes.ipynb#{heading})"


def test_a_label_belongs_to_the_heading_it_stands_at():
    text = "# Title\n\n(here)=\n## Heading\n\n:::{figure-frame} F\n:name: fig\n:::\n"
    at = Place("p.md", "Heading")
    assert find_labels("p.md", text) == {"here": at, "fig": at}


def test_the_answer_repeats_its_question_and_is_folded():
    plain = PlainMarkdown(BOOK, PAGE)
    asked = plain.convert(":::{before-reading} How many?\n:name: many\n- 1\n- 2\n:::")
    told = plain.convert(":::{answer} many\n:right: 2\nBecause.\n:::")
    assert asked == "> **Before you read on.** How many?\n>\n> - 1\n> - 2"
    assert told.startswith("<details><summary>The answer to: How many?</summary>")
    assert "**2.** Because." in told


def test_a_frame_in_a_frame_is_opened():
    text = (
        ":::::{part} outer\n:::{figure-frame} T\n:what: W\n:source: S\nIn.\n:::\n:::::"
    )
    assert convert(text) == "**T**\n\nW\n\nIn.\n\nSource: S"


def test_drawings_are_images_with_words():
    title, area = (
        "<title>A dot &amp; a line</title>",
        '<rect fill="var(--nr-control)"/>',
    )
    image = convert(f'<div>\n<svg viewBox="0 0 1 1">{title}{area}</svg>\n</div>')
    assert 'alt="A dot &amp; a line"' in image
    (data,) = re.findall(r"base64,([^\"]+)", image)
    drawn = base64.b64decode(data).decode()
    assert drawn.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert "var(" not in drawn
    assert re.search(r'fill="#[0-9A-Fa-f]{6}"', drawn)


def test_terms_of_an_entry_stand_together():
    text = ":::{glossary}\n:sorted:\n\nZone\n  Last.\n\nRoot\nNerve root\n  First.\n:::"
    assert convert(text) == "**Root, Nerve root**: First.\n\n**Zone**: Last."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{cite:x}`a`", "cite:x"),
        (":::{deck}\nnever closed", "never closed"),
        ("[a](absent.md)", "absent.md"),
        ("```{note}\nx\n```", "left in a notebook"),
    ],
)
def test_what_no_notebook_knows_stops_the_build(text, said):
    with pytest.raises(MarkupError, match=said):
        convert(text)


def test_an_unknown_directive_stops_the_build():
    with pytest.raises(KeyError, match="tip"):
        convert(":::{tip}\nx\n:::")


def test_notebooks_are_equal_when_the_book_is():
    first = notebook_of(CHECKOUT, PAGE, BOOK)
    again = notebook_of(CHECKOUT, PAGE, Book(BOOK.sources, BOOK.places, BOOK.pages))
    assert json.dumps(first) == json.dumps(again)
