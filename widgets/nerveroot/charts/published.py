"""The figures that the pages of the book show, found by running their code cells.

So no list of pictures stands beside the pages: what a page shows is what has a picture.
"""

from __future__ import annotations

import ast
import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nerveroot.charts.pictures import figure_digest, figure_json

__all__ = ["published_figures"]

_MAKES_CHARTS = re.compile(r"\b(charts\b|OutcomeExplorer\b)")


def published_figures(book: Path) -> dict[str, dict[str, Any]]:
    """Return every figure that the pages show.

    Parameters
    ----------
    book : Path
        Folder of the MyST pages.

    Returns
    -------
    dict of str to dict
        Id of the chart to the figure as JSON, in the order of pages and cells.

    Raises
    ------
    ValueError
        If two figures that differ have one id.
    """
    found: dict[str, dict[str, Any]] = {}
    for page in sorted(book.rglob("*.md")):
        for value in _shown(page):
            for figure in _figures_of(value):
                name: str = figure["layout"]["meta"]["id"]
                known = found.setdefault(name, figure)
                if figure_digest(known) != figure_digest(figure):
                    raise ValueError(
                        f"{page.name}: the chart {name} differs from the one of this "
                        "id on another page; give each state an id of its own"
                    )
    return found


def _figures_of(value: object) -> Iterator[dict[str, Any]]:
    """List the figures that need a picture when a cell shows this value."""
    # A widget around charts names those that stand for it on paper.
    for figure in getattr(value, "still_figures", [value]):
        if hasattr(figure, "to_plotly_json"):
            yield figure_json(figure)


def _shown(page: Path) -> Iterator[object]:
    """Run the cells of a page that shows charts; return the value of each."""
    text = page.read_text("utf-8")
    if "{code-cell}" not in text or not _MAKES_CHARTS.search(text):
        return
    # Comes with the tools that build the book; the package works without it.
    import jupytext

    names: dict[str, Any] = {"__name__": "__main__"}
    cells = jupytext.reads(text, fmt="md:myst").cells
    # Cells read files that lie beside the page, as they do in a notebook.
    with contextlib.chdir(page.parent):
        for cell in cells:
            if cell.cell_type == "code":
                yield _run(cell.source, names, page.name)


def _run(source: str, names: dict[str, Any], where: str) -> object:
    """Run one cell as a notebook does and return the value of its last line."""
    tree = ast.parse(source, filename=where)
    last = tree.body.pop() if tree.body else None
    if not isinstance(last, ast.Expr):
        tree.body += [last] if last is not None else []
        last = None
    exec(compile(tree, where, "exec"), names)
    if last is None:
        return None
    return eval(compile(ast.Expression(last.value), where, "eval"), names)
