"""A chapter that is saved in JupyterLab changes where it was edited, nowhere else."""

import difflib
import shutil
from pathlib import Path
from typing import Any

import pytest
from jupyter_server.services.contents.largefilemanager import LargeFileManager
from jupytext.sync_contentsmanager import build_sync_jupytext_contents_manager_class
from nbformat import NotebookNode

from tests import CHECKOUT
from tests.notebooks.chapters import chapters_with_code

CHAPTERS = [str(c.relative_to(CHECKOUT)) for c in chapters_with_code()]

#: What JupyterLab writes into the notebook as soon as a kernel runs it.
OF_THE_KERNEL = {
    "kernelspec": {
        "name": "python3",
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
    },
    "language_info": {"name": "python", "version": "3.11.7"},
    "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {}}},
}


class Desk:
    """A checkout in which a chapter is opened and saved as JupyterLab does it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        manager = build_sync_jupytext_contents_manager_class(LargeFileManager)
        self.contents: Any = manager(root_dir=str(folder))

    def put(self, chapter: str) -> Path:
        """Lay a chapter on the desk."""
        copy = self.folder / chapter
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CHECKOUT / chapter, copy)
        return copy

    def open(self, chapter: str) -> NotebookNode:
        """Open a chapter as a notebook that a kernel has run."""
        notebook: NotebookNode = self.contents.get(chapter, type="notebook")["content"]
        notebook.metadata.update(OF_THE_KERNEL)
        return notebook

    def save(self, chapter: str, notebook: NotebookNode) -> None:
        """Save the notebook under the chapter's name."""
        model = {"type": "notebook", "format": "json", "content": notebook}
        self.contents.save(model, chapter)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A checkout with the settings of the book and no chapter yet."""
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    return Desk(tmp_path)


def changes(before: str, after: str) -> list[str]:
    """Return the lines that were taken out or put in."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0)
    return [ln for ln in lines if ln[0] in "+-" and ln[:3] not in ("+++", "---")]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_saving_unchanged_changes_nothing(desk: Desk, chapter: str) -> None:
    """Description and dates are lost, or the diff is full of what nobody wrote."""
    source = desk.put(chapter)
    before = source.read_text(encoding="utf-8")
    desk.save(chapter, desk.open(chapter))
    assert changes(before, source.read_text(encoding="utf-8")) == []


def test_an_edit_is_the_whole_difference(desk: Desk) -> None:
    """A reviewer cannot find the one line that an author meant to change."""
    source = desk.put(CHAPTERS[0])
    before = source.read_text(encoding="utf-8")
    notebook = desk.open(CHAPTERS[0])
    code = next(cell for cell in notebook.cells if cell.cell_type == "code")
    code.source += "\n# seen"
    text = [cell for cell in notebook.cells if cell.cell_type == "markdown"][-1]
    text.source += "\n\nOne more line."
    desk.save(CHAPTERS[0], notebook)
    after = source.read_text(encoding="utf-8")
    assert changes(before, after) == ["+# seen", "+", "+One more line."]
