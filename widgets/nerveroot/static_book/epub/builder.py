"""The Sphinx builder that writes the ePub."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.dom import minidom

from sphinx import addnodes
from sphinx.builders.epub3 import Epub3Builder

from ..errors import BookError
from ..offline.archive import NAME
from ..reference_list import pages_in_order
from .citation import Citation, read_citation
from .links import settle_links
from .markup import elements, parsed
from .package import (
    CONTENTS,
    PACKAGE,
    Metadata,
    Part,
    contents_body,
    pack,
    package_document,
)
from .page import page_body, page_text
from .style import STYLE, write_style
from .title_page import COVER, TITLE_PAGE, title_body, write_cover


class BookEpubBuilder(Epub3Builder):
    """Write the pages as XHTML and pack them.

    Templates, scripts and style sheets of the theme are for browsers: a page of the
    ePub is its title and its text, in the style of the book.
    """

    epilog = "The ePub is in %(outdir)s."

    def init(self) -> None:
        """Set what Sphinx's own builder asks for, and leave the theme's files out."""
        self.config.version = version("nerveroot")
        self.config.epub_show_urls = "no"
        self.config.templates_path = []
        self.bodies: dict[str, minidom.Element] = {}
        self.page_titles: dict[str, str] = {}
        super().init()

    def get_outdated_docs(self) -> Iterator[str]:
        """Name all pages: they are settled and packed together."""
        yield from self.env.found_docs

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        outfilename: str | None = None,
        event_arg: object = None,
    ) -> None:
        """Keep a page until all are there."""
        address = self.get_target_uri(pagename)
        self.bodies[address] = page_body(addctx["body"], pagename)
        self.page_titles[address] = _plain(addctx["title"])

    def gen_pages_from_extensions(self) -> None:
        """Write none: search, offline page and the like are for browsers."""

    def copy_static_files(self) -> None:
        """Copy none of the theme's."""

    def write_buildinfo(self) -> None:
        """Write none: every build writes all pages."""

    def handle_finish(self) -> None:
        """Settle the links, write all pages, pack them."""
        folder = Path(self.outdir)
        settle_links(self.bodies)
        citation = read_citation(Path(self.srcdir))
        about = self._metadata(citation)
        parts = self.parts()
        spine = [address for part in parts for address, _ in part.pages]
        first = title_body(citation, about, self._last_checked())
        navigation = contents_body(parts, spine[0])
        self.bodies |= {
            TITLE_PAGE: parsed(first, TITLE_PAGE),
            CONTENTS: parsed(navigation, CONTENTS),
        }
        self.page_titles |= {TITLE_PAGE: about.title, CONTENTS: "Contents"}
        extra = [*write_style(folder), write_cover(folder)]
        files: dict[str, list[str]] = {}
        for address in (TITLE_PAGE, CONTENTS, *spine):
            files[address] = self._write(folder, address)
        images = {name for body in self.bodies.values() for name in images_of(body)}
        for name in (*extra, *sorted(images)):
            files[name] = ["cover-image"] if name == COVER else []
        opf = package_document(about, files, [TITLE_PAGE, CONTENTS, *spine], COVER)
        (folder / PACKAGE).write_text(opf, "utf-8")
        target = folder / f"{NAME}-{version('nerveroot')}.epub"
        pack(folder, [PACKAGE, *files], target)

    def parts(self) -> list[Part]:
        """Return the pages under the headings of the contents."""
        root: str = self.config.root_doc
        parts = [Part("", [self._entry(root)])]
        for tree in self.env.get_doctree(root).findall(addnodes.toctree):
            pages = [self._entry(page) for _, page in tree["entries"]]
            parts.append(Part(str(tree.get("caption") or ""), pages))
        listed = {address for part in parts for address, _ in part.pages}
        missing = [
            page
            for page in pages_in_order(self.env)
            if self.get_target_uri(page) not in listed
        ]
        if missing:
            raise BookError(f"Pages without a place in the ePub: {', '.join(missing)}")
        return parts

    def _entry(self, page: str) -> tuple[str, str]:
        return self.get_target_uri(page), self.env.titles[page].astext()

    def _write(self, folder: Path, address: str) -> list[str]:
        """Write a page; return the properties that its entry must name."""
        body = self.bodies[address]
        style = posixpath.relpath(STYLE, posixpath.dirname(address) or ".")
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        language: str = self.config.language
        text = page_text(body, self.page_titles[address], style, language)
        path.write_text(text, "utf-8")
        properties = ["nav"] if address == CONTENTS else []
        for name, prop in (("svg", "svg"), ("math", "mathml")):
            if next(elements(body, name), None) is not None:
                properties.append(prop)
        return properties

    def _last_checked(self) -> str:
        """Return the latest day on which a page was checked."""
        days = (self.env.metadata[page]["last_checked"] for page in self.env.found_docs)
        return max(str(day) for day in days)

    def _metadata(self, citation: Citation) -> Metadata:
        title = str(self.config.project)
        # The same for all versions: reading systems keep the place of a book by it.
        identity = uuid5(NAMESPACE_URL, NAME)
        return Metadata(
            title=title,
            author=str(self.config.author),
            language=str(self.config.language),
            identifier=f"urn:uuid:{identity}",
            date=max(citation.released, self._last_checked()),
            description=citation.abstract,
            rights=citation.rights,
            subjects=citation.keywords,
            address=str(self.config.html_baseurl or ""),
        )


def images_of(body: minidom.Element) -> Iterator[str]:
    """Yield the addresses, from the root, of the image files in a page."""
    for image in elements(body, "image", "img"):
        href = image.getAttribute("xlink:href") or image.getAttribute("src")
        if href and not href.startswith("data:"):
            yield re.sub(r"^(?:\.\./)+", "", href)


def _plain(title: str) -> str:
    """Return a title without the markup that Sphinx puts into it."""
    return unescape(re.sub(r"<[^>]+>", "", title))
