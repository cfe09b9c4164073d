"""Keep earlier versions of the book readable beside the newest.

``BOOK_RELEASES`` names a folder with the archives (``make dist``) of earlier releases.
Each goes online under ``v/<version>/``; a page lists them, and the foot leads there.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from docutils import nodes
from packaging.version import InvalidVersion, Version
from sphinx.application import Sphinx
from sphinx.config import Config

from ..errors import BookError
from ..metadata import add_description
from ..offline.archive import NAME
from ..site_folders import VERSIONS
from .kept_copy import Newest, keep

#: The folder of archives; without it, no earlier version is kept.
VARIABLE = "BOOK_RELEASES"

PAGE = f"{VERSIONS}/index"

_ARCHIVE = re.compile(rf"{NAME}-(\d[\w.]*)\.zip", re.ASCII)


def register(app: Sphinx) -> None:
    """Add the page that lists the versions, then the versions themselves."""
    app.add_config_value("book_versions", [], "html")
    app.connect("config-inited", read_releases)
    app.connect("html-collect-pages", collect)
    # After the meta data of other pages (800) are in the head.
    app.connect("html-page-context", describe, priority=810)
    # After the newest pages have their policy (950): the copies bring their own.
    app.connect("build-finished", write_copies, priority=955)


def archives(folder: Path, newest: str) -> dict[str, Path]:
    """Return the archives of earlier versions, the latest first.

    Parameters
    ----------
    folder
        Holds archives under the names that ``make dist`` gives them.
    newest
        The version that is built; its own archive is passed over.

    Raises
    ------
    BookError
        If the folder is missing or holds another zip, or one of a later version.
    """
    if not folder.is_dir():
        raise BookError(f"{VARIABLE}: there is no folder {folder}")
    found = {}
    for path in folder.glob("*.zip"):
        name = _ARCHIVE.fullmatch(path.name)
        try:
            number = Version(name[1] if name else "")
        except InvalidVersion:
            raise BookError(
                f"{path.name} is no archive of a version; its name must be "
                f"{NAME}-<version>.zip"
            ) from None
        if number > Version(newest):
            raise BookError(
                f"{path.name} is later than {newest}, which is built to be the newest; "
                "publish the latest release"
            )
        if number < Version(newest):
            found[number] = path
    ordered = sorted(found.items(), reverse=True)
    return {str(number): path for number, path in ordered}


def read_releases(app: Sphinx, config: Config) -> None:
    """Note which versions are kept: the pages are written again when that changes."""
    folder = os.environ.get(VARIABLE, "").strip()
    config.book_versions = (
        [*archives(Path(folder), version("nerveroot"))] if folder else []
    )


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Offer the list of versions to Sphinx, if there is more than one."""
    if app.builder.name == "html" and app.config.book_versions:
        yield PAGE, {"nr_versions": app.config.book_versions}, "versions.html"


def describe(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Lead from every foot to the list, and say what the list is."""
    if app.config.book_versions:
        context["nr_versions_page"] = PAGE
    if pagename == PAGE:
        text = f"Earlier versions of {app.config.project} that can still be read."
        add_description(context, text)


def write_copies(app: Sphinx, exception: Exception | None) -> None:
    """Put the earlier versions online; remove what earlier builds put there."""
    if exception is not None or app.builder.name != "html":
        return
    site = Path(app.outdir)
    folder = site / VERSIONS
    if not app.config.book_versions:
        shutil.rmtree(folder, ignore_errors=True)
        return
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
    built = version("nerveroot")
    newest = Newest(site, built, app.config.html_baseurl)
    for number, path in archives(Path(os.environ[VARIABLE].strip()), built).items():
        keep(path, number, folder, newest)
