"""Offer the book as files to take along.

``BOOK_DOWNLOADS`` names a folder with the files that ``make dist``, ``make pdf`` and
``make epub`` wrote. They go online under ``downloads/``; a page lists them with their
sizes, and the foot leads there.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from ..errors import BookError
from ..metadata import add_description
from ..offline.archive import NAME
from ..site_folders import DOWNLOADS

#: The folder of files; without it, nothing is offered.
VARIABLE = "BOOK_DOWNLOADS"

PAGE = f"{DOWNLOADS}/index"

#: Endings of the files, with the name and the use of each.
KINDS = {
    ".zip": (
        "Zip archive",
        "The book as it is here, for a computer without a network. Unpack it, then "
        "open START-HERE.html.",
    ),
    ".pdf": ("PDF", "The whole book as one document, to read or to print."),
    ".epub": ("EPUB", "The whole book for an e-reader or a reading app."),
}


def register(app: Sphinx) -> None:
    """Add the page that lists the files, then the files themselves."""
    app.add_config_value("book_downloads", [], "html")
    app.connect("config-inited", read_files)
    app.connect("html-collect-pages", collect)
    # After the meta data of other pages (800) are in the head.
    app.connect("html-page-context", describe, priority=810)
    app.connect("build-finished", copy_files, priority=955)


def files_of(folder: Path, release: str) -> list[Path]:
    """Return the files of a release that are there, in the order of their kinds.

    Parameters
    ----------
    folder
        Where ``make dist`` and the others write.
    release
        The version whose files are meant.

    Raises
    ------
    BookError
        If there is none.
    """
    paths = [folder / f"{NAME}-{release}{ending}" for ending in KINDS]
    found = [path for path in paths if path.is_file()]
    if not found:
        raise BookError(
            f"{VARIABLE}: {folder} has no {NAME}-{release} file; run `make dist`"
        )
    return found


def size_text(size: int) -> str:
    """Return a size as readers know it, such as ``9.2 MB``."""
    return f"{size / 1e6:.1f}\N{NO-BREAK SPACE}MB"


def read_files(app: Sphinx, config: Config) -> None:
    """Note what is offered: the pages are written again when that changes."""
    folder = os.environ.get(VARIABLE, "").strip()
    found = files_of(Path(folder), version("nerveroot")) if folder else []
    config.book_downloads = [str(path.resolve()) for path in found]


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Offer the list of files to Sphinx, if there are any."""
    paths = [Path(path) for path in app.config.book_downloads]
    if app.builder.name == "html" and paths:
        files = [
            (path.name, *KINDS[path.suffix], size_text(path.stat().st_size))
            for path in paths
        ]
        yield PAGE, {"nr_files": files}, "downloads.html"


def describe(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Lead from every foot to the list, and say what the list is."""
    if app.config.book_downloads:
        context["nr_downloads_page"] = PAGE
    if pagename == PAGE:
        text = f"{app.config.project} as files to take along, print or read elsewhere."
        add_description(context, text)


def copy_files(app: Sphinx, exception: Exception | None) -> None:
    """Put the files online; remove what earlier builds put there."""
    if exception is not None or app.builder.name != "html":
        return
    folder = Path(app.outdir, DOWNLOADS)
    paths = [Path(path) for path in app.config.book_downloads]
    if not paths:
        shutil.rmtree(folder, ignore_errors=True)
        return
    for old in folder.glob(f"{NAME}-*"):
        old.unlink()
    for path in paths:
        shutil.copy(path, folder / path.name)
