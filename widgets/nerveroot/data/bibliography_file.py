"""What holds of the bibliography as a file, whoever parses it: text, and safe links."""

import re
from collections.abc import Mapping
from pathlib import Path

from nerveroot.data.csv_file import BYTE_ORDER_MARKS, SAVE_AS_UTF8

_LINKED_FIELDS = {
    "url": (
        re.compile(r"https?://[\w.-]+(:\d+)?([/?#][^\s<>\"\\^`{|}]*)?"),
        "is no address of a web page; give one that begins with https://",
    ),
    "doi": (
        re.compile(r"10\.\d{4,9}/\S+"),
        "is no DOI; give what follows https://doi.org/ and begins with 10.",
    ),
    "pubmed": (
        re.compile(r"[1-9]\d{0,8}"),
        "is no number of PubMed; give its digits alone",
    ),
    "pmcid": (
        re.compile(r"PMC[1-9]\d{0,8}"),
        "is no number of PubMed Central; give PMC and its digits",
    ),
}
"""Fields that become links: what they look like, and the cure for any other."""


def bibliography_text(path: Path) -> str:
    """Return the text of a bibliography.

    Parameters
    ----------
    path : Path
        The BibTeX file.

    Raises
    ------
    ValueError
        If it is not UTF-8; the message names the file and the cure.
    """
    raw = path.read_bytes()
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if raw.startswith(mark):
            raise ValueError(f"{path.name}: the file is {encoding}; {SAVE_AS_UTF8}")
    if b"\0" in raw:
        # UTF-16 without its mark: it would be read as a file without entries.
        cause = "the file holds NUL bytes and is not text"
        raise ValueError(f"{path.name}: {cause}; {SAVE_AS_UTF8}")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        cause = f"line {line} is not UTF-8"
        raise ValueError(f"{path.name}: {cause}; {SAVE_AS_UTF8}") from error


def link_problem(fields: Mapping[str, str]) -> str:
    """Return what is wrong with the addresses of an entry, or nothing.

    Readers follow them with one click, so nothing but a page of the web may stand
    there: a ``javascript:`` address would be run, a ``data:`` address shown.

    Parameters
    ----------
    fields : mapping
        The fields of the entry by name.

    Examples
    --------
    >>> link_problem({"doi": "10.1002/mus.10279", "url": "https://example.org/a"})
    ''
    >>> link_problem({"url": "javascript:alert(1)"})[:41]
    "url 'javascript:alert(1)' is no address o"
    """
    problems = [
        f"{name} {fields[name][:60]!r} {cure}"
        for name, (pattern, cure) in _LINKED_FIELDS.items()
        if name in fields and not pattern.fullmatch(fields[name])
    ]
    return "; ".join(problems)
