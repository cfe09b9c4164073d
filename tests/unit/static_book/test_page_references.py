"""What a page refers to without a link: each kind is broken once, and found."""

from __future__ import annotations

from pathlib import Path

import pytest
from nerveroot.static_book import check_links
from nerveroot.static_book.page_references import (
    DUPLICATE,
    NO_FILE,
    NO_ID,
    css_addresses,
)

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>x</title>
<link rel="stylesheet" href="_static/a.css">
<style>.b { fill: url(#dots) } .c { background: url("_static/a.png") }
</style></head><body><main id="main" aria-labelledby="name more">
<h1 id="name">x</h1><p id="more">x</p>
<label for="field">x</label><input id="field" list="words" aria-describedby="more">
<datalist id="words"></datalist>
<svg><defs><pattern id="dots"></pattern><path id="leg" d="M0 0"/></defs>
<use href="#leg"/><use xlink:href="#leg"/><image href="_static/a.png"/>
<path fill="url(#dots)" style="mask:url('#dots');filter:url(&quot;#dots&quot;)"/>
<path fill="url(data:image/png;base64,QUJD)"/></svg>
<script type="application/json">{"html": "<p id='name' for='nothing'>"}</script>
</main></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    static = tmp_path / "_static"
    static.mkdir()
    (tmp_path / "index.html").write_text(PAGE)
    (static / "a.css").write_text(
        '@font-face { src: url("f/a%20b.woff2?v=1#x") format("woff2") }\n'
        "p { fill: url(#pattern-of-a-page); background: url(data:image/png,x) }"
    )
    (static / "f").mkdir()
    (static / "f" / "a b.woff2").touch()
    (static / "a.png").touch()
    (static / "a.svg").write_text('<svg><g id="a"/><use href="#a"/></svg>')
    return tmp_path


def test_a_sound_book_is_no_news(folder):
    assert check_links.check(folder) == []


@pytest.mark.parametrize(
    ("right", "wrong", "reference", "why"),
    [
        ('labelledby="name more"', 'labelledby="name les"', "les", NO_ID),
        ('describedby="more"', 'describedby="most"', 'aria-describedby="most"', NO_ID),
        ('for="field"', 'for="fields"', 'for="fields"', NO_ID),
        ('list="words"', 'list="word"', 'list="word"', NO_ID),
        ('<use href="#leg"', '<use href="#arm"', "#arm", NO_ID),
        ('xlink:href="#leg"', 'xlink:href="#arm"', "#arm", NO_ID),
        ('fill="url(#dots)"', 'fill="url(#dot)"', "#dot", NO_ID),
        ("mask:url('#dots')", "mask:url('#dot')", "#dot", NO_ID),
        ("filter:url(&quot;#dots", "filter:url(&quot;#dot", "#dot", NO_ID),
        (".b { fill: url(#dots)", ".b { fill: url(#dot)", "#dot", NO_ID),
        ('url("_static/a.png")', 'url("_static/b.png")', "_static/b.png", NO_FILE),
        ('id="more"', 'id="name"', 'id="name"', DUPLICATE),
    ],
)
def test_what_a_page_refers_to_in_vain_is_named(folder, right, wrong, reference, why):
    assert PAGE.count(right) == 1
    (folder / "index.html").write_text(PAGE.replace(right, wrong))
    found = check_links.check(folder)
    assert any(
        link.page == "index.html" and reference in link.link and link.why == why
        for link in found
    ), found


def test_what_a_drawing_or_a_style_sheet_refers_to_in_vain_is_named(folder):
    static = folder / "_static"
    (static / "a.svg").write_text('<svg><g id="a"/><use href="#b"/></svg>')
    (static / "f" / "a b.woff2").unlink()
    (static / "a.png").rename(static / "A.png")
    assert {
        (link.page, link.link, link.cure[:16]) for link in check_links.check(folder)
    } >= {
        ("_static/a.svg", "#b", "give the element"),
        ("_static/a.css", "url(f/a%20b.woff2?v=1#x)", "correct the link"),
        ("index.html", "url(_static/a.png)", "correct the link"),
    }


def test_addresses_of_css_are_read_as_browsers_read_them():
    assert css_addresses(
        "a { b: url( 'x y' ) url(\"z\") url(#a) /* url(#c) */ url() }"
    ) == [
        "x y",
        "z",
        "#a",
        "",
    ]
