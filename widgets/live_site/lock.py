"""Write the list from which Pyodide loads packages, and what each of them needs."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

from .paths import PYODIDE
from .wheels import wheel_name

#: What each package needs, as far as it is used here. Written out because the wheels
#: also ask for what has no use in a browser (a terminal, a server, a debugger).
NEEDS: dict[str, tuple[str, ...]] = {
    "anywidget": ("ipywidgets", "psygnal", "typing-extensions"),
    "asttokens": (),
    "comm": (),
    "decorator": (),
    "executing": (),
    "ipykernel": (),
    "ipython": (
        "asttokens",
        "decorator",
        "ipython-pygments-lexers",
        "matplotlib-inline",
        "prompt-toolkit",
        "pygments",
        "stack-data",
        "traitlets",
    ),
    "ipython-pygments-lexers": ("pygments",),
    "ipywidgets": ("comm", "ipython", "traitlets"),
    "jedi": (),
    "matplotlib-inline": ("traitlets",),
    "micropip": ("packaging",),
    "narwhals": (),
    "nbformat": (),
    "nerveroot": ("anywidget", "ipywidgets", "plotly", "traitlets"),
    "packaging": (),
    "piplite": ("micropip",),
    # Not what Plotly asks for, but what it imports to show a figure in a notebook.
    "plotly": ("narwhals", "nbformat", "packaging"),
    "prompt-toolkit": ("wcwidth",),
    "psygnal": ("typing-extensions",),
    "pure-eval": (),
    "pygments": (),
    "pyodide-kernel": ("comm", "ipython"),
    "stack-data": ("asttokens", "executing", "pure-eval"),
    "traitlets": (),
    "typing-extensions": (),
    "wcwidth": (),
}


def write_lock(folder: Path) -> None:
    """Write ``pyodide-lock.json`` for the wheels in a folder.

    Parameters
    ----------
    folder
        Where the packed wheels and Pyodide stand.

    Raises
    ------
    KeyError
        If `NEEDS` does not name a package, or a package that another one needs is
        not there: a notebook would fail at its import.
    """
    theirs = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    packages = {}
    for wheel in sorted(folder.glob("*.whl")):
        entry = _entry(wheel)
        packages[entry["name"]] = entry
    for name, entry in packages.items():
        for needed in entry["depends"]:
            if needed not in packages:
                raise KeyError(f"{name} needs {needed}, which is not in {folder}")
    lock = {"info": theirs["info"], "packages": packages}
    text = json.dumps(lock, indent=1, sort_keys=True)
    (folder / "pyodide-lock.json").write_text(text + "\n", encoding="utf-8")


def _entry(wheel: Path) -> dict[str, Any]:
    name, version = wheel_name(wheel)
    return {
        "name": name,
        "version": version,
        "file_name": wheel.name,
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "install_dir": "site",
        "package_type": "package",
        "imports": _imports(wheel),
        "depends": list(NEEDS[name]),
        "unvendored_tests": False,
    }


def _imports(wheel: Path) -> list[str]:
    """Return the names at the top of a wheel that an import statement can hold."""
    names = set()
    with zipfile.ZipFile(wheel) as file:
        for path in file.namelist():
            top, _, below = path.partition("/")
            if below and "-" not in top and below.endswith((".py", ".pyc")):
                names.add(top)
            elif not below and top.endswith((".py", ".pyc")):
                names.add(top.rpartition(".")[0])
    return sorted(names)
