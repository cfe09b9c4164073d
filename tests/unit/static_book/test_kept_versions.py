"""Earlier versions: unpacked safely, marked as what they are, listed, replaced."""

from __future__ import annotations

import io
import stat
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from nerveroot.static_book.errors import BookError
from nerveroot.static_book.offline import archive
from nerveroot.static_book.publishing import kept_copy, versions
from nerveroot.static_book.publishing.kept_copy import Newest, keep, unpack
from nerveroot.static_book.publishing.versions import archives

TOP = "the-l5-nerve-root-0.1.0"
PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>{0}</title></head>'
    '<body class="nr-page-chapter"><a href="#main">Skip</a><header>{0}</header>'
    '<main id="main"></main></body></html>'
)
ENTRY = (
    '<!doctype html><html><head><meta http-equiv="refresh" content="0; '
    'url=book/index.html"></head>\n<body>\n<a href="book/index.html">x</a></body>'
    "</html>"
)


def pack_version(folder: Path, number: str, *pages: str) -> Path:
    """Return the archive of a small book of that version, as `make dist` packs it."""
    built = folder / f"built-{number}"
    for page in ("book/index", "search", *pages):
        path = built / f"{page}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(f"{page} {number}"))
    (built / "_static").mkdir()
    (built / "_static" / "a.css").write_text("p { color: red }")
    (built / "index.html").write_text(ENTRY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "version", lambda _: number)
        return archive.make_archive(built, folder / "releases")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    return pack_version(tmp_path, "0.1.0", "book/anatomy/map", "book/gone")


@pytest.fixture
def newest(tmp_path: Path) -> Newest:
    site = tmp_path / "site"
    for page in ("index", "search", "book/index", "book/anatomy/map"):
        path = site / f"{page}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(page))
    (site / "v").mkdir()
    return Newest(site, "0.2.0", "https://book.test/l5/")


def kept(release: Path, newest: Newest, page: str) -> str:
    """Return a page of the copy."""
    if not (newest.site / "v" / "0.1.0").exists():
        keep(release, "0.1.0", newest.site / "v", newest)
    return (newest.site / "v" / "0.1.0" / page).read_text("utf-8")


def test_a_page_leads_to_itself_in_the_newest_version(release, newest):
    page = kept(release, newest, "book/anatomy/map.html")
    link = '<a href="../../../../book/anatomy/map.html">Read this page in version 0.2.0'
    assert f"{link}</a></p></aside><header>" in page
    assert "You are reading version 0.1.0" in page
    assert page.index('href="#main"') < page.index("<aside")
    canonical = (
        '<link rel="canonical" href="https://book.test/l5/book/anatomy/map.html">'
    )
    assert page.count("canonical") == 1
    assert (
        f'<link rel="stylesheet" href="../../../older.css">{canonical}</head>' in page
    )
    assert (newest.site / "v" / "older.css").is_file()
    assert "noindex" not in page


def test_a_page_that_is_gone_leads_to_the_cover(release, newest):
    page = kept(release, newest, "book/gone.html")
    assert '<a href="../../../book/index.html">Open version 0.2.0</a>' in page
    assert "canonical" not in page
    assert '<meta name="robots" content="noindex"></head>' in page


def test_without_a_public_address_nothing_is_canonical(release, newest):
    quiet = Newest(newest.site, newest.version)
    assert "canonical" not in kept(release, quiet, "book/index.html")


def test_the_copy_is_whole_and_opens_by_its_folder(release, newest):
    entry = kept(release, newest, "index.html")
    assert entry.count('book/index.html"') == 2  # the leap and the link
    assert "pages/" not in entry
    copy = newest.site / "v" / "0.1.0"
    files = {path.relative_to(copy).as_posix() for path in copy.rglob("*.*")}
    assert files == {
        "_static/a.css",
        "book/anatomy/map.html",
        "book/gone.html",
        "book/index.html",
        "index.html",
        "search.html",
        "sw.js",
    }
    assert "unregister" in (copy / "sw.js").read_text()


def packed(folder: Path, *files: tuple[str, bytes], kind: int = 0) -> Path:
    """Return an archive with an entry, and files of any name."""
    path = folder / f"{TOP}.zip"
    entry = ENTRY.replace("book/", "pages/book/").encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as zipped:
        zipped.writestr(f"{TOP}/START-HERE.html", entry)
        for name, content in files:
            info = ZipInfo("x")
            # After the constructor, which would tidy them.
            info.filename = info.orig_filename = name
            info.external_attr = (kind | 0o644) << 16
            info.compress_type = ZIP_DEFLATED
            zipped.writestr(info, content)
    return path


@pytest.mark.parametrize(
    "name",
    [
        f"{TOP}/../../evil.html",
        f"{TOP}/pages/../../../evil.html",
        "../evil.html",
        "/tmp/evil.html",
        f"{TOP}/pages//tmp/evil.html",
        f"{TOP}/pages/..\\..\\evil.html",
        "C:/evil.html",
        f"{TOP}/pages/a.html\0.txt",
        f"{TOP}/pages/.htaccess",
        f"{TOP}/pages/",
        f"{TOP}/pages/a\n.html",
        "another-book/pages/a.html",
        f"{TOP}/start-here.HTML",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path, name):
    path = packed(tmp_path, (name, b"evil"))
    before = {*tmp_path.rglob("*")}
    with pytest.raises(BookError, match="is no file of a packed book"):
        unpack(path, tmp_path / "out")
    assert {*tmp_path.rglob("*")} == before


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_a_link_or_device_is_refused(tmp_path, kind):
    path = packed(tmp_path, (f"{TOP}/pages/a.html", b"/etc/passwd"), kind=kind)
    with pytest.raises(BookError, match="is no file"):
        unpack(path, tmp_path / "out")


def test_too_much_is_refused_before_anything_is_written(tmp_path, monkeypatch):
    path = packed(tmp_path, (f"{TOP}/pages/a.txt", bytes(1_000_000)))
    assert path.stat().st_size < 5_000
    monkeypatch.setattr(kept_copy, "MOST_BYTES", 999_999)
    with pytest.raises(BookError, match="MB unpacked"):
        unpack(path, tmp_path / "out")
    monkeypatch.undo()
    monkeypatch.setattr(kept_copy, "MOST_FILES", 1)
    with pytest.raises(BookError, match="more than 1 files"):
        unpack(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_size_that_lies_writes_no_more_than_it_said(tmp_path):
    path = packed(tmp_path, (f"{TOP}/pages/a.txt", bytes(1_000_000)))
    data = path.read_bytes()
    size = (1_000_000).to_bytes(4, "little")
    assert data.count(size) == 2
    path.write_bytes(data.replace(size, (1_000).to_bytes(4, "little")))
    with pytest.raises(BookError, match="no archive of the book"):
        unpack(path, tmp_path / "out")
    assert (tmp_path / "out" / "a.txt").stat().st_size <= 1_000


def test_a_damaged_archive_is_named(tmp_path):
    path = packed(tmp_path, (f"{TOP}/pages/a.txt", b"words " * 999))
    whole = path.read_bytes()
    for damaged in (b"", b"<html>404</html>", whole[: len(whole) // 2]):
        path.write_bytes(damaged)
        with pytest.raises(BookError, match=f"{TOP}.zip: no archive of the book"):
            unpack(path, tmp_path / "out")
    empty = io.BytesIO()
    ZipFile(empty, "w").close()
    path.write_bytes(empty.getvalue())
    with pytest.raises(BookError, match="no archive of the book"):
        unpack(path, tmp_path / "out")


def test_versions_are_numbers_and_the_newest_is_at_the_root(tmp_path):
    for number in ("0.9.0", "0.10.0", "0.10.1", "1.0rc1"):
        (tmp_path / f"the-l5-nerve-root-{number}.zip").touch()
    assert [*archives(tmp_path, "1.0rc1")] == ["0.10.1", "0.10.0", "0.9.0"]
    with pytest.raises(BookError, match=r"1\.0rc1\.zip is later than 0\.10\.1"):
        archives(tmp_path, "0.10.1")


@pytest.mark.parametrize("name", ["book.zip", "the-l5-nerve-root-1..zip", "a-1.0.zip"])
def test_a_zip_that_is_no_release_is_named(tmp_path, name):
    (tmp_path / name).touch()
    with pytest.raises(BookError, match=r"<version>\.zip"):
        archives(tmp_path, "1.0")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(BookError, match="BOOK_RELEASES: there is no folder"):
        archives(tmp_path / "gone", "1.0")


def test_a_book_keeps_its_earlier_versions(build_book, tmp_path, monkeypatch):
    monkeypatch.setattr(versions, "version", lambda _: "0.3.0")
    plain = build_book(text="# Text\n")
    assert "Earlier versions" not in plain.page("text")
    for number in ("0.1.0", "0.2.0"):
        releases = pack_version(tmp_path, number).parent
    monkeypatch.setenv("BOOK_RELEASES", str(releases))
    book = build_book(text="# Text\n")
    assert book.warnings == ""
    assert '<a href="v/index.html">Earlier versions</a>' in book.page("text")
    listed = book.page("v/index")
    assert listed.index('href="0.2.0/index.html"') < listed.index('"0.1.0/index.html"')
    assert "Content-Security-Policy" in listed
    assert '<meta name="description" content="Earlier versions of' in listed
    assert "Open version 0.3.0" in book.page("v/0.2.0/book/index")
    first = book.page("v/0.1.0/book/index")

    (releases / "the-l5-nerve-root-0.2.0.zip").unlink()
    again = build_book(text="# Text\n")
    assert again.page("v/0.1.0/book/index") == first
    assert not (again.folder / "v" / "0.2.0").exists()
    monkeypatch.delenv("BOOK_RELEASES")
    assert not (build_book(text="# Text\n").folder / "v").exists()
