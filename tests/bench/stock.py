"""A stock Jupyter Book whose assets all come from this machine."""

import json
import os
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import anywidget
import yaml

from tests import CHECKOUT
from tests.bench import WORK

NPM_ASSETS = {
    # What myst-nb and Sphinx would load from public servers, at their versions.
    "requirejs": "2.3.4",
    "@jupyter-widgets/html-manager": "1.0.6",
    "mathjax": "3.2.2",
}
DIRECTIVES = Path(__file__).parent / "stock_book" / "plain_directives.py"


def fetch_assets() -> Path:
    """
    Install the three npm packages that a stock page loads.

    Returns
    -------
    Path
        The ``node_modules`` folder that holds them.
    """
    folder = WORK / "stock-assets"
    if not (folder / "node_modules" / "mathjax").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        # Without one, npm takes the project above for the one to install into.
        package = {"private": True, "dependencies": NPM_ASSETS}
        (folder / "package.json").write_text(json.dumps(package), "utf-8")
        programs = os.pathsep.join([f"{sys.prefix}/bin", os.environ["PATH"]])
        subprocess.run(
            ["npm", "install", "--no-package-lock", "--ignore-scripts", "--silent"],
            cwd=folder,
            check=True,
            env={**os.environ, "PATH": programs},
        )
    return folder / "node_modules"


def write_static(target: Path) -> None:
    """
    Copy the assets to where the stock pages ask for them.

    Parameters
    ----------
    target : Path
        A static folder of the stock book.
    """
    modules = fetch_assets()
    stock = target / "stock"
    stock.mkdir(parents=True)
    manager = modules / "@jupyter-widgets" / "html-manager" / "dist"
    shutil.copy(modules / "requirejs" / "require.js", stock / "require.js")
    shutil.copy(manager / "embed-amd.js", stock / "embed-amd.js")
    shutil.copytree(modules / "mathjax" / "es5", stock / "mathjax")
    # The manager asks for <server>/anywidget@<range>/dist/index.js.
    release = ".".join(anywidget.__version__.split(".")[:2])
    module = stock / "npm" / f"anywidget@~{release}.*" / "dist"
    module.mkdir(parents=True)
    nbextension = files("anywidget") / "nbextension" / "index.js"
    (module / "index.js").write_text(nbextension.read_text("utf-8"), "utf-8")


def stock_settings() -> dict[str, Any]:
    """
    Return the settings of our book without anything that is ours.

    Returns
    -------
    dict
        The content of a ``_config.yml``.
    """
    ours = (CHECKOUT / "_config.yml").read_text(encoding="utf-8")
    settings: dict[str, Any] = yaml.safe_load(ours)
    settings["sphinx"] = {
        "local_extensions": {"plain_directives": "."},
        "config": {
            "html_static_path": ["stock-static"],
            "mathjax_path": "stock/mathjax/tex-mml-chtml.js",
            "nb_ipywidgets_js": {
                "stock/require.js": {},
                "stock/embed-amd.js": {
                    "data-jupyter-widgets-cdn": "/_static/stock/npm/",
                },
            },
        },
    }
    return settings


def make_stock(sources: Path) -> None:
    """
    Turn a copy of the book's sources into the sources of a stock book.

    Parameters
    ----------
    sources : Path
        A folder with ``book/``, ``_config.yml`` and ``_toc.yml``.
    """
    write_static(sources / "stock-static")
    shutil.copy(DIRECTIVES, sources / DIRECTIVES.name)
    settings = yaml.safe_dump(stock_settings(), sort_keys=False)
    (sources / "_config.yml").write_text(settings, encoding="utf-8")
