"""Write what search engines read: the list of pages, and what they may visit."""

from __future__ import annotations

from html import escape
from pathlib import Path
from urllib.parse import quote

from sphinx.application import Sphinx

from ..front_matter import read_front_matter

SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def register(app: Sphinx) -> None:
    """Write both files when the pages are built."""
    app.connect("build-finished", write_site_files, priority=800)


def sitemap(base: str, pages: dict[str, str]) -> str:
    """Return the list of pages.

    Parameters
    ----------
    base
        Public address of the book, with a slash at its end.
    pages
        For each address below it the day (YYYY-MM-DD) on which it was last checked.

    Returns
    -------
    str
        XML as sitemaps.org describes it.
    """
    entries = "".join(
        f"  <url><loc>{escape(base + quote(address))}</loc>"
        f"<lastmod>{escape(day)}</lastmod></url>\n"
        for address, day in sorted(pages.items())
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="{_NAMESPACE}">\n{entries}</urlset>\n'
    )


def robots(base: str) -> str:
    """Return the rules for robots: everything may be read; here is the list."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base}{SITEMAP}\n"


def write_site_files(app: Sphinx, exception: Exception | None) -> None:
    """Write both files, or remove older ones while the address is unknown."""
    if exception is not None or app.builder.name != "html":
        return
    outdir = Path(app.outdir)
    base: str = app.config.html_baseurl
    if not base:
        for name in (SITEMAP, ROBOTS):
            (outdir / name).unlink(missing_ok=True)
        return
    pages = {
        app.builder.get_target_uri(page): read_front_matter(
            app.env.metadata.get(page, {}), page
        ).last_checked.isoformat()
        for page in app.env.found_docs
    }
    (outdir / SITEMAP).write_text(sitemap(base, pages), "utf-8")
    (outdir / ROBOTS).write_text(robots(base), "utf-8")
