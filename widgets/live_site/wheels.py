"""Gather, slim, compile and pack what the Python in the browser can import."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from .paths import (
    FETCHED,
    HERE,
    PACKAGE_FOLDER,
    PYODIDE,
    QUESTIONS,
)
from .slimming import slim
from .zipping import pack, unpack

#: Wheels that the kernel's own extension brings.
KERNEL_WHEELS = (
    "share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension/static/pypi"
)
FROM_EXTENSION = ("ipykernel", "piplite", "pyodide_kernel")

STANDARD_LIBRARY = "python_stdlib.zip"

_WHEEL = re.compile(r"(?P<name>[A-Za-z0-9_.]+)-(?P<version>[^-]+)-.+\.whl")

#: Packages that others insist on by name and of which nothing else is needed.
#:
#: * Plotly asks for nbformat's version before it hands a figure to a notebook; the
#:   whole package has parts that no browser can run.
#: * The kernel loads jedi, 1.3 MB. Where it cannot be imported, IPython completes names
#:   by looking at the objects themselves, which suits a running notebook.
STUBS = {"nbformat": "5.11.1", "jedi": "0"}
_VERSION_ONLY = '''"""Stands for {name}: only its version is asked for."""

__version__ = "{version}"
'''
_WITHOUT_MODULE = ("jedi",)


def wheel_name(path: Path) -> tuple[str, str]:
    """Return name and version of a wheel, the name as it stands in a lock file.

    Raises
    ------
    ValueError
        If the file is not called like a wheel.
    """
    found = _WHEEL.fullmatch(path.name)
    if found is None:
        raise ValueError(f"{path.name} is not the name of a wheel")
    return re.sub(r"[-_.]+", "-", found["name"]).lower(), found["version"]


def gather(folder: Path) -> None:
    """Collect the fetched wheels, make the book's own, add those of the kernel."""
    folder.mkdir(parents=True)
    for wheel in sorted(FETCHED.glob("*.whl")):
        shutil.copy2(wheel, folder)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    own = ["--no-deps", "--no-build-isolation", f"--wheel-dir={folder}"]
    subprocess.run([*pip, "wheel", *own, PACKAGE_FOLDER], check=True)
    for name in FROM_EXTENSION:
        (wheel,) = (Path(sys.prefix) / KERNEL_WHEELS).glob(f"{name}-*.whl")
        shutil.copy2(wheel, folder)


def unpack_all(wheels: Path, folder: Path, questions: Path) -> None:
    """Unpack each wheel and the standard library into a folder of its name, slimmed.

    Parameters
    ----------
    wheels
        Folder of wheels.
    folder
        Where to unpack them.
    questions
        The book's sources; their files of questions go beside `nerveroot`.
    """
    for wheel in sorted(wheels.glob("*.whl")):
        name, _ = wheel_name(wheel)
        unpack(wheel, folder / wheel.name)
        slim(folder / wheel.name, name)
        if name == "nerveroot":
            for file in sorted(questions.rglob("*.quiz.toml")):
                copy = folder / wheel.name / QUESTIONS / file.relative_to(questions)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, copy)
    unpack(PYODIDE / STANDARD_LIBRARY, folder / STANDARD_LIBRARY)
    slim(folder / STANDARD_LIBRARY, "python_stdlib")
    for name, version in STUBS.items():
        _write_stub(folder / f"{name}-{version}-py3-none-any.whl", name, version)


def _write_stub(wheel: Path, name: str, version: str) -> None:
    """Write the unpacked wheel of a package that has nothing but a name."""
    about = wheel / f"{name}-{version}.dist-info"
    about.mkdir(parents=True)
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    (about / "METADATA").write_text(metadata, encoding="utf-8")
    if name not in _WITHOUT_MODULE:
        text = _VERSION_ONLY.format(name=name, version=version)
        (wheel / f"{name}.py").write_text(text, encoding="utf-8")


def compile_all(folder: Path) -> None:
    """Compile everything in the folder with the Python that will run it."""
    command = ["node", str(HERE / "compile_packages.mjs"), str(folder), "nerveroot"]
    subprocess.run(command, check=True, cwd=HERE)


def pack_all(folder: Path, target: Path) -> None:
    """Pack each unpacked folder again under its name."""
    target.mkdir(parents=True, exist_ok=True)
    for unpacked in sorted(folder.iterdir()):
        pack(unpacked, target / unpacked.name)
