"""Citations in the text and the list of sources at the end of the page.

Each page has a complete list of its own, with the status of every source.  (A list
shared by all pages, as sphinxcontrib-bibtex makes it, holds each entry only once.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from nerveroot.data import load_table
from nerveroot.look import status_mark

from .bibliography import Source, read_bibliography
from .book_part import book_part, raw_html, text_part
from .close_names import did_you_mean
from .errors import BookError
from .source_lines import locate

LOGGER = logging.getLogger(__name__)
#: A link from a cell of a table to an entry of the page's list of sources.
_SOURCE_LINK = re.compile(r'href="#(source-[a-z0-9-]+)"')


def register(app: Sphinx) -> None:
    """Read the bibliography; add the roles, the directive and the list."""
    app.add_node(SourceList)
    app.add_domain(CitationDomain)
    app.add_directive("page-sources", PageSources)
    app.add_post_transform(WriteSourceList)
    app.connect("builder-inited", load_bibliography)
    app.connect("env-purge-doc", forget_page)
    app.connect("doctree-read", cite_what_tables_link_to)
    app.connect("env-check-consistency", check_lists)


def load_bibliography(app: Sphinx) -> None:
    """Read the ``.bib`` file that the settings name."""
    name: str = app.config.book_bibliography
    labels = {row.source_key: row.label for row in load_table("sources")}
    sources = read_bibliography(Path(app.srcdir, name), labels) if name else {}
    app.nerveroot_sources = sources  # type: ignore[attr-defined]  # ours


def sources_of(env: BuildEnvironment) -> dict[str, Source]:
    """Return the bibliography."""
    sources: dict[str, Source] = env.app.nerveroot_sources  # type: ignore[attr-defined]  # ours
    return sources


def cited_on(env: BuildEnvironment) -> dict[str, dict[str, Any]]:
    """Return what each page cites: its keys in order, and whether it has a list."""
    pages: dict[str, dict[str, Any]] | None = getattr(env, "book_citations", None)
    if pages is None:
        pages = {}
        env.book_citations = pages  # type: ignore[attr-defined]  # ours
    return pages


def _page(env: BuildEnvironment) -> dict[str, Any]:
    return cited_on(env).setdefault(env.docname, {"keys": [], "has_list": False})


def cite(env: BuildEnvironment, keys: Iterable[str]) -> None:
    """Note sources that the page being read rests on, in the order of their first use.

    Unknown keys are left out; who has them says so.
    """
    known = sources_of(env)
    cited = _page(env)["keys"]
    cited += [key for key in dict.fromkeys(keys) if key in known and key not in cited]
    note_bibliography(env)


def cite_what_tables_link_to(app: Sphinx, doctree: nodes.document) -> None:
    """Note the sources that a table made by a cell links to in the page's own list."""
    keys = {source.anchor: key for key, source in sources_of(app.env).items()}
    linked = [
        keys[anchor]
        for node in doctree.findall(nodes.raw)
        for anchor in _SOURCE_LINK.findall(node.astext())
        if anchor in keys
    ]
    if linked:
        cite(app.env, linked)


class Citation(SphinxRole):
    """Name and year of sources: in the sentence, or in brackets after it."""

    def __init__(self, parenthesis: bool) -> None:
        super().__init__()
        self.parenthesis = parenthesis

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return links to the page's own list."""
        known = sources_of(self.env)
        keys = [key.strip() for key in self.text.split(",")]
        unknown = [key for key in keys if key not in known]
        cite(self.env, keys)
        if unknown:
            # A warning, not an exception, so that one build names them all; the
            # book's builds treat every warning as a failure.
            LOGGER.warning(
                "unknown citation %s. Keys stand in %s.",
                "; ".join(f"{key!r}{did_you_mean(key, known)}" for key in unknown),
                self.config.book_bibliography,
                location=locate(self.env, self.text, self.lineno),
                type="book",
                subtype="citation",
            )
        result: list[nodes.Node] = []
        for key in (key for key in keys if key in known):
            source = known[key]
            link = text_part("a", "nr-cite", source.label, href=f"#{source.anchor}")
            result += [nodes.Text("; ")] if result else []
            result.append(link)
        if self.parenthesis:
            result = [nodes.Text("("), *result, nodes.Text(")")]
        return result, []


class CitationDomain(Domain):
    """Holds the roles: Sphinx looks names with a colon up in a domain."""

    name = "cite"
    label = "citation"
    roles = {  # noqa: RUF012 - Sphinx declares it so
        "t": Citation(parenthesis=False),
        "p": Citation(parenthesis=True),
    }

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.Element]]:
        """Find nothing: citations are links already when they are read."""
        return []

    def merge_domaindata(self, docnames: object, otherdata: object) -> None:
        """Nothing to merge: what pages cite is kept in the environment."""


def note_bibliography(env: BuildEnvironment) -> None:
    """Have the page read again when the bibliography changes."""
    env.note_dependency(str(Path(env.srcdir, env.config.book_bibliography)))


def reference_page(env: BuildEnvironment) -> str:
    """Return the page that lists the whole bibliography, or nothing."""
    page: str = getattr(env, "book_reference_page", "")
    return page


class SourceList(nodes.General, nodes.Element):
    """Where the list of sources goes; filled once the whole page is known."""


class PageSources(SphinxDirective):
    """The list of everything that the page cites, with the status of each source."""

    def run(self) -> list[nodes.Node]:
        """Mark the place."""
        _page(self.env)["has_list"] = True
        note_bibliography(self.env)
        place = SourceList()
        self.set_source_info(place)
        return [place]


class WriteSourceList(SphinxPostTransform):
    """Write the list of sources of one page."""

    default_priority = 20

    def run(self, **kwargs: object) -> None:
        """Replace the mark by the list."""
        for place in list(self.document.findall(SourceList)):
            keys = cited_on(self.env).get(self.env.docname, {}).get("keys", [])
            known = sources_of(self.env)
            sources = sorted(
                (known[key] for key in keys), key=lambda source: source.text.lower()
            )
            if isinstance(place.parent, nodes.section):
                place.parent["classes"].append("nr-sources-section")
            place.replace_self(
                book_part(
                    "ul", "nr-sources", *(self.item(source) for source in sources)
                )
            )

    def item(self, source: Source) -> nodes.Element:
        """Return an entry with the way to the book's whole bibliography."""
        item = source_item(source)
        page = reference_page(self.env)
        if page and self.app.builder.format == "html":
            address = self.app.builder.get_relative_uri(self.env.docname, page)
            hidden = text_part("span", "nr-visually-hidden", f": {source.label}")
            link = book_part(
                "a",
                "nr-source-more",
                nodes.Text("All uses"),
                hidden,
                href=f"{address}#{source.anchor}",
            )
            item += [nodes.Text(" "), link]
        return item


def source_item(source: Source) -> nodes.Element:
    """Return the entry of a source: mark, reference, links, status in words."""
    text = book_part("span", "nr-source-text", nodes.Text(source.text))
    if source.links:
        text += [nodes.Text(" "), raw_html(source.links)]
    item = book_part(
        "li",
        "nr-source",
        raw_html(status_mark(source.reading, described=True)),
        text,
        nodes.Text(" "),
        text_part("strong", "nr-source-status", source.status_words),
    )
    item["ids"].append(source.anchor)
    return item


def forget_page(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    """Drop what a page cited before it is read again."""
    cited_on(env).pop(page, None)


def check_lists(app: Sphinx, env: BuildEnvironment) -> None:
    """Refuse a page that cites sources and does not list them, or lists none."""
    for page, cited in cited_on(env).items():
        if cited["keys"] and not cited["has_list"]:
            raise BookError(f"{page}: it cites sources but has no `{{page-sources}}`.")
        if cited["has_list"] and not cited["keys"]:
            raise BookError(f"{page}: `{{page-sources}}` on a page that cites nothing.")
