"""Print how long each chapter is, what it cites, and what nobody has confirmed.

``python -m nerveroot.static_book.chapter_report`` reads the sources of the book in
``book/``; another folder may be named. Nothing is run and nothing is built.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from nerveroot.audit.page_source import CITATION, cited_keys, lines_of
from nerveroot.data import load_table

__all__ = ["ChapterReport", "as_markdown", "report_on"]

#: Which tables stand behind what a cell shows. Counts of agreement, and the drawings
#: made from them, leave unverified rows out, so they are not here.
_TABLES_BEHIND = {
    r"DermatomeMap\(": ("dermatomes", "cutaneous_nerves", "discriminators"),
    r"MyotomeMap\(|myotome_rows\(": ("myotomes", "motor_nerves"),
    r"LevelExplorer\(": ("disc_zone_root", "disc_nomenclature", "disc_level_share"),
    r"RootCourse\(": ("course_stops", "root_course"),
    r"finding_table\(": ("differentials",),
    r'layer="roots"': ("dermatomes",),
    r'layer="nerves"': ("cutaneous_nerves",),
}
_NAMED_TABLE = re.compile(r"load_table\(\s*[\"'](\w+)")

_ROLE = re.compile(r"\{[\w:-]+\}`([^`<]*)(?:<[^`]*)?`")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_WORD = re.compile(r"[^\W_][\w’'.,–/-]*")
_DOUBT = re.compile(
    r"\b(?:unconfirmed|unverified|recalled|no source was read)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^.!?|\n]+[.!?|\n]?")


@dataclass(frozen=True)
class ChapterReport:
    """What one page consists of.

    Attributes
    ----------
    page
        Its address without the ending, below the folder of the book.
    prose_words
        Words outside code, directives and tables.
    all_words
        The same with directives and tables; code is never counted.
    citations
        How often a source is cited.
    statuses
        How many different sources are cited, by how they were read.
    details_unconfirmed
        Of how many of these some detail of the reference was not seen.
    doubts
        How many sentences of the text say that something is unconfirmed.
    unverified
        Of the tables that the page's tools and cells show: rows without a checked
        source, and all rows.
    """

    page: str
    prose_words: int
    all_words: int
    citations: int
    statuses: Counter[str]
    details_unconfirmed: int
    doubts: int
    unverified: dict[str, tuple[int, int]]

    @property
    def sources(self) -> int:
        """How many different sources the page cites."""
        return self.statuses.total()


@dataclass
class _Parts:
    prose: list[str]
    framed: list[str]
    code: list[str]


def _take_apart(text: str) -> _Parts:
    """Sort the lines of a page into prose, directives with tables, and code."""
    parts = _Parts([], [], [])
    for line in lines_of(text):
        if line.kind == "code":
            parts.code.append(line.text)
        elif line.kind == "prose" and not line.directives:
            parts.prose.append(line.text)
        elif line.kind != "description":
            parts.framed.append(line.text)
    return parts


def _count_words(lines: Sequence[str]) -> int:
    text = CITATION.sub("", "\n".join(lines))
    text = _LINK.sub(r"\1", _ROLE.sub(r"\1", text))
    return len(_WORD.findall(text))


def _doubts(lines: Sequence[str]) -> int:
    sentences = _SENTENCE.findall("\n".join(lines))
    return sum(_DOUBT.search(sentence) is not None for sentence in sentences)


def _unverified(code: str) -> dict[str, tuple[int, int]]:
    """Return, for each table that the code shows, unchecked rows and all rows."""
    names = set(_NAMED_TABLE.findall(code))
    for pattern, tables in _TABLES_BEHIND.items():
        if re.search(pattern, code):
            names.update(tables)
    found = {}
    for name in sorted(names):
        rows = load_table(name)
        marks = [f.name for f in fields(rows[0]) if f.name.endswith("verified")]
        if marks:
            unchecked = sum(not all(getattr(row, m) for m in marks) for row in rows)
            found[name] = (unchecked, len(rows))
    return found


def report_on(page: str, text: str) -> ChapterReport:
    """Count the words, citations and doubts of one page.

    Parameters
    ----------
    page
        Its name, for the report.
    text
        Its MyST source.

    Raises
    ------
    ValueError
        For a citation that the table of sources does not have.

    Examples
    --------
    >>> report = report_on("a", "Two words {cite:p}`tsao2003`.")
    >>> report.prose_words, report.citations
    (2, 1)
    """
    parts = _take_apart(text)
    written = "\n".join([*parts.prose, *parts.framed])
    keys = cited_keys(written)
    known = {row.source_key: row for row in load_table("sources")}
    unknown = sorted(set(keys) - set(known))
    if unknown:
        raise ValueError(f"{page}: sources that are not known: {', '.join(unknown)}")
    cited = [known[key] for key in dict.fromkeys(keys)]
    return ChapterReport(
        page=page,
        prose_words=_count_words(parts.prose),
        all_words=_count_words([*parts.prose, *parts.framed]),
        citations=len(keys),
        statuses=Counter(row.reading or row.status for row in cited),
        details_unconfirmed=sum(row.status == "unchecked" for row in cited),
        doubts=_doubts([*parts.prose, *parts.framed]),
        unverified=_unverified("\n".join(parts.code)),
    )


def as_markdown(reports: Sequence[ChapterReport]) -> str:
    """Return the reports as one table, with a line of totals."""
    header = [
        *("page", "words of prose", "with directives and tables", "citations"),
        *("sources", "how they were read", "reference details unconfirmed"),
        *("marked unconfirmed in the text", "unverified rows of the tables shown"),
    ]
    rows = [_row(report) for report in reports]
    totals = [
        "all pages",
        *(
            str(sum(getattr(report, name) for report in reports))
            for name in ("prose_words", "all_words", "citations")
        ),
        *("", "", ""),
        str(sum(report.doubts for report in reports)),
        "",
    ]
    lines = [header, ["---"] * len(header), *rows, totals]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _row(report: ChapterReport) -> list[str]:
    statuses = ", ".join(
        f"{count} {status}" for status, count in report.statuses.most_common()
    )
    unverified = ", ".join(
        f"{name} {count} of {total}"
        for name, (count, total) in report.unverified.items()
    )
    return [
        report.page,
        str(report.prose_words),
        str(report.all_words),
        str(report.citations),
        str(report.sources),
        statuses or "–",
        str(report.details_unconfirmed),
        str(report.doubts),
        unverified or "–",
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report on all pages of a book."""
    parser = argparse.ArgumentParser(
        prog="python -m nerveroot.static_book.chapter_report", description=__doc__
    )
    parser.add_argument("book", nargs="?", type=Path, default=Path("book"))
    book: Path = parser.parse_args(arguments).book
    pages = sorted(book.rglob("*.md"))
    if not pages:
        print(f"there is no page in {book}", file=sys.stderr)
        return 1
    reports = [
        report_on(
            page.relative_to(book).with_suffix("").as_posix(),
            page.read_text(encoding="utf-8"),
        )
        for page in pages
    ]
    print(as_markdown(reports))
    return 0


if __name__ == "__main__":
    sys.exit(main())
