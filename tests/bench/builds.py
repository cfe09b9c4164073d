"""Build the books to be measured, and time it."""

import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests import CHECKOUT
from tests.bench import WORK
from tests.bench.stock import make_stock

CHAPTER = Path("book") / "anatomy" / "dermatomes.md"


@dataclass(frozen=True)
class Build:
    """
    One built book.

    Parameters
    ----------
    name : str
        Which book it is.
    html : Path
        The folder with its pages.
    seconds : dict of str to float
        How long the builds took: ``cold``, ``nothing changed``,
        ``one page changed``.
    """

    name: str
    html: Path
    seconds: dict[str, float]


def copy_sources(target: Path) -> None:
    """Copy what a build reads, so that the measurements leave the book alone."""
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    shutil.copytree(CHECKOUT / "book", target / "book")
    for name in ("_config.yml", "_toc.yml"):
        shutil.copy(CHECKOUT / name, target / name)


def build_once(sources: Path) -> float:
    """
    Build a book and return the seconds it took.

    Parameters
    ----------
    sources : Path
        The folder with the book's sources.

    Returns
    -------
    float
        Seconds by the wall clock.

    Raises
    ------
    RuntimeError
        If the build fails; with the end of its output.
    """
    start = time.perf_counter()
    program = Path(sys.executable).parent / "jupyter-book"
    command = [str(program), "build", str(sources)]
    result = subprocess.run(
        command, capture_output=True, text=True, cwd=sources, check=False
    )
    seconds = time.perf_counter() - start
    if result.returncode != 0:
        output = (result.stdout + result.stderr)[-4000:]
        raise RuntimeError(f"the build in {sources} failed:\n{output}")
    return seconds


def build_timed(name: str, *, stock: bool) -> Build:
    """
    Build a book three times: cold, with nothing changed, with one page changed.

    Parameters
    ----------
    name : str
        The book's name in the table.
    stock : bool
        Whether to build the stock book instead of ours.

    Returns
    -------
    Build
        The built pages and the times.
    """
    sources = WORK / ("stock" if stock else "ours")
    copy_sources(sources)
    if stock:
        make_stock(sources)
    seconds = {"cold": build_once(sources), "nothing changed": build_once(sources)}
    chapter = sources / CHAPTER
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text + "\nOne more sentence.\n", encoding="utf-8")
    seconds["one page changed"] = build_once(sources)
    return Build(name, sources / "_build" / "html", seconds)
