"""Make the drawings of a page ones that every reading system draws.

One shape instead of one for each width of a screen, colours as values, links that
older readers know, and paper of their own, so that a night theme leaves them readable.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.dom import minidom

from ..css_rules import parse
from ..errors import BookError
from .literals import book_values, definitions, with_literals
from .markup import classes, elements, inside, remove

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
MATHML = "http://www.w3.org/1998/Math/MathML"

#: Width and height of the page of a phone, in CSS pixels, less its margins.
PAGE = (340, 580)

#: Class of each shape of a drawing that has two.
_SHAPES = {
    "nr-plate-wide": "nr-plate-narrow",
    "nr-shape-wide": "nr-shape-narrow",
}
_LINKS = frozenset({"use", "image", "linearGradient", "radialGradient", "pattern"})


def settle_drawings(body: minidom.Element, where: str) -> None:
    """Change all drawings of a page in place.

    Parameters
    ----------
    body
        The page.
    where
        For messages.
    """
    for svg in list(elements(body, "svg")):
        if not inside(svg, "svg"):
            _settle(svg, where)
    for formula in elements(body, "math"):
        formula.setAttribute("xmlns", MATHML)


def _settle(svg: minidom.Element, where: str) -> None:
    svg.setAttribute("xmlns", SVG)
    keep_one_shape(svg, where)
    values = dict(book_values())
    for style in list(elements(svg, "style")):
        values |= definitions(parse(_text(style)))
        # Besides variables these rules only choose among shapes.
        remove(style)
    for element in [svg, *elements(svg)]:
        _write_values(element, values, where)
        if element.tagName in _LINKS and element.hasAttribute("href"):
            target = element.getAttribute("href")
            element.removeAttribute("href")
            element.setAttributeNS(XLINK, "xlink:href", target)
            svg.setAttribute("xmlns:xlink", XLINK)
    if svg.getAttribute("role") == "img":
        paper = values["--nr-paper"]
        svg.setAttribute("style", f"background:{paper};{svg.getAttribute('style')}")


def keep_one_shape(svg: minidom.Element, where: str) -> None:
    """Keep the shape whose words are larger on the page of a phone.

    A screen shows one of two shapes by its width. Reading systems differ too much in
    what they know of such rules, and those that know none would show both.

    Parameters
    ----------
    svg
        A drawing, changed in place; one with a single shape stays as it is.
    where
        For messages.
    """
    shapes = {
        name: child
        for child in svg.childNodes
        if isinstance(child, minidom.Element)
        for name in classes(child)
    }
    for wide, narrow in _SHAPES.items():
        if wide not in shapes or narrow not in shapes:
            continue
        pair = [shapes[narrow], shapes[wide]]
        kept = max(pair, key=lambda shape: _scale(shape, where))
        for shape in pair:
            if shape is not kept:
                remove(shape)
        width, height = _size(kept, where)
        for element in (svg, kept):
            element.setAttribute("width", f"{width:g}")
            element.setAttribute("height", f"{height:g}")
        svg.setAttribute("viewBox", f"0 0 {width:g} {height:g}")
        for name in ("style", "class", "x", "y"):
            if kept.hasAttribute(name):
                kept.removeAttribute(name)


def _scale(shape: minidom.Element, where: str) -> float:
    width, height = _size(shape, where)
    return min(PAGE[0] / width, PAGE[1] / height)


def _size(shape: minidom.Element, where: str) -> tuple[float, float]:
    box = shape.getAttribute("viewBox").split()
    if len(box) != 4:
        raise BookError(f"{where}: a shape of a drawing has no viewBox")
    return float(box[2]), float(box[3])


def _write_values(
    element: minidom.Element, values: Mapping[str, str], where: str
) -> None:
    for name, value in list(element.attributes.items()):
        if "var(" in value:
            element.setAttribute(name, with_literals(value, values, where))


def _text(element: minidom.Element) -> str:
    return "".join(
        child.data for child in element.childNodes if isinstance(child, minidom.Text)
    )
