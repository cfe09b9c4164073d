"""What the built book consists of, and what its sources say it must hold."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.notebooks.chapters import code_cells

_REDIRECT = re.compile(r'<meta[^>]+http-equiv="refresh"', re.IGNORECASE)
_NOT_PAGES = {"_static", "_sources", "_images", "_downloads", "live"}


@dataclass(frozen=True)
class BookPage:
    """
    One page of the built book.

    Parameters
    ----------
    address : str
        Where it stands below the book's root, for example
        ``book/anatomy/dermatomes.html``.
    maps : int
        How many ``DermatomeMap`` its source makes.
    plates : int
        How many ``AtlasPlate`` its source makes.
    """

    address: str
    maps: int = 0
    plates: int = 0

    @property
    def kind(self) -> str:
        """The class of the page, which is that of its heaviest part."""
        return "map" if self.maps or self.plates else "text"

    def __str__(self) -> str:
        return self.address.removesuffix(".html")


def _made(cells: list[str], class_name: str) -> int:
    """Count the cells that show an object of this class."""
    return sum(len(re.findall(rf"\b{class_name}\(", cell)) for cell in cells)


def find_pages(built: Path, sources: Path) -> list[BookPage]:
    """
    Return every page of a built book, in the order of their addresses.

    Parameters
    ----------
    built : Path
        The folder with the built pages.
    sources : Path
        The folder that holds ``book/``.

    Returns
    -------
    list of BookPage
        All pages but those that only send the reader on.
    """
    pages = []
    for file in sorted(built.rglob("*.html")):
        relative = file.relative_to(built)
        if relative.parts[0] in _NOT_PAGES:
            continue
        if _REDIRECT.search(file.read_text(encoding="utf-8")):
            continue
        source = sources / relative.with_suffix(".md")
        text = source.read_text(encoding="utf-8") if source.is_file() else ""
        cells = code_cells(text)
        pages.append(
            BookPage(
                address=relative.as_posix(),
                maps=_made(cells, "DermatomeMap"),
                plates=_made(cells, "AtlasPlate"),
            )
        )
    return pages
