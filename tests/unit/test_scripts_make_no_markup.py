"""No script of the book turns text into markup or code: text stays text."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

FORBIDDEN = re.compile(
    r"\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\b"
    r"|\bsrcdoc\b|createContextualFragment|DOMParser|setTimeout\(\s*[\"'`]"
)

OWN_DRAWING = "charts/outcome_explorer/chart_view.js"
"""Reads the still pictures that the book itself has drawn; nothing of the reader's."""


def scripts() -> list[Path]:
    """Return the scripts that the book's readers receive, without the library."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.js"],
        cwd=ROOT / "widgets" / "nerveroot",
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / "widgets" / "nerveroot" / line for line in listed.stdout.split()]
    return [path for path in paths if "vendor" not in path.parts]


def test_text_is_never_made_into_markup_or_code():
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in scripts()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if FORBIDDEN.search(line)
        and not ("DOMParser" in line and path.match(f"*/{OWN_DRAWING}"))
    ]
    assert len(scripts()) > 100
    assert not found, "write text with textContent (web/dom.js):\n" + "\n".join(found)


@pytest.mark.parametrize(
    "line",
    ["a.innerHTML = b;", "eval(a)", "new Function(a)", 'setTimeout("a()", 1)'],
)
def test_the_forms_that_are_looked_for_are_found(line):
    assert FORBIDDEN.search(line)
