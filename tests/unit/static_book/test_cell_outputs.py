"""What the output of a cell may put into a page, and what stops the build."""

from __future__ import annotations

import re

import pytest
from nerveroot.static_book.cell_outputs import LARGEST
from nerveroot.static_book.errors import BookError

from .conftest import BuildBook, notebook

RUN = "window.ran=true"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><title>A drawing</title>{}</svg>'

PROGRAMS = {
    "a script": {"text/html": f"<p>A table</p><script>{RUN}</script>"},
    "a script that nothing ends": {"text/html": f"<p>A table</p><script>{RUN}"},
    "a module": {"text/html": f'<script type="module">{RUN}</script>'},
    "a script from a file": {"text/html": '<script src="_static/x.js"></script>'},
    "a handler": {"text/html": f'<img src="x" onerror="{RUN}">'},
    "an address": {"text/html": f'<a href="javascript:{RUN}">Read on</a>'},
    "a form": {"text/html": f'<form action="javascript:{RUN}"><button>'},
    "JavaScript itself": {"application/javascript": RUN},
    "a script in Markdown": {"text/markdown": f"Words <script>{RUN}</script>"},
    "a formula": {"text/latex": rf"$\href{{javascript:{RUN}}}{{x}}$"},
    "a script in a drawing": {
        "image/svg+xml": SVG.format(f"<script>{RUN}</script>"),
    },
    "an address in a drawing": {
        "image/svg+xml": SVG.format(f'<a href="javascript:{RUN}"><text>x</text></a>'),
    },
    "a page within the page": {
        "text/html": f'<iframe srcdoc="<script>{RUN}</script>"></iframe>'
    },
    "a way to another page": {
        "text/html": '<meta http-equiv="refresh" content="0;url=https://other.test">'
    },
    "another base": {"text/html": '<base href="https://other.test/">'},
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_in_an_output_stops_the_build(
    name: str, build_book: BuildBook
) -> None:
    """A script of an output gets its hash into the policy and runs for readers."""
    with pytest.raises(BookError, match=r"^map: .* the output of a cell") as error:
        build_book(map=notebook(PROGRAMS[name], kind="chapter"))
    assert len(str(error.value)) < 400


def test_a_program_in_the_prose_stops_the_build(build_book: BuildBook) -> None:
    """Raw HTML of a page brings a script that the policy then allows."""
    with pytest.raises(BookError, match=r"^text: <script>window\.ran"):
        build_book(text=f"# Text\n\nWords.\n\n<script>{RUN}</script>\n")


WORDS = f"</pre></script></title><script>{RUN}</script> &lt; <b onclick='{RUN}'>"


@pytest.mark.parametrize("kind", ["text/plain", "text/markdown"])
def test_words_that_look_like_markup_stay_words(
    kind: str, build_book: BuildBook
) -> None:
    """What a cell prints is read as markup."""
    shown = f"`{WORDS}`" if kind == "text/markdown" else WORDS
    book = build_book(map=notebook({kind: f"Printed: {shown}"}, kind="chapter"))
    assert book.warnings == ""
    page = book.page("map")
    text = page.partition("Printed: ")[2].partition("nr-page-foot")[0]
    assert "&lt;/pre&gt;&lt;/script&gt;" in text
    assert "&amp;lt;" in text
    assert RUN in text
    assert "<script" not in text
    assert "<b " not in text


def test_data_in_an_output_is_no_program(build_book: BuildBook) -> None:
    """A table with its data, or a link to a page, is refused like a program."""
    html = (
        '<script type="application/json">{"a": "</b>"}</script>'
        '<table><tr><td style="color: red">4 of 5</td></tr></table>'
        '<a href="index.html">The cover</a>'
    )
    book = build_book(map=notebook({"text/html": html}, kind="chapter"))
    assert html in book.page("map")
    policy = re.search(r"script-src ([^;]+)", book.page("map"))
    cover = re.search(r"script-src ([^;]+)", book.page("index"))
    assert policy is not None
    assert cover is not None
    assert policy[1] == cover[1]


@pytest.mark.parametrize("kind", ["text/plain", "text/html", "text/markdown"])
def test_an_output_without_end_stops_the_build(
    kind: str, build_book: BuildBook
) -> None:
    """One loop that prints makes a page that no phone opens."""
    sound = build_book(map=notebook({kind: "x" * (LARGEST - 100)}, kind="chapter"))
    assert sound.page("map").count("x" * (LARGEST - 100)) == 1
    with pytest.raises(BookError, match=r"^map, line \d+: a cell puts \d+ char"):
        build_book(map=notebook({kind: "x" * (LARGEST + 1)}, kind="chapter"))


def test_a_large_drawing_is_no_long_text(build_book: BuildBook) -> None:
    """Plates hold more characters than anybody reads, and are refused for it."""
    path = f'<path d="{"M0 0h9" * LARGEST}"/>'
    output = {"image/svg+xml": SVG.format(path), "text/plain": "A plate"}
    page = build_book(map=notebook(output, kind="chapter")).page("map")
    assert page.count("M0 0h9") == LARGEST
