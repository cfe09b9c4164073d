"""Find the Chromium that opens the book."""

import os
from pathlib import Path
from typing import Any

DEBIAN_CHROMIUM = Path("/usr/bin/chromium")

LAUNCH_ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    # Nothing but this machine can be reached, so a request that leaves the book
    # fails here even where the developer's machine is online.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def chromium_path() -> Path | None:
    """
    Return the browser to use, or ``None`` for Playwright's own.

    Returns
    -------
    Path or None
        The file named by the environment variable ``CHROMIUM``, else Debian's
        Chromium where it is installed.

    Raises
    ------
    FileNotFoundError
        If ``CHROMIUM`` names a file that does not exist.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        if not Path(named).is_file():
            raise FileNotFoundError(f"CHROMIUM={named}: there is no such file")
        return Path(named)
    return DEBIAN_CHROMIUM if DEBIAN_CHROMIUM.is_file() else None


def launch_options() -> dict[str, Any]:
    """Return the keyword arguments for Playwright's ``launch``."""
    options: dict[str, Any] = {"args": LAUNCH_ARGUMENTS}
    path = chromium_path()
    if path is not None:
        options["executable_path"] = str(path)
    return options
