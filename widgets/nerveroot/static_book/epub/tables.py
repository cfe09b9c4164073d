"""Fit the tables to the page of a phone, and the long ones behind the text.

On screen a wide table scrolls sideways, and the rows behind a figure are folded.
A page of an ePub does neither.
"""

from __future__ import annotations

from itertools import zip_longest
from xml.dom import minidom

from nerveroot.charts.table_html import CAPTION

from .markup import (
    classes,
    element_of,
    elements,
    inside_class,
    remove,
    text_of,
    with_class,
)

#: More columns than this are not legible beside each other on a phone.
MOST_COLUMNS = 5
#: Nor are columns whose longest words together have more letters.
MOST_LETTERS = 44
#: Marks a cell without a value.
_NONE = "–"
#: Heading of the section that holds the rows behind the figures.
ROWS_TITLE = "The figures in rows"
ROWS_ID = "figures-in-rows"


def stack_wide_tables(body: minidom.Element) -> None:
    """Write each row of a wide table into one cell, every value after its head.

    Parameters
    ----------
    body
        A page, changed in place.
    """
    for table in elements(body, "table"):
        rows = list(elements(table, "tr"))
        if _is_wide([[text_of(cell) for cell in _cells(row)] for row in rows]):
            heads = [text_of(head) for head in _cells(rows[0])]
            for row in rows:
                _stack(row, heads)


def _is_wide(rows: list[list[str]]) -> bool:
    """Whether the longest words of all columns do not fit beside each other."""
    columns = list(zip_longest(*rows, fillvalue=""))
    longest = (
        max(len(word) for cell in column for word in (cell or "-").split())
        for column in columns
    )
    return len(columns) > MOST_COLUMNS or sum(longest) > MOST_LETTERS


def _stack(row: minidom.Element, heads: list[str]) -> None:
    first, *others = _cells(row)
    if not others:
        return
    holder = element_of(row, "td" if first.tagName == "td" else others[0].tagName)
    if inside_head(row):
        holder.setAttribute("scope", "col")
        holder.appendChild(_text(row, "; ".join(heads[1:])))
    for head, cell in zip(heads[1:], others, strict=False):
        words = text_of(cell)
        if not inside_head(row) and words and words != _NONE:
            line = element_of(row, "div")
            name = element_of(row, "strong")
            name.appendChild(_text(row, f"{head}: "))
            line.appendChild(name)
            for child in list(cell.childNodes):
                line.appendChild(child)
            holder.appendChild(line)
        remove(cell)
    row.appendChild(holder)


def inside_head(row: minidom.Element) -> bool:
    """Whether a row is the head of its table."""
    parent = row.parentNode
    return isinstance(parent, minidom.Element) and parent.tagName == "thead"


def _cells(row: minidom.Element) -> list[minidom.Element]:
    return [
        child
        for child in row.childNodes
        if isinstance(child, minidom.Element) and child.tagName in ("td", "th")
    ]


def _text(near: minidom.Element, words: str) -> minidom.Text:
    document = near.ownerDocument
    assert document is not None  # every element of a page has one
    return document.createTextNode(words)


def gather_rows(body: minidom.Element) -> None:
    """Move the rows behind the figures to a section at the end of the page.

    Each figure keeps a link to its rows, and they one back to the figure.

    Parameters
    ----------
    body
        A page, changed in place.
    """
    tables = [table for table in elements(body, "table") if _is_behind_figure(table)]
    if not tables:
        return
    section = element_of(body, "section")
    section.setAttribute("id", ROWS_ID)
    title = element_of(body, "h2")
    title.appendChild(_text(body, ROWS_TITLE))
    section.appendChild(title)
    for number, table in enumerate(tables, start=1):
        place, figure = f"rows-{number}", f"figure-of-rows-{number}"
        holder = table.parentNode
        assert isinstance(holder, minidom.Element)  # a table stands in something
        whole = holder if "nr-table-scroll" in classes(holder) else table
        _name(table, holder)
        parent = whole.parentNode
        assert isinstance(parent, minidom.Element)  # so does its frame
        pointer = _link(body, f"#{place}", "Its rows as a table", figure)
        parent.replaceChild(pointer, whole)
        whole.setAttribute("id", place)
        section.appendChild(whole)
        section.appendChild(_link(body, f"#{figure}", "Back to the figure"))
    _put_before_sources(body, section)


def _is_behind_figure(table: minidom.Element) -> bool:
    caption = next(elements(table, "caption"), None)
    of_chart = caption is not None and text_of(caption) == CAPTION
    return of_chart or inside_class(table, "nr-still")


def _name(table: minidom.Element, holder: minidom.Element) -> None:
    """Say in the caption of a chart's rows which chart it is: it stands far off."""
    caption = next(elements(table, "caption"))
    whole_name = holder.getAttribute("aria-label")
    if whole_name.startswith(CAPTION):
        for child in list(caption.childNodes):
            caption.removeChild(child)
        caption.appendChild(_text(table, whole_name))


def _link(
    near: minidom.Element, href: str, words: str, ident: str = ""
) -> minidom.Element:
    line = element_of(near, "p")
    line.setAttribute("class", "nr-rows-link")
    if ident:
        line.setAttribute("id", ident)
    link = element_of(near, "a")
    link.setAttribute("href", href)
    link.appendChild(_text(near, words))
    line.appendChild(link)
    return line


def _put_before_sources(body: minidom.Element, section: minidom.Element) -> None:
    before = next(with_class(body, "nr-sources-section", "nr-page-foot"), None)
    if before is None or before.parentNode is None:
        body.appendChild(section)
    else:
        before.parentNode.insertBefore(section, before)
