"""What the charting library exports becomes a small picture in the page's colours."""

from __future__ import annotations

import re

import pytest
from nerveroot.charts.picture_svg import page_picture
from nerveroot.charts.theme_colours import css_colour, dark_colours
from nerveroot.look.tokens import colour_values

EXPORTED = """<svg class="main-svg" xmlns="http://www.w3.org/2000/svg" width="680"
 height="402" style="" viewBox="0 0 680 402"><rect x="0" y="0" width="680" height="402"
 style="fill: rgb(0, 0, 0); fill-opacity: 0;"/><defs id="defs-16f038"><g class="clips">
 <clipPath id="clip16"><rect width="502" height="330"/></clipPath>
 <clipPath id="clip17"><rect width="1" height="1"/></clipPath></g></defs>
 <g class="gridlayer"><g class="x"/></g>
 <g class="plot" clip-path="url(#clip16)"><path class="js-line"
 d="M31.3567,63.8712L74,2" style="vector-effect: none; fill: none;
 stroke: rgb(106, 42, 114); stroke-opacity: 1; stroke-width: 2.6px;
 opacity: 1;"/><path class="xlines-below"/></g>
 <g class="annotation" data-index="0" style="opacity: 1;"><g transform="rotate(0,4,2)">
 <rect class="bg" width="56" height="37" style="stroke-width: 1px; stroke-opacity: 0;
 stroke: rgb(0, 0, 0); fill: rgb(0, 0, 0); fill-opacity: 0;"/>
 <text x="2" y="4.8999999999999995" style="font-family: Arial; font-size: 14px;
 fill: rgb(27, 31, 36); white-space: pre;"><tspan style="font-weight:bold">11.5</tspan>
 </text></g></g></svg>"""


def picture(exported: str = EXPORTED) -> str:
    return page_picture(
        exported,
        name="demo",
        title="The finding",
        description="Two points & a line.",
        digest="abc",
        command="python -m maker",
    )


def test_what_draws_nothing_is_gone():
    svg = picture()
    assert "class=" not in svg
    assert "<rect" not in svg.replace('<rect width="502" height="330"/>', "")
    assert svg.count("<path") == 1
    assert svg.count("<clipPath") == 1
    assert "fill-opacity" not in svg
    assert "rotate(" not in svg


def test_colours_are_those_of_the_page_with_their_value_behind():
    svg = picture()
    assert 'stroke="var(--nr-arm-a, #6A2A72)"' in svg
    assert 'fill="var(--nr-ink, #1B1F24)"' in svg
    assert "rgb(" not in svg


def test_numbers_are_short():
    svg = picture()
    assert 'd="M31.4,63.9L74,2"' in svg
    assert 'y="4.9"' in svg
    assert 'stroke-width="2.6"' in svg


def test_the_picture_says_what_made_it_and_what_it_shows():
    svg = picture()
    assert svg.startswith("<!-- Made by python -m maker; do not edit. -->\n<svg ")
    assert svg.endswith("</svg>\n")
    assert "<title>The finding</title>" in svg
    assert "<desc>Two points &amp; a line.</desc>" in svg
    assert 'data-drawn-from="abc"' in svg
    assert 'viewBox="0 0 680 402"' in svg
    assert "Arial" not in svg


def test_ids_begin_with_the_name_of_the_chart():
    svg = picture()
    assert re.findall(r'\bid="([^"]+)"', svg) == ["demo-clip-1"]
    assert 'clip-path="url(#demo-clip-1)"' in svg


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ('<script xmlns="http://www.w3.org/2000/svg"/>', "<script>"),
        ('<image xmlns="http://www.w3.org/2000/svg" href="a.png"/>', "<image>"),
        ('<path d="M1,1h9" style="fill: rgb(1, 2, 3);"/>', "#010203"),
        ('<path d="M1,1h9" style="fill: red;"/>', "red"),
    ],
)
def test_what_a_picture_must_not_hold_is_named(wrong: str, message: str):
    with pytest.raises(ValueError, match=re.escape(message)):
        picture(EXPORTED.replace("</svg>", f"{wrong}</svg>"))


def test_every_colour_of_a_chart_has_a_dark_value_and_a_variable():
    light, dark = colour_values("light"), colour_values("dark")
    swap = dark_colours()
    assert swap[light["arm-a"].upper()] == dark["arm-a"].upper()
    assert swap[light["ink"].upper()] == dark["ink"].upper()
    # A colour that two tokens share could become either of two dark ones.
    assert light["wrong"] == light["flag"]
    assert light["wrong"].upper() not in swap
    assert css_colour(light["band"]) == f"var(--nr-band, {light['band'].upper()})"
