"""The Sphinx extension that turns executed notebooks into the built book.

It is the only part of the package that knows Sphinx.  :mod:`.extension` lists what
it does; every other module has one job.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    # Imported late: the fonts and the server of this package work without Sphinx.
    from .extension import setup as register

    return register(app)
