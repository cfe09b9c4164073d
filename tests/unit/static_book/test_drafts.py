"""A draft says that it is one, and no published book holds it."""

import pytest
from nerveroot.static_book.errors import BookError
from nerveroot.static_book.front_matter import read_front_matter

from .conftest import BuildBook

DRAFT = "chapter\ndraft: true"
MATTER = {
    "description": "A page of a small book that only the tests of the extension read.",
    "last_checked": "2026-11-02",
}


def test_a_draft_is_marked(build_book: BuildBook) -> None:
    book = build_book(kind=DRAFT, first="# First\n\nWords.\n")
    assert 'role="note" aria-label="Draft"' in book.page("first")
    assert not book.warnings


def test_a_finished_page_is_not_marked(build_book: BuildBook) -> None:
    book = build_book(first="# First\n\nWords.\n")
    assert "nr-draft" not in book.page("first")


def test_a_draft_is_not_published(
    build_book: BuildBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOOK_URL", "https://example.org/book/")
    with pytest.raises(BookError, match="first: this page is a draft and cannot"):
        build_book(kind=DRAFT, first="# First\n\nWords.\n")


@pytest.mark.parametrize(
    ("written", "draft"), [("True", True), ("true", True), ("False", False)]
)
def test_the_mark_is_yes_or_no(written: str, draft: bool) -> None:
    assert read_front_matter(MATTER | {"draft": written}, "book/x").draft is draft
    assert read_front_matter(MATTER, "book/x").draft is False


def test_another_mark_is_refused() -> None:
    with pytest.raises(BookError, match="draft: 'soon' is neither true nor false"):
        read_front_matter(MATTER | {"draft": "soon"}, "book/x")
