"""How the book wants to be cited: what its citation file says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..errors import BookError

FILE = "CITATION.cff"

#: The two licences of the file, with what each is for: the file cannot say that.
LICENCES = {
    "CC-BY-4.0": "Text, data and figures: CC BY 4.0",
    "BSD-3-Clause": "Code: BSD-3-Clause",
}


@dataclass(frozen=True)
class Citation:
    """The parts of a citation."""

    title: str
    authors: Sequence[str]
    version: str
    released: str
    abstract: str
    keywords: Sequence[str]
    licences: Sequence[str]

    @property
    def rights(self) -> str:
        """The licences in words."""
        words = [text for name, text in LICENCES.items() if name in self.licences]
        return ". ".join(words) + "."

    def text(self, address: str = "") -> str:
        """Return the citation as one line.

        Parameters
        ----------
        address
            Of the published book, if it has one.
        """
        authors = ", ".join(self.authors)
        where = f" {address}" if address else ""
        return (
            f"{authors}. {self.title}. Version {self.version}, {self.released}.{where}"
        )


def read_citation(root: Path) -> Citation:
    """Read the citation file of the book.

    Parameters
    ----------
    root
        Folder that holds it.

    Raises
    ------
    BookError
        If it is missing, lacks a field or names a licence of unknown use.
    """
    path = root / FILE
    try:
        fields = yaml.safe_load(path.read_text("utf-8"))
        citation = Citation(
            title=fields["title"],
            authors=[author["name"] for author in fields["authors"]],
            version=str(fields["version"]),
            released=str(fields["date-released"]),
            abstract=" ".join(fields["abstract"].split()),
            keywords=fields["keywords"],
            licences=fields["license"],
        )
    except (OSError, KeyError, TypeError) as error:
        raise BookError(
            f"{path}: cannot be used as the book's citation: {error}"
        ) from (error)
    unknown = set(citation.licences) - set(LICENCES)
    if unknown:
        raise BookError(f"{path}: what is {', '.join(sorted(unknown))} the licence of?")
    return citation
