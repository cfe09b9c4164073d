"""Lighthouse scores of a page."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

from tests import CHECKOUT
from tests.browser.chromium import chromium_path

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FORMS = ("mobile", "desktop")
REPEATS = 3
SCRIPT = CHECKOUT / "node_modules" / "lighthouse" / "cli" / "index.js"


def node() -> str:
    """Return the node program: the environment's own, else the system's."""
    own = Path(sys.prefix) / "bin" / "node"
    found = str(own) if own.is_file() else shutil.which("node")
    if found is None:
        raise FileNotFoundError("node is missing: run `make test` once to install it")
    return found


def _run_once(address: str, form: str) -> dict[str, int]:
    command = [node(), str(SCRIPT), address, "--quiet", "--output=json"]
    command += [f"--only-categories={','.join(CATEGORIES)}"]
    command += ["--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage"]
    if form == "desktop":
        command.append("--preset=desktop")
    environment = dict(os.environ)
    browser = chromium_path()
    if browser is not None:
        environment["CHROME_PATH"] = str(browser)
    result = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment
    )
    if result.returncode != 0:
        raise RuntimeError(f"Lighthouse failed on {address}:\n{result.stderr[-2000:]}")
    categories = json.loads(result.stdout)["categories"]
    return {name: round(100 * categories[name]["score"]) for name in CATEGORIES}


def scores(
    address: str, form: str, enough: dict[str, int] | None = None
) -> dict[str, int]:
    """
    Return the median of several Lighthouse runs.

    Parameters
    ----------
    address : str
        The page, with its server.
    form : {"mobile", "desktop"}
        The device that Lighthouse imitates.
    enough : dict of str to int, optional
        Scores that end the matter if the first run reaches all of them.

    Returns
    -------
    dict of str to int
        The score of each category, 0 to 100.
    """
    runs = [_run_once(address, form)]
    if enough and all(runs[0][name] >= score for name, score in enough.items()):
        return runs[0]
    runs += [_run_once(address, form) for _ in range(REPEATS - 1)]
    return {name: round(median(run[name] for run in runs)) for name in CATEGORIES}
