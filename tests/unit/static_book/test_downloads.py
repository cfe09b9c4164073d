"""Files to take along are offered only where the build was given them."""

from __future__ import annotations

import re
from importlib.metadata import version

import pytest
from nerveroot.static_book.errors import BookError

NAME = f"the-l5-nerve-root-{version('nerveroot')}"


def test_files_are_listed_with_their_sizes(build_book, tmp_path, monkeypatch):
    plain = build_book(text="# Text\n")
    assert "Downloads" not in plain.page("text")
    files = tmp_path / "dist"
    files.mkdir()
    (files / f"{NAME}.zip").write_bytes(bytes(9_160_000))
    (files / f"{NAME}.zip.sha256").write_text("0")
    (files / f"{NAME}.epub").write_bytes(bytes(1_250_000))
    (files / "the-l5-nerve-root-0.0.1.pdf").write_bytes(b"old")
    monkeypatch.setenv("BOOK_DOWNLOADS", str(files))
    book = build_book(text="# Text\n")
    assert book.warnings == ""
    assert '<a href="downloads/index.html">Downloads</a>' in book.page("text")
    page = book.page("downloads/index")
    assert re.findall(r'href="([^"]+)" download>([^<]+)<', page) == [
        (f"{NAME}.zip", "Zip archive, 9.2\N{NO-BREAK SPACE}MB"),
        (f"{NAME}.epub", "EPUB, 1.2\N{NO-BREAK SPACE}MB"),
    ]
    assert "PDF" not in page
    assert "Content-Security-Policy" in page
    assert {path.name for path in (book.folder / "downloads").iterdir()} == {
        "index.html",
        f"{NAME}.zip",
        f"{NAME}.epub",
    }
    (files / f"{NAME}.epub").unlink()
    again = build_book(text="# Text\n")
    assert "EPUB" not in again.page("downloads/index")
    assert not (again.folder / "downloads" / f"{NAME}.epub").exists()
    monkeypatch.delenv("BOOK_DOWNLOADS")
    assert not (build_book(text="# Text\n").folder / "downloads").exists()


def test_a_folder_without_files_is_named(build_book, tmp_path, monkeypatch):
    monkeypatch.setenv("BOOK_DOWNLOADS", str(tmp_path))
    with pytest.raises(BookError, match="make dist"):
        build_book(text="# Text\n")
