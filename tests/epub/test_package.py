"""The ePub as a file: valid, described, in order."""

import shutil
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
import yaml

from tests import CHECKOUT
from tests.epub.conftest import XHTML, text_of
from tests.epub.validator import remarks_on

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
OPS = "{http://www.idpf.org/2007/ops}"

#: The largest file that shops and mail let through without a question.
MOST_BYTES = 25_000_000


@pytest.fixture(scope="module")
def package(files: Mapping[str, bytes]) -> ElementTree.Element:
    """The package document."""
    return ElementTree.fromstring(files["content.opf"])


def contents() -> list[tuple[str, list[str]]]:
    """Return the parts of the table of contents with their pages."""
    toc = yaml.safe_load((CHECKOUT / "_toc.yml").read_text("utf-8"))
    return [
        ("", [toc["root"]]),
        *(
            (part["caption"], [entry["file"] for entry in part["chapters"]])
            for part in toc["parts"]
        ),
    ]


def changed(epub: Path, target: Path, name: str, old: bytes, new: bytes) -> Path:
    """Return a copy of an ePub with other bytes in one of its files."""
    with ZipFile(epub) as opened, ZipFile(target, "w") as copy:
        for info in opened.infolist():
            data = opened.read(info)
            if info.filename == name:
                assert old in data
                data = data.replace(old, new, 1)
            copy.writestr(info, data)
    return target


def test_validator_has_nothing_to_say(epub: Path) -> None:
    """Shops refuse what epubcheck refuses; its warnings are faults, too."""
    assert remarks_on(epub) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"</section>", b""),
        (b'href="#source-', b'href="#no-source-'),
        (b"<h1>", b"<h1><script>1</script>"),
    ],
    ids=["not well-formed", "link to nothing", "undeclared script"],
)
def test_validator_can_fail(epub: Path, tmp_path: Path, old: bytes, new: bytes) -> None:
    """A validator that finds nothing in a broken book proves nothing."""
    name = "book/anatomy/dermatomes.xhtml"
    broken = changed(epub, tmp_path / "broken.epub", name, old, new)
    found = remarks_on(broken)
    assert any(remark.severity in ("ERROR", "FATAL") for remark in found)
    assert all(name in remark.place for remark in found)


def test_file_begins_with_its_type(epub: Path) -> None:
    """Readers know the format by the first bytes, which must not be compressed."""
    with ZipFile(epub) as opened:
        first = opened.infolist()[0]
        assert first.filename == "mimetype"
        assert first.compress_type == ZIP_STORED
        assert opened.read(first) == b"application/epub+zip"
    assert epub.read_bytes()[30:58] == b"mimetypeapplication/epub+zip"


def test_file_is_small_enough(epub: Path) -> None:
    """A book that mail returns is not shared."""
    assert epub.stat().st_size < MOST_BYTES


def test_reading_order_is_that_of_the_contents(package: ElementTree.Element) -> None:
    """A page that is not in the spine is never reached by turning pages."""
    items = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    order = [items[ref.get("idref")] for ref in package.iter(f"{OPF}itemref")]
    pages = [f"{page}.xhtml" for _, listed in contents() for page in listed]
    assert order == ["title.xhtml", "contents.xhtml", *pages]


def test_contents_name_every_page_under_its_part(
    pages: Mapping[str, ElementTree.Element],
) -> None:
    """A list without parts is a wall of 36 lines."""
    navigation = next(
        nav
        for nav in pages["contents"].iter(f"{XHTML}nav")
        if nav.get(f"{OPS}type") == "toc"
    )
    found: list[tuple[str, list[str]]] = []
    listed = navigation.find(f"{XHTML}ol")
    assert listed is not None
    for item in listed:
        heading = item.find(f"{XHTML}span")
        links = list(item.iter(f"{XHTML}a"))
        found.append(
            (
                "" if heading is None else text_of(heading),
                [str(link.get("href")).removesuffix(".xhtml") for link in links],
            )
        )
        for link in links:
            page = pages[str(link.get("href")).removesuffix(".xhtml")]
            title = page.find(f".//{XHTML}h1")
            assert title is not None
            assert text_of(title) == text_of(link)
    assert found == contents()


def values(package: ElementTree.Element, name: str) -> Sequence[str]:
    """Return what the package says under a name, such as ``dc:title``."""
    if name.startswith("schema:"):
        return [
            str(meta.text)
            for meta in package.iter(f"{OPF}meta")
            if meta.get("property") == name
        ]
    return [str(element.text) for element in package.iter(name.replace("dc:", DC))]


def test_libraries_can_describe_it(package: ElementTree.Element) -> None:
    """A shelf shows title, author, language and cover; a lawyer wants the licence."""
    assert values(package, "dc:title") == ["The L5 Nerve Root"]
    assert values(package, "dc:language") == ["en"]
    assert values(package, "dc:creator") == ["The authors of The L5 Nerve Root"]
    assert "CC BY 4.0" in values(package, "dc:rights")[0]
    assert values(package, "dc:identifier")[0].startswith("urn:uuid:")
    covers = [
        item.get("href")
        for item in package.iter(f"{OPF}item")
        if item.get("properties") == "cover-image"
    ]
    assert covers == ["cover.jpg"]


def test_readers_learn_how_they_can_use_it(package: ElementTree.Element) -> None:
    """Shops and schools show these facts; without them a book counts as closed."""
    assert set(values(package, "schema:accessMode")) == {"textual", "visual"}
    assert "textual" in values(package, "schema:accessModeSufficient")
    features = values(package, "schema:accessibilityFeature")
    assert {"alternativeText", "structuralNavigation", "tableOfContents"} <= set(
        features
    )
    assert values(package, "schema:accessibilityHazard") == ["none"]
    assert values(package, "schema:accessibilitySummary")


def test_first_page_says_what_the_file_is(
    pages: Mapping[str, ElementTree.Element],
) -> None:
    """A file goes from hand to hand without the book's site around it."""
    words = text_of(pages["title"])
    for said in (
        f"Version {version('nerveroot')}",
        "CC BY 4.0",
        "No clinician has reviewed this book yet",
        "seek urgent care now",
        "To cite it",
    ):
        assert said in words


def test_same_book_gives_the_same_bytes(epub: Path, tmp_path: Path) -> None:
    """A checksum that changes by itself says nothing."""
    from nerveroot.static_book.epub.package import pack

    with ZipFile(epub) as opened:
        opened.extractall(tmp_path)
        names = opened.namelist()[2:]
    shutil.copystat(epub, tmp_path / "mimetype")
    pack(tmp_path, names, tmp_path / "again.epub")
    assert (tmp_path / "again.epub").read_bytes() == epub.read_bytes()
