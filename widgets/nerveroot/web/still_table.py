"""A table that stands where no script runs: on paper, in notebooks, elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

__all__ = ["StillTable", "with_doubt"]

#: What stands beside a source that was not read in the original.
_DOUBTS = {"full": "", "half": "read second-hand", "unread": "original not consulted"}


@dataclass(frozen=True)
class StillTable:
    """Rows that show as an HTML table or as plain text.

    Attributes
    ----------
    caption
        Heading of the table.
    head
        Heads of the columns.
    rows
        As many cells as there are heads. The first names the row.
    notes
        Paragraphs that stand below.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    def html(self) -> str:
        """Return the table as HTML."""
        head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in self.head)
        body = "".join(
            f'<tr><th scope="row">{escape(row[0])}</th>'
            + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
            + "</tr>"
            for row in self.rows
        )
        return (
            f'<table class="nr-table"><caption>{escape(self.caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )

    def framed_html(self) -> str:
        """Return the notes, below the table in a frame that scrolls if it is wide."""
        return (
            # Focusable, so that a keyboard can scroll it.
            '<div class="nr-table-scroll" role="region" tabindex="0" '
            f'aria-label="{escape(self.caption)}">{self.html()}</div>'
            + "".join(f"<p>{escape(note)}</p>" for note in self.notes)
        )

    def text(self) -> str:
        """Return the table as lines of text."""
        lines = [self.caption, " | ".join(self.head)]
        rows = (" | ".join(row) for row in self.rows)
        return "\n".join([*lines, *rows, *self.notes])


def with_doubt(source: str, status: str) -> str:
    """Return the name of a source, and in words how far it was not read.

    Parameters
    ----------
    source
        Label of the source.
    status
        ``full``, ``half`` or ``unread``.

    Examples
    --------
    >>> with_doubt("Tsao 2003", "half")
    'Tsao 2003 (read second-hand)'
    """
    doubt = _DOUBTS[status]
    return f"{source} ({doubt})" if source and doubt else source
