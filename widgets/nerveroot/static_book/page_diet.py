"""Leave out what a page does not use: scripts, style sheets, rules, old files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util import logging

from .css_purge import collect_names, purge
from .hashed_files import FOLDER, HashedFiles

LOGGER = logging.getLogger(__name__)

#: Sphinx's own search needs these; no other page needs a script of Sphinx or theme.
SEARCH_SCRIPTS = frozenset(
    {
        "documentation_options.js",
        "doctools.js",
        "sphinx_highlight.js",
        "language_data.js",
        "searchtools.js",
        "searchindex.js",
    }
)

#: Style sheets that no page keeps: print controls, tooltips, copy buttons and tabs
#: that the book does not have.
DROPPED_STYLES = frozenset(
    {"basic.css", "copybutton.css", "sphinx-design.min.css", "togglebutton.css"}
)

#: Style sheets of others that are purged once the whole book is built.
PURGED_STYLES = (
    "pydata-sphinx-theme.css",
    "sphinx-book-theme.css",
    "mystnb",
    "pygments.css",
)

#: Folders and files of the theme that no page links.
UNUSED_STATIC = (
    "scripts",
    "vendor",
    "locales",
    "images",
    "webpack-macros.html",
    "sbt-webpack-macros.html",
    "file.png",
    "minus.png",
    "plus.png",
)

ADDED_BY_SCRIPT = Path(__file__).parent / "theme" / "css" / "added_by_script.txt"


def register(app: Sphinx) -> None:
    """Work last: on each page's lists of files, then on the built folder."""
    app.connect("html-page-context", slim_page, priority=900)
    app.connect("write-started", remove_purged)
    app.connect("build-finished", slim_folder, priority=900)


def file_name(asset: object) -> str:
    """Return the bare name of a script or style sheet of Sphinx, or nothing.

    Inline scripts have no name.  Query strings and folders go.
    """
    address = str(getattr(asset, "filename", asset) or "")
    return address.partition("?")[0].rpartition("/")[2]


def keep_script(asset: object, pagename: str) -> bool:
    """Whether a page keeps a script of Sphinx or of the theme."""
    return pagename == "search" and file_name(asset) in SEARCH_SCRIPTS


def keep_style(asset: object) -> bool:
    """Whether a page keeps a style sheet."""
    return file_name(asset) not in DROPPED_STYLES


def slim_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Drop the scripts and style sheets that the page does not use."""
    context["script_files"] = [
        script for script in context["script_files"] if keep_script(script, pagename)
    ]
    context["css_files"] = [
        style for style in context["css_files"] if keep_style(style)
    ]


def remove_purged(app: Sphinx, builder: Builder) -> None:
    """Delete purged style sheets, so that Sphinx copies whole ones for this build."""
    for path in Path(app.outdir, "_static").rglob("*.css"):
        if path.name.startswith(PURGED_STYLES):
            path.unlink()


def slim_folder(app: Sphinx, exception: Exception | None) -> None:
    """Purge the theme's style sheets and delete what no page links."""
    if exception is not None or app.builder.name not in ("html", "dirhtml"):
        return
    outdir = Path(app.outdir)
    static = outdir / "_static"
    # The theme copies templates of its own into _static; they are no pages.
    pages = [
        path.read_text("utf-8")
        for path in sorted(outdir.rglob("*.html"))
        if static not in path.parents
    ]
    names = collect_names(pages, ADDED_BY_SCRIPT.read_text("utf-8").split())
    linked = set(re.findall(r"_static/([^\"'?#)]+)", "\n".join(pages)))
    for path in sorted(static.rglob("*.css")):
        if path.name.startswith(PURGED_STYLES):
            if path.relative_to(static).as_posix() in linked:
                path.write_text(purge(path.read_text("utf-8"), names), "utf-8")
            else:
                path.unlink()
    remove_unlinked(static, linked)
    styles = [path.read_text("utf-8") for path in (outdir / FOLDER).glob("*.css")]
    used = set(re.findall(r"[\w-]+\.[0-9a-f]{12}\.\w+", "\n".join([*pages, *styles])))
    gone = HashedFiles(outdir).remove_unused(used)
    if gone:
        LOGGER.info("files of earlier builds removed: %s", ", ".join(gone))


def remove_unlinked(static: Path, linked: set[str]) -> None:
    """Delete the theme's files that no page links: they only swell the book."""
    for source_map in static.rglob("*.map"):
        source_map.unlink()
    for name in UNUSED_STATIC:
        path = static / name
        files = [path] if path.is_file() else sorted(path.rglob("*"), reverse=True)
        for file in files:
            if file.is_file() and file.relative_to(static).as_posix() not in linked:
                file.unlink()
            elif file.is_dir() and not any(file.iterdir()):
                file.rmdir()
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
