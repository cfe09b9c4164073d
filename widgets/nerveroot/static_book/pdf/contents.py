"""The order of the pages, and the two pages that stand in front of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import yaml

from ..epub.citation import Citation
from ..epub.title_page import NOTICE

#: Ids of the two pages; no page of the book is named so, because names hold a slash.
COVER, CONTENTS = "paper-cover", "paper-contents"


@dataclass(frozen=True)
class Part:
    """One part of the book.

    Attributes
    ----------
    caption
        Its name; empty for what stands in front of all parts.
    pages
        Names of its pages, such as ``book/overview``, in order.
    """

    caption: str
    pages: tuple[str, ...]


def read_parts(path: Path) -> list[Part]:
    """Return the parts of the table of contents, in order.

    Parameters
    ----------
    path
        The file ``_toc.yml``.
    """
    contents = yaml.safe_load(path.read_text("utf-8"))
    parts = [Part("", (contents["root"],))]
    parts += [
        Part(part["caption"], tuple(page["file"] for page in part["chapters"]))
        for part in contents["parts"]
    ]
    return parts


def anchor(page: str) -> str:
    """Return the id of a page in the joined book."""
    return page.replace("/", "-")


def cover_html(citation: Citation, address: str = "") -> str:
    """Return the title page: version, licence, review status, how to cite.

    Parameters
    ----------
    citation
        Of the book.
    address
        Of the published book, if it has one.
    """
    title, _, rest = citation.title.partition(": ")
    where = f'<p><a href="{escape(address)}">{escape(address)}</a></p>'
    return (
        f'<section class="paper-cover" id="{COVER}"><h1>{escape(title)}</h1>'
        f'<p class="paper-subtitle">{escape(rest[:1].upper() + rest[1:])}</p>'
        f"<p>{escape(', '.join(citation.authors))}</p>"
        f"<p>Version {escape(citation.version)}, {escape(citation.released)}</p>"
        f"<p>{escape(citation.rights)}</p>"
        f'<p class="paper-notice"><strong>{escape(NOTICE)}</strong></p>'
        f"<p><strong>To cite it</strong> {escape(citation.text(address))}</p>"
        f"{where if address else ''}"
        "<p>Each tool is printed in the state in which its page opens, with its rows "
        "below; each chart as its picture, with its rows.</p></section>"
    )


def contents_html(
    parts: Sequence[Part], titles: Mapping[str, str], numbers: Mapping[str, int]
) -> str:
    """Return the table of contents.

    Parameters
    ----------
    parts
        The parts of the book.
    titles
        Title of each page.
    numbers
        Sheet on which each page begins; a page without one gets a blank of its width.
    """
    lines = []
    for part in parts:
        entries = "".join(
            f'<li><a href="#{anchor(page)}"><span>{escape(titles[page])}</span>'
            f'<span class="paper-number">{numbers.get(page, "000")}</span></a></li>'
            for page in part.pages
        )
        name = f"<p>{escape(part.caption)}</p>" if part.caption else ""
        lines.append(f"<li>{name}<ol>{entries}</ol></li>")
    return (
        f'<nav class="paper-contents" id="{CONTENTS}"><h1>Contents</h1>'
        f"<ol>{''.join(lines)}</ol></nav>"
    )
