"""Write ``live/`` into the built book: ``python -m live_site BOOK NOTEBOOKS``."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from . import lock, pages, wheels
from .paths import CHECKOUT, FETCHED, PYODIDE, PYODIDE_BELOW_LIVE, book_title


def main() -> None:
    """Build everything anew, about a minute."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("book", type=Path, help="the built book, _build/html")
    parser.add_argument("notebooks", type=Path, help="what live_site.chapters wrote")
    options = parser.parse_args()
    if not (options.book / "index.html").is_file():
        parser.error(f"{options.book} holds no built book; run `make html` first")
    for needed in (PYODIDE, FETCHED):
        if not needed.is_dir():
            parser.error(f"{needed} is missing; `make live` fetches it")
    work = options.notebooks.resolve().parent / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    live = options.book.resolve() / "live"
    title = book_title()
    pages.make_pages(work.resolve(), live, title)
    wheels.gather(work / "wheels")
    wheels.unpack_all(work / "wheels", work / "unpacked", CHECKOUT / "book")
    wheels.compile_all(work / "unpacked")
    python = live / PYODIDE_BELOW_LIVE
    wheels.pack_all(work / "unpacked", python)
    lock.write_lock(python)
    pages.add_notebooks(options.notebooks, live)
    pages.add_start(live, title)
    shutil.rmtree(work)
    print(f"The live pages are in {live}")


if __name__ == "__main__":
    main()
