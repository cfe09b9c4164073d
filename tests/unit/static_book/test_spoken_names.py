"""What a screen reader hears of headings, tables and figures."""

from __future__ import annotations

import re

TABLE = "| Muscle | Root |\n|---|---|\n| Tibialis anterior | L4 |\n"


def test_a_table_has_a_name_and_its_rows_have_heads(build_book):
    """A cell is read without saying whose it is."""
    page = build_book(text=f"# Text\n\n## Roots & muscles\n\n{TABLE}").page("text")
    assert re.search(r'<table aria-label="Roots &amp; muscles"', page)
    assert re.search(r'<th scope="col"[^>]*>\s*<p>Muscle|<th scope="col"', page)
    assert re.search(r'<th scope="row"[^>]*><p>Tibialis anterior', page)
    assert not re.search(r"<td[^>]*><p>Tibialis anterior", page)


def test_a_row_without_a_first_cell_gets_no_head(build_book):
    """An empty head is read before each cell of its row."""
    table = TABLE + "|  | L5 |\n"
    page = build_book(text=f"# Text\n\n{table}").page("text")
    assert 'scope="row"' not in page


def test_a_heading_is_read_without_the_mark_of_its_link(build_book):
    """Each heading ends in "link, number sign", and Tab stops there."""
    page = build_book(text="# Text\n\n## Roots\n\nWords.\n").page("text")
    links = re.findall(r'<a class="headerlink"[^>]*>', page)
    assert len(links) == 2
    for link in links:
        assert 'tabindex="-1"' in link
        assert 'aria-hidden="true"' in link


def test_a_figure_is_named_by_its_headline(build_book):
    """All figures of a page are called "Source"."""
    frame = f"```{{figure-frame}} Two roots\n:source: Text\n\n{TABLE}```\n"
    page = build_book(text=f"# Text\n\n{frame}").page("text")
    assert '<figure class="nr-figure" aria-labelledby="figure-title-1">' in page
    assert '<p class="nr-figure-title" id="figure-title-1">Two roots</p>' in page
    assert '<table aria-label="Two roots"' in page


def test_printed_code_can_be_scrolled_by_the_keyboard(build_book):
    """Lines wider than the page are out of reach without a pointer."""
    page = build_book(text="# Text\n\n```python\nprint(1)\n```\n").page("text")
    assert re.search(r'<pre tabindex="0">', page)
    assert "<pre>" not in page
