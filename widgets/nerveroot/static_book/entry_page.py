"""Write the page at the root of the book, which leads to the cover."""

from __future__ import annotations

from html import escape
from pathlib import Path

from sphinx.application import Sphinx

from .metadata import preview_tags

# The page is left at once: an icon of its own would only be a request cut short.
_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{description}">
<link rel="icon" href="data:,">{preview}
<meta http-equiv="refresh" content="0; url={address}">
</head>
<body>
<main>
<h1>{title}</h1>
<p><a href="{address}">Open the book</a></p>
</main>
</body>
</html>
"""


def register(app: Sphinx) -> None:
    """Write the page after sphinx-external-toc has written its own bare one (500)."""
    app.connect("build-finished", write_entry_page, priority=800)


def write_entry_page(app: Sphinx, exception: Exception | None) -> None:
    """Lead from ``index.html`` to the cover, also without JavaScript and offline."""
    if exception is not None or app.builder.name != "html":
        return
    cover = app.config.root_doc
    if cover == "index":
        return
    title: str = app.config.html_title
    description: str = app.env.metadata[cover]["description"]
    base: str = app.config.html_baseurl
    # The address that people pass on is that of the book, and services that make a
    # preview of it are not led on to the cover.
    preview = preview_tags(app.config, title, description, base) if base else []
    page = _PAGE.format(
        title=escape(title),
        description=escape(description),
        preview="".join(f"\n{tag}" for tag in preview),
        address=escape(app.builder.get_target_uri(cover)),
    )
    Path(app.outdir, "index.html").write_text(page, encoding="utf-8")
