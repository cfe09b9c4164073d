"""Files named by their content, written once however many pages use them."""

from __future__ import annotations

import hashlib
from pathlib import Path

#: Where the files go, below the root of the built book.
FOLDER = "_static/nerveroot"

#: Ends the name of a file while it is being written.
UNFINISHED = ".part"


def content_hash(content: bytes) -> str:
    """Return a short name for the content, the same on every machine.

    Parameters
    ----------
    content
        The bytes of the file.

    Returns
    -------
    str
        Twelve hexadecimal digits: enough for the few hundred files of a book.
    """
    return hashlib.sha256(content).hexdigest()[:12]


def hashed_name(stem: str, suffix: str, data: bytes) -> str:
    """Return the file name of the content."""
    return f"{stem}.{content_hash(data)}{suffix}"


class HashedFiles:
    """Write files below one folder of the built book under hashed names.

    A hashed name lets a server cache the file for ever, and lets pages that
    need the same value share one file.

    Parameters
    ----------
    outdir
        Root folder of the built book.
    """

    def __init__(self, outdir: Path) -> None:
        self.folder = outdir / FOLDER

    def add(self, stem: str, suffix: str, content: str | bytes) -> str:
        """Write the content, unless it is there already, whole or not at all.

        A build may be killed at any moment. What it was writing stands under another
        name, which no page links to; what is there and differs is written again.

        Parameters
        ----------
        stem
            Readable first part of the name.
        suffix
            Last part of the name with its dot, such as ``".js"``.
        content
            Text (written as UTF-8) or bytes.

        Returns
        -------
        str
            Address of the file from the root of the book.
        """
        data = content.encode() if isinstance(content, str) else content
        name = hashed_name(stem, suffix, data)
        path = self.folder / name
        if not path.is_file() or path.read_bytes() != data:
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_name(f"{name}{UNFINISHED}")
            unfinished.write_bytes(data)
            unfinished.replace(path)
        return f"{FOLDER}/{name}"

    def remove_unused(self, used_names: set[str]) -> list[str]:
        """Delete what earlier builds left and no page links to any more.

        Parameters
        ----------
        used_names
            File names that built pages and style sheets mention.

        Returns
        -------
        list of str
            The deleted names.
        """
        if not self.folder.is_dir():
            return []
        unused = sorted(
            path.name
            for path in self.folder.iterdir()
            if path.is_file() and path.name not in used_names
        )
        for name in unused:
            (self.folder / name).unlink()
        return unused
