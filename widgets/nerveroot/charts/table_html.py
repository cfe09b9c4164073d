"""The rows that a chart was drawn from: as a table of the page and as a CSV file."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from nerveroot.charts.csv_text import csv_text
from nerveroot.charts.words import number

Cell = str | float | None

CAPTION = "The rows that the chart was drawn from"

#: Says "no value" in a table; a screen reader says the label.
_NONE = '<span role="img" aria-label="none">–</span>'


def table_html(table: Mapping[str, Any], headline: str) -> str:
    """Return the table, in a frame that scrolls when it is wider than the page.

    Parameters
    ----------
    table
        ``columns`` with ``label`` and ``numeric``, and ``rows``.
    headline
        Of the chart.
    """
    columns = table["columns"]
    head = "".join(
        f'<th scope="col"{_kind(column)}>{escape(column["label"])}</th>'
        for column in columns
    )
    body = "".join(
        "<tr>"
        + "".join(
            _cell(column, cell, is_head=place == 0)
            for place, (column, cell) in enumerate(zip(columns, row, strict=True))
        )
        + "</tr>"
        for row in table["rows"]
    )
    return (
        # Focusable, so that a keyboard can scroll a table wider than the screen.
        '<div class="nr-table-scroll" role="region" tabindex="0" '
        f'aria-label="{CAPTION}: {escape(headline)}"><table class="nr-table">'
        f"<caption>{CAPTION}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _kind(column: Mapping[str, Any]) -> str:
    return ' class="nr-number"' if column["numeric"] else ""


def _cell(column: Mapping[str, Any], cell: Cell, is_head: bool) -> str:
    if cell is None:
        text = _NONE
    elif isinstance(cell, str):
        text = escape(cell)
    else:
        # As many digits as its source gives: more would say more than is known.
        text = number(cell)
    tag = 'th scope="row"' if is_head else "td"
    return f"<{tag}{_kind(column)}>{text}</{tag[:2]}>"


def table_csv(table: Mapping[str, Any]) -> str:
    """Return the rows as a CSV file: ids as heads, numbers as they are.

    It begins with the mark that tells spreadsheets the file is UTF-8.
    """
    heads = [column["id"] for column in table["columns"]]
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + csv_text([heads, *table["rows"]])
