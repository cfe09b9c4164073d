"""The page that opens the ePub, and the picture for the shelf."""

from __future__ import annotations

import datetime
from html import escape
from pathlib import Path

from ..errors import BookError
from .citation import Citation
from .cover import COMMAND, cover_file
from .package import Metadata

TITLE_PAGE = "title.xhtml"
COVER = "cover.jpg"

#: What somebody must know who finds the file without the book's site around it.
NOTICE = (
    "No clinician has reviewed this book yet. It is for learning; it cannot examine "
    "you and gives no advice. New trouble with bladder or bowel, numbness between the "
    "legs, weakness in both legs or a foot that is getting weaker by the day: seek "
    "urgent care now."
)


def title_body(citation: Citation, about: Metadata, checked: str) -> str:
    """Return the page: title, version, dates, licence, notice, how to cite.

    Parameters
    ----------
    citation
        Of the book.
    about
        What the package says about it.
    checked
        The latest day (YYYY-MM-DD) on which a page was checked.
    """
    lines = [
        f"Version {citation.version}, {_day(citation.released)}. "
        f"Pages last checked by {_day(checked)}.",
        citation.rights,
    ]
    facts = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
    cite = escape(citation.text(about.address))
    online = ""
    if about.address:
        address = escape(about.address)
        online = (
            "<p>Tools, questions with scores and every table row are in the book "
            f'online: <a href="{address}">{address}</a></p>\n'
        )
    return (
        '<section class="nr-title-page" epub:type="titlepage" role="region" '
        'aria-labelledby="title">\n'
        f'<h1 id="title">{escape(about.title)}</h1>\n'
        f'<p class="nr-deck">{escape(about.description)}</p>\n'
        f"<p>{escape(about.author)}</p>\n{facts}"
        f'<p class="nr-title-notice">{escape(NOTICE)}</p>\n'
        f"<p><strong>To cite it</strong> {cite}</p>\n{online}</section>\n"
    )


def write_cover(folder: Path) -> str:
    """Copy the drawn cover into the ePub's folder; return its address.

    Raises
    ------
    BookError
        If what the cover shows has changed since it was drawn.
    """
    picture = cover_file()
    if not picture.is_file():
        raise BookError(f"The cover of the ePub is missing or old: run {COMMAND}")
    (folder / COVER).write_bytes(picture.read_bytes())
    return COVER


def _day(text: str) -> str:
    day = datetime.date.fromisoformat(text)
    return f"{day.day} {day:%B %Y}"
