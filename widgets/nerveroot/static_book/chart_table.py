"""The rows that a chart was drawn from: as a table of the page and as a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from decimal import Decimal
from html import escape
from typing import Any

from nerveroot.charts.words import number

Cell = str | float | None

#: Says "no value" in a table; a screen reader says the label.
_NONE = '<span role="img" aria-label="none">–</span>'

#: A column keeps at most so many digits after the point.
_MOST_DECIMALS = 3


def table_html(table: Mapping[str, Any], caption: str) -> str:
    """Return the table, in a frame that scrolls when it is wider than the page.

    Parameters
    ----------
    table
        ``columns`` with ``label`` and ``numeric``, and ``rows``.
    caption
        Says what the table holds.
    """
    columns = table["columns"]
    decimals = [_decimals(table, place) for place in range(len(columns))]
    head = "".join(
        f'<th scope="col"{_kind(column)}>{escape(column["label"])}</th>'
        for column in columns
    )
    body = "".join(
        "<tr>"
        + "".join(
            _cell(column, cell, digits, is_head=place == 0)
            for place, (column, cell, digits) in enumerate(
                zip(columns, row, decimals, strict=True)
            )
        )
        + "</tr>"
        for row in table["rows"]
    )
    return (
        # Focusable, so that a keyboard can scroll a table wider than the screen.
        '<div class="nr-table-scroll" role="region" tabindex="0" '
        f'aria-label="{escape(caption)}"><table class="nr-table">'
        f"<caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _kind(column: Mapping[str, Any]) -> str:
    return ' class="nr-number"' if column["numeric"] else ""


def _decimals(table: Mapping[str, Any], place: int) -> int:
    """Return how many digits after the point a column needs: as its longest value."""
    values = [row[place] for row in table["rows"]]
    exponents = [
        Decimal(repr(value)).normalize().as_tuple().exponent
        for value in values
        if isinstance(value, int | float)
    ]
    needed = (-exponent for exponent in exponents if isinstance(exponent, int))
    return min(max(needed, default=0), _MOST_DECIMALS) if exponents else 0


def _cell(column: Mapping[str, Any], cell: Cell, decimals: int, is_head: bool) -> str:
    if cell is None:
        text = _NONE
    elif isinstance(cell, str):
        text = escape(cell)
    else:
        text = number(cell, max(decimals, 0))
    tag = 'th scope="row"' if is_head else "td"
    return f"<{tag}{_kind(column)}>{text}</{tag[:2]}>"


def table_csv(table: Mapping[str, Any]) -> str:
    """Return the rows as a CSV file: ids as heads, numbers as they are.

    It begins with the mark that tells spreadsheets the file is UTF-8.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column["id"] for column in table["columns"])
    writer.writerows(
        ["" if cell is None else cell for cell in row] for row in table["rows"]
    )
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + text.getvalue()
