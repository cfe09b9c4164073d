"""Write the page at the root of the book, which leads to the cover."""

from __future__ import annotations

from html import escape
from pathlib import Path

from sphinx.application import Sphinx

# The page is left at once: an icon of its own would only be a request cut short.
_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{description}">
<link rel="icon" href="data:,">
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
    page = _PAGE.format(
        title=escape(app.config.html_title),
        description=escape(app.env.metadata[cover]["description"]),
        address=escape(app.builder.get_target_uri(cover)),
    )
    Path(app.outdir, "index.html").write_text(page, encoding="utf-8")
