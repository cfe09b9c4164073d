"""Follow the links of a book: ``python -m nerveroot.static_book.check_links FOLDER``.

Without more words, the links within the book are followed on the disk, with nothing
asked of any server: pages, files and places on pages, and with them what pages and
style sheets refer to in other ways.  ``--outside`` follows those to other servers
instead.  lychee reads and follows the links; what is our own is which links count, and
what is said about a broken one.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .page_references import DUPLICATE, NO_ID, broken_references
from .site_folders import is_of_this_build

#: What a fragment with an equals sign holds is the state of a tool, no place.
_STATE = r"^(file:.*)#[^#]*=.*$"

#: Seconds between two questions to one server, and how often one is asked again.
PAUSE = "2s"
RETRIES = "3"

#: 403, 405 and 429 are a server's answer to robots, not to a wrong address.
ACCEPTED = "200..=299,403,405,429"


@dataclass(frozen=True)
class BrokenLink:
    """A link that leads nowhere.

    Parameters
    ----------
    page : str
        The page that holds it, below the root of the book.
    link : str
        Where it leads.
    why : str
        What was found there.
    """

    page: str
    link: str
    why: str

    def __str__(self) -> str:
        """Name page, link and cure."""
        return f"{self.page}: {self.link}: {self.why}; {self.cure}"

    @property
    def cure(self) -> str:
        """What the author can do about it."""
        if self.why == DUPLICATE:
            return "give each element its own, or readers' browsers take the first"
        if self.why == NO_ID:
            return "give the element that is meant that id, or correct the reference"
        if "fragment" in self.why.lower():
            return "give the place that id, or correct what follows the #"
        if self.link.startswith("http"):
            return "look for the new address, or cite the DOI"
        return "correct the link, or build the file that it names"


def find_lychee() -> str:
    """Return the program that follows links.

    Raises
    ------
    FileNotFoundError
        If it is not installed.
    """
    beside = Path(sysconfig.get_path("scripts"), "lychee")
    found = str(beside) if beside.is_file() else shutil.which("lychee")
    if found is None:
        raise FileNotFoundError(
            "lychee is missing: pip install -r requirements-dev.txt brings it"
        )
    return found


def arguments_for(folder: Path, *, outside: bool, base_url: str = "") -> list[str]:
    """Return the words that tell lychee what to follow.

    Parameters
    ----------
    folder
        The built book.
    outside
        Follow the links to other servers instead of those within the book.
    base_url
        Public address of the book: links that begin with it are looked up in `folder`,
        so that canonical links and the sitemap are checked, too.

    Returns
    -------
    list of str
        Without the program and without the inputs.
    """
    words = ["--no-progress", "--format", "json", "--root-dir", str(folder)]
    if outside:
        words += ["--scheme", "https", "--scheme", "http", "--accept", ACCEPTED]
        words += ["--max-retries", RETRIES, "--host-concurrency", "1"]
        words += ["--host-request-interval", PAUSE, "--timeout", "30"]
        if base_url:
            words += ["--exclude", f"^{re.escape(base_url)}"]
        return words
    words += ["--offline", "--include-fragments", "--include-verbatim"]
    if base_url:
        words += ["--remap", f"^{re.escape(base_url)} {folder.as_uri()}/"]
        path = urlsplit(base_url).path
        if path != "/":
            inside = (folder / path.strip("/")).as_uri()
            words += ["--remap", f"^{re.escape(inside)}/ {folder.as_uri()}/"]
    return [*words, "--remap", f"{_STATE} $1"]


def read_report(report: str, folder: Path) -> list[BrokenLink]:
    """Return the broken links that a report of lychee names.

    Parameters
    ----------
    report
        JSON as lychee writes it.
    folder
        The built book; addresses are given from here.
    """
    root = folder.as_uri() + "/"
    found = json.loads(report)
    broken = []
    for kind in ("error_map", "timeout_map"):
        for page, links in found[kind].items():
            for link in links:
                address = unquote(link["url"].removeprefix(root))
                text = link["status"]["text"]
                broken.append(BrokenLink(_below(page, folder), address, text))
    return [*dict.fromkeys(broken)]


def _below(page: str, folder: Path) -> str:
    path = Path(page)
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else page


def inputs(folder: Path) -> Iterable[Path]:
    """Yield the files whose links are followed: those that this build made."""
    for path in sorted([*folder.rglob("*.html"), *folder.glob("*.xml")]):
        if is_of_this_build(path.relative_to(folder)):
            yield path


def check(
    folder: Path, *, outside: bool = False, base_url: str = ""
) -> list[BrokenLink]:
    """Return the links that lead nowhere.

    Parameters
    ----------
    folder
        The built book.
    outside
        Follow the links to other servers instead of those within the book.
    base_url
        Public address with which the book was built.

    Returns
    -------
    list of BrokenLink
        In the order of their pages.

    Raises
    ------
    FileNotFoundError
        If lychee is missing, or `folder` holds no page.
    RuntimeError
        If lychee failed for another reason than a broken link.
    """
    folder = folder.resolve()
    pages = list(inputs(folder))
    if not pages:
        raise FileNotFoundError(f"no pages in {folder}: run `make html` first")
    base = base_url.rstrip("/") + "/" if base_url else ""
    done = subprocess.run(
        [
            find_lychee(),
            *arguments_for(folder, outside=outside, base_url=base),
            "--files-from",
            "-",
        ],
        input="\n".join(map(str, pages)),
        capture_output=True,
        text=True,
        check=False,
    )
    # 2 means that links are broken; they stand in the report.
    if done.returncode not in (0, 2):
        raise RuntimeError(f"lychee failed: {done.stderr.strip()}")
    broken = read_report(done.stdout, folder)
    if not outside:
        html = [page for page in pages if page.suffix == ".html"]
        broken += [BrokenLink(*found) for found in broken_references(folder, html)]
    return sorted(broken, key=str)


def main(words: Sequence[str] | None = None) -> int:
    """Check a built book; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--outside", action="store_true")
    parser.add_argument("--base-url", default="", help="address it was built with")
    options = parser.parse_args(words)
    try:
        broken = check(
            options.folder, outside=options.outside, base_url=options.base_url
        )
    except (FileNotFoundError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    for link in broken:
        print(link, file=sys.stderr)
    if broken:
        print(f"{len(broken)} links lead nowhere.", file=sys.stderr)
        return 1
    print("Every link that was followed leads somewhere.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
