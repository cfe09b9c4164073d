"""Write the whole book as one PDF.

``python -m nerveroot.static_book.pdf BUILT TARGET`` prints the built book in the order
of ``_toc.yml`` with Chromium and writes a PDF into TARGET.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from ..epub.citation import read_citation
from ..errors import BookError
from ..extension import URL_VARIABLE
from ..given_addresses import given_address
from ..offline.archive import NAME
from .bookmarks import finished
from .contents import read_parts
from .printing import print_book


def main(words: Sequence[str] | None = None) -> int:
    """Print a built book; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("built", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument(
        "--root", type=Path, default=Path(), help="folder with _toc.yml"
    )
    options = parser.parse_args(words)
    try:
        address = given_address(URL_VARIABLE)
        parts = read_parts(options.root / "_toc.yml")
        citation = read_citation(options.root)
        printed = print_book(options.built, parts, citation, address)
        data = finished(printed, parts, citation)
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    options.target.mkdir(parents=True, exist_ok=True)
    target = options.target / f"{NAME}-{version('nerveroot')}.pdf"
    target.write_bytes(data)
    print(f"{target} ({len(data) / 1e6:.1f} MB)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
