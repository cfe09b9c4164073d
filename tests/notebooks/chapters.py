"""Chapters that hold code, and the notebooks made from them."""

import configparser
import re
from pathlib import Path

import jupytext
import nbformat
from nbformat import NotebookNode

from tests.notebooks import BOOK, REFERENCE, SANITISERS


def chapters_with_code(book: Path = BOOK) -> list[Path]:
    """Return the sources of all chapters that hold a code cell, in order."""
    return [
        source
        for source in sorted(book.rglob("*.md"))
        if code_cells(source.read_text(encoding="utf-8"))
    ]


def code_cells(text: str) -> list[str]:
    """Return the code cells in the text of a MyST chapter."""
    if "{code-cell}" not in text:
        return []
    notebook = jupytext.reads(text, fmt="md:myst")
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def code_only_notebook(source: Path) -> NotebookNode:
    """
    Return a notebook with the code cells of a chapter and none of its prose.

    Parameters
    ----------
    source : Path
        A MyST chapter.

    Returns
    -------
    NotebookNode
        Not yet run. Without the prose, a change of words needs no new reference.
    """
    notebook = nbformat.v4.new_notebook()
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    for number, code in enumerate(code_cells(source.read_text(encoding="utf-8")), 1):
        cell = nbformat.v4.new_code_cell(code)
        cell["id"] = f"cell-{number}"
        notebook.cells.append(cell)
    return notebook


def reference_path(source: Path, book: Path = BOOK) -> Path:
    """Return where the reference notebook of a chapter is kept."""
    return REFERENCE / source.relative_to(book).with_suffix(".ipynb")


def sanitise(text: str) -> str:
    """Replace what may differ between two runs, as nbval does when it compares."""
    patterns = configparser.RawConfigParser()
    patterns.read(SANITISERS, encoding="utf-8")
    for name in patterns.sections():
        text = re.sub(patterns[name]["regex"], patterns[name]["replace"], text)
    return text


def keep_comparable(notebook: NotebookNode) -> None:
    """
    Take out of a notebook that was run what is random or repeated.

    Parameters
    ----------
    notebook : NotebookNode
        A notebook with outputs; changed in place.
    """
    notebook.metadata.pop("widgets", None)
    notebook.metadata.pop("language_info", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.outputs:
            data = output.get("data", {})
            data.pop("application/vnd.jupyter.widget-view+json", None)
            for kind, value in data.items():
                if isinstance(value, str):
                    data[kind] = sanitise(value)
