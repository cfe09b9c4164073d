"""Write the files that make an ePub of pages: package document, contents, the zip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ..offline.archive import COMPRESSED, TIME

#: What the files of an ePub are, by suffix: the core types of the format.
MEDIA_TYPES = {
    ".css": "text/css",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xhtml": "application/xhtml+xml",
}
PACKAGE = "content.opf"
CONTENTS = "contents.xhtml"

_CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="content.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""

#: What readers who cannot see or cannot use a pointer may count on.
_ACCESS = {
    "accessMode": ("textual", "visual"),
    "accessModeSufficient": ("textual,visual", "textual"),
    "accessibilityFeature": (
        "alternativeText",
        "longDescription",
        "displayTransformability",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
    ),
    "accessibilityHazard": ("none",),
    "accessibilitySummary": (
        "Every drawing has a description, and the rows behind it follow as a table "
        "or in words. Nothing is told by colour alone. Links lead from each citation "
        "to its source.",
    ),
}


@dataclass(frozen=True)
class Metadata:
    """What a library says about the book."""

    title: str
    author: str
    language: str
    identifier: str
    date: str
    description: str
    rights: str
    subjects: Sequence[str] = ()
    address: str = ""


@dataclass
class Part:
    """Pages under one heading of the contents; without one for single pages."""

    heading: str
    pages: list[tuple[str, str]] = field(default_factory=list)


def package_document(
    metadata: Metadata,
    files: Mapping[str, Sequence[str]],
    spine: Sequence[str],
    cover: str,
) -> str:
    """Return the package document.

    Parameters
    ----------
    metadata
        About the book.
    files
        For each file its properties (``svg``, ``nav``, …).
    spine
        Addresses of the pages in reading order.
    cover
        Address of the picture for the shelf.
    """
    ids = {name: f"f{number}" for number, name in enumerate(files, start=1)}
    items = "".join(
        f'<item id="{ids[name]}" href="{escape(name)}" '
        f'media-type="{MEDIA_TYPES[Path(name).suffix]}"'
        + (f' properties="{" ".join(properties)}"' if properties else "")
        + "/>\n"
        for name, properties in files.items()
    )
    order = "".join(f'<itemref idref="{ids[name]}"/>\n' for name in spine)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        f'unique-identifier="book" xml:lang="{escape(metadata.language)}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f"{_described(metadata)}"
        f'<meta name="cover" content="{ids[cover]}"/>\n</metadata>\n'
        f"<manifest>\n{items}</manifest>\n<spine>\n{order}</spine>\n</package>\n"
    )


def _described(metadata: Metadata) -> str:
    named = [
        ('identifier id="book"', metadata.identifier),
        ("title", metadata.title),
        ("language", metadata.language),
        ("creator", metadata.author),
        ("date", metadata.date),
        ("description", metadata.description),
        ("rights", metadata.rights),
        *(("subject", subject) for subject in metadata.subjects),
        *([("source", metadata.address)] if metadata.address else []),
    ]
    lines = [
        f"<dc:{name}>{escape(value)}</dc:{name.split()[0]}>" for name, value in named
    ]
    lines.append(f'<meta property="dcterms:modified">{metadata.date}T00:00:00Z</meta>')
    lines += [
        f'<meta property="schema:{name}">{escape(value)}</meta>'
        for name, values in _ACCESS.items()
        for value in values
    ]
    return "\n".join(lines) + "\n"


def contents_body(parts: Sequence[Part], start: str) -> str:
    """Return the contents as reading systems expect them: two ``nav`` elements.

    Parameters
    ----------
    parts
        The pages under their headings.
    start
        Address of the first page of the text.
    """
    entries = []
    for part in parts:
        links = "\n".join(
            f'<li><a href="{escape(address)}">{escape(title)}</a></li>'
            for address, title in part.pages
        )
        entries.append(
            f"<li><span>{escape(part.heading)}</span>\n<ol>\n{links}\n</ol></li>"
            if part.heading
            else links
        )
    listed = "\n".join(entries)
    return (
        '<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">\n'
        f'<h1 id="contents">Contents</h1>\n<ol>\n{listed}\n</ol>\n</nav>\n'
        '<nav epub:type="landmarks" hidden="hidden" aria-label="Landmarks">\n<ol>\n'
        f'<li><a epub:type="toc" href="{CONTENTS}">Contents</a></li>\n'
        f'<li><a epub:type="bodymatter" href="{escape(start)}">Start of the text</a>'
        "</li>\n</ol>\n</nav>\n"
    )


def pack(folder: Path, files: Sequence[str], target: Path) -> None:
    """Write the zip, the same bytes for the same files.

    Parameters
    ----------
    folder
        Holds the files.
    files
        Their addresses, package document included.
    target
        The ePub.
    """
    with ZipFile(target, "w") as zipped:
        # First and not compressed: readers know the format by these bytes.
        _add(zipped, "mimetype", b"application/epub+zip", stored=True)
        _add(zipped, "META-INF/container.xml", _CONTAINER.encode())
        for name in files:
            stored = Path(name).suffix in COMPRESSED
            _add(zipped, name, (folder / name).read_bytes(), stored=stored)


def _add(zipped: ZipFile, name: str, data: bytes, *, stored: bool = False) -> None:
    info = ZipInfo(name, TIME)
    info.create_system = 3  # Unix, also where it is packed elsewhere
    info.external_attr = 0o644 << 16
    info.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
    zipped.writestr(info, data, compresslevel=9)
