"""Findings against conditions, each cell with the source it was read in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from nerveroot.data import load_table
from nerveroot.data.derivation import GRADES
from nerveroot.data.rows_clinical import Differential

__all__ = ["UNCONFIRMED", "Cell", "FindingTable", "finding_table"]

#: Grade of a cell that nobody has found in a source yet.
UNCONFIRMED = "standard anatomy, unconfirmed"

#: Plainer than the words of the table, where a kind of finding has its own.
WORDS = {
    ("strength", "reduced"): "weak",
    ("sensation", "reduced"): "dulled",
    ("test", "present"): "positive",
    ("test", "absent"): "negative",
}


@dataclass(frozen=True)
class Cell:
    """What one condition does to one finding, and where that was read.

    Attributes
    ----------
    value
        What the condition does, in words.
    grade
        Grade of the cell in the table of conditions and findings.
    source, anchor
        Label of the source that was read and its place on the page, or None.
    note
        Remark of the table.
    """

    value: str
    grade: str
    source: str | None
    anchor: str | None
    note: str | None

    def text(self) -> str:
        """Return value and source in words."""
        return f"{self.value} ({self.source or self.grade})"

    def html(self) -> str:
        """Return value and source, the source as a link to the page's own list."""
        if self.source is None:
            mark = (
                f'<span class="nr-unconfirmed" role="img" aria-label="{self.grade}"'
                f' title="{self.grade}">{"◐" if self.grade in GRADES else "○"}</span>'
            )
            return f"<td>{escape(self.value)} {mark}</td>"
        note = f' title="{escape(self.note)}"' if self.note else ""
        return (
            f"<td><strong>{escape(self.value)}</strong> "
            f'<small><a class="nr-cite" href="#{self.anchor}"{note}>'
            f"{escape(self.source)}</a></small></td>"
        )


@dataclass(frozen=True)
class FindingTable:
    """A table of findings that shows as HTML or as plain text.

    Attributes
    ----------
    caption
        Heading of the table.
    conditions
        Names of the columns.
    rows
        For each finding its name and one cell per condition.
    """

    caption: str
    conditions: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]

    @property
    def read(self) -> int:
        """How many cells name a source."""
        return sum(cell.source is not None for _, cells in self.rows for cell in cells)

    @property
    def size(self) -> int:
        """How many cells the table has."""
        return len(self.rows) * len(self.conditions)

    def _key(self) -> str:
        return (
            f"{self.read} of {self.size} cells were read in the source they name; "
            f"◐ follows from nerve, root or tissue; ○ is {UNCONFIRMED}."
        )

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, str]:
        return {"text/html": self._html(), "text/plain": self._text()}

    def _html(self) -> str:
        head = "".join(
            f'<th scope="col">{escape(name)}</th>' for name in self.conditions
        )
        body = "".join(
            f'<tr><th scope="row">{escape(name)}</th>'
            + "".join(cell.html() for cell in cells)
            + "</tr>"
            for name, cells in self.rows
        )
        # Focusable, so that a keyboard can scroll a table wider than the screen.
        return (
            '<div class="nr-table-scroll" role="region" tabindex="0"'
            f' aria-label="{escape(self.caption)}">'
            '<table class="nr-table nr-finding-table">'
            f"<caption>{escape(self.caption)}. {self._key()}</caption><thead><tr>"
            f'<th scope="col">Finding</th>{head}</tr></thead>'
            f"<tbody>{body}</tbody></table></div>"
        )

    def _text(self) -> str:
        lines = [f"{self.caption}. {self._key()}"]
        lines.append(" | ".join(["Finding", *self.conditions]))
        lines += [
            " | ".join([name, *(cell.text() for cell in cells)])
            for name, cells in self.rows
        ]
        return "\n".join(lines)


def finding_table(
    conditions: Iterable[str] | None = None,
    findings: Iterable[str] | None = None,
    *,
    kinds: Iterable[str] | None = None,
    caption: str = "What each condition does to each finding",
) -> FindingTable:
    """Return findings against conditions, with the source of every cell.

    Parameters
    ----------
    conditions
        Ids of the table ``conditions``, in the order wanted; all if left out.
    findings
        Ids of the table ``findings``; all but the red flags if left out.
    kinds
        Keeps only these kinds of finding, such as ``strength``.
    caption
        Heading of the table.

    Raises
    ------
    ValueError
        For an unknown condition, finding or kind; the message lists those there are.
    """
    all_conditions = {row.condition_id: row for row in load_table("conditions")}
    # An alarm says nothing of the place: no condition has a cell for it.
    all_findings = {
        row.finding_id: row for row in load_table("findings") if row.kind != "alarm"
    }
    columns = _chosen("condition", conditions, all_conditions)
    wanted = _chosen("finding", findings, all_findings)
    if findings is None and kinds is None:
        # A red flag sends to urgent care whatever the place: it tells no column apart.
        wanted = [name for name in wanted if all_findings[name].kind != "red flag"]
    if kinds is not None:
        known = {row.kind: row for row in all_findings.values()}
        kept = set(_chosen("kind", kinds, known))
        wanted = [name for name in wanted if all_findings[name].kind in kept]
    labels = {row.source_key: row.label for row in load_table("sources")}
    cells = {
        (row.condition_id, row.finding_id): row for row in load_table("differentials")
    }
    rows = tuple(
        (
            all_findings[finding].name,
            tuple(
                _cell(cells[condition, finding], all_findings[finding].kind, labels)
                for condition in columns
            ),
        )
        for finding in wanted
    )
    names = tuple(all_conditions[condition].name for condition in columns)
    return FindingTable(caption, names, rows)


def _chosen(what: str, ids: Iterable[str] | None, known: dict[str, Any]) -> list[str]:
    wanted = list(known if ids is None else ids)
    for name in wanted:
        if name not in known:
            raise ValueError(f"unknown {what} {name!r}; allowed: {', '.join(known)}")
    return wanted


def _cell(row: Differential, kind: str, labels: dict[str, str]) -> Cell:
    value = WORDS.get((kind, row.value), row.value)
    if not row.verified or not row.source_key:
        return Cell(value, row.grade, None, None, row.note)
    return Cell(
        value, row.grade, labels[row.source_key], _anchor(row.source_key), row.note
    )


def _anchor(source_key: str) -> str:
    # The id that a page's list of sources gives to the entry; a test holds the two
    # together, because this package is no part of the Sphinx extension.
    return "source-" + re.sub(r"[^a-z0-9]+", "-", source_key)
