"""Archives that are equal, byte for byte, when what they hold is equal."""

from __future__ import annotations

import zipfile
from pathlib import Path

#: The earliest time that a zip can hold.
EPOCH = (1980, 1, 1, 0, 0, 0)


def unpack(archive: Path, folder: Path) -> None:
    """Unpack a zip or wheel into a new folder."""
    with zipfile.ZipFile(archive) as file:
        file.extractall(folder)


def pack(folder: Path, archive: Path) -> None:
    """Write all files of a folder, in the order of their names, without times.

    Parameters
    ----------
    folder
        What is packed; paths in the archive start below it.
    archive
        The file to write.
    """
    with zipfile.ZipFile(archive, "w") as file:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                file.writestr(entry, path.read_bytes(), compresslevel=9)
