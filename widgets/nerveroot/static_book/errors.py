"""The error of a page that must not be published as it is."""

from __future__ import annotations

from sphinx.errors import SphinxError


class BookError(SphinxError):
    """A page of the book cannot be built rightly; the message says why."""

    category = "Book error"
