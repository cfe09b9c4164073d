"""Fetch the packages for the reader's browser: ``python -m live_site.fetch``.

Done once for a list of versions, so that building the live pages needs no network.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

from .paths import FETCHED, KERNEL_REQUIREMENTS

#: Wheels that any Python of this version runs, a browser's too.
TARGET = (
    "--python-version=3.14",
    "--implementation=py",
    "--abi=none",
    "--platform=any",
    "--only-binary=:all:",
    "--no-deps",
)


def main() -> None:
    """Fetch the pinned wheels into the environment, in place of older ones."""
    shutil.rmtree(FETCHED, ignore_errors=True)
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    command += [
        "download",
        *TARGET,
        f"--dest={FETCHED}",
        "-r",
        str(KERNEL_REQUIREMENTS),
    ]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
