"""The expected answers, and what an answer of the localiser gets wrong against them."""

from __future__ import annotations

import json
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from nerveroot.reasoning.lesion_model import lesion_model

HERE = Path(__file__).parent
NODE = HERE.parents[2] / ".venv" / "bin" / "node"


@cache
def patterns() -> tuple[dict[str, Any], ...]:
    """Return the patterns of the data file."""
    text = (HERE / "patterns.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["pattern"])


def run(sets: list[dict[str, Any]], model: dict[str, Any] | None = None) -> list[Any]:
    """Return what the JavaScript module answers to each set of findings."""
    given = json.dumps({"model": model or lesion_model(), "sets": sets})
    done = subprocess.run(
        [str(NODE), str(HERE / "run_localiser.mjs")],
        input=given,
        capture_output=True,
        text=True,
        check=True,
    )
    answers: list[Any] = json.loads(done.stdout)
    return answers
