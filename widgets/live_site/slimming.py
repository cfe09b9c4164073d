"""What is left out of the packages, because nothing in the browser can use it.

Every reader downloads these packages before the first output, so each line here is
waiting time. Only data and modules that no import of the kernel reaches are named; the
tests run every chapter's cells with what is left.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

#: Patterns of paths within an unpacked wheel, by the wheel's name.
LEFT_OUT: dict[str, tuple[str, ...]] = {
    "ipywidgets": ("ipywidgets/**/tests",),
    "anywidget": ("*.data", "anywidget/nbextension", "anywidget/labextension"),
    "ipython": ("*.data", "IPython/sphinxext", "IPython/**/tests"),
    "nerveroot": (
        "nerveroot/static_book",
        "nerveroot/audit",
    ),
    "plotly": (
        "*.data",
        "plotly/labextension",
        "plotly/package_data/plotly.min.js",
        # What FigureWidget draws with; charts in a notebook are drawn by JupyterLab.
        "plotly/package_data/widgetbundle.js",
        "plotly/package_data/datasets",
        "plotly/figure_factory",
        "plotly/matplotlylib",
    ),
    "python_stdlib": (
        "_pyrepl",
        "ensurepip",
        "idlelib",
        "lib2to3",
        "pydoc_data",
        "test",
        "tkinter",
        "turtle.py",
        "turtledemo",
        "venv",
    ),
    "wcwidth": (),
}

#: Languages whose colouring is kept: IPython colours tracebacks and help with them.
_KEPT_LEXERS = re.compile(
    r"__init__|_mapping|python|special|_builtin|markup|shell|console|javascript|css"
    r"|html|data|diff"
)


def slim(folder: Path, name: str) -> None:
    """Remove what is left out of the unpacked package `name`.

    Parameters
    ----------
    folder
        Where the package is unpacked.
    name
        Its name, in lower case.
    """
    for pattern in LEFT_OUT.get(name, ()):
        for path in sorted(folder.glob(pattern)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
    if name == "pygments":
        _keep_few_lexers(folder / "pygments")


def _keep_few_lexers(package: Path) -> None:
    """Keep the lexers that a notebook in Python can meet."""
    for path in (package / "lexers").glob("*.py"):
        if not _KEPT_LEXERS.search(path.stem):
            path.unlink()
