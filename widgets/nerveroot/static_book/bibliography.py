"""Read the book's bibliography and write its entries for readers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from pybtex.database import Entry, Person, parse_file
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from nerveroot.look import load_tokens

from .errors import BookError

_DASHES = re.compile(r"(?<=\d)-{1,3}(?=\d)")


@dataclass(frozen=True)
class Source:
    """One entry of the bibliography, as the book prints it."""

    key: str
    label: str
    text: str
    status: str
    doi: str
    pmid: str
    url: str

    @property
    def anchor(self) -> str:
        """Id of the entry in a page's list of sources."""
        return "source-" + re.sub(r"[^a-z0-9]+", "-", self.key.lower())


def read_bibliography(path: Path) -> dict[str, Source]:
    """Return every entry of a ``.bib`` file by its key.

    Raises
    ------
    BookError
        When the file cannot be parsed, or entries have no known ``status``; all
        such entries are named at once.
    """
    try:
        database = parse_file(str(path), bib_format="bibtex")
    except (PybtexError, OSError) as error:
        raise BookError(f"{path.name}: {error}") from error
    statuses = load_tokens()["status"]
    wrong = [
        f"{key} ({entry.fields.get('status', 'none')})"
        for key, entry in database.entries.items()
        if entry.fields.get("status") not in statuses
    ]
    if wrong:
        raise BookError(
            f"{path.name}: the status of these entries is none of "
            f"{', '.join(statuses)}: {', '.join(wrong)}"
        )
    return {
        key: Source(
            key=key,
            label=label_of(entry),
            text=reference_text(entry),
            status=entry.fields["status"],
            doi=_plain(entry.fields.get("doi", "")),
            pmid=_plain(entry.fields.get("pmid", "")),
            url=entry.fields.get("url", ""),
        )
        for key, entry in database.entries.items()
    }


def label_of(entry: Entry) -> str:
    """Return the short name used in the text: ``Tsao et al. 2003``."""
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [_family(person) for person in people if _family(person) != "others"]
    year = _plain(entry.fields.get("year", "")) or "undated"
    if not names:
        organisation = entry.fields.get("organization") or entry.fields.get("title", "")
        return f"{_shortened(_plain(organisation))} {year}"
    if len(people) > 2:
        return f"{names[0]} et al. {year}"
    return f"{' and '.join(names)} {year}"


def reference_text(entry: Entry) -> str:
    """Return authors, title, place and year as plain text, only what the entry has."""
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    authors = ", ".join(_short_name(person) for person in people)
    fields = {name: _plain(value) for name, value in entry.fields.items()}
    place = next(
        (
            fields[name]
            for name in ("journal", "booktitle", "publisher", "organization", "school")
            if fields.get(name) and fields.get(name) != authors
        ),
        "",
    )
    numbers = fields.get("volume", "")
    if fields.get("pages"):
        numbers += f":{fields['pages']}" if numbers else f"p. {fields['pages']}"
    where = ", ".join(part for part in (place, fields.get("year", ""), numbers) if part)
    parts = [authors, fields.get("title", ""), where]
    return " ".join(part.rstrip(".") + "." for part in parts if part)


def status_words(status: str) -> str:
    """Return the words of a status, as they begin a remark."""
    words: str = load_tokens()["status"][status]["words"]
    return words[0].upper() + words[1:]


def links_of(source: Source) -> str:
    """Return the links of a source as HTML: DOI, PubMed, or its own address."""
    links = []
    if source.doi:
        links.append(_link(f"https://doi.org/{source.doi}", source.doi))
    if source.pmid:
        links.append(
            _link(
                f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/", f"PMID {source.pmid}"
            )
        )
    if source.url and not links:
        host = source.url.partition("//")[2].partition("/")[0]
        links.append(_link(source.url, host.removeprefix("www.")))
    return " ".join(links)


def _link(address: str, text: str) -> str:
    return f'<a href="{escape(address)}">{escape(text)}</a>'


def _plain(text: str) -> str:
    """Return text without LaTeX: braces, accents, dashes."""
    if "\\" in text or "{" in text or "$" in text:
        text = str(Text.from_latex(text))
    return _DASHES.sub("–", " ".join(text.split()))


def _shortened(text: str) -> str:
    """Keep the first words of a title that stands in for an author."""
    words = text.split()
    return " ".join(words[:4]) + (" …" if len(words) > 4 else "")


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
