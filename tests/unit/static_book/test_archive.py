"""The archive: complete, the same every time, and without what needs a server."""

from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from nerveroot.static_book.errors import BookError
from nerveroot.static_book.offline.archive import main, make_archive, page_for_disk

PAGE = """<!doctype html><html><head><title>Map</title>
<link rel="canonical" href="https://book.example/l5/book/map.html">
<meta property="og:image" content="https://book.example/l5/card.png" />
<meta property="og:image:alt" content="A card">
<meta name="twitter:card" content="summary_large_image">
<meta name="description" content="A map"><link rel="stylesheet" href="../_static/a.css">
</head><body><span class="mark"></span>{links}</body></html>
"""
ENTRY = (
    '<!doctype html><html><head><meta http-equiv="refresh" '
    'content="0; url=book/index.html"></head><body>'
    '<a href="book/index.html">Open</a></body></html>'
)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "html"
    for name in ("book", "_static", "live", "downloads"):
        (folder / name).mkdir(parents=True)
    (folder / "index.html").write_text(ENTRY)
    (folder / "search.html").write_text(PAGE.format(links="").replace("../", ""))
    (folder / "_static" / "a.css").write_text("p { color: red }" * 50)
    for name in ("book/index.html", "book/map.html"):
        (folder / name).write_text(PAGE.format(links='<a href="map.html">Map</a>'))
    for name in ("sw.js", "offline.html", "404.html", "robots.txt", "live/index.html"):
        (folder / name).write_text("for servers")
    (folder / "downloads" / "book.pdf").write_text("large")
    return folder


def test_it_holds_what_is_read_from_the_disk(built: Path, tmp_path: Path) -> None:
    """The kernel makes the archive large, or a page is missing."""
    licence = tmp_path / "LICENSE"
    licence.write_text("free")
    archive = make_archive(built, tmp_path / "dist", [licence])
    with ZipFile(archive) as zipped:
        names = zipped.namelist()
        (top,) = {name.partition("/")[0] for name in names}
        assert archive.name == f"{top}.zip"
        assert [name.partition("/")[2] for name in names] == [
            "START-HERE.html",
            "LICENSE",
            "pages/_static/a.css",
            "pages/book/index.html",
            "pages/book/map.html",
            "pages/search.html",
        ]
        entry = zipped.read(f"{top}/START-HERE.html").decode()
    assert entry.count("pages/book/index.html") == 2
    checksum = archive.with_name(f"{archive.name}.sha256").read_text()
    assert checksum == f"{sha256(archive.read_bytes()).hexdigest()}  {archive.name}\n"


def test_the_same_book_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """Nobody can check that an archive is the book that it claims to be."""
    first = make_archive(built, tmp_path / "first").read_bytes()
    for path in sorted(built.rglob("*"), reverse=True):
        path.touch()
        path.chmod(0o700)
    assert make_archive(built, tmp_path / "second").read_bytes() == first
    (built / "book" / "map.html").write_text(PAGE.format(links="corrected"))
    assert make_archive(built, tmp_path / "third").read_bytes() != first


def test_pages_lose_public_addresses_and_links_to_the_kernel() -> None:
    """A reader without network finds links that lead nowhere."""
    outside = '<a href="https://doi.example/10.1">source</a>'
    live = '<a class="x" href="../live/notebooks/index.html?path=a">Run <b>it</b></a>'
    launch = f'<span class="nr-launch">{live}</span>'
    foot = f'<ul><li>{live}</li><li><a href="../downloads/b.pdf">PDF</a> and</li></ul>'
    page = page_for_disk(PAGE.format(links=outside + launch + foot))
    assert "book.example" not in page
    assert "card" not in page
    assert "live" not in page
    assert '<meta name="description" content="A map">' in page
    assert '<link rel="stylesheet" href="../_static/a.css">' in page
    assert f'<span class="mark"></span>{outside}<ul><li> and</li></ul>' in page


def test_a_link_to_nothing_is_refused(built: Path, tmp_path: Path) -> None:
    """The archive is published with a page missing."""
    links = '<a href="gone.html">Gone</a>'
    (built / "book" / "map.html").write_text(PAGE.format(links=links))
    with pytest.raises(BookError, match=r"pages/book/map\.html: .*gone\.html"):
        make_archive(built, tmp_path / "dist")


def test_no_book_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who packs before building gets a traceback."""
    assert main([str(tmp_path), str(tmp_path / "dist")]) == 1
    assert "make html" in capsys.readouterr().err
