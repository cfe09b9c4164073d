"""What pages and style sheets refer to without a link: names, labels, patterns, fonts.

A label that names no element is no label, a fill that names no pattern is black, and
neither is a link that lychee follows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from .site_folders import is_of_this_build

#: Attributes that name elements of their page by ``id``, one or several.
BY_ID = frozenset(
    {
        "aria-activedescendant",
        "aria-controls",
        "aria-describedby",
        "aria-details",
        "aria-errormessage",
        "aria-flowto",
        "aria-labelledby",
        "aria-owns",
        "commandfor",
        "for",
        "form",
        "headers",
        "list",
        "popovertarget",
    }
)
#: What can be wrong.
NO_ID = "no element has that id"
NO_FILE = "no such file"
DUPLICATE = "several elements have that id"

#: Attributes of addresses, which elements of drawings carry, too.
_ADDRESS = frozenset({"href", "xlink:href"})
_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'\s)]*))\s*\)""")
_ELSEWHERE = re.compile(r"[a-z][a-z+.-]*:|//", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class BrokenReference(NamedTuple):
    """A reference that names nothing, or a name that is given twice."""

    file: str
    reference: str
    why: str


class _Page(HTMLParser):
    """Collect what a page or a drawing names, and what it refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.by_id: list[tuple[str, str]] = []
        self.addresses: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the names and references of an element."""
        self._in_style = tag == "style"
        for name, value in attrs:
            if value is None:
                continue
            if name == "id":
                self.ids[value] += 1
            elif name in BY_ID:
                self.by_id += [(name, word) for word in value.split()]
            elif name in _ADDRESS:
                # Links are lychee's; what a drawing takes in is looked at here.
                if tag not in {"a", "link"}:
                    self.addresses.append(value)
            elif "url(" in value:
                self.addresses += css_addresses(value)

    def handle_endtag(self, tag: str) -> None:
        """Leave a style sheet."""
        self._in_style = False

    def handle_data(self, data: str) -> None:
        """Note what a style sheet within the page refers to."""
        if self._in_style:
            self.addresses += css_addresses(data)


def css_addresses(text: str) -> list[str]:
    """Return what ``url()`` names in a style sheet or in the value of a property.

    Parameters
    ----------
    text
        CSS; what stands in comments is left out.
    """
    return [
        next(filter(None, match.groups()), "")
        for match in _URL.finditer(_COMMENT.sub("", text))
    ]


def _missing_file(file: Path, address: str) -> bool:
    path = unquote(re.split(r"[?#]", address)[0])
    return not path.startswith("/") and not (file.parent / path).is_file()


def in_page(file: Path) -> Iterator[tuple[str, str]]:
    """Yield the broken references of a page or a drawing, each with what is wrong.

    Parameters
    ----------
    file
        HTML or SVG.
    """
    page = _Page()
    page.feed(file.read_text("utf-8"))
    page.close()
    for name, count in page.ids.items():
        if count > 1:
            yield f'id="{name}"', DUPLICATE
    for attribute, name in page.by_id:
        if name not in page.ids:
            yield f'{attribute}="{name}"', NO_ID
    for address in page.addresses:
        if address.startswith("#"):
            if unquote(address[1:]) not in page.ids:
                yield address, NO_ID
        elif not _ELSEWHERE.match(address) and _missing_file(file, address):
            yield f"url({address})", NO_FILE


def in_style_sheet(file: Path) -> Iterator[tuple[str, str]]:
    """Yield the files that a style sheet names and that are not there.

    Parameters
    ----------
    file
        CSS.
    """
    for address in css_addresses(file.read_text("utf-8")):
        # A sheet that names a pattern of a page is looked at where it is used.
        if address.startswith("#") or _ELSEWHERE.match(address):
            continue
        if _missing_file(file, address):
            yield f"url({address})", NO_FILE


def broken_references(folder: Path, pages: Iterable[Path]) -> list[BrokenReference]:
    """Return what pages, drawings and style sheets refer to in vain.

    Parameters
    ----------
    folder
        The built book.
    pages
        Its pages.

    Returns
    -------
    list of BrokenReference
        In the order of files, each once.
    """
    found = []
    others = [*sorted(folder.rglob("*.svg")), *sorted(folder.rglob("*.css"))]
    ours = [file for file in others if is_of_this_build(file.relative_to(folder))]
    for file in [*pages, *ours]:
        look = in_style_sheet if file.suffix == ".css" else in_page
        name = file.relative_to(folder).as_posix()
        found += [
            BrokenReference(name, *broken) for broken in dict.fromkeys(look(file))
        ]
    return found
