"""Where the builder's own files stand and what its products are called."""

from __future__ import annotations

import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

#: The folder that holds the package `nerveroot`.
PACKAGE_FOLDER = HERE.parent

#: The folder that holds the book's sources and settings.
CHECKOUT = PACKAGE_FOLDER.parent

KERNEL_REQUIREMENTS = HERE / "kernel-requirements.txt"

#: Where `live_site.fetch` keeps the wheels of that list.
FETCHED = Path(sys.prefix) / "kernel-wheels"

#: Pyodide's own files, fetched by npm at the version of ``package.json``.
PYODIDE = HERE / "node_modules" / "pyodide"

#: Where Pyodide and the packages stand below ``live/``.
PYODIDE_BELOW_LIVE = "static/pyodide"

#: Folder of the book's files of questions beside the packages; `NERVEROOT_BOOK` in
#: the environment of the browser's Python names it.
QUESTIONS = "nerveroot_book"


def book_title() -> str:
    """Return the title of the book, from its settings.

    Raises
    ------
    ValueError
        If they name none.
    """
    settings = (CHECKOUT / "_config.yml").read_text(encoding="utf-8")
    found = re.search(r"^title: (.+)$", settings, re.MULTILINE)
    if found is None:
        raise ValueError("_config.yml names no title")
    return found[1].strip()
