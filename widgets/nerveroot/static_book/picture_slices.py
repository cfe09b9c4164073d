"""Cut a picture that is longer than a sheet of paper where no word stands.

Browsers break such a picture anywhere, through letters and marks, or shrink it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from xml.etree import ElementTree

#: Height of a slice, in the units of the picture: it stands below a title on one sheet.
MOST = 740.0
#: Up to this height a picture is shrunk to one sheet, and its words stay readable.
WHOLE = 1000.0
#: Room above and below the line on which letters stand.
_ABOVE, _BELOW = 14.0, 7.0

_SVG = "{http://www.w3.org/2000/svg}"
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_UPRIGHT = re.compile(r"M[-\d.]+,([\d.]+)v([\d.]+)$")
_MOVED = re.compile(r"translate\(([-\d.]+)[ ,]+([-\d.]+)\)")


def cuts_of(svg: str) -> list[float]:
    """Return where a picture is cut, from above down; nothing if it fits on a sheet.

    Parameters
    ----------
    svg
        The picture: texts that are moved, not turned, stand in rows.
    """
    size = _SIZE.search(svg)
    if size is None or float(size[2]) <= WHOLE:
        return []
    height = float(size[2])
    root = ElementTree.fromstring(svg)
    words = [(line - _ABOVE, line + _BELOW) for line in _lines(root)]
    # A narrow gap lies within a row, or between an axis and its name.
    between_rows = _gaps(words, height, at_least=8)
    between_panels = _gaps(words + _panels(root), height, at_least=20)
    cuts: list[float] = []
    start = 0.0
    while height - start > MOST:
        for gaps in (between_panels, between_rows):
            places = [round(sum(gap) / 2, 1) for gap in gaps]
            within = [place for place in places if start < place <= start + MOST]
            # A sheet that is nearly empty is no gain.
            if within and within[-1] > start + MOST / 3:
                start = within[-1]
                cuts.append(start)
                break
        else:
            return cuts
    return cuts


def sliced(drawing: str, svg: str, name: str, label: str) -> str:
    """Return a drawing followed by its slices, if it is longer than a sheet.

    Parameters
    ----------
    drawing
        The drawing as it stands in the page.
    svg
        The picture that it was made of.
    name
        An id that no other drawing of the page has.
    label
        What a screen reader says of the first slice.
    """
    cuts = cuts_of(svg)
    size = _SIZE.search(svg)
    if not cuts or size is None:
        return drawing
    opening, _, rest = drawing.partition(">")
    named = f'{opening}><g id="{name}">{rest.removesuffix("</svg>")}</g></svg>'
    edges = [0.0, *cuts, float(size[2])]
    slices = "".join(
        f'<svg viewBox="0 {top:g} {size[1]} {bottom - top:g}" role="img" '
        f'aria-label="{escape(label) if top == 0 else "The chart goes on"}">'
        f'<use href="#{name}"/></svg>'
        for top, bottom in pairwise(edges)
    )
    return f'{named}<div class="nr-chart-slices">{slices}</div>'


def _lines(element: ElementTree.Element, down: float = 0.0) -> Iterator[float]:
    """Yield the height at which each line of text stands."""
    moved = _MOVED.search(element.get("transform", ""))
    down += float(moved[2]) if moved else 0.0
    if element.tag == f"{_SVG}text":
        line = down + float(element.get("y", 0))
        size = float(element.get("font-size", 14))
        yield line
        for part in element.iter(f"{_SVG}tspan"):
            line += float(part.get("dy", "0em").removesuffix("em")) * size
            yield line
    for child in element:
        yield from _lines(child, down)


def _panels(root: ElementTree.Element) -> list[tuple[float, float]]:
    """Return from where to where panels reach: as far as their upright grid lines."""
    found = (_UPRIGHT.match(path.get("d", "")) for path in root.iter(f"{_SVG}path"))
    return [(float(up[1]), float(up[1]) + float(up[2])) for up in found if up]


def _gaps(
    taken: list[tuple[float, float]], height: float, at_least: float
) -> list[tuple[float, float]]:
    """Return the free heights between spans, where they are high enough."""
    free = []
    end = 0.0
    for top, bottom in sorted(taken):
        if top > end:
            free.append((end, top))
        end = max(end, bottom)
    free.append((end, height))
    return [(top, bottom) for top, bottom in free if bottom - top >= at_least]
