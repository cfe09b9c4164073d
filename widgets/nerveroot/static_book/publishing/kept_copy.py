"""Put the archive of an earlier release online again, as that version and no other.

An archive comes from the network, so nothing in it is trusted: names, sizes and kinds
of its files are checked before the first one is written.
"""

from __future__ import annotations

import posixpath
import re
import shutil
import stat
import zlib
from dataclasses import dataclass
from html import escape
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from ..errors import BookError
from ..offline.archive import ENTRY, PAGES
from ..offline.service_worker import WORKER, worker_script

#: Style of the line above each page, beside the kept copies: a copy has its own styles,
#: and what those will be called in years is not known.
STYLE = "older.css"

#: A book has 400 files and 14 MB; an archive far beyond is none of ours.
MOST_FILES = 5_000
MOST_BYTES = 200_000_000

_ALLOWED = re.compile(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*", re.ASCII)
#: What Python says of a file that is no zip, is damaged, or is locked with a password.
_UNREADABLE = (
    BadZipFile,
    EOFError,
    KeyError,
    RuntimeError,
    UnicodeDecodeError,
    zlib.error,
)
_ENTRY_LINK = f"{PAGES}/book/index.html"


@dataclass(frozen=True)
class Newest:
    """The book that the kept copies lie beside.

    Parameters
    ----------
    site : Path
        Root of the built site.
    version : str
        Its version.
    base : str
        Public address with a slash at its end, or nothing while it is unknown.
    """

    site: Path
    version: str
    base: str = ""


def check_files(archive: Path, files: list[ZipInfo]) -> None:
    """Refuse an archive that holds anything but the files of one book.

    Parameters
    ----------
    archive
        The zip; its name is that of the one folder in it.
    files
        What it lists.

    Raises
    ------
    BookError
        If a name leads elsewhere or comes twice, a file is none, or there is too much.
    """
    if len(files) > MOST_FILES:
        raise BookError(f"{archive.name}: more than {MOST_FILES} files")
    # Reading stops at the size that is listed, so the sum of these is the whole.
    if sum(file.file_size for file in files) > MOST_BYTES:
        raise BookError(f"{archive.name}: more than {MOST_BYTES // 10**6} MB unpacked")
    names = set()
    for file in files:
        kind = stat.S_IFMT(file.external_attr >> 16)
        if (
            # The name as it was packed: Python rewrites separators of other systems.
            not _ALLOWED.fullmatch(file.orig_filename)
            or not file.filename.startswith(f"{archive.stem}/")
            or kind not in (0, stat.S_IFREG)
            or file.filename.lower() in names
        ):
            raise BookError(
                f"{archive.name}: {file.orig_filename!r} is no file of a packed book"
            )
        names.add(file.filename.lower())


def unpack(archive: Path, folder: Path) -> None:
    """Write the pages of an archive, and what they need, into a folder.

    Parameters
    ----------
    archive
        A zip that ``make dist`` wrote.
    folder
        Where its pages go; must not exist.

    Raises
    ------
    BookError
        If it is no such archive.
    """
    top = archive.stem
    try:
        with ZipFile(archive) as zipped:
            check_files(archive, zipped.infolist())
            for file in zipped.infolist():
                name = file.filename.removeprefix(f"{top}/")
                if name.startswith(f"{PAGES}/"):
                    target = folder / name.removeprefix(f"{PAGES}/")
                    target.parent.mkdir(parents=True, exist_ok=True)
                    with zipped.open(file) as packed, target.open("xb") as written:
                        shutil.copyfileobj(packed, written)
            entry = zipped.read(f"{top}/{ENTRY}").decode("utf-8")
    except _UNREADABLE as error:
        raise BookError(f"{archive.name}: no archive of the book: {error}") from error
    if _ENTRY_LINK not in entry:
        raise BookError(f"{archive.name}: {ENTRY} does not lead to {_ENTRY_LINK}")
    entry = entry.replace(_ENTRY_LINK, _ENTRY_LINK.removeprefix(f"{PAGES}/"))
    (folder / "index.html").write_text(entry, "utf-8")


def marked(html: str, page: str, copy: str, version: str, newest: Newest) -> str:
    """Return a page of a kept copy with what leads to the newest version.

    Parameters
    ----------
    html
        The page.
    page
        Its address below the root of its copy.
    copy
        The folder of the copy, below the root of the site.
    version
        The version that the page belongs to.
    newest
        What it leads to.

    Returns
    -------
    str
        With a line above the page's head, and the newest page as the canonical one; a
        page that is gone is for readers of old links, not for search engines.

    Raises
    ------
    BookError
        If the page has no head or no body.
    """
    still_there = (newest.site / page).is_file()
    words = "Read this page in" if still_there else "Open"
    here = posixpath.dirname(f"{copy}/{page}")
    target = page if still_there else "book/index.html"
    link = escape(posixpath.relpath(target, here))
    style = posixpath.relpath(f"{posixpath.dirname(copy)}/{STYLE}", here)
    head = f'<link rel="stylesheet" href="{escape(style)}">'
    if not still_there:
        head += '<meta name="robots" content="noindex">'
    elif newest.base:
        head += f'<link rel="canonical" href="{escape(newest.base + page)}">'
    line = (
        '<aside class="nr-older" aria-label="Older version"><p>You are reading version '
        f"{escape(version)} of this book. Corrections made since are not in it. "
        f'<a href="{link}">{words} version {escape(newest.version)}</a></p></aside>'
    )
    # Above the page's own head, but below the link that skips it, which comes first.
    # An entry page has no such head.
    place = re.search(r"<header\b|(?<=<body>)", html)
    if "</head>" not in html or place is None:
        raise BookError(f"{copy}/{page}: neither <header> nor <body> was found")
    html = html[: place.start()] + line + html[place.start() :]
    return html.replace("</head>", f"{head}</head>", 1)


def keep(archive: Path, version: str, folder: Path, newest: Newest) -> None:
    """Put one earlier version online.

    Parameters
    ----------
    archive
        Its zip.
    version
        Its version.
    folder
        Where all kept copies go, below the root of the newest book; the copy goes into
        a folder of its own, which must not exist.
    newest
        The book that the copy leads to.

    Raises
    ------
    BookError
        If the archive is none of ours.
    """
    copy = folder / version
    unpack(archive, copy)
    below = copy.relative_to(newest.site).as_posix()
    for path in sorted(copy.rglob("*.html")):
        page = path.relative_to(copy).as_posix()
        html = marked(path.read_text("utf-8"), page, below, version, newest)
        path.write_text(html, "utf-8")
    # Pages ask for a service worker at their root. The one of this copy only leaves.
    (copy / WORKER).write_text(worker_script("", "off"), "utf-8")
    shutil.copy(Path(__file__).with_name(STYLE), folder / STYLE)
