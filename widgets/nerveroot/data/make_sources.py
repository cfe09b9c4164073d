"""Writes the bibliography as a table, for readers of the installed package.

``python -m nerveroot.data.make_sources book/references.bib`` writes
``generated/sources.csv`` beside this file. It is run by the authors after a change of
the bibliography and needs pybtex, which comes with the tools that build the book.
"""

import csv
import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from nerveroot.data.bibliography_file import bibliography_text, link_problem
from nerveroot.data.schema import load_schema

if TYPE_CHECKING:
    from pybtex.database import Entry

TARGET = Path(__file__).parent / "generated" / "sources.csv"
LONGEST_AUTHOR_LIST = 6
"""Longer lists are cut after the third author."""


def _plain(text: str) -> str:
    """Turn the little LaTeX that the bibliography uses into plain text."""
    text = re.sub(r"[{}]", "", text.replace(r"\&", "&").replace(r"\%", "%"))
    return text.replace("---", "—").replace("--", "–").strip()


def _names(entry: "Entry") -> list[str]:
    """Return the authors as printed, with "others" for a cut list."""
    names = []
    for person in entry.persons.get("author", []):
        last = _plain(" ".join([*person.prelast_names, *person.last_names]))
        first = _plain(" ".join([*person.first_names, *person.middle_names]))
        names.append(f"{first} {last}".strip())
    return names


def _surname(entry: "Entry") -> str:
    person = entry.persons["author"][0]
    return _plain(" ".join([*person.prelast_names, *person.last_names]))


def _label(entry: "Entry", year: str) -> str:
    """Return the short label, such as "Tsao 2003"."""
    if "shorthand" in entry.fields:
        return _plain(entry.fields["shorthand"])
    if entry.persons.get("author"):
        return f"{_surname(entry)} {year}" if year else f"{_surname(entry)}, no year"
    title = _plain(entry.fields["title"]).strip("[]")
    return title if len(title) <= 48 else title[:47].rsplit(" ", 1)[0] + "…"


def _author_list(names: list[str]) -> str:
    others = bool(names) and names[-1] == "others"
    names = names[:-1] if others else names
    if len(names) > LONGEST_AUTHOR_LIST:
        names, others = names[:3], True
    return ", ".join(names) + (" and others" if others else "")


def sources_csv(bibliography: Path) -> str:
    """Return the bibliography as the text of a CSV file.

    Parameters
    ----------
    bibliography : Path
        The BibTeX file.

    Returns
    -------
    str
        One row per entry, sorted by key, in the columns of the schema.

    Raises
    ------
    ValueError
        If the file is not UTF-8, or entries link to something else than a page; the
        message names the file and all such entries.
    """
    from pybtex.database import parse_string

    entries = parse_string(bibliography_text(bibliography), "bibtex").entries
    problems = [
        f"{key}: {problem}"
        for key, entry in entries.items()
        if (problem := link_problem(entry.fields))
    ]
    if problems:
        raise ValueError(f"{bibliography.name}: {'; '.join(problems)}")
    buffer = io.StringIO(newline="")
    columns = load_schema("sources").column_names
    writer = csv.DictWriter(buffer, columns, lineterminator="\n")
    writer.writeheader()
    labels: dict[str, str] = {}
    for key in sorted(entries):
        entry = entries[key]
        fields = entry.fields
        year = fields.get("year", "")
        label = _label(entry, year)
        if label in labels.values():
            label = f"{label} ({key})"
        labels[key] = label
        container = (fields.get(name) for name in ("journal", "howpublished"))
        publisher = fields.get("publisher", "")
        writer.writerow(
            {
                "source_key": key,
                "label": label,
                "authors": _author_list(_names(entry)),
                "title": _plain(fields["title"]),
                "year": year,
                "container": _plain(next(filter(None, container), publisher)),
                "doi": fields.get("doi", ""),
                "pmid": fields.get("pubmed", ""),
                "url": fields.get("url", ""),
                "status": fields.get("status", ""),
                "reading": fields.get("reading", ""),
                "note": _plain(fields.get("note", "")),
            }
        )
    return buffer.getvalue()


def main(arguments: list[str]) -> int:
    """Write the table; the only argument is the path of the bibliography."""
    if len(arguments) != 1 or not Path(arguments[0]).is_file():
        usage = "usage: python -m nerveroot.data.make_sources book/references.bib"
        print(usage, file=sys.stderr)
        return 2
    try:
        text = sources_csv(Path(arguments[0]))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name}: {text.count(chr(10)) - 1} sources")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
