"""Turn the chapters into notebooks: ``python -m live_site.chapters ROOT TARGET``.

It runs in the book's own environment, because it reads the sources as the book does.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
from pathlib import Path
from typing import Any

import jupytext
from nerveroot.data import load_table
from nerveroot.static_book.bibliography import read_bibliography
from nerveroot.static_book.launch_buttons import notebook_path
from nerveroot.static_book.metadata import DISCLAIMER
from sphinx_external_toc.parsing import parse_toc_yaml

from .plain_markdown import Book, PlainMarkdown, find_labels

# Any other name opens a dialog that asks for a kernel, and nothing runs.
KERNEL = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}

# A figure that the cover shows on phones, instead of its wider twin.
_PHONE_CELL = re.compile(r"\{part\} nr-phone-only\n:{3,}\{place-cell\} (\S+)")

LAST_LINE = f"*{DISCLAIMER} Text and figures CC BY 4.0, code BSD-3-Clause.*"


def chapters_of(root: Path) -> list[str]:
    """Return the files of all chapters, in the order of the table of contents."""
    return [f"{name}.md" for name in parse_toc_yaml(root / "_toc.yml")]


def read_book(root: Path) -> Book:
    """
    Return what every chapter needs of the rest.

    Parameters
    ----------
    root : Path
        The folder that holds ``_toc.yml`` and ``book/``.
    """
    pages = chapters_of(root)
    labels = {row.source_key: row.label for row in load_table("sources")}
    places = {
        label: place
        for page in pages
        for label, place in find_labels(
            page, (root / page).read_text(encoding="utf-8")
        ).items()
    }
    sources = read_bibliography(root / "book" / "references.bib", labels)
    return Book(sources, places, frozenset(pages))


def notebook_of(root: Path, page: str, book: Book) -> dict[str, Any]:
    """
    Return a chapter as a notebook without outputs.

    Parameters
    ----------
    root : Path
        The folder that holds the sources.
    page : str
        The chapter's file.
    book : Book
        The rest of the book.
    """
    source: Any = jupytext.read(root / page, fmt="md:myst")
    plain = PlainMarkdown(book, page)
    left_out = set(_PHONE_CELL.findall((root / page).read_text(encoding="utf-8")))
    texts = [
        ("code", cell.source)
        if cell.cell_type == "code"
        else ("markdown", plain.convert(cell.source))
        for cell in source.cells
        if not left_out.intersection(cell.metadata.get("tags", []))
    ]
    cells: list[dict[str, Any]] = [
        {
            "cell_type": kind,
            # By number: random names would make every build different.
            "id": f"cell-{number}",
            "metadata": {},
            "source": text,
            **({"execution_count": None, "outputs": []} if kind == "code" else {}),
        }
        for number, (kind, text) in enumerate([*texts, ("markdown", LAST_LINE)])
        if text
    ]
    metadata = {"kernelspec": KERNEL}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def write_notebooks(root: Path, target: Path) -> list[str]:
    """
    Write every chapter as a notebook and return their paths below `target`.

    Parameters
    ----------
    root : Path
        The folder that holds the sources.
    target : Path
        The folder to write; it is made anew.
    """
    shutil.rmtree(target, ignore_errors=True)
    book = read_book(root)
    written = []
    for page in chapters_of(root):
        path = notebook_path(page)
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(notebook_of(root, page, book), indent=1, ensure_ascii=False)
        file.write_text(text + "\n", encoding="utf-8")
        written.append(path)
    return written


def main() -> None:
    """Write the notebooks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path, help="the checkout")
    parser.add_argument("target", type=Path, help="where the notebooks go")
    options = parser.parse_args()
    written = write_notebooks(options.root, options.target)
    print(f"{len(written)} chapters as notebooks in {options.target}")


if __name__ == "__main__":
    main()
