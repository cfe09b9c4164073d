"""Reading without a network: the service worker of the online book, and the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def register(app: Sphinx) -> None:
    """Add the offline page, and write the service worker at the end."""
    # Imported late: the archive is made without Sphinx.
    from . import service_worker

    service_worker.register(app)
