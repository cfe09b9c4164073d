"""A copy of the checkout that an author may change, with a book of few pages."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests import CHECKOUT

COVER = """\
---
description: The cover of a small book about L5 that only the authoring tests build.
last_checked: "2026-11-02"
page_kind: cover
---
# A small book
"""

CONTENTS = """\
# A comment that must stay.
format: jb-book
root: book/index
parts:
  - caption: Reference
    chapters:
      - file: book/reference/glossary  # and one that must stay here
"""

_OTHER_PAGE = re.compile(r"\[([^\]]+)\]\(\.\./[^)]*\)")
_IGNORED = shutil.ignore_patterns("__pycache__", "*.egg-info")
BUILD_MINUTES = 5


@dataclass(frozen=True)
class SmallCheckout:
    """
    The copy.

    Parameters
    ----------
    root : Path
        Its folder: ``book/``, ``widgets/``, ``tests/`` and the settings of the build.
    """

    root: Path

    @property
    def built(self) -> Path:
        """Return the folder of the built pages."""
        return self.root / "_build" / "html"

    def run(
        self, *words: str, check: bool = True, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """
        Run a command in the copy, with the package of the copy.

        Parameters
        ----------
        *words : str
            The command; its first word is a program of the environment.
        check : bool
            Whether a failure of the command is one of the test.
        **variables : str
            Further variables of its environment.
        """
        inside = Path(sys.executable).parent / words[0]
        program = inside if inside.is_file() else words[0]
        path = os.pathsep.join([str(self.root / "widgets"), str(self.root)])
        kept = {
            k: v for k, v in os.environ.items() if not k.startswith(("BOOK_", "MAKE"))
        }
        result = subprocess.run(
            [str(program), *words[1:]],
            capture_output=True,
            text=True,
            cwd=self.root,
            env={**kept, "PYTHONPATH": path, **variables},
            timeout=BUILD_MINUTES * 60,
            check=False,
        )
        said = f"{result.stdout[-6000:]}\n{result.stderr[-3000:]}"
        assert not check or result.returncode == 0, f"{' '.join(words)} failed:\n{said}"
        return result

    def make(self, *words: str) -> str:
        """Run a command of the Makefile in the environment that runs the tests."""
        ready = (".venv/dev-ready", ".venv/book-ready")
        return self.run(
            "make", *(f"--old-file={name}" for name in ready), *words
        ).stdout

    def build(self, **variables: str) -> subprocess.CompletedProcess[str]:
        """Build the book; every warning is an error, as in the checks."""
        strict = ("--warningiserror", "--nitpick", "--keep-going")
        return self.run("jupyter-book", "build", ".", *strict, **variables)

    def check(self, *tests: str, only: str) -> str:
        """Run those tests of the copy that `only` selects; return what they say."""
        quiet = ("-q", "-p", "no:cacheprovider")
        return self.run("python", "-m", "pytest", *quiet, *tests, "-k", only).stdout


def copy_checkout(target: Path) -> SmallCheckout:
    """
    Copy what a chapter needs: the package, the tests and a book of few pages.

    Parameters
    ----------
    target : Path
        An empty folder.
    """
    for folder in ("widgets/nerveroot", "tests", "book"):
        shutil.copytree(CHECKOUT / folder, target / folder, ignore=_IGNORED)
    for file in ("_config.yml", "pyproject.toml", "Makefile"):
        shutil.copy(CHECKOUT / file, target / file)
    (target / ".venv").symlink_to(sys.prefix)
    (target / "node_modules").symlink_to(CHECKOUT / "node_modules")
    (target / "_toc.yml").write_text(CONTENTS, encoding="utf-8")
    (target / "book" / "index.md").write_text(COVER, encoding="utf-8")
    # The glossary links to a chapter that the small book does not have.
    glossary = target / "book" / "reference" / "glossary.md"
    text = glossary.read_text(encoding="utf-8")
    glossary.write_text(_OTHER_PAGE.sub(r"\1", text), encoding="utf-8")
    return SmallCheckout(target)
