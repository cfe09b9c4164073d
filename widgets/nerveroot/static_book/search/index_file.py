"""Write the index of the search and tell the search page where it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from nerveroot.web import bundle

from ..classic_script import called_script, small_script, value_script
from ..css_rules import minify
from ..hashed_files import HashedFiles
from ..widget_state import compact_json
from .page_text import Entry, read_page

HERE = Path(__file__).parent
#: The search page names the index here; it is known once every page is written.
_INDEX_ADDRESS = re.compile(r'data-index="[^"]*"')
#: What the index registers itself under.
VALUE_NAME = "search"
#: Pages that show the field to type in.
WITH_FIELD = {"search", "404"}


def register(app: Sphinx) -> None:
    """Give the search page its files, and write the index when all pages are there."""
    app.connect("builder-inited", replace_search)
    app.connect("html-collect-pages", search_page)
    app.connect("html-page-context", link_search, priority=860)
    # Before the page diet (900) deletes files that no page names.
    app.connect("build-finished", write_index, priority=850)


def replace_search(app: Sphinx) -> None:
    """Keep Sphinx from making its own index, which nothing would read."""
    if app.builder.name == "html":
        app.builder.search = False  # type: ignore[attr-defined]  # Sphinx's HTML builder


def search_page(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Return the page that Sphinx makes only together with its own index."""
    return [("search", {}, "search.html")] if app.builder.name == "html" else []


def link_search(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add library, program and style of the search to its page, and to no other.

    The page for missing addresses shows the same field and gets the style.
    """
    if pagename not in WITH_FIELD:
        return
    files = HashedFiles(Path(app.outdir))
    style = minify((HERE / "search.css").read_text("utf-8"))
    context["css_files"] = [
        *context["css_files"],
        files.add("search", ".css", style),
    ]
    if pagename != "search":
        return
    library = (HERE / "vendor" / "minisearch.js").read_text("utf-8")
    licence = (HERE / "vendor" / "minisearch-LICENSE.txt").read_text("utf-8")
    program = called_script(bundle(HERE / "search_page.js"), "window", "search")
    pathto = context["pathto"]
    for stem, text in (
        # Its licence asks that the notice goes where the program goes.
        ("minisearch", f"/*\n{licence}*/\n{small_script(library, 'minisearch.js')}"),
        ("search", program),
    ):
        address = escape(pathto(files.add(stem, ".js", text), 1))
        context["metatags"] += f'\n<script defer src="{address}"></script>'


def write_index(app: Sphinx, exception: Exception | None) -> None:
    """Write the index of all pages under a name made from its content."""
    search_page = Path(app.outdir, "search.html")
    if exception or app.builder.name != "html" or not search_page.is_file():
        return
    pages = {}
    about = set()
    for name in sorted(app.env.found_docs):
        address = app.builder.get_target_uri(name)
        html = Path(app.outdir, address).read_text("utf-8")
        pages[address] = read_page(html)
        if app.env.metadata[name].get("page_kind") == "about":
            about.add(address)
    text = compact_json(search_data(pages, about))
    address = HashedFiles(Path(app.outdir)).add(
        "search-index", ".js", value_script(VALUE_NAME, text)
    )
    html = search_page.read_text("utf-8")
    search_page.write_text(_INDEX_ADDRESS.sub(f'data-index="{address}"', html), "utf-8")


def search_data(
    pages: dict[str, list[Entry]], about: Collection[str] = ()
) -> dict[str, Any]:
    """Return what the program of the search page reads.

    Parameters
    ----------
    pages
        The entries of each page by its address.
    about
        Addresses of pages about the book and its program, not about the root: they
        count half.

    Returns
    -------
    dict
        ``pages``: address, title and weight; ``entries``: page number, kind, anchor,
        heading, questions, text; ``terms``: page number, anchor, names, definition;
        ``synonyms``: groups of words.
    """
    titles: list[tuple[str, str, float]] = []
    entries: list[list[int | str]] = []
    terms: list[tuple[int, str, list[str], str]] = []
    for number, (address, found) in enumerate(pages.items()):
        titles.append((address, _title(found), 0.5 if address in about else 1))
        for entry in found:
            if entry.kind == "term":
                terms.append((number, entry.anchor, entry.names, entry.text))
            else:
                place = (number, entry.kind, entry.anchor)
                words = (entry.heading, " ".join(entry.questions), entry.text)
                entries.append([*place, *words])
    groups = tomllib.loads((HERE / "synonyms.toml").read_text("utf-8"))["groups"]
    return {
        "pages": titles,
        "entries": entries,
        "terms": terms,
        "synonyms": groups,
    }


def _title(entries: list[Entry]) -> str:
    """Return the title of a page: the heading of the section that ends last."""
    return entries[-1].heading if entries else ""
