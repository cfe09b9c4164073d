"""The command ``python -m nerveroot audit``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from . import report
from .declarations import DeclarationError
from .page_audit import audit_page

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe what may follow the command."""
    parser.add_argument(
        "pages",
        nargs="*",
        help="pages below the folder of the book, or files; all pages if not given",
    )
    parser.add_argument("--book", type=Path, default=Path("book"), help="its folder")
    parser.add_argument(
        "--all", action="store_true", help="list each number with its ground"
    )


def run(options: argparse.Namespace) -> int:
    """Audit the pages, print what was found, and return 1 if anything fails."""
    book: Path = options.book
    pages = [_file(name, book) for name in options.pages] or sorted(book.rglob("*.md"))
    missing = [str(page) for page in pages if not page.is_file()]
    if missing or not pages:
        print(f"there is no page {', '.join(missing) or f'in {book}'}", file=sys.stderr)
        return 1
    try:
        audits = [audit_page(page, book) for page in pages]
    except DeclarationError as error:
        print(error, file=sys.stderr)
        return 1
    if options.all:
        for audit in audits:
            print("\n".join(report.all_numbers(audit)))
    print(report.table(audits))
    print()
    print(report.summary(audits))
    messages = [message for audit in audits for message in report.failures(audit)]
    if messages:
        print("\n".join(messages), file=sys.stderr)
        print(f"{len(messages)} numbers or declarations fail.", file=sys.stderr)
        return 1
    print("Every number rests on something.")
    return 0


def _file(name: str, book: Path) -> Path:
    path = Path(name)
    return path if path.suffix == ".md" else book / f"{name}.md"
