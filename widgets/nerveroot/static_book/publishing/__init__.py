"""What a book needs at a public address: policy, addresses, versions, link checks.

Everything here works on built pages.  Parts that need the address of the book do
nothing while it is unknown.
"""

from __future__ import annotations

from sphinx.application import Sphinx


def register(app: Sphinx) -> None:
    """Connect every part; the order of their work is in their priorities."""
    from . import (
        card,
        content_policy,
        downloads,
        not_found,
        page_facts,
        site_files,
        versions,
    )

    page_facts.register(app)
    card.register(app)
    not_found.register(app)
    site_files.register(app)
    content_policy.register(app)
    downloads.register(app)
    versions.register(app)
