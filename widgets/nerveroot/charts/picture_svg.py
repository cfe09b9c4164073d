"""Turn the drawing that the library exports into a small picture in the page's colours.

The library writes an element for everything that a chart could ever hold, and every
style in full. What draws nothing goes; styles that say the default go; colours become
the variables of the page.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from nerveroot.charts.theme_colours import css_colour

__all__ = ["page_picture"]

_SVG = "http://www.w3.org/2000/svg"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HEADER = "<!-- Made by {command}; do not edit. -->"

#: Elements that draw something themselves.
_SHAPES = frozenset(
    {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "use"}
)
#: What only the live chart needs.
_DROPPED_ATTRIBUTES = frozenset(
    {"class", "data-index", "data-unformatted", "data-math"}
)
_DEFAULTS = {
    "opacity": {"1"},
    "fill-opacity": {"1"},
    "stroke-opacity": {"1"},
    "stroke-miterlimit": {"2", "4"},
    "vector-effect": {"none"},
    "stroke-dasharray": {"none", ""},
    "font-weight": {"normal", "400"},
    "font-style": {"normal"},
    "font-variant": {"normal"},
    "text-transform": {"none"},
    "text-decoration-line": {"none"},
    "text-shadow": {"none"},
}
_DROPPED_STYLES = frozenset(
    {"cursor", "pointer-events", "shape-rendering", "white-space", "font-family"}
)
_NUMBERS_IN = ("d", "transform", "x", "y", "dx", "width", "height", "points")
_NUMBER = re.compile(r"-?\d*\.\d+(?:e-?\d+)?")
_RGB = re.compile(r"rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)")
_NO_TURN = re.compile(r"rotate\(-?0(?:,[^)]*)?\)|translate\(0(?:,\s*0)?\)")
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")]+)['\"]?\s*\)")

ElementTree.register_namespace("", _SVG)


def page_picture(
    svg: str, *, name: str, title: str, description: str, digest: str, command: str
) -> str:
    """Return the picture as it is kept.

    Parameters
    ----------
    svg : str
        What the library exports.
    name : str
        Id of the chart; every id in the picture begins with it.
    title, description : str
        The chart in one sentence, and in a few.
    digest : str
        Of the figure that was drawn.
    command : str
        What makes the file, for its first line.

    Returns
    -------
    str
        An SVG document that ends in a line break.

    Raises
    ------
    ValueError
        If it holds a script, a foreign picture or a colour that is none of the book's.
    """
    root = ElementTree.fromstring(svg)
    _refuse_foreign(root)
    for node in root.iter():
        _plain_attributes(node)
    _drop_empty(root)
    _drop_unused_clips(root)
    _unwrap(root)
    _name_ids(root, name)
    width, height = root.get("width", ""), root.get("height", "")
    root.attrib.clear()
    root.attrib |= {
        "viewBox": f"0 0 {width} {height}",
        "width": width,
        "height": height,
        "data-drawn-from": digest,
        # The rest of the family stands in the page; here it only names the fallbacks.
        "font-family": "var(--nr-font-sans, 'Source Sans 3', sans-serif)",
    }
    for place, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = ElementTree.Element(f"{{{_SVG}}}{tag}")
        element.text = text
        root.insert(place, element)
    text = ElementTree.tostring(root, encoding="unicode").replace(" />", "/>")
    return f"{_HEADER.format(command=command)}\n{text}\n"


def _local(node: ElementTree.Element) -> str:
    return node.tag.rpartition("}")[2]


def _refuse_foreign(root: ElementTree.Element) -> None:
    for node in root.iter():
        if _local(node) in {"script", "image", "foreignObject", "style", "a"}:
            raise ValueError(f"a picture of a chart must not hold <{_local(node)}>")


def _plain_attributes(node: ElementTree.Element) -> None:
    """Write the style as attributes, without defaults and without live parts."""
    style = node.attrib.pop("style", "")
    for declaration in style.split(";"):
        key, _, value = declaration.partition(":")
        if key.strip():
            node.set(key.strip(), value.strip())
    for key in list(node.attrib):
        value = node.attrib[key]
        if (
            key in _DROPPED_ATTRIBUTES
            or key in _DROPPED_STYLES
            or value in _DEFAULTS.get(key, ())
            or key == _XML_SPACE
            or (key == "id" and _local(node) != "clipPath")
        ):
            del node.attrib[key]
        elif key in _NUMBERS_IN:
            node.set(key, _short_numbers(_NO_TURN.sub("", value).strip()))
        elif key in {"stroke-width", "font-size", "stroke-dasharray"}:
            node.set(key, value.replace("px", ""))
        if node.get(key) == "":
            del node.attrib[key]
    _colour(node)


def _short_numbers(text: str) -> str:
    return _NUMBER.sub(lambda match: f"{round(float(match[0]), 1):g}", text)


def _colour(node: ElementTree.Element) -> None:
    """Exchange fill and stroke for variables; what is transparent becomes none."""
    if node.get("stroke-width") == "0":
        node.attrib.pop("stroke", None)
        del node.attrib["stroke-width"]
    for key in ("fill", "stroke"):
        value = node.get(key)
        if value is None:
            continue
        match = _RGB.fullmatch(value)
        opacity = node.get(f"{key}-opacity")
        if opacity == "0" or (match is not None and match[4] == "0"):
            node.set(key, "none")
            node.attrib.pop(f"{key}-opacity", None)
        elif match is not None:
            red, green, blue = (int(match[part]) for part in (1, 2, 3))
            node.set(key, css_colour(f"#{red:02X}{green:02X}{blue:02X}"))
        elif value != "none":
            raise ValueError(f"a picture of a chart holds the colour {value!r}")
    if node.get("stroke") == "none":
        del node.attrib["stroke"]
        node.attrib.pop("stroke-width", None)
    for key in ("fill", "stroke"):
        if node.get(key) is None:
            node.attrib.pop(f"{key}-opacity", None)


def _draws(node: ElementTree.Element) -> bool:
    name = _local(node)
    if node.get("display") == "none" or node.get("visibility") == "hidden":
        return False
    if name in {"svg", "defs", "clipPath", "tspan", "title", "desc"}:
        return True
    if name not in _SHAPES:
        return len(node) > 0
    if name == "path" and node.get("d", "M0,0") == "M0,0":
        return False
    if name == "text":
        return bool("".join(node.itertext()).strip())
    return node.get("fill") != "none" or node.get("stroke") is not None


def _drop_empty(node: ElementTree.Element) -> None:
    """Take away, from the inside out, what draws nothing."""
    for child in list(node):
        if _local(node) == "clipPath":
            return
        _drop_empty(child)
        if not _draws(child):
            node.remove(child)


def _drop_unused_clips(root: ElementTree.Element) -> None:
    used = {
        match[1]
        for node in root.iter()
        for value in node.attrib.values()
        if (match := _REFERENCE.search(value))
    }
    for parent in list(root.iter()):
        for child in list(parent):
            if _local(child) == "clipPath" and child.get("id") not in used:
                parent.remove(child)
    for parent in list(root.iter()):
        for child in list(parent):
            if _local(child) in {"defs", "g"} and not any(
                _local(node) in _SHAPES for node in child.iter()
            ):
                parent.remove(child)


def _unwrap(node: ElementTree.Element) -> None:
    """Put the content of groups that say nothing in their place."""
    for child in list(node):
        _unwrap(child)
        if _local(child) == "g" and not child.attrib:
            place = list(node).index(child)
            node.remove(child)
            for offset, grandchild in enumerate(list(child)):
                node.insert(place + offset, grandchild)


def _name_ids(root: ElementTree.Element, name: str) -> None:
    clips = [node for node in root.iter() if _local(node) == "clipPath"]
    names = {
        node.get("id", ""): f"{name}-clip-{number}"
        for number, node in enumerate(clips, start=1)
    }
    for node in root.iter():
        if node in clips:
            node.set("id", names[node.get("id", "")])
        for key, value in node.attrib.items():
            node.set(
                key, _REFERENCE.sub(lambda match: f"url(#{names[match[1]]})", value)
            )
