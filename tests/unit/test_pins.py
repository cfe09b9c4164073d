"""The pinned packages install on the oldest Python that the README promises."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

from packaging.specifiers import SpecifierSet

REPOSITORY = Path(__file__).resolve().parents[2]


def oldest_python() -> str:
    """The first release of the Python series that the README asks for."""
    series = re.search(
        r"Python (\d+\.\d+) or newer", (REPOSITORY / "README.md").read_text("utf-8")
    )
    assert series, "README.md no longer says which Python it needs"
    return f"{series[1]}.0"


def test_every_installed_package_accepts_the_oldest_python_promised() -> None:
    python = oldest_python()
    too_new = {
        package.metadata["Name"]: needs
        for package in metadata.distributions()
        if "Requires-Python" in package.metadata
        and not SpecifierSet(needs := package.metadata["Requires-Python"]).contains(
            python
        )
    }
    assert not too_new, f"these pins refuse Python {python}: {too_new}"
