"""The book as an ePub: its pages as XHTML for reading systems that run no scripts."""

from __future__ import annotations

from sphinx.application import Sphinx


def register(app: Sphinx) -> None:
    """Put the book's builder in the place of Sphinx's own."""
    from .builder import BookEpubBuilder

    app.add_builder(BookEpubBuilder, override=True)
