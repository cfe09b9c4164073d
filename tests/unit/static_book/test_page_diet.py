"""Files are matched by their bare names; unlinked ones leave the built folder."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from nerveroot.static_book.hashed_files import HashedFiles
from nerveroot.static_book.page_diet import (
    file_name,
    keep_style,
    named_files,
    remove_unlinked,
)


@pytest.mark.parametrize(
    ("asset", "name"),
    [
        ("_static/scripts/bootstrap.js?digest=55c2", "bootstrap.js"),
        (SimpleNamespace(filename="_static/doctools.js"), "doctools.js"),
        (SimpleNamespace(filename=None), ""),
        ("plain.js", "plain.js"),
    ],
)
def test_bare_names(asset, name):
    assert file_name(asset) == name


def test_the_books_own_style_stays_and_the_themes_goes():
    assert keep_style("_static/nerveroot/book.0123456789ab.css")
    assert not keep_style("_static/styles/sphinx-book-theme.css?digest=1")


def test_unlinked_files_go_with_their_folders_and_ours_stay(tmp_path):
    for name in ("scripts/a.js", "pygments.css", "nerveroot/font.woff2"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    remove_unlinked(tmp_path, {"pygments.css"})
    left = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*")}
    assert left == {"pygments.css", "nerveroot", "nerveroot/font.woff2"}


def test_equal_content_is_one_file_and_old_files_are_removed(tmp_path):
    files = HashedFiles(tmp_path)
    first = files.add("facts", ".js", "abc")
    assert files.add("facts", ".js", b"abc") == first
    old = files.add("facts", ".js", "older").rpartition("/")[2]
    assert files.remove_unused({first.rpartition("/")[2]}) == [old]
    assert [p.name for p in files.folder.iterdir()] == [first.rpartition("/")[2]]


def test_hashed_names_are_found_in_pages_styles_and_values():
    texts = [
        '<script src="../_static/nerveroot/host.0123456789ab.js"></script>',
        "url(book-sans.abcdef012345.woff2)",
        '{"href":"nr-file:image.aaaaaaaaaaaa.webp","n":"1.2.3"}',
    ]
    assert named_files(texts) == {
        "host.0123456789ab.js",
        "book-sans.abcdef012345.woff2",
        "image.aaaaaaaaaaaa.webp",
    }
