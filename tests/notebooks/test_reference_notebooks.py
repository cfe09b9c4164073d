"""Every chapter still says what its reference notebook says."""

import ast
import copy
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from tests.notebooks import BOOK, REFERENCE, REFRESH, SANITISERS
from tests.notebooks.chapters import (
    chapters_with_code,
    code_cells,
    reference_path,
)
from tests.notebooks.refresh import run

CHAPTERS = chapters_with_code()
CHART = "application/vnd.plotly.v1+json"


def run_nbval(*notebooks: Path) -> subprocess.CompletedProcess[str]:
    """Run the notebooks again and compare their outputs with those they hold."""
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env"]
    command += [f"--nbval-sanitize-with={SANITISERS}", "--nbval-cell-timeout=120"]
    command += ["-q", "-p", "no:cacheprovider", "-p", "no:playwright"]
    return subprocess.run(
        [*command, *map(str, notebooks)],
        capture_output=True,
        text=True,
        cwd=BOOK,
        check=False,
    )


def compared_text(output: NotebookNode) -> str:
    """Return what nbval compares of an output: its text, or the data of its chart."""
    chart = output.data.get(CHART)
    return json.dumps(chart) if chart else output.data.get("text/plain", "")


def outputs(notebook: NotebookNode) -> list[NotebookNode]:
    return [output for cell in notebook.cells for output in cell.outputs]


@pytest.mark.parametrize("source", CHAPTERS, ids=lambda path: path.stem)
def test_reference_has_the_chapters_code(source: Path) -> None:
    """A chapter's code was changed and the reference still holds the old code."""
    target = reference_path(source)
    assert target.is_file(), f"{source.name} has no reference notebook: run {REFRESH}"
    kept = [cell.source for cell in nbformat.read(target, as_version=4).cells]
    now = code_cells(source.read_text(encoding="utf-8"))
    assert kept == now, f"the code of {source.name} has changed: run {REFRESH}"


def test_no_reference_is_left_over() -> None:
    """A chapter was renamed or lost its code, and its old reference stayed."""
    expected = {reference_path(source) for source in CHAPTERS}
    left_over = set(REFERENCE.rglob("*.ipynb")) - expected
    assert not left_over, f"no chapter belongs to {left_over}: run {REFRESH}"


@pytest.mark.parametrize("source", CHAPTERS, ids=lambda path: path.stem)
def test_every_shown_object_can_be_compared(source: Path) -> None:
    """A widget without a text of its own would be skipped, so nothing is tested."""
    notebook = nbformat.read(reference_path(source), as_version=4)
    shown = [out for out in outputs(notebook) if out.output_type != "stream"]
    for output in shown:
        assert output.output_type != "error", output
        text = compared_text(output)
        assert len(text.strip()) > 20, f"too little to compare: {text!r}"
        assert " object at 0x" not in text, f"an address, not a text: {text!r}"


def test_outputs_are_those_of_the_references() -> None:
    """A change of data or code altered what a chapter shows, and nobody looked."""
    result = run_nbval(*(reference_path(source) for source in CHAPTERS))
    assert result.returncode == 0, (
        f"{result.stdout[-6000:]}\n{result.stderr[-2000:]}\n"
        f"If the new outputs are right, run {REFRESH} and commit what changed."
    )


def change_a_digit(text: str) -> str:
    """Return the text with its last digit changed, as a wrong count would."""
    position = max(text.rfind(digit) for digit in "0123456789")
    assert position >= 0, "the text holds no number"
    other = "8" if text[position] != "8" else "3"
    return text[:position] + other + text[position + 1 :]


def drop_a_path(text: str) -> str:
    """Return the drawing with one area missing."""
    start = text.index("<path")
    return text[:start] + text[text.index(">", start) + 1 :]


@pytest.fixture(scope="module")
def plate_notebook() -> NotebookNode:
    """A notebook that shows one plate, just run: no stale reference is in the way."""
    notebook = nbformat.v4.new_notebook()
    code = """from nerveroot import AtlasPlate
AtlasPlate(["sole"], layer="agreement", root="L5", title="The sole", alt="The sole")"""
    notebook.cells.append(nbformat.v4.new_code_cell(code))
    run(notebook, BOOK)
    return notebook


@pytest.mark.parametrize(
    ("kind", "breakage"),
    [("text/plain", change_a_digit), ("image/svg+xml", drop_a_path)],
)
def test_a_changed_output_is_noticed(
    plate_notebook: NotebookNode,
    tmp_path: Path,
    kind: str,
    breakage: Callable[[str], str],
) -> None:
    """A comparison that always passes would hide every error."""
    sound = tmp_path / "sound.ipynb"
    nbformat.write(plate_notebook, sound)
    broken_notebook = copy.deepcopy(plate_notebook)
    (shown,) = outputs(broken_notebook)
    shown.data[kind] = breakage(shown.data[kind])
    broken = tmp_path / "broken.ipynb"
    nbformat.write(broken_notebook, broken)
    result = run_nbval(sound, broken)
    assert result.returncode == 1, result.stdout[-3000:]
    assert f"mismatch '{kind}'" in result.stdout, result.stdout[-3000:]
    assert "1 failed, 1 passed" in result.stdout, result.stdout[-3000:]


def test_a_changed_number_of_a_chart_is_noticed(tmp_path: Path) -> None:
    """The drawn numbers stand in JSON, which a comparison of texts would pass over."""
    notebook = nbformat.v4.new_notebook()
    code = "from nerveroot import charts\ncharts.resorption()"
    notebook.cells.append(nbformat.v4.new_code_cell(code))
    run(notebook, BOOK)
    sound = tmp_path / "sound.ipynb"
    nbformat.write(notebook, sound)
    (shown,) = outputs(notebook)
    drawn = shown.data[CHART]["data"][0]["x"]
    drawn[0] += 1
    broken = tmp_path / "broken.ipynb"
    nbformat.write(notebook, broken)
    result = run_nbval(sound, broken)
    assert f"mismatch '{CHART}'" in result.stdout, result.stdout[-3000:]
    assert "1 failed, 1 passed" in result.stdout, result.stdout[-3000:]


def imported(code: str) -> set[str]:
    """Return the top-level names of the packages that a code cell imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("source", CHAPTERS, ids=lambda path: path.stem)
def test_readers_can_run_every_cell(source: Path) -> None:
    """A cell needs a package that the kernel in the reader's browser lacks."""
    allowed = {*sys.stdlib_module_names, "nerveroot", "plotly"}
    for code in code_cells(source.read_text(encoding="utf-8")):
        assert imported(code) <= allowed, imported(code) - allowed
