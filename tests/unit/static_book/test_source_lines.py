"""A message names the line that holds the text, not where its paragraph begins."""

from __future__ import annotations

from nerveroot.static_book.source_lines import nearest_line

SOURCE = "one key\ntwo\nthree key\nfour\n"


def test_the_nearest_line_with_the_text_wins():
    assert nearest_line(SOURCE, "key", 4) == 3
    assert nearest_line(SOURCE, "key", 1) == 1


def test_without_the_text_the_hint_stays():
    assert nearest_line(SOURCE, "absent", 2) == 2
