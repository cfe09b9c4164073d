"""Small steps on a page that is a tree: find, move, rename."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from xml.dom import minidom
from xml.parsers.expat import ExpatError

from ..errors import BookError

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"

#: Elements of HTML without content, which XML wants closed.
_VOID = re.compile(
    r"<(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b"
    r"((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)\s*/?>"
)
#: Names that XML does not know.
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w*);")


def parsed(body: str, where: str) -> minidom.Element:
    """Return the HTML of a page as the ``body`` of a tree.

    Parameters
    ----------
    body
        HTML as the book writes it: well-formed but for elements without content.
    where
        For messages.

    Raises
    ------
    BookError
        If it is not well-formed.
    """
    text = _VOID.sub(r"<\1\2/>", body)
    text = _ENTITY.sub(lambda match: unescape(match[0]), text)
    try:
        tree = minidom.parseString(f'<body xmlns:epub="{OPS}">{text}</body>'.encode())
    except ExpatError as error:
        line = text.splitlines()[error.lineno - 1]
        near = line[max(0, error.offset - 60) : error.offset + 60]
        raise BookError(f"{where}: not well-formed: {error}: {near!r}") from error
    root = tree.documentElement
    assert root is not None  # the text has one
    return root


def elements(root: minidom.Element, *names: str) -> Iterator[minidom.Element]:
    """Yield the elements inside one, in order; those of some names, if given."""
    for element in root.getElementsByTagName("*"):
        if not names or element.tagName in names:
            yield element


def classes(element: minidom.Element) -> set[str]:
    """Return the classes of an element."""
    return set(element.getAttribute("class").split())


def with_class(root: minidom.Element, *wanted: str) -> Iterator[minidom.Element]:
    """Yield the elements that have one of the classes."""
    for element in elements(root):
        if classes(element) & set(wanted):
            yield element


def remove(element: minidom.Element) -> None:
    """Take an element out, with what is in it."""
    if element.parentNode is not None:
        element.parentNode.removeChild(element)


def unwrap(element: minidom.Element) -> None:
    """Take an element out, but not what is in it."""
    parent = element.parentNode
    if not isinstance(parent, minidom.Element):
        return
    for child in list(element.childNodes):
        parent.insertBefore(child, element)
    parent.removeChild(element)


def rename(element: minidom.Element, name: str, *kept: str) -> minidom.Element:
    """Put an element of another name in the place of one; return it.

    Parameters
    ----------
    element
        Goes.
    name
        Of the new one.
    *kept
        Attributes that it takes over, if the old one has them.
    """
    parent = element.parentNode
    assert parent is not None  # it stands in a page
    other = element_of(element, name)
    for attribute in kept:
        if element.hasAttribute(attribute):
            other.setAttribute(attribute, element.getAttribute(attribute))
    for child in list(element.childNodes):
        other.appendChild(child)
    parent.replaceChild(other, element)
    return other


def inside(element: minidom.Element, name: str) -> bool:
    """Whether an element stands in one of a name."""
    parent = element.parentNode
    while isinstance(parent, minidom.Element):
        if parent.tagName == name:
            return True
        parent = parent.parentNode
    return False


def inside_class(element: minidom.Element, name: str) -> bool:
    """Whether an element stands in one that has a class."""
    parent = element.parentNode
    while isinstance(parent, minidom.Element):
        if name in classes(parent):
            return True
        parent = parent.parentNode
    return False


def element_of(near: minidom.Element, name: str) -> minidom.Element:
    """Return a new element for the page of another."""
    document = near.ownerDocument
    assert document is not None  # every element of a page has one
    return document.createElement(name)


def text_of(element: minidom.Element) -> str:
    """Return the text in an element, its white space made even."""
    words: list[str] = []

    def collect(node: minidom.Node) -> None:
        for child in node.childNodes:
            if isinstance(child, minidom.Text):
                words.append(child.data)
            else:
                collect(child)

    collect(element)
    return " ".join("".join(words).split())
