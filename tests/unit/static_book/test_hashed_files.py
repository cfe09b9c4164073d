"""A killed build leaves nothing that a later one would take for a whole file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from nerveroot.static_book.hashed_files import HashedFiles

WHOLE = "export const facts = {};\n" * 1_000


class KilledError(Exception):
    """Stands for the end of the process."""


def test_a_file_that_was_cut_is_written_again(tmp_path):
    """Once a build was killed, each later one kept its half of a script."""
    files = HashedFiles(tmp_path)
    path = tmp_path / files.add("facts", ".js", WHOLE)
    for rest in (WHOLE[:100], "", "\0" * len(WHOLE)):
        path.write_text(rest)
        assert tmp_path / files.add("facts", ".js", WHOLE) == path
        assert path.read_text() == WHOLE
    assert list(files.folder.iterdir()) == [path]


def test_a_whole_file_is_left_alone(tmp_path):
    """A new date would have servers send it again, and kept copies fetched again."""
    files = HashedFiles(tmp_path)
    path = tmp_path / files.add("facts", ".js", WHOLE)
    os.utime(path, (1, 1))
    before = path.stat()
    files.add("facts", ".js", WHOLE.encode())
    after = path.stat()
    assert (after.st_ino, after.st_mtime) == (before.st_ino, 1)


@pytest.mark.parametrize("earlier", [None, WHOLE[:100]], ids=["none", "cut"])
def test_a_build_that_is_killed_while_it_writes_leaves_no_part_under_the_name(
    tmp_path, monkeypatch, earlier
):
    files = HashedFiles(tmp_path)
    path = tmp_path / files.add("facts", ".js", WHOLE)
    path.unlink()
    if earlier is not None:
        path.write_text(earlier)
    whole_write = Path.write_bytes

    def half(target: Path, data: bytes) -> None:
        whole_write(target, data[: len(data) // 2])
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", half)
        with pytest.raises(KilledError):
            files.add("facts", ".js", WHOLE)
    assert (path.read_text() if path.exists() else None) == earlier
    left = [found.name for found in files.folder.iterdir() if found != path]
    assert len(left) == 1
    # The next build takes it over, and one that no longer writes it removes it.
    assert files.remove_unused({path.name}) == left
    files.add("facts", ".js", WHOLE)
    assert [found.name for found in files.folder.iterdir()] == [path.name]
    assert path.read_text() == WHOLE
