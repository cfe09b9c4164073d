"""The node that every part of a chapter is made of: an HTML element with classes."""

from __future__ import annotations

from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

INLINE_TAGS = frozenset({"a", "span", "strong"})


class BookPart(nodes.General, nodes.TextElement):
    """An element of the page: its name in ``tag``, its attributes in ``html``.

    A text element, because writers accept a link only within one.
    """


def book_part(
    tag: str, css_class: str, *children: nodes.Node, **attributes: str
) -> BookPart:
    """Return a part with a class, children and further HTML attributes.

    Parameters
    ----------
    tag
        Name of the HTML element.
    css_class
        Its classes.
    *children
        What stands in it.
    **attributes
        HTML attributes; a trailing underscore is dropped (``for_``) and others
        become hyphens (``aria_label``).
    """
    html = {"class": css_class} if css_class else {}
    html |= {
        name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()
    }
    part = BookPart("", tag=tag, html=html)
    part.extend(children)
    return part


def raw_html(html: str) -> nodes.raw:
    """Return markup that only HTML output holds."""
    return nodes.raw("", html, format="html")


def text_part(tag: str, css_class: str, text: str, **attributes: str) -> BookPart:
    """Return a part that holds plain text."""
    return book_part(tag, css_class, nodes.Text(text), **attributes)


def register(app: Sphinx) -> None:
    """Tell every builder how to write the node."""
    app.add_node(
        BookPart,
        html=(visit_html, depart_html),
        epub=(visit_html, depart_html),
        latex=(_pass, _pass),
        text=(_pass, _pass),
        man=(_pass, _pass),
        texinfo=(_pass, _pass),
    )


def visit_html(self: HTML5Translator, node: BookPart) -> None:
    """Open the element."""
    ids = f' id="{escape(node["ids"][0])}"' if node["ids"] else ""
    attributes = "".join(
        f' {name}="{escape(value)}"' for name, value in node["html"].items()
    )
    self.body.append(f"<{node['tag']}{ids}{attributes}>")


def depart_html(self: HTML5Translator, node: BookPart) -> None:
    """Close the element."""
    # No white space after an element within a line: a comma may follow.
    end = "" if node["tag"] in INLINE_TAGS else "\n"
    self.body.append(f"</{node['tag']}>{end}")


def _pass(self: object, node: nodes.Element) -> None:
    """Write only what stands inside."""
