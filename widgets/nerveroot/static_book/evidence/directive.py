"""The directive that lists every table, and the files that it offers."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

import nerveroot.web
from nerveroot.data import load_table
from nerveroot.data.schema import load_schema
from nerveroot.data.tables import table_file
from nerveroot.static_book.book_part import book_part, raw_html, text_part
from nerveroot.static_book.classic_script import (
    called_script,
    value_script,
)
from nerveroot.static_book.css_rules import minify
from nerveroot.static_book.hashed_files import HashedFiles
from nerveroot.static_book.page_sources import reference_page
from nerveroot.static_book.widget_assets import script_tags
from nerveroot.static_book.widget_state import compact_json
from nerveroot.web.esm import bundle

from .groups import GROUPS, check_groups
from .table_rows import label_of, meaning_of, table_data

HERE = Path(__file__).parent
_SHEETS = (
    Path(nerveroot.web.__file__).parent / "tool_frame.css",
    HERE / "evidence_tables.css",
)
#: What a table's script calls with its name and its rows.
_RECEIVER = "nerverootTables"


def register(app: Sphinx) -> None:
    """Add the directive, its place and its files."""
    app.add_node(EvidenceTablesPlace)
    app.add_directive("evidence-tables", EvidenceTables)
    app.add_post_transform(WriteEvidenceTables)
    # After the theme (500) and before the page diet (900).
    app.connect("html-page-context", link_files, priority=860)
    app.connect("env-purge-doc", forget_page)
    app.connect("env-get-outdated", pages_to_read_again)


class EvidenceTablesPlace(nodes.General, nodes.Element):
    """Where the tables go; filled when the page is written."""


class EvidenceTables(SphinxDirective):
    """Every table of the book: to look at, to sort, to filter and to download."""

    def run(self) -> list[nodes.Node]:
        """Mark the place."""
        check_groups()
        _pages(self.env).add(self.env.docname)
        return [EvidenceTablesPlace()]


def _pages(env: BuildEnvironment) -> set[str]:
    """Return the pages that show the tables."""
    pages: set[str] | None = getattr(env, "book_table_pages", None)
    if pages is None:
        pages = set()
        env.book_table_pages = pages  # type: ignore[attr-defined]
    return pages


def table_page(env: BuildEnvironment) -> str:
    """Return the page that shows the tables, or nothing."""
    return min(_pages(env), default="")


def forget_page(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    """Forget a page before it is read again."""
    _pages(env).discard(page)


def pages_to_read_again(
    app: Sphinx,
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    gone: set[str],
) -> list[str]:
    """Have the page written anew when the package has changed, tables included."""
    return sorted(_pages(env)) if getattr(app, "nerveroot_changed", False) else []


class WriteEvidenceTables(SphinxPostTransform):
    """Write the list of tables where the directive stands."""

    default_priority = 20

    def run(self, **kwargs: object) -> None:
        """Replace the mark by the tool's place and one entry for each table."""
        for place in list(self.document.findall(EvidenceTablesPlace)):
            is_html = self.app.builder.name == "html"
            files = HashedFiles(Path(self.app.outdir)) if is_html else None
            parts: list[nodes.Node] = [self._tool()] if is_html else []
            for heading, names in GROUPS.items():
                parts.append(text_part("h3", "nr-evidence-group", heading))
                parts += [self._entry(name, heading, files) for name in names]
            place.replace_self(parts)

    def _tool(self) -> nodes.Element:
        page = reference_page(self.env)
        address = ""
        if page:
            address = self.app.builder.get_relative_uri(self.env.docname, page)
        return book_part(
            "div", "nr-evidence", data_evidence_tables="", data_references=address
        )

    def _entry(self, name: str, group: str, files: HashedFiles | None) -> nodes.Element:
        """Return what a table holds, its file, and what its columns mean."""
        schema = load_schema(name)
        count = len(load_table(name))
        rows = f"{count} row" if count == 1 else f"{count} rows"
        words = book_part("p", "", nodes.Text(f"{schema.description} "))
        attributes = {"data_table": name, "data_group": group, "data_rows": str(count)}
        if files is not None:
            csv = self._address(_write_csv(name, files))
            attributes["data_script"] = self._address(_write_rows(name, files))
            attributes["data_csv"] = csv
            hidden = text_part("span", "nr-visually-hidden", f": {schema.title}")
            words += book_part(
                *("a", "nr-evidence-csv", nodes.Text("Download CSV"), hidden),
                href=csv,
                download=f"{name}.csv",
            )
        return book_part(
            "details",
            "nr-evidence-entry",
            book_part(
                "summary",
                "",
                text_part("span", "nr-evidence-title", schema.title),
                nodes.Text(" "),
                text_part("span", "nr-evidence-rows", f"{rows} · {name}"),
            ),
            words,
            raw_html(_columns(name)),
            id=f"table-{name.replace('_', '-')}",
            **attributes,
        )

    def _address(self, file: str) -> str:
        """Return the address of a file as seen from the page."""
        steps = self.app.builder.get_target_uri(self.env.docname).count("/")
        return "../" * steps + file


def _columns(name: str) -> str:
    """Return the meanings of the columns as a list of terms."""
    entries = "".join(
        f'<div><dt data-column="{escape(column.name)}">{escape(label_of(column))} '
        f"<code>{escape(column.name)}</code></dt>"
        f"<dd>{escape(meaning_of(column))}</dd></div>"
        for column in load_schema(name).columns
    )
    return f'<dl class="nr-evidence-columns">{entries}</dl>'


def _write_csv(name: str, files: HashedFiles) -> str:
    return files.add(name, ".csv", table_file(name).read_bytes())


def _write_rows(name: str, files: HashedFiles) -> str:
    text = value_script(name, compact_json(table_data(name)))
    return files.add(name, ".js", text.replace("nerveroot.value(", f"{_RECEIVER}(", 1))


def link_files(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the page of tables its program and its style."""
    if pagename not in _pages(app.env):
        return
    files: HashedFiles = app.nerveroot_files  # type: ignore[attr-defined]  # ours
    pathto = context["pathto"]
    program = called_script(
        bundle(HERE / "evidence_tables.js"),
        'document.querySelector("[data-evidence-tables]")',
        "evidence-tables",
    )
    script = files.add("evidence-tables", ".js", program)
    sheets = "\n".join(sheet.read_text(encoding="utf-8") for sheet in _SHEETS)
    style = files.add("evidence-tables", ".css", minify(sheets))
    context["metatags"] = context.get("metatags", "") + script_tags([pathto(script, 1)])
    context["css_files"] = [*context["css_files"], style]
