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

__all__ = ["Figures", "chart_pages", "figures_on", "published_figures"]

#: Id of the chart to the figure as JSON.
Figures = dict[str, dict[str, Any]]

_MAKES_CHARTS = re.compile(r"\bcharts\.\w+\(|\bOutcomeExplorer\(")


def published_figures(book: Path) -> Figures:
    """Return every figure that the pages show, in the order of pages and cells.

    Parameters
    ----------
    book : Path
        Folder of the MyST pages.

    Raises
    ------
    ValueError
        If two figures that differ have one id.
    """
    found: Figures = {}
    for page in chart_pages(book):
        figures_on(page, found)
    return found


def chart_pages(book: Path) -> list[Path]:
    """Return the pages with code that shows charts."""
    return [
        page
        for page in sorted(book.rglob("*.md"))
        if any(_MAKES_CHARTS.search(cell) for cell in _cells(page))
    ]


def _cells(page: Path) -> list[str]:
    """Return the code cells of a page."""
    text = page.read_text("utf-8")
    if "{code-cell}" not in text:
        return []
    # Comes with the tools that build the book; the package works without it.
    import jupytext

    cells = jupytext.reads(text, fmt="md:myst").cells
    return [cell.source for cell in cells if cell.cell_type == "code"]


def figures_on(page: Path, found: Figures) -> None:
    """Add the figures that a page shows to those of the pages before it.

    Parameters
    ----------
    page : Path
        A MyST page; its cells are run.
    found : dict
        Changed in place.

    Raises
    ------
    ValueError
        If a figure differs from the one that has its id already.
    """
    for value in _shown(page):
        for figure in _figures_of(value):
            name: str = figure["layout"]["meta"]["id"]
            known = found.setdefault(name, figure)
            if figure_digest(known) != figure_digest(figure):
                raise ValueError(
                    f"{page.name}: the chart {name} differs from the one of this id "
                    "on another page; give each state an id of its own"
                )


def _figures_of(value: object) -> Iterator[dict[str, Any]]:
    """List the figures that need a picture when a cell shows this value."""
    # A widget around charts names those that stand for it on paper.
    for figure in getattr(value, "still_figures", [value]):
        if hasattr(figure, "to_plotly_json"):
            yield figure_json(figure)


def _shown(page: Path) -> list[object]:
    """Run the cells of a page; return what they show and the value of each."""
    shown: list[object] = []
    names: dict[str, Any] = {
        "__name__": "__main__",
        "display": lambda *values: shown.extend(values),
    }
    # Cells read files that lie beside the page, as they do in a notebook.
    with contextlib.chdir(page.parent):
        for cell in _cells(page):
            shown.append(_run(cell, names, page.name))
    return shown


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
