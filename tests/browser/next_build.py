"""Make the next build of the book: other code and other data under other names."""

import re
import shutil
from pathlib import Path

from nerveroot.static_book.hashed_files import FOLDER, hashed_name
from nerveroot.static_book.offline.service_worker import worker_script

CHANGED = {"dermatome-map": "bookCode", "facts": "bookData"}
"""Scripts that the next build changes, and the name that each of them sets."""


def make_next_build(built: Path, target: Path, page: str) -> dict[str, str]:
    """
    Copy a built book and change the program and the data of one page.

    Parameters
    ----------
    built : Path
        The built book.
    target : Path
        The folder of the copy, which does not exist yet.
    page : str
        Address of the page with a map.

    Returns
    -------
    dict of str
        New names of the changed files by their old ones, which are gone.
    """
    shutil.copytree(built, target)
    text = (target / page).read_text("utf-8")
    names: dict[str, str] = {}
    for stem, variable in CHANGED.items():
        match = re.search(rf"{stem}\.[0-9a-f]{{12}}\.js", text)
        assert match, f"{page} has no script {stem}"
        old = target / FOLDER / match[0]
        changed = old.read_bytes() + f'\nglobalThis.{variable}="next";\n'.encode()
        new = hashed_name(stem, ".js", changed)
        (target / FOLDER / new).write_bytes(changed)
        old.unlink()
        names[match[0]] = new
    for path in target.rglob("*.html"):
        before = path.read_text("utf-8")
        after = before
        for old_name, new_name in names.items():
            after = after.replace(old_name, new_name)
        if after != before:
            after = after.replace("<body ", '<body data-build="next" ', 1)
            path.write_text(after, "utf-8")
    (target / "sw.js").write_text(worker_script("next"), "utf-8")
    return names
