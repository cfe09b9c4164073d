"""Pack the built book to be read from the disk.

``python -m nerveroot.static_book.offline.archive BUILT TARGET [FILE …]`` writes a zip
and its checksum into TARGET; the files named last go beside the entry.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ..check_links import check
from ..errors import BookError
from ..site_folders import BESIDE

NAME = "the-l5-nerve-root"
ENTRY = "START-HERE.html"
#: Folder of the pages, so that nobody has to look for the entry among them.
PAGES = "pages"

#: What of the built book is read from the disk. The rest serves servers.
TAKEN = ("book", "_static", "search.html")

#: The first moment that a zip can hold: the time of the build would change its bytes.
TIME = (1980, 1, 1, 0, 0, 0)

#: Files that are compressed already.
COMPRESSED = {".woff2", ".webp", ".png", ".jpg"}

#: What in the head of a page serves its public address, or who links to it there.
_PUBLIC = re.compile(
    r'\n?<(?:link|meta)\b[^>]*="(?:https?://|og:image:|twitter:card)[^>]*>'
)
_ABSENT_LINK = re.compile(
    rf'<a\b[^>]*\shref="(?:\.\./)*(?:{"|".join(BESIDE)})/[^"]*"[^>]*>.*?</a>',
    re.DOTALL,
)
#: Stands in a page for a link that goes, until what held nothing else went with it.
_GONE = "\0"
_HOLDER = re.compile(rf"<(li|span)\b[^>]*>\s*{_GONE}[\s{_GONE}]*</\1>\s*")


def page_for_disk(html: str) -> str:
    """Return a page without public addresses in its head and without dead links.

    Parameters
    ----------
    html
        A built page.
    """
    head, end, body = html.partition("</head>")
    head = _PUBLIC.sub("", head)
    body = _HOLDER.sub("", _ABSENT_LINK.sub(_GONE, body))
    return head + end + body.replace(_GONE, "")


def lay_out(built: Path, folder: Path, beside: Sequence[Path] = ()) -> None:
    """Write the files of the archive into an empty folder.

    Parameters
    ----------
    built
        Root of the built book.
    folder
        Where they go.
    beside
        Files that go beside the entry.

    Raises
    ------
    FileNotFoundError
        If `built` holds no book.
    BookError
        If the entry does not lead to the cover, or a link leads to nothing.
    """
    if not (built / "index.html").is_file():
        raise FileNotFoundError(
            f"{built} holds no index.html; build the book first: make html"
        )
    pages = folder / PAGES
    for name in TAKEN:
        if (built / name).is_dir():
            shutil.copytree(built / name, pages / name)
        else:
            shutil.copy(built / name, pages / name)
    for path in sorted(pages.rglob("*.html")):
        path.write_text(page_for_disk(path.read_text("utf-8")), "utf-8")
    entry = page_for_disk((built / "index.html").read_text("utf-8"))
    led = entry.replace("book/index.html", f"{PAGES}/book/index.html")
    if led == entry:
        raise BookError(f"{built / 'index.html'} does not lead to book/index.html.")
    (folder / ENTRY).write_text(led, "utf-8")
    for path in beside:
        shutil.copy(path, folder / path.name)
    broken = check(folder)
    if broken:
        lines = "\n".join(f"  {link}" for link in broken)
        raise BookError(f"Links that lead to nothing in the archive:\n{lines}")


def pack(folder: Path, archive: Path) -> None:
    """Write all files of a folder into a zip, the same bytes for the same files.

    Parameters
    ----------
    folder
        Its name is the one folder at the top of the zip.
    archive
        The zip.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    # The entry first: tools that list a zip show it at the top.
    files.sort(key=lambda path: path != folder / ENTRY)
    with ZipFile(archive, "w") as zipped:
        for path in files:
            name = path.relative_to(folder.parent).as_posix()
            info = ZipInfo(name, TIME)
            info.create_system = 3  # Unix, also where it is packed elsewhere
            info.external_attr = 0o644 << 16
            stored = path.suffix in COMPRESSED
            info.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
            zipped.writestr(info, path.read_bytes(), compresslevel=9)


def make_archive(built: Path, target: Path, beside: Sequence[Path] = ()) -> Path:
    """Write the archive of a built book, and its SHA-256 beside it.

    Parameters
    ----------
    built
        Root of the built book.
    target
        Folder of the archive.
    beside
        Files that go beside the entry, such as licences.

    Returns
    -------
    Path
        The zip; its checksum has the same name with ``.sha256`` behind it.
    """
    name = f"{NAME}-{version('nerveroot')}"
    target.mkdir(parents=True, exist_ok=True)
    archive = target / f"{name}.zip"
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, name)
        folder.mkdir()
        lay_out(built, folder, beside)
        pack(folder, archive)
    digest = sha256(archive.read_bytes()).hexdigest()
    checksum = f"{digest}  {archive.name}\n"
    archive.with_name(f"{archive.name}.sha256").write_text(checksum, "utf-8")
    return archive


def main(words: Sequence[str] | None = None) -> int:
    """Pack a built book; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("built", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("beside", type=Path, nargs="*")
    options = parser.parse_args(words)
    try:
        archive = make_archive(options.built, options.target, options.beside)
    except (FileNotFoundError, BookError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{archive} ({archive.stat().st_size / 1e6:.1f} MB)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
