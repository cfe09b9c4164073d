"""Write the reference notebooks anew: run every chapter and keep its outputs."""

import sys
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


def main() -> int:
    """Refresh all references and remove those whose chapter is gone."""
    written = {refresh(source) for source in chapters_with_code()}
    for old in set(REFERENCE.rglob("*.ipynb")) - written:
        old.unlink()
        print(f"removed {old.relative_to(REFERENCE)}: its chapter holds no code")
    for target in sorted(written):
        size = target.stat().st_size / 1024
        print(f"wrote {target.relative_to(REFERENCE)} ({size:.0f} KB)")
    if not written:
        print(f"no chapter in {BOOK.name}/ holds code", file=sys.stderr)
    return 0 if written else 1


if __name__ == "__main__":
    sys.exit(main())
