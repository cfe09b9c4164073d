"""The directives that write the reference: one for names, one for tables."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable
from importlib.resources import as_file

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from nerveroot.data import load_table
from nerveroot.data.schema import Column, load_schema, schema_file
from nerveroot.static_book.book_part import book_part, text_part
from nerveroot.static_book.evidence.groups import GROUPS as TABLE_GROUPS
from nerveroot.static_book.evidence.table_rows import meaning_of

from .described import Described, Entry, describe
from .names import GROUPS, names_of

_INLINE = re.compile(
    r"``(?P<code>[^`]+)``|:\w+:`~?\.?(?P<role>[^`]+)`|`(?P<name>[^`]+)`"
)
_KINDS = {"integer": "int", "number": "float", "boolean": "bool", "string": "str"}


def register(app: Sphinx) -> None:
    """Add the directives."""
    app.add_directive("python-names", PythonNames)
    app.add_directive("data-tables", DataTables)


class PythonNames(SphinxDirective):
    """All public names of one group: a section for each, from its docstring."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the sections."""
        group = self.arguments[0]
        if group not in GROUPS:
            raise self.error(f"python-names: {group!r} is none of {', '.join(GROUPS)}")
        sections: list[nodes.Node] = []
        for module, name, found in names_of(group):
            if file := _file_of(found):
                self.env.note_dependency(file)
            sections.append(_section(describe(module, name, found)))
        return sections


class DataTables(SphinxDirective):
    """Every table: what it holds, and what each column means and may hold."""

    def run(self) -> list[nodes.Node]:
        """Return one folded entry for each table, under the headings of its groups."""
        parts: list[nodes.Node] = []
        for heading, names in TABLE_GROUPS.items():
            section = nodes.section(ids=[nodes.make_id(f"tables {heading}")])
            section += nodes.title("", heading)
            for name in names:
                with as_file(schema_file(name)) as path:
                    self.env.note_dependency(str(path))
                section += _table(name)
            parts.append(section)
        return parts


def _file_of(found: object) -> str:
    try:
        return inspect.getfile(found)  # type: ignore[arg-type]  # refuses constants
    except TypeError:
        return ""


def _inline(text: str) -> list[nodes.Node]:
    """Return a line of a docstring with its names as code."""
    parts: list[nodes.Node] = []
    end = 0
    for found in _INLINE.finditer(text):
        parts.append(nodes.Text(text[end : found.start()]))
        words = found["code"] or found["role"] or found["name"]
        parts.append(nodes.literal("", words))
        end = found.end()
    parts.append(nodes.Text(text[end:]))
    return [part for part in parts if part.astext()]


def _paragraphs(text: str) -> list[nodes.Node]:
    blocks = (" ".join(block.split()) for block in text.split("\n\n"))
    return [nodes.paragraph("", "", *_inline(block)) for block in blocks if block]


def _list(entries: Iterable[Entry]) -> nodes.definition_list:
    """Return names with their kinds and meanings."""
    found = nodes.definition_list()
    for entry in entries:
        term = nodes.term()
        if entry.name:
            term += nodes.literal("", entry.name)
        if entry.kind and entry.name:
            # The class tells the search that a typed name follows, not a topic.
            kind = nodes.inline("", "", *_inline(entry.kind), classes=["nr-kind"])
            term += [nodes.Text(" "), kind]
        elif entry.kind:
            term += nodes.literal("", entry.kind)
        meaning = nodes.definition("", *_paragraphs(entry.meaning))
        if entry.below:
            meaning += _short_list(entry.below)
        found += nodes.definition_list_item("", term, meaning)
    return found


def _short_list(entries: Iterable[Entry]) -> nodes.bullet_list:
    """Return what a method takes and returns, one line each."""
    found = nodes.bullet_list()
    for entry in entries:
        words = nodes.paragraph("", "", nodes.literal("", entry.name))
        words += nodes.Text(f" ({entry.kind}): " if entry.kind else ": ")
        words += _inline(" ".join(entry.meaning.split()))
        found += nodes.list_item("", words)
    return found


def _section(thing: Described) -> nodes.section:
    # With its capitals: Agreement and agreement are two names.
    section = nodes.section(ids=[f"{thing.module}.{thing.name}"])
    section += nodes.title("", thing.name)
    code = f"from {thing.module} import {thing.name}"
    if thing.signature:
        code += f"\n\n{thing.signature}"
    section += _code(code, "python")
    section += _paragraphs(thing.text)
    for heading, entries in thing.lists.items():
        section += text_part("h4", "", heading)
        section += _list(entries)
    if thing.examples:
        section += text_part("h4", "", "Example")
    for example in thing.examples:
        section += _code(example, "pycon")
    return section


def _code(text: str, language: str) -> nodes.literal_block:
    return nodes.literal_block(text, text, language=language)


def _table(name: str) -> nodes.Element:
    schema = load_schema(name)
    count = len(load_table(name))
    key = nodes.paragraph("", "", nodes.Text("A row is known by "))
    for number, column in enumerate(schema.key):
        key += nodes.Text(", " if number else "")
        key += nodes.literal("", column)
    key += nodes.Text(f". {count} {'row' if count == 1 else 'rows'}.")
    return book_part(
        "details",
        "nr-self-check",
        book_part(
            "summary",
            "",
            book_part(
                "span", "", nodes.literal("", name), nodes.Text(f" {schema.title}")
            ),
        ),
        nodes.paragraph("", schema.description),
        key,
        _list(
            Entry(column.name, _kind(column), _meaning(column))
            for column in schema.columns
        ),
        id=f"columns-{name.replace('_', '-')}",
    )


def _kind(column: Column) -> str:
    kind = _KINDS.get(column.type, "tuple of str")
    return f"{kind} or None" if column.optional else kind


def _meaning(column: Column) -> str:
    meaning = meaning_of(column)
    if column.references:
        table, name = column.references
        meaning += f" Stands in the column ``{name}`` of ``{table}``."
    return meaning
