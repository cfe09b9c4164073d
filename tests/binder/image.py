"""
Make what Binder makes of the repository, step by step, without Docker.

``jupyter-repo2docker`` reads the recipe and writes the Dockerfile. Its steps are run
here in an empty environment that holds the services of Binder's own base.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests import CHECKOUT
from tests.launch.jupyter import private_environment

REPO2DOCKER = CHECKOUT / ".venv-binder" / "bin" / "jupyter-repo2docker"

#: Packages of Binder's base that our pins meet there: name in conda and on PyPI.
SERVICES = {
    "jupyterhub-base": "jupyterhub",
    "jupyterlab": "jupyterlab",
    "notebook": "notebook",
    "jupyter_server": "jupyter-server",
    "jupyter-resource-usage": "jupyter-resource-usage",
    "jupyter-offlinenotebook": "jupyter-offlinenotebook",
    "ipywidgets": "ipywidgets",
    "nbconvert-core": "nbconvert",
}


@dataclass(frozen=True)
class Recipe:
    """
    What repo2docker makes of the repository.

    Parameters
    ----------
    python : str
        Version of Python, such as ``3.11``.
    steps : list of str
        The commands of the Dockerfile that use files of ``.binder``, in order.
    start : list of str
        The command that starts the image.
    base : list of str
        Pins of the services that are there before our own packages.
    """

    python: str
    steps: list[str]
    start: list[str]
    base: list[str]


@dataclass(frozen=True)
class Image:
    """
    An environment made by the recipe.

    Parameters
    ----------
    python : Path
        Its interpreter.
    repository : Path
        The files of the repository, as Binder gets them from git.
    environment : dict of str to str
        Variables with which its programs run.
    """

    python: Path
    repository: Path
    environment: dict[str, str]


def checked_out(folder: Path) -> Path:
    """Copy what is in git, and nothing else, into a folder."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=CHECKOUT, check=True, capture_output=True
    ).stdout.decode("utf-8")
    for name in filter(None, listed.split("\0")):
        source = CHECKOUT / name
        if source.is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    return folder


def read_recipe(repository: Path) -> Recipe:
    """Ask repo2docker what it would build from a folder."""
    if not REPO2DOCKER.exists():
        raise FileNotFoundError(
            f"{REPO2DOCKER} is missing; make binder-check makes it."
        )
    shown = subprocess.run(
        [REPO2DOCKER, "--no-build", "--debug", "."],
        cwd=repository,
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    text = shown.stdout + shown.stderr
    python = re.search(r"Building conda environment for python=(\S+)", text)
    start = re.search(r"^CMD \[(.*)\]$", text, re.MULTILINE)
    if python is None or start is None:
        raise ValueError(f"repo2docker wrote no Dockerfile:\n{text[-2000:]}")
    return Recipe(
        python=python[1],
        steps=re.findall(r"^RUN (.*\.binder/.*)$", text, re.MULTILINE),
        start=re.findall(r'"([^"]+)"', start[1]),
        base=_base(python[1]),
    )


def _base(python: str) -> list[str]:
    """Return the pins of the services in Binder's base, from repo2docker's own list."""
    (folder,) = REPO2DOCKER.parent.parent.glob("lib/python3*/site-packages")
    name = f"environment.py-{python}-linux-64.lock"
    lock = folder / "repo2docker" / "buildpacks" / "conda" / name
    found = re.findall(r"/([\w.-]+)-([\d.]+)-[^-/]+\.conda", lock.read_text("utf-8"))
    versions = dict(found)
    return [f"{SERVICES[name]}=={versions[name]}" for name in SERVICES]


def make_image(recipe: Recipe, repository: Path, folder: Path) -> Image:
    """
    Run the steps of the recipe in an empty environment.

    Parameters
    ----------
    recipe : Recipe
        From `read_recipe`.
    repository : Path
        The files of the repository.
    folder : Path
        Where the environment and the home of its user are made.

    Returns
    -------
    Image
        Ready to be started.
    """
    prefix = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", prefix], check=True)
    home = folder / "home"
    environment = private_environment(home)
    # Nothing of the checkout that runs the check may reach the image.
    for name in ("PYTHONPATH", "VIRTUAL_ENV"):
        environment.pop(name, None)
    system = os.environ["PATH"].split(os.pathsep)
    ours = str(Path(sys.executable).parent)
    path = [str(prefix / "bin"), *(part for part in system if part != ours)]
    environment |= {
        "HOME": str(home),
        "PATH": os.pathsep.join(path),
        "KERNEL_PYTHON_PREFIX": str(prefix),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    _run(
        [str(prefix / "bin" / "pip"), "install", "-q", *recipe.base], home, environment
    )
    for step in recipe.steps:
        _run(["bash", "-c", step], repository, environment)
    return Image(prefix / "bin" / "python", repository, environment)


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"{command} failed:\n{done.stdout}\n{done.stderr}"[-4000:])
