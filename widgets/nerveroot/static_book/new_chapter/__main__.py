"""Command line of ``make chapter``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .chapter import ChapterError, write_chapter


def main(arguments: Sequence[str] | None = None) -> int:
    """Make a chapter in the checkout that is the present folder.

    Parameters
    ----------
    arguments
        The words after the program name; those of the process if not given.

    Returns
    -------
    int
        0 if the chapter stands, 1 if nothing was written.
    """
    parser = argparse.ArgumentParser(
        prog="python -m nerveroot.static_book.new_chapter",
        description="Make a new chapter of the book.",
    )
    parser.add_argument("name", help="folder and page, such as anatomy/skin")
    parser.add_argument("title", help="its title")
    parser.add_argument("part", nargs="?", default="", help="caption of a new part")
    options = parser.parse_args(arguments)
    root = Path.cwd()
    if not (root / "_toc.yml").is_file():
        print(
            f"there is no _toc.yml in {root}: run it in the checkout", file=sys.stderr
        )
        return 1
    try:
        chapter = write_chapter(root, options.name, options.title, options.part)
    except ChapterError as error:
        print(error, file=sys.stderr)
        return 1
    for path in chapter.files:
        print(f"wrote {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
