"""A page must say what it is; what is wrong is named all at once."""

from __future__ import annotations

import pytest
from nerveroot.static_book.errors import BookError
from nerveroot.static_book.front_matter import (
    check_dates_are_quoted,
    read_front_matter,
)

GOOD = {
    "description": "Where L5 skin is according to each authority, and who says so.",
    "last_checked": "2026-11-02",
}


def test_a_good_page():
    matter = read_front_matter(GOOD, "book/x")
    assert matter.checked_text == "2 November 2026"
    assert matter.review_text == "Not yet reviewed by a clinician"
    assert matter.page_kind == "chapter"


def test_a_named_reviewer_is_shown():
    matter = read_front_matter(GOOD | {"reviewed_by": "A. Name"}, "book/x")
    assert matter.review_text == "Reviewed by A. Name"


def test_every_problem_is_named_with_page_and_cure():
    bad = {"description": "Too short.", "last_checked": "Nov 2026", "page_kind": "post"}
    with pytest.raises(BookError) as caught:
        read_front_matter(bad, "book/x")
    message = str(caught.value)
    assert message.startswith("book/x: front matter.")
    assert "10 characters" in message
    assert "'Nov 2026' is not a date" in message
    assert "'post' is none of chapter, tool, cover, about" in message


def test_a_page_without_description_is_refused():
    with pytest.raises(BookError, match="description: 0 characters"):
        read_front_matter({"last_checked": "2026-11-02"}, "book/x")


def test_a_bare_date_is_refused_before_the_notebook_reader_fails_on_it():
    source = "---\nlast_checked: 2026-11-02\n---\n# Title\n"
    with pytest.raises(BookError, match=r'book/x: .*last_checked: "2026-11-02"'):
        check_dates_are_quoted(source, "book/x")
    check_dates_are_quoted(source.replace("2026-11-02", '"2026-11-02"'), "book/x")
    check_dates_are_quoted("# No front matter\n\nchecked: 2026-11-02\n", "book/x")
