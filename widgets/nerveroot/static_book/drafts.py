"""Mark the pages that are not written yet, and keep them out of a published book."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

from .book_part import book_part, text_part
from .errors import BookError
from .metadata import front_matter_of

TITLE = "Draft"
NOTICE = (
    "Nobody should learn from this page yet: its text, its figure and its questions "
    "are a pattern to be written over."
)


def register(app: Sphinx) -> None:
    """Look at every page before it is written."""
    app.connect("doctree-resolved", mark_draft)


def mark_draft(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Say on a draft that it is one; refuse it where the book has an address.

    A book is published under an address (``BOOK_URL``); one that is built without is
    for its authors.

    Raises
    ------
    BookError
        If a draft is about to be published.
    """
    if not front_matter_of(app, page).draft:
        return
    if app.config.html_baseurl:
        raise BookError(
            f"{page}: this page is a draft and cannot be published. Finish it and take "
            "`draft: true` out of its front matter, or take it out of _toc.yml."
        )
    section = next(iter(doctree.findall(nodes.section)), None)
    if section is None:
        return
    title = section.index(next(iter(section.findall(nodes.title))))
    notice = book_part(
        "div",
        "nr-aim nr-draft",
        text_part("p", "nr-aim-title", TITLE),
        text_part("p", "", NOTICE),
        role="note",
        aria_label=TITLE,
    )
    section.insert(title + 1, notice)
