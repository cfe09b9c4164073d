"""Links that run a page: where they stand, what they open, when they are absent."""

from __future__ import annotations

import re

import pytest
from nerveroot.static_book.launch_buttons import Repository, notebook_path

from .conftest import BuildBook, notebook

PLAIN = {"text/plain": "a figure"}
REPOSITORY = "https://github.com/some/where"


def launch_links(page: str) -> dict[str, str]:
    """Return the links of a page that run it: words and address."""
    row = re.search(r'<span class="nr-launch">(.*?)</span>', page)
    if row is None:
        return {}
    found = re.findall(r'<a href="([^"]+)">([^<]+)</a>', row[1])
    return {words: address for address, words in found}


def test_nothing_is_offered_that_is_not_there(build_book: BuildBook) -> None:
    """A reader of a book that is not published is sent to an invented address."""
    page = build_book(map=notebook(PLAIN, kind="chapter")).page("map")
    assert "nr-launch" not in page
    assert "mybinder" not in page


def test_binder_opens_the_chapter_of_the_page(
    build_book: BuildBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The button opens the root of the repository, and the reader has to search."""
    monkeypatch.setenv("BOOK_REPOSITORY", f"{REPOSITORY}.git/")
    page = build_book(map=notebook(PLAIN, kind="chapter")).page("map")
    assert launch_links(page) == {
        "Open in Binder": "https://mybinder.org/v2/gh/some/where/main"
        "?urlpath=lab%2Ftree%2Fmap.ipynb"
    }


def test_another_service_and_a_released_version_can_be_named(
    build_book: BuildBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A released page opens the newest source, which may say something else."""
    monkeypatch.setenv("BOOK_REPOSITORY", REPOSITORY)
    monkeypatch.setenv("BOOK_BINDER", "https://binder.test/")
    monkeypatch.setenv("BOOK_REF", "v0.2.0")
    page = build_book(map=notebook(PLAIN, kind="chapter")).page("map")
    start = "https://binder.test/v2/gh/some/where/v0.2.0?"
    assert launch_links(page)["Open in Binder"].startswith(start)
    assert f"{REPOSITORY}/blob/v0.2.0/map.ipynb" in page


def test_a_live_book_opens_the_notebook_of_the_page(
    build_book: BuildBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The live link holds the address of one server and breaks on every other."""
    monkeypatch.setenv("BOOK_LIVE", "1")
    page = build_book(map=notebook(PLAIN, kind="chapter")).page("map")
    address = launch_links(page)["Run this page live"]
    assert address.startswith("live/")
    assert address.endswith("?path=map.ipynb")
    assert "//" not in address


def test_a_page_without_code_offers_nothing_to_run(
    build_book: BuildBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of text waits minutes for a kernel that it has no use for."""
    monkeypatch.setenv("BOOK_LIVE", "1")
    monkeypatch.setenv("BOOK_REPOSITORY", REPOSITORY)
    assert launch_links(build_book(text="# Text\n").page("text")) == {}


def test_live_notebooks_lie_as_their_sources_do() -> None:
    """Two chapters of one name in different parts overwrite each other."""
    assert notebook_path("book/a.b/dermatomes.md") == "book/a.b/dermatomes.ipynb"


@pytest.mark.parametrize(
    ("url", "provider"),
    [
        ("https://github.com/some/where", "gh/some/where"),
        ("https://gitlab.com/group/sub/where", "gl/group%2Fsub%2Fwhere"),
        ("https://code.test/some/where", "git/https%3A%2F%2Fcode.test%2Fsome%2Fwhere"),
    ],
)
def test_binder_knows_the_host(url: str, provider: str) -> None:
    """A book that is not on GitHub has no Binder link, or a wrong one."""
    address = Repository(url, "a/branch").binder(
        "https://binder.test", "book/a page.md"
    )
    assert address == (
        f"https://binder.test/v2/{provider}/a%2Fbranch"
        "?urlpath=lab%2Ftree%2Fbook%2Fa%2520page.md"
    )
