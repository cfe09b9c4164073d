"""Build small books with the extension, without running any notebook."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from nerveroot.static_book.extension import URL_VARIABLE
from nerveroot.static_book.launch_buttons import VARIABLES
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

HEAD = """\
---
description: A page of a small book that only the tests of the extension ever build.
last_checked: "2026-11-02"
page_kind: {kind}
---
"""

BIBLIOGRAPHY = Path(__file__).parents[3] / "book" / "references.bib"


@dataclass
class Built:
    """A built book: its folder and the warnings of the build."""

    folder: Path
    warnings: str

    def page(self, name: str) -> str:
        """Return the HTML of a page."""
        return (self.folder / f"{name}.html").read_text("utf-8")


BuildBook = Callable[..., Built]


@pytest.fixture
def build_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuildBook:
    """Return a function that builds ``{name: source}`` beside a cover."""

    def build(kind: str = "chapter", **pages: str) -> Built:
        source = tmp_path / "source"
        source.mkdir(exist_ok=True)
        (source / "references.bib").write_text(BIBLIOGRAPHY.read_text("utf-8"))
        toctree = "\n".join(["```{toctree}", ":caption: First part", *pages, "```"])
        index = HEAD.format(kind="cover") + f"# A small book\n\n{toctree}\n"
        (source / "index.md").write_text(index)
        for name, text in pages.items():
            if text.startswith("{"):
                (source / f"{name}.ipynb").write_text(text)
            else:
                (source / f"{name}.md").write_text(HEAD.format(kind=kind) + text)
        warnings = io.StringIO()
        with patch_docutils(), docutils_namespace():
            app = Sphinx(
                srcdir=source,
                confdir=None,
                outdir=tmp_path / "build" / "html",
                doctreedir=tmp_path / "build" / "doctrees",
                buildername="html",
                confoverrides={
                    "extensions": [
                        "myst_nb",
                        "sphinx_book_theme",
                        "nerveroot.static_book",
                    ],
                    "project": "A small book",
                    "html_title": "A small book",
                    "html_theme": "sphinx_book_theme",
                    "myst_enable_extensions": ["colon_fence", "dollarmath"],
                    "nb_execution_mode": "off",
                    "book_bibliography": "references.bib",
                },
                status=io.StringIO(),
                warning=warnings,
            )
            app.build()
        return Built(tmp_path / "build" / "html", warnings.getvalue())

    for variable in [URL_VARIABLE, *VARIABLES]:
        monkeypatch.delenv(variable, raising=False)
    return build


def notebook(
    *outputs: dict[str, object],
    state: dict[str, object] | None = None,
    kind: str = "tool",
) -> str:
    """Return a notebook with one executed cell per output, as JSON text."""
    head = {
        "description": "A notebook of a small book that only the tests build here.",
        "last_checked": "2026-11-02",
        "page_kind": kind,
        "kernelspec": {"name": "python3", "display_name": "Python 3"},
        "language_info": {"name": "python", "pygments_lexer": "ipython3"},
    }
    if state is not None:
        head["widgets"] = {"application/vnd.jupyter.widget-state+json": state}
    cells = [
        {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# Map"}
    ]
    for number, data in enumerate(outputs):
        cells.append(
            {
                "cell_type": "code",
                "id": f"cell-{number}",
                "metadata": {},
                "source": "show()",
                "execution_count": 1,
                "outputs": [
                    {
                        "output_type": "execute_result",
                        "execution_count": 1,
                        "metadata": {},
                        "data": data,
                    }
                ],
            }
        )
    return json.dumps(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": head, "cells": cells}
    )
