"""Long pictures are cut where no word stands, and nothing of them is lost."""

import re
from itertools import pairwise

import pytest
from nerveroot.charts.pictures import PICTURES
from nerveroot.static_book.picture_slices import MOST, WHOLE, cuts_of, sliced

HEIGHT = re.compile(r'viewBox="0 0 [\d.]+ ([\d.]+)"')
LINE = re.compile(
    r'<text[^>]* y="([-\d.]+)"[^>]*?'
    r'(?:transform="translate\([-\d.]+,([-\d.]+)\)")?[^>]*>'
)
WIDE = [path for path in PICTURES.glob("*.svg") if not path.stem.endswith("-narrow")]


def drawn(path):
    text = path.read_text("utf-8")
    return text[text.index("<svg ") :]


@pytest.mark.parametrize("path", WIDE, ids=lambda path: path.stem)
def test_every_slice_fits_on_a_sheet_and_cuts_no_word(path):
    svg = drawn(path)
    height = float(HEIGHT.search(svg)[1])
    cuts = cuts_of(svg)
    assert bool(cuts) == (height > WHOLE)
    edges = [0, *cuts, height]
    assert edges == sorted(edges)
    if cuts:
        assert max(b - a for a, b in pairwise(edges)) <= MOST
    for line in LINE.finditer(svg):
        stands = float(line[1]) + float(line[2] or 0)
        assert not [cut for cut in cuts if stands - 10 < cut < stands + 3], line[0]


def picture(height, *lines):
    texts = "".join(f'<text x="0" y="{line}" font-size="14">a</text>' for line in lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 {height}">{texts}'
        "</svg>"
    )


def test_a_picture_without_a_gap_is_left_whole():
    assert cuts_of(picture(2000, *range(0, 2000, 12))) == []


def test_a_line_of_a_paragraph_is_not_cut():
    free = picture(1100, *range(20, 1100, 100))
    (cut,) = cuts_of(free)
    broken = free.replace(
        "</svg>",
        f'<text x="0" y="{cut - 15}" font-size="14"><tspan dy="0em">a</tspan>'
        '<tspan dy="1.3em">b</tspan></text></svg>',
    )
    assert cuts_of(broken) != [cut]


def test_slices_show_the_whole_drawing_once_more():
    svg = picture(1800, *range(20, 1800, 60))
    html = sliced(svg, svg, "chart-1-drawing", "Says <all>.")
    assert html.count('<g id="chart-1-drawing">') == 1
    boxes = re.findall(r'<svg viewBox="0 ([\d.]+) 680 ([\d.]+)" role="img"', html)
    assert len(boxes) == html.count('<use href="#chart-1-drawing"/>') >= 3
    end = 0.0
    for top, high in boxes:
        assert float(top) == pytest.approx(end)
        end = float(top) + float(high)
    assert end == 1800
    assert html.count('aria-label="Says &lt;all&gt;."') == 1


def test_a_picture_of_one_sheet_is_left_alone():
    svg = picture(700, 20, 600)
    assert sliced(svg, svg, "a", "b") == svg
