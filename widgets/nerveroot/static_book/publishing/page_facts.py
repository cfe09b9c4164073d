"""Say on every page which version of the book it belongs to."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx


def register(app: Sphinx) -> None:
    """Name the version for the foot of the page."""
    app.connect("html-page-context", add_version)


def add_version(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the templates the version of the package, which is that of the book."""
    context["nr_version"] = version("nerveroot")
