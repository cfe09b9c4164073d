"""Read the book's bibliography and write its entries for readers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from pybtex.database import Entry, Person, parse_string
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from nerveroot.data.bibliography_file import bibliography_text, link_problem
from nerveroot.look import load_tokens

from .errors import BookError

#: The status of an entry whose details were not all seen.
UNCONFIRMED = "unchecked"

_RANGE = re.compile(r"(?<=\d)-{1,3}(?=\d)")


@dataclass(frozen=True)
class Source:
    """One entry of the bibliography, as the book prints it.

    Attributes
    ----------
    reading
        How its content was read: the mark that stands before it.
    is_confirmed
        Whether authors, title and place were seen.
    links
        HTML.
    """

    key: str
    label: str
    text: str
    reading: str
    is_confirmed: bool
    links: str

    @property
    def anchor(self) -> str:
        """Id of the entry in a page's list of sources."""
        return "source-" + re.sub(r"[^a-z0-9]+", "-", self.key.lower())

    @property
    def status_words(self) -> str:
        """How far the source was checked, in words."""
        words = load_tokens()["status"]
        remarks = [words[self.reading]["words"]]
        if not self.is_confirmed and self.reading != UNCONFIRMED:
            remarks.append(words[UNCONFIRMED]["words"])
        remark = "; ".join(remarks)
        return remark[0].upper() + remark[1:]


def read_bibliography(path: Path, labels: Mapping[str, str]) -> dict[str, Source]:
    """Return every entry of a ``.bib`` file by its key.

    Parameters
    ----------
    path
        The bibliography.
    labels
        Short name of each source by key: the one that tables and maps use too.

    Raises
    ------
    BookError
        When the file cannot be parsed, or entries lack a label or a known status or
        link to something else than a page; all such entries are named at once.
    """
    try:
        entries = parse_string(bibliography_text(path), "bibtex").entries
    except ValueError as error:
        raise BookError(str(error)) from error
    except (PybtexError, OSError) as error:
        raise BookError(f"{path.name}: {error}") from error
    problems = [
        problem
        for key, entry in entries.items()
        if (problem := _problem(key, entry, labels))
    ]
    if problems:
        raise BookError(f"{path.name}: {'; '.join(problems)}")
    return {
        key: Source(
            key=key,
            label=labels[key],
            text=reference_text(entry),
            reading=_reading(entry),
            is_confirmed=entry.fields["status"] != UNCONFIRMED,
            links=links_of(entry),
        )
        for key, entry in entries.items()
    }


def _reading(entry: Entry) -> str:
    """Return how a source was read; entries that nobody read name only a status."""
    reading: str = entry.fields.get("reading") or entry.fields["status"]
    return reading


def _problem(key: str, entry: Entry, labels: Mapping[str, str]) -> str:
    known = load_tokens()["status"]
    for name, default in (("status", "none"), ("reading", UNCONFIRMED)):
        value = entry.fields.get(name, default)
        if value not in known:
            return f"{key}: {name} {value!r} is none of {', '.join(known)}"
    if problem := link_problem(entry.fields):
        return f"{key}: {problem}"
    if key not in labels:
        return f"{key}: it is not in the table of sources; run `make sources`"
    return ""


def reference_text(entry: Entry) -> str:
    """Return authors, title, place and year as plain text, only what the entry has."""
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    authors = ", ".join(_short_name(person) for person in people)
    authors = authors.replace(", et al.", " et al.")
    fields = {name: _plain(value) for name, value in entry.fields.items()}
    places = ("journal", "booktitle", "howpublished", "publisher")
    place = next((fields[name] for name in places if fields.get(name)), "")
    numbers = fields.get("volume", "")
    if pages := _RANGE.sub("–", fields.get("pages", "")):
        numbers += f":{pages}" if numbers else f"p. {pages}"
    where = ", ".join(part for part in (place, fields.get("year", ""), numbers) if part)
    parts = [authors, _RANGE.sub("–", fields.get("title", "")), where]
    return " ".join(
        part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part
    )


def links_of(entry: Entry) -> str:
    """Return the links of an entry as HTML: DOI and PubMed, or its own address."""
    fields = entry.fields
    links = []
    if doi := fields.get("doi"):
        # Old ones hold angle brackets, which no address may.
        links.append(_link(f"https://doi.org/{quote(doi, safe='/:;()')}", doi))
    if pmid := fields.get("pubmed"):
        links.append(_link(f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/", f"PMID {pmid}"))
    if (pmcid := fields.get("pmcid")) and not links:
        links.append(_link(f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/", pmcid))
    if (url := fields.get("url")) and not links:
        host = url.partition("//")[2].partition("/")[0]
        links.append(_link(url, host.removeprefix("www.")))
    return " ".join(links)


def _link(address: str, text: str) -> str:
    return f'<a href="{escape(address)}">{escape(text)}</a>'


def _plain(text: str) -> str:
    """Return text without LaTeX: braces, accents, dashes."""
    if "\\" in text or "{" in text or "--" in text:
        text = str(Text.from_latex(text))
    return " ".join(text.split())


def _family(person: Person) -> str:
    return _plain(" ".join([*person.prelast_names, *person.last_names]))


def _short_name(person: Person) -> str:
    if _family(person) == "others":
        return "et al."
    given = [*person.first_names, *person.middle_names]
    initials = "".join(
        piece[0]
        for name in given
        for piece in re.split(r"[\s.-]+", _plain(name))
        if piece
    )
    return f"{_family(person)} {initials}".strip()
