"""Put an SVG drawing into a page: named for screen readers, with ids of its own."""

from __future__ import annotations

import re
from html import escape
from xml.etree import ElementTree

from nerveroot.look import without_notebook_ground

from .errors import BookError

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_URL_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")]+)['\"]?\s*\)")
FIGURE_NOTE = "This is the printed figure. The interactive one needs JavaScript."
WORDS_NOTE = "This is the printed version. The interactive one needs JavaScript."
_ID_LISTS = ("aria-labelledby", "aria-describedby")

ElementTree.register_namespace("", _SVG)
ElementTree.register_namespace("xlink", _XLINK)


def inline_figure(svg: str, prefix: str, where: str, label: str | None = None) -> str:
    """Return the drawing as HTML that can stand in a page beside others.

    Parameters
    ----------
    svg
        A whole SVG document whose root holds a ``title`` and may hold a ``desc``.
    prefix
        Put before every id, so that two drawings in one page never share one.
    where
        Page and cell, for messages.
    label
        What a screen reader says of the drawing, in place of its title and description.

    Returns
    -------
    str
        ``<svg role="img" aria-label="…">``.  The title becomes a label, because
        browsers show a ``title`` as a tooltip over the whole drawing.

    Raises
    ------
    BookError
        When the drawing cannot be read or has no title.
    """
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise BookError(
            f"{where}: the drawing is not well-formed SVG: {error}"
        ) from error
    title = root.find(f"{{{_SVG}}}title")
    if title is None or not "".join(title.itertext()).strip():
        raise BookError(
            f"{where}: the drawing has no title, so a screen reader could not say "
            "what it shows. Give the figure a title."
        )
    root.set("aria-label", label or " ".join("".join(title.itertext()).split()))
    root.remove(title)
    root.set("role", "img")
    root.attrib.pop("aria-labelledby", None)
    root.set("style", without_notebook_ground(root.get("style", "")))
    if not root.get("style"):
        del root.attrib["style"]
    description = root.find(f"{{{_SVG}}}desc")
    if description is not None and label is not None:
        root.remove(description)
    elif description is not None:
        description.set("id", description.get("id", "desc"))
        root.set("aria-describedby", description.get("id", "desc"))
    _prefix_ids(root, prefix)
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)


def _prefix_ids(root: ElementTree.Element, prefix: str) -> None:
    """Rename every id of the drawing and everything that refers to one."""
    ids = {value for node in root.iter() if (value := node.get("id"))}

    def renamed(match: re.Match[str]) -> str:
        return f"url(#{prefix}{match[1]})" if match[1] in ids else match[0]

    for node in root.iter():
        for name, value in list(node.attrib.items()):
            if name == "id":
                node.set(name, prefix + value)
            elif name in _ID_LISTS:
                node.set(
                    name,
                    " ".join(prefix + i if i in ids else i for i in value.split()),
                )
            elif name in ("href", f"{{{_XLINK}}}href") and value[1:] in ids:
                node.set(name, f"#{prefix}{value[1:]}")
            elif "url(" in value:
                node.set(name, _URL_REFERENCE.sub(renamed, value))
        if node.tag == f"{{{_SVG}}}style" and node.text:
            text = _URL_REFERENCE.sub(renamed, node.text)
            for name in sorted(ids, key=len, reverse=True):
                text = re.sub(rf"#{re.escape(name)}(?![\w-])", f"#{prefix}{name}", text)
            node.text = text


def widget_frame(still: str, page_id: str, name: str, note: str = FIGURE_NOTE) -> str:
    """Wrap a still version so that the host can put the live widget in its place."""
    return (
        f'<div class="nr-widget" data-widget="{escape(page_id)}" '
        f'data-widget-name="{escape(name)}">'
        f'<div class="nr-widget-fallback">{still}'
        f'<noscript><p class="nr-widget-note">{note}</p></noscript>'
        "</div></div>"
    )


def table_fold(table: str) -> str:
    """Wrap the table of a still figure: folded on a screen, open on paper.

    The live tool has a table of its own; until it stands there, this one takes no room.
    """
    return (
        '<details class="nr-still-table"><summary class="nr-link">Table</summary>'
        f"{table}</details>"
    )


def plate_frame(figure: str) -> str:
    """Wrap a still drawing."""
    return f'<div class="nr-plate">{figure}</div>'
