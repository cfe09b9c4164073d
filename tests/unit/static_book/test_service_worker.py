"""The service worker of a build: one file, another for every build."""

import shutil
import subprocess
from pathlib import Path

import pytest
from nerveroot.static_book.errors import BookError
from nerveroot.static_book.offline.service_worker import build_mark, worker_script

from tests import CHECKOUT


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "html"
    (folder / "book").mkdir(parents=True)
    (folder / "live").mkdir()
    for name in ("index.html", "book/map.html", "live/index.html"):
        (folder / name).write_text(f"<p>{name}")
    return folder


def test_every_build_has_its_mark(book: Path) -> None:
    """A browser takes a new build for the one that it has."""
    first = build_mark(book)
    assert build_mark(book) == first
    (book / "live" / "index.html").write_text("a new kernel")
    assert build_mark(book) == first
    (book / "book" / "map.html").write_text("a correction")
    second = build_mark(book)
    (book / "book" / "map.html").rename(book / "book" / "maps.html")
    assert len({first, second, build_mark(book)}) == 3
    assert worker_script(first) != worker_script(second)


@pytest.mark.parametrize("choice", ["on", "off"])
def test_the_worker_is_one_classic_script(tmp_path: Path, choice: str) -> None:
    """A worker with an import does not start in browsers without module workers."""
    script = tmp_path / "sw.js"
    script.write_text(worker_script("abc", choice), "utf-8")
    assert "import " not in script.read_text("utf-8")
    node = shutil.which("node") or str(CHECKOUT / ".venv" / "bin" / "node")
    subprocess.run([node, "--check", str(script)], check=True, capture_output=True)


def test_a_misspelt_choice_is_refused() -> None:
    """A harmful worker stays in browsers because of a slip of the pen."""
    with pytest.raises(BookError, match="BOOK_SERVICE_WORKER is of; it may be on or"):
        worker_script("abc", "of")
