"""Make the links of the pages lead somewhere within the ePub, or to the web."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Set
from urllib.parse import parse_qs, urlsplit
from xml.dom import minidom

from ..errors import BookError
from ..site_folders import BESIDE
from .markup import elements, remove, unwrap

#: Elements that go with a link when nothing else is in them.
_HOLDERS = ("li", "span")


def settle_links(pages: Mapping[str, minidom.Element]) -> None:
    """Check every link between the pages and mend those that only a server answers.

    Parameters
    ----------
    pages
        The bodies of all pages by address, changed in place.

    Raises
    ------
    BookError
        If a link leads to no page or to no place on its page.
    """
    ids = {address: ids_of(body) for address, body in pages.items()}
    broken = []
    for address, body in pages.items():
        for link in list(elements(body, "a")):
            broken += _settle(link, address, ids)
    if broken:
        raise BookError("Links that lead to nothing in the ePub: " + "; ".join(broken))


def ids_of(body: minidom.Element) -> set[str]:
    """Return the ids of a page."""
    return {element.getAttribute("id") for element in elements(body)} - {""}


def _settle(
    link: minidom.Element, address: str, ids: Mapping[str, Set[str]]
) -> list[str]:
    href = link.getAttribute("href")
    parts = urlsplit(href)
    if parts.scheme or not href:
        return []
    target = address
    if parts.path:
        folder = posixpath.dirname(address)
        target = posixpath.normpath(posixpath.join(folder, parts.path))
    if target.split("/")[0] in BESIDE:
        _remove_with_holder(link)
        return []
    if target not in ids:
        return [f"{address}: {href}"]
    place = parts.fragment
    if "=" in place:
        # The state of a tool. Of the tables each has a place of its own.
        table = parse_qs(place).get("table", [""])[0]
        place = f"table-{table.replace('_', '-')}" if table else ""
    if place and place not in ids[target]:
        return [f"{address}: {href}"]
    if not place and target == address:
        unwrap(link)
    else:
        link.setAttribute("href", parts.path + (f"#{place}" if place else ""))
    return []


def _remove_with_holder(link: minidom.Element) -> None:
    """Take out a link to a part of the book's server, and what held only it."""
    holder = link.parentNode
    remove(link)
    if (
        isinstance(holder, minidom.Element)
        and holder.tagName in _HOLDERS
        and not "".join(child.toxml() for child in holder.childNodes).strip()
    ):
        remove(holder)
