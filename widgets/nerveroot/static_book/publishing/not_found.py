"""Make the page that a public server shows for an address that does not exist.

Such a page is sent for addresses of any depth, so its links must start at the root of
the server.  Where that is stands in the address of the book; while it is unknown, the
links stay relative and the page works where it lies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.application import Sphinx

PAGE = "404"
_LINK = re.compile(
    r'(?P<name>\b(?:href|src|action|data-content_root)=")'
    r'(?P<address>[^"#:][^":]*)(?=")'
)
_FONTS = re.compile(r'(?P<name>\bdata-fonts=")(?P<addresses>[^"]+)(?=")')


def register(app: Sphinx) -> None:
    """Build the page with the others, then turn its links to the root."""
    app.connect("html-collect-pages", collect)
    # After the meta data of other pages (800) are in the head.
    app.connect("html-page-context", describe, priority=810)
    # After the page diet (900) has looked for what pages use, before the policy.
    app.connect("build-finished", anchor_links, priority=940)


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Offer the page to Sphinx."""
    yield PAGE, {}, "404.html"


def describe(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add the description that every page has, and no address of its own."""
    if pagename == PAGE:
        text = f"This address leads to no page of {app.config.project}; search for it."
        context["metatags"] += f'\n<meta name="description" content="{escape(text)}">'
        context["pageurl"] = None


def from_root(html: str, root: str) -> str:
    """Return a page of the root folder with its links starting at the server's root.

    Parameters
    ----------
    html
        The page; its addresses are relative to the root folder of the book.
    root
        Path of that folder on the server, with a slash at both ends.

    Returns
    -------
    str
        Links into the page itself, to other servers and absolute ones stay.
    """

    def anchored(address: str) -> str:
        return address if address.startswith("/") else root + address.removeprefix("./")

    def fonts(match: re.Match[str]) -> str:
        found = " ".join(anchored(font) for font in match["addresses"].split())
        return match["name"] + found

    html = _LINK.sub(lambda found: found["name"] + anchored(found["address"]), html)
    return _FONTS.sub(fonts, html)


def anchor_links(app: Sphinx, exception: Exception | None) -> None:
    """Rewrite the built page, if the address of the book is known."""
    address: str = app.config.html_baseurl
    if exception is not None or app.builder.name != "html" or not address:
        return
    page = Path(app.outdir, f"{PAGE}.html")
    root = urlsplit(address).path or "/"
    page.write_text(from_root(page.read_text("utf-8"), root), "utf-8")
