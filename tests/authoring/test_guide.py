"""The guide for authors names only commands and files that exist."""

import re
import subprocess

from tests import CHECKOUT

GUIDE = (CHECKOUT / "docs" / "authoring.md").read_text(encoding="utf-8")
MAKEFILE = (CHECKOUT / "Makefile").read_text(encoding="utf-8")


def test_every_command_is_one_of_the_makefile() -> None:
    """A target was renamed, and the guide still names the old one."""
    named = set(re.findall(r"(?:`|\n    )make ([a-z-]+)", GUIDE))
    assert {"test", "chapter", "authoring"} <= named
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    assert named <= targets, named - targets


def test_every_file_exists() -> None:
    """A folder was moved, and the guide still sends authors to the old one."""
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=CHECKOUT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    places = re.findall(r"`((?:[\w.-]+/)+[\w.*-]*)`", GUIDE)
    assert len(places) > 5
    for place in places:
        pattern = re.escape(place).replace(r"\*", r"[\w.]+")
        # Some are written as seen from the folder that the sentence is about.
        assert any(re.search(rf"(^|/){pattern}", file) for file in tracked), place
