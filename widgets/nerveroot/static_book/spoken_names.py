"""What a screen reader says of headings and tables: names, and heads of rows."""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from .book_part import BookPart

TITLE_CLASS = "nr-figure-title"


def register(app: Sphinx) -> None:
    """Name what the writer of Sphinx leaves without a name."""
    app.add_post_transform(NameTables)
    for node, methods in (
        (nodes.table, (visit_table, depart_table)),
        (nodes.entry, (visit_entry, depart_entry)),
    ):
        # Once a builder has methods of its own for some node, it gets no others.
        app.add_node(node, override=True, html=methods, epub=methods)
    app.connect("html-page-context", quiet_heading_links, priority=700)
    app.connect("html-page-context", reach_printed_lines, priority=700)


class NameTables(SphinxPostTransform):
    """Name each table after its figure or section; make its first column row heads."""

    # Figures and sections stand as they will be written.
    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        """Name the tables of one page."""
        for table in self.document.findall(nodes.table):
            group = next(iter(table.findall(nodes.tgroup)), None)
            if group is None:
                continue
            if not any(isinstance(child, nodes.title) for child in table.children):
                table["spoken_name"] = table_name(table)
            if leads_rows(group):
                next(iter(group.findall(nodes.colspec)))["stub"] = 1


def table_name(table: nodes.table) -> str:
    """Return the headline of the figure that holds a table, or of its section."""
    node = table.parent
    while node is not None:
        if isinstance(node, BookPart) and node["tag"] == "figure":
            for part in node.children:
                if (
                    isinstance(part, BookPart)
                    and part["html"].get("class") == TITLE_CLASS
                ):
                    return part.astext()
        if isinstance(node, nodes.section):
            title = next(iter(node.findall(nodes.title)), None)
            return "" if title is None else title.astext()
        node = node.parent
    return ""


def leads_rows(group: nodes.tgroup) -> bool:
    """Whether each row of a table with a head starts with a cell that names it."""
    body = next(iter(group.findall(nodes.tbody)), None)
    head = next(iter(group.findall(nodes.thead)), None)
    if body is None or head is None or len(list(group.findall(nodes.colspec))) < 2:
        return False
    return all(
        row.children and row.children[0].astext().strip() for row in body.children
    )


def visit_table(self: HTML5Translator, node: nodes.table) -> None:
    """Open a table as the theme does, with its name."""
    type(self).visit_table(self, node)
    name = node.get("spoken_name", "")
    if name:
        _add_attribute(self, "table", f'aria-label="{escape(name)}"')


def depart_table(self: HTML5Translator, node: nodes.table) -> None:
    """Close a table."""
    type(self).depart_table(self, node)


def visit_entry(self: HTML5Translator, node: nodes.entry) -> None:
    """Open a cell; a head says whether it heads a column or a row."""
    type(self).visit_entry(self, node)
    in_head = isinstance(node.parent.parent, nodes.thead)
    scope = "col" if in_head else "row"
    if self.body[-1].startswith("<th"):
        _add_attribute(self, "th", f'scope="{scope}"')


def depart_entry(self: HTML5Translator, node: nodes.entry) -> None:
    """Close a cell."""
    type(self).depart_entry(self, node)


def _add_attribute(writer: HTML5Translator, tag: str, attribute: str) -> None:
    """Add an attribute to the tag that was written last."""
    for place in reversed(range(len(writer.body))):
        if writer.body[place].startswith(f"<{tag}"):
            start, rest = f"<{tag}", writer.body[place][len(tag) + 1 :]
            writer.body[place] = f"{start} {attribute}{rest}"
            return


def quiet_heading_links(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Take the mark beside each heading out of its name and out of the way of Tab.

    It is a convenience for the pointer: the contents of the page link the same places.
    """
    body = context.get("body")
    if isinstance(body, str):
        context["body"] = body.replace(
            '<a class="headerlink" ',
            '<a class="headerlink" tabindex="-1" aria-hidden="true" ',
        )


def reach_printed_lines(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Let the keyboard scroll printed code and output that is wider than the page."""
    body = context.get("body")
    if isinstance(body, str):
        context["body"] = body.replace("<pre>", '<pre tabindex="0">')
