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
from .site_folders import DOWNLOADS, VERSIONS

LOGGER = logging.getLogger(__name__)

#: Style sheets that no page keeps: the page shell is the book's own.
DROPPED_STYLES = frozenset(
    {"basic.css", "pydata-sphinx-theme.css", "sphinx-book-theme.css", "theme.css"}
)

#: Style sheets of others that are purged once the whole book is built.
PURGED_STYLES = ("mystnb", "pygments.css")

_HASHED_NAME = re.compile(r"[\w-]+\.[0-9a-f]{12}\.\w+")

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
    # The page shell, the widgets and the search bring their own.
    context["script_files"] = []
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
    pages = [path.read_text("utf-8") for path in built_pages(app)]
    names = collect_names(pages, ADDED_BY_SCRIPT.read_text("utf-8").split())
    linked = set(re.findall(r"_static/([^\"'?#)]+)", "\n".join(pages)))
    remove_unlinked(static, linked)
    for path in sorted(static.glob("*.css")):
        if path.name.startswith(PURGED_STYLES):
            path.write_text(purge(path.read_text("utf-8"), names), "utf-8")
    used = named_files(pages)
    # Style sheets name fonts, and large values name images.
    linking = [
        outdir / FOLDER / name for name in used if name.endswith((".css", ".js"))
    ]
    used |= named_files([path.read_text("utf-8") for path in linking])
    gone = HashedFiles(outdir).remove_unused(used)
    if gone:
        LOGGER.info("files of earlier builds removed: %s", ", ".join(gone))


def named_files(texts: list[str]) -> set[str]:
    """Return the hashed file names in pages, style sheets or scripts."""
    return set(_HASHED_NAME.findall("\n".join(texts)))


def built_pages(app: Sphinx) -> list[Path]:
    """Return the pages of this book; delete those that earlier builds left."""
    outdir = Path(app.outdir)
    known = {outdir / app.builder.get_target_uri(page) for page in app.env.found_docs}
    for folder in {path.relative_to(outdir).parts[0] for path in known}:
        for path in sorted((outdir / folder).rglob("*.html")):
            if path not in known:
                LOGGER.info("page of an earlier build removed: %s", path.name)
                path.unlink()
    names = ("index.html", "search.html", "404.html", "offline.html")
    folders = (outdir / name / "index.html" for name in (DOWNLOADS, VERSIONS))
    extra = [*(outdir / name for name in names), *folders]
    return sorted(path for path in {*known, *extra} if path.is_file())


def remove_unlinked(static: Path, linked: set[str]) -> None:
    """Delete the files of Sphinx and the theme that no page links.

    Our own folder is left alone: its style sheets link fonts.
    """
    ours = static / Path(FOLDER).name
    for path in sorted(static.rglob("*"), reverse=True):
        if path == ours or ours in path.parents:
            continue
        if path.is_file() and path.relative_to(static).as_posix() not in linked:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
