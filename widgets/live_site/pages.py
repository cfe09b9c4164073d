"""Have JupyterLite make its pages, and add to them what the book's readers need."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from nerveroot.look.tokens import css_variables

from .paths import HERE, PYODIDE, PYODIDE_BELOW_LIVE, QUESTIONS

KERNEL_EXTENSION = "@jupyterlite/pyodide-kernel-extension"
KERNEL = f"{KERNEL_EXTENSION}:kernel"

# In `mapToObject`, what is done with one value.
_UNMENDED = re.compile(
    r"(?P<head>mapToObject\(\w\)\{[^;]*;for\(let\[\w,\w\]of [^;]*=)"
    r"(?P<value>\w) instanceof Map\|\|(?P=value) instanceof Array"
    r"\?this\.mapToObject\((?P=value)\):(?P=value);"
)
_MENDED = (
    r"\g<head>\g<value>===undefined?null:"
    r"\g<value> instanceof Map||\g<value> instanceof Array||"
    r"\g<value>?.constructor===Object?this.mapToObject(\g<value>):\g<value>;"
)

#: What the kernel asks for before it is ready, so that Pyodide fetches it at once.
FIRST_PACKAGES = (
    "micropip",
    "piplite",
    "ipykernel",
    "comm",
    "pyodide-kernel",
    "ipython",
    "jedi",
)

#: Pyodide without its type declarations, source maps and consoles.
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")

#: Files of JupyterLite that only its makers use.
MAKERS_FILES = ("rspack.config*.js", "package.json", "*/package.json", "doc")

#: Parts of JupyterLab that would only ask for files that are not here.
#: The last asks before leaving; start.js keeps edits as they are made.
DISABLED = (
    "@jupyter-notebook/notebook-extension:tab-icon",
    "@jupyter-notebook/application-extension:dirty",
)

#: Settings of JupyterLab. Its own saving would keep a copy of every chapter that was
#: only run, and hide the next version of the book behind it.
SETTINGS = {
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
}

SITE_PACKAGES = "/lib/python3.14/site-packages"

#: Name of the file that lists a folder, as `add_notebooks` writes it.
LISTING = "all.json"

#: The pages that are made: one notebook, and the list of all.
APPS = ("notebooks", "tree")

START_SCRIPT = "start.js"
START_STYLE = "start.css"


def configuration(title: str) -> dict[str, Any]:
    """Return the settings of JupyterLite: no other machine is ever asked.

    Parameters
    ----------
    title
        Title of the book.
    """
    kernel = {
        "pyodideUrl": f"./{PYODIDE_BELOW_LIVE}/pyodide.mjs",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {
            "packages": list(FIRST_PACKAGES),
            "env": {
                # Figures go to the page as data; Plotly would look for a browser.
                "PLOTLY_RENDERER": "plotly_mimetype",
                "NERVEROOT_BOOK": f"{SITE_PACKAGES}/{QUESTIONS}",
            },
        },
    }
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": title,
            "appUrl": "./tree",
            # start.js follows the kernel through it.
            "exposeAppInBrowser": True,
            "contentsAllJsonFile": LISTING,
            "disabledExtensions": list(DISABLED),
            "settingsOverrides": SETTINGS,
            "litePluginSettings": {KERNEL: kernel},
        },
    }


def make_pages(work: Path, live: Path, title: str) -> None:
    """Write the pages of JupyterLite.

    Parameters
    ----------
    work
        A folder for what is needed in between.
    live
        The folder to write; it is made anew.
    title
        Title of the book.
    """
    shutil.rmtree(live, ignore_errors=True)
    settings = work / "lite"
    settings.mkdir(parents=True)
    text = json.dumps(configuration(title))
    (settings / "jupyter-lite.json").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--no-sourcemaps"]
    command += [*(f"--apps={app}" for app in APPS), "--no-unused-shared-packages"]
    command += [f"--lite-dir={settings}", f"--output-dir={live}"]
    finished = subprocess.run(command, cwd=settings, capture_output=True, text=True)
    if finished.returncode:
        raise RuntimeError(f"JupyterLite failed:\n{finished.stdout}{finished.stderr}")
    for pattern in MAKERS_FILES:
        for path in live.glob(pattern):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
    mend_kernel(live)
    python = live / PYODIDE_BELOW_LIVE
    python.mkdir(parents=True)
    for name in PYODIDE_FILES:
        shutil.copy(PYODIDE / name, python)


def mend_kernel(live: Path) -> None:
    """Have the kernel send Python's ``None`` as ``null``, as any Jupyter kernel does.

    It sends ``undefined``, which vanishes from a message: a widget whose value is
    "nothing chosen" would find no value at all.

    Raises
    ------
    RuntimeError
        If the kernel's code is no longer what is mended here.
    """
    mended = 0
    for file in sorted(
        (live / "extensions" / KERNEL_EXTENSION / "static").glob("*.js")
    ):
        text = file.read_text(encoding="utf-8")
        if "mapToObject(" not in text:
            continue
        text, count = _UNMENDED.subn(_MENDED, text)
        if count != 1:
            raise RuntimeError(f"{file.name}: {count} places to mend, not one")
        file.write_text(text, encoding="utf-8")
        mended += 1
    if not mended:
        raise RuntimeError(f"nothing to mend in {live}: does it send null by now?")


def add_notebooks(notebooks: Path, live: Path) -> None:
    """Copy the notebooks and list them, as the contents of a Jupyter server."""
    files = live / "files"
    shutil.rmtree(files, ignore_errors=True)
    shutil.copytree(notebooks, files)
    for folder in (files, *(path for path in files.rglob("*") if path.is_dir())):
        listing = live / "api" / "contents" / folder.relative_to(files) / LISTING
        listing.parent.mkdir(parents=True, exist_ok=True)
        models = [_model(path, files) for path in sorted(folder.iterdir())]
        listing.write_text(
            json.dumps(_model(folder, files) | {"content": models, "format": "json"}),
            encoding="utf-8",
        )


def _model(path: Path, root: Path) -> dict[str, Any]:
    """Return what a Jupyter server says of a file or folder, without its content."""
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat()
    kinds = {".ipynb": "notebook"}
    return {
        "name": "" if path == root else path.name,
        "path": "" if path == root else path.relative_to(root).as_posix(),
        "type": "directory" if path.is_dir() else kinds.get(path.suffix, "file"),
        "content": None,
        "format": None,
        "mimetype": None,
        "created": changed,
        "last_modified": changed,
        "size": None if path.is_dir() else path.stat().st_size,
        "writable": True,
    }


def add_start(live: Path, title: str) -> None:
    """Put the line that tells how far the start is into the notebook's page."""
    style = (HERE / START_STYLE).read_text(encoding="utf-8")
    (live / START_STYLE).write_text(css_variables() + style, encoding="utf-8")
    shutil.copy(HERE / START_SCRIPT, live)
    data = json.dumps(_facts(live)).replace("<", "\\u003c")
    for app in APPS:
        page = live / app / "index.html"
        html = page.read_text(encoding="utf-8")
        html = re.sub(r"<title>[^<]*</title>", f"<title>{escape(title)}</title>", html)
        html = html.replace("<html>", '<html lang="en" data-theme="auto">', 1)
        policy = _policy(html)
        head = [
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<link rel="icon" href="../icon-120x120.png">',
        ]
        if app == "notebooks":
            head += [
                f'<link rel="stylesheet" href="../{START_STYLE}">',
                f'<script id="start-files" type="application/json">{data}</script>',
                f'<script src="../{START_SCRIPT}" defer></script>',
            ]
        html = html.replace('<meta charset="utf-8">', "", 1)
        html = html.replace("<head>", "<head>\n" + "\n".join(head), 1)
        page.write_text(html, encoding="utf-8")


def _facts(live: Path) -> dict[str, Any]:
    """Return what start.js must know: which files to fetch, which chapters exist."""
    python = live / PYODIDE_BELOW_LIVE
    # Python itself first: nothing else can be used before it.
    fetched = sorted(python.iterdir(), key=lambda path: (path.suffix == ".whl", path))
    notebooks = sorted((live / "files").rglob("*.ipynb"))
    return {
        "files": [
            {
                "file": f"../{PYODIDE_BELOW_LIVE}/{path.name}",
                "bytes": path.stat().st_size,
            }
            for path in fetched
        ],
        "pages": [path.relative_to(live / "files").as_posix() for path in notebooks],
    }


def _policy(html: str) -> str:
    """Return what the page may load: only its own files, and its inline scripts.

    JupyterLab checks its settings with code that it writes itself, so ``unsafe-eval``
    cannot go; widgets are modules behind ``blob:`` addresses.
    """
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    hashes = " ".join(
        "'sha256-"
        + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        + "'"
        for script in scripts
    )
    return (
        "default-src 'self'; "
        f"script-src 'self' 'unsafe-eval' blob: {hashes}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self' data: blob:; "
        "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
        "form-action 'self'"
    )
