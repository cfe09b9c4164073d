"""What Binder needs to open the book, checked without Docker."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests import CHECKOUT
from tests.launch.jupyter import private_environment
from tests.launch.test_jupyterlab import OPEN_AS_NOTEBOOK

BINDER = CHECKOUT / ".binder"


def commands(script: Path) -> list[str]:
    """Return the commands of a shell script, without comments."""
    lines = script.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and line[0] != "#"]


def test_python_is_the_version_that_the_book_is_tested_with() -> None:
    """Without a runtime Binder takes a Python for which no pin was tested."""
    runtime = (BINDER / "runtime.txt").read_text(encoding="utf-8").strip()
    assert re.fullmatch(r"python-3\.11(\.\d+)?", runtime)


def test_versions_come_from_one_file() -> None:
    """Binder ignores the root requirements once .binder exists, so copies drift."""
    recipe = BINDER / "requirements.txt"
    first, *own = commands(recipe)
    assert first == "-r ../requirements.txt"
    pins = (CHECKOUT / "requirements.txt").read_text(encoding="utf-8")
    for line in own:
        name, _, version = line.partition("==")
        assert version, f"{line} is not an exact pin"
        assert not re.search(rf"^{name}==", pins, re.MULTILINE), f"{name} stands twice"


def test_recipe_can_be_run() -> None:
    """Binder skips a postBuild that is not executable or stops at no error."""
    script = BINDER / "postBuild"
    assert os.access(script, os.X_OK)
    text = script.read_text(encoding="utf-8")
    assert text.startswith("#!")
    assert re.search(r"^set -\w*e", text, re.MULTILINE), "errors are passed over"
    subprocess.run(["bash", "-n", str(script)], check=True)


def test_recipe_installs_the_package_and_opens_chapters_as_notebooks() -> None:
    """The package is missing on Binder, or a chapter opens as plain text."""
    lines = commands(BINDER / "postBuild")
    assert any(re.search(r"pip install .*--no-deps .*\./widgets", ln) for ln in lines)
    assert " ".join(OPEN_AS_NOTEBOOK) in lines
    assert (CHECKOUT / "widgets" / "pyproject.toml").is_file()


def test_command_that_opens_chapters_as_notebooks_exists(tmp_path: Path) -> None:
    """An update of Jupytext renames the command that the recipe calls."""
    environment = private_environment(tmp_path)
    subprocess.run(OPEN_AS_NOTEBOOK, check=True, env=environment, cwd=tmp_path)
    settings = tmp_path / "config" / "labconfig" / "default_setting_overrides.json"
    assert "Jupytext Notebook" in settings.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["jupyterlab", "jupytext", "ipywidgets", "anywidget"])
def test_pins_hold_what_a_notebook_needs(name: str) -> None:
    """A package that only the notebooks need is dropped from the pins."""
    pins = (CHECKOUT / "requirements.txt").read_text(encoding="utf-8")
    assert re.search(rf"^{name}==\d", pins, re.MULTILINE)
