"""
Write the reference notebooks anew: run every chapter and keep its outputs.

``python -m tests.notebooks.refresh book/part/page.md`` does so for the pages named.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from tests.notebooks import BOOK, REFERENCE
from tests.notebooks.chapters import (
    chapters_with_code,
    code_only_notebook,
    keep_comparable,
    reference_path,
)


def run(notebook: NotebookNode, folder: Path) -> None:
    """
    Run a notebook and keep of its outputs what can be compared.

    Parameters
    ----------
    notebook : NotebookNode
        Changed in place.
    folder : Path
        Where its code runs.
    """
    NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
    ).execute()
    keep_comparable(notebook)


def refresh(source: Path) -> Path:
    """
    Run one chapter and write its reference notebook.

    Parameters
    ----------
    source : Path
        A MyST chapter with code cells.

    Returns
    -------
    Path
        The reference notebook.
    """
    notebook = code_only_notebook(source)
    run(notebook, source.parent)
    target = reference_path(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, target)
    return target


def remove_others(kept: set[Path]) -> None:
    """Remove the references that belong to no chapter."""
    for old in set(REFERENCE.rglob("*.ipynb")) - kept:
        old.unlink()
        print(f"removed {old.relative_to(REFERENCE)}: its chapter holds no code")


def main(arguments: Sequence[str] | None = None) -> int:
    """Refresh all references, or some; of all, remove those whose chapter is gone."""
    parser = argparse.ArgumentParser(prog="python -m tests.notebooks.refresh")
    parser.add_argument("pages", nargs="*", type=Path, help="only these chapters")
    pages: list[Path] = parser.parse_args(arguments).pages
    known = chapters_with_code()
    chosen = [page.resolve() for page in pages]
    if lost := [str(page) for page in pages if page.resolve() not in known]:
        print(f"no chapter with code: {', '.join(lost)}", file=sys.stderr)
        return 1
    written = {refresh(source) for source in chosen or known}
    if not chosen:
        remove_others(written)
    for target in sorted(written):
        size = target.stat().st_size / 1024
        print(f"wrote {target.relative_to(REFERENCE)} ({size:.0f} KB)")
    if not written:
        print(f"no chapter in {BOOK.name}/ holds code", file=sys.stderr)
    return 0 if written else 1


if __name__ == "__main__":
    sys.exit(main())
