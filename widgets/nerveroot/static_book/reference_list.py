"""The whole bibliography on one page: every source, its status and where it is used."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from nerveroot.audit.row_sources import rows_of_sources
from nerveroot.data.schema import load_schema
from nerveroot.look import load_tokens

from .bibliography import Source
from .book_part import book_part, text_part
from .evidence.directive import table_page
from .page_sources import (
    cited_on,
    note_bibliography,
    reference_page,
    source_item,
    sources_of,
)

#: Where references go that begin with no letter.
NO_LETTER = "0–9"


def register(app: Sphinx) -> None:
    """Add the directive and keep its page up to date."""
    app.add_node(ReferenceListPlace)
    app.add_directive("reference-list", ReferenceList)
    app.add_post_transform(WriteReferenceList)
    app.connect("env-purge-doc", forget_page)
    app.connect("env-updated", pages_to_write_again)


class ReferenceListPlace(nodes.General, nodes.Element):
    """Where the bibliography goes; filled once all pages are known."""


class ReferenceList(SphinxDirective):
    """The whole bibliography, by letter."""

    def run(self) -> list[nodes.Node]:
        """Mark the place."""
        self.env.book_reference_page = self.env.docname  # type: ignore[attr-defined]
        note_bibliography(self.env)
        return [ReferenceListPlace()]


def forget_page(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    """Forget the page of the bibliography before it is read again."""
    if reference_page(env) == page:
        env.book_reference_page = ""  # type: ignore[attr-defined]


def pages_to_write_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have the bibliography written again when pages or tables use other sources."""
    cited = {page: list(entry["keys"]) for page, entry in sorted(cited_on(env).items())}
    is_new = getattr(env, "book_cited_before", None) != cited
    if not (is_new or getattr(app, "nerveroot_changed", False)):
        return []
    env.book_cited_before = cited  # type: ignore[attr-defined]
    page = reference_page(env)
    return [page] if page else []


class WriteReferenceList(SphinxPostTransform):
    """Write the bibliography where its directive stands."""

    default_priority = 20

    def run(self, **kwargs: object) -> None:
        """Replace the mark by a summary, the letters and the entries."""
        for place in list(self.document.findall(ReferenceListPlace)):
            sources = sorted(sources_of(self.env).values(), key=_order)
            groups = [
                (letter, list(group)) for letter, group in groupby(sources, _letter)
            ]
            place.replace_self(
                [
                    book_part("p", "", nodes.Text(summary(sources))),
                    _letters(letter for letter, _ in groups),
                    *(
                        part
                        for letter, group in groups
                        for part in self._group(letter, group)
                    ),
                ]
            )

    def _group(self, letter: str, sources: list[Source]) -> list[nodes.Element]:
        heading = text_part("h3", "nr-letter", letter)
        heading["ids"].append(_letter_id(letter))
        items = []
        for source in sources:
            item = source_item(source)
            item += self._uses(source)
            items.append(item)
        return [heading, book_part("ul", "nr-sources nr-bibliography", *items)]

    def _uses(self, source: Source) -> nodes.Element:
        """Say on which pages and in which tables a source is used."""
        parts: list[nodes.Node] = []
        cited = cited_on(self.env)
        pages = [
            page
            for page in pages_in_order(self.env)
            if source.key in cited.get(page, {"keys": ()})["keys"]
        ]
        if pages:
            links = (self._page_link(page, source.anchor) for page in pages)
            parts += [nodes.Text("Cited in "), *_listed(links), nodes.Text(".")]
        if tables := rows_of_sources().get(source.key):
            counts = (
                self._table_link(name, count, source.key)
                for name, count in sorted(tables.items())
            )
            parts += [nodes.Text(" Rows: "), *_listed(counts), nodes.Text(".")]
        if not parts:
            parts = [nodes.Text("Not used on a page or in a table.")]
        return book_part("span", "nr-source-uses", *parts)

    def _page_link(self, page: str, anchor: str) -> nodes.Element:
        builder = self.app.builder
        title = self.env.titles[page].astext()
        if builder.format != "html":
            return text_part("span", "", title)
        address = builder.get_relative_uri(self.env.docname, page)
        return text_part("a", "", title, href=f"{address}#{anchor}")

    def _table_link(self, table: str, count: int, key: str) -> nodes.Element:
        """Return the way to the rows of one table that come from a source."""
        builder, page = self.app.builder, table_page(self.env)
        words = f"{load_schema(table).title} ({count})"
        if builder.format != "html" or not page:
            return text_part("span", "", words)
        address = builder.get_relative_uri(self.env.docname, page)
        return text_part("a", "", words, href=f"{address}#table={table}&filter={key}")


def pages_in_order(env: BuildEnvironment) -> list[str]:
    """Return the pages in the order in which the contents list them."""
    order: dict[str, None] = {}

    def visit(page: str) -> None:
        if page not in order:
            order[page] = None
            for following in env.toctree_includes.get(page, ()):
                visit(following)

    visit(env.config.root_doc)
    return [*order, *sorted(set(env.found_docs) - set(order))]


def summary(sources: Iterable[Source]) -> str:
    """Say how many sources there are and how each of them was read."""
    words = load_tokens()["status"]
    counts = Counter(source.reading for source in sources)
    listed = ", ".join(
        f"{counts[status]} {words[status]['words']}"
        for status in words
        if counts[status]
    )
    unconfirmed = sum(not source.is_confirmed for source in sources)
    return (
        f"{counts.total()} sources: {listed}. Of {unconfirmed} some detail of the "
        "reference, such as an author or a page, was not seen; only what was seen is "
        "printed."
    )


def _listed(parts: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Put commas between parts."""
    listed: list[nodes.Node] = []
    for part in parts:
        listed += [nodes.Text(", "), part] if listed else [part]
    return listed


def _order(source: Source) -> tuple[bool, str]:
    plain = _plain(source.text)
    return (not plain[:1].isalpha(), plain)


def _plain(text: str) -> str:
    """Return a reference for sorting: without marks before it, accents and case."""
    letters = unicodedata.normalize("NFKD", text.lstrip('[“"(').casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _letter(source: Source) -> str:
    first = _plain(source.text)[:1].upper()
    return first if first.isascii() and first.isalpha() else NO_LETTER


def _letter_id(letter: str) -> str:
    return "letter-" + ("digits" if letter == NO_LETTER else letter.lower())


def _letters(letters: Iterable[str]) -> nodes.Element:
    links = (
        book_part(
            "li", "", text_part("a", "nr-button", letter, href=f"#{_letter_id(letter)}")
        )
        for letter in letters
    )
    return book_part(
        "nav", "nr-letters", book_part("ul", "", *links), aria_label="Letters"
    )
