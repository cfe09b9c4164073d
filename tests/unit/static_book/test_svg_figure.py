"""Drawings are inlined with a name for screen readers and ids of their own."""

from __future__ import annotations

import re

import pytest
from nerveroot.static_book.errors import BookError
from nerveroot.static_book.svg_figure import inline_figure, plate_frame, widget_frame

SVG = """<svg xmlns="http://www.w3.org/2000/svg"
  xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" aria-labelledby="t">
<title id="t">Where L5 is &amp; is not</title><desc>Right leg.</desc>
<style>#a, #ab:hover { fill: url(#p) }</style>
<defs><pattern id="p"/><clipPath id="ab"/></defs>
<path id="a" fill="url(#p)" clip-path="url('#ab')"/>
<use href="#a"/><use xlink:href="#ab"/><path fill="url(#elsewhere)"/>
</svg>"""


def test_the_title_becomes_the_label_and_no_tooltip_stays():
    html = inline_figure(SVG, "f1-", "page")
    assert 'role="img"' in html
    assert 'aria-label="Where L5 is &amp; is not"' in html
    assert "<title" not in html
    assert 'aria-describedby="f1-desc"' in html
    assert '<desc id="f1-desc">Right leg.</desc>' in html


def test_every_id_and_every_reference_to_it_gets_the_prefix():
    html = inline_figure(SVG, "f1-", "page")
    assert set(re.findall(r'\bid="([^"]+)"', html)) == {
        "f1-p",
        "f1-ab",
        "f1-a",
        "f1-desc",
    }
    assert 'fill="url(#f1-p)"' in html
    assert 'clip-path="url(#f1-ab)"' in html
    assert 'href="#f1-a"' in html
    assert 'xlink:href="#f1-ab"' in html
    assert "#f1-a, #f1-ab:hover { fill: url(#f1-p) }" in html
    assert "url(#elsewhere)" in html


def test_two_drawings_in_one_page_share_no_id():
    ids = re.findall(
        r'\bid="([^"]+)"',
        inline_figure(SVG, "f1-", "page") + inline_figure(SVG, "f2-", "page"),
    )
    assert len(ids) == len(set(ids))


def test_a_drawing_without_title_is_refused_with_page_and_line():
    with pytest.raises(BookError, match="book/x, line 7: the drawing has no title"):
        inline_figure('<svg xmlns="http://www.w3.org/2000/svg"/>', "", "book/x, line 7")


def test_a_broken_drawing_is_refused():
    with pytest.raises(BookError, match="book/x: the drawing is not well-formed SVG"):
        inline_figure("<svg><path></svg>", "", "book/x")


def test_the_frame_of_a_widget_holds_the_plate_as_its_fallback():
    html = widget_frame(plate_frame("<svg/>"), "w1", "dermatome-map")
    assert 'data-widget="w1"' in html
    assert 'data-widget-name="dermatome-map"' in html
    assert f'<div class="nr-widget-fallback">{plate_frame("<svg/>")}' in html
    assert "<noscript>" in html
