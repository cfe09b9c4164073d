"""SVG paths from the atlas: one curve rule for Python and JavaScript.

A border's points p0 … pn are control points. Its curve is
``M p0 L mid(p0,p1) Q p1 mid(p1,p2) … Q p(n-1) mid(p(n-1),pn) L pn``.
Coordinates are written in units with one or two decimals.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

__all__ = ["arc_points", "arcs_path", "region_path", "rings_path"]

Point = tuple[int, int]


def arc_points(arc: Sequence[int]) -> list[Point]:
    """Undo the delta coding of an arc.

    Parameters
    ----------
    arc : sequence of int
        ``x0, y0, dx, dy, dx, dy, …`` in tenths of a unit.

    Returns
    -------
    list of tuple of int
        Points in tenths of a unit.
    """
    points: list[Point] = []
    x = y = 0
    for dx, dy in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


def rings_path(view: dict[str, Any], rings: Iterable[Sequence[int]]) -> str:
    """Return the path of closed rings.

    Parameters
    ----------
    view : dict
        One view of the atlas.
    rings : iterable of sequence of int
        Arc indices; ``~i`` is arc i walked backward.

    Returns
    -------
    str
        SVG path data, to be filled by the even-odd rule.
    """
    parts = []
    for ring in rings:
        segments = [
            _curve(_directed(view, index), move=place == 0)
            for place, index in enumerate(ring)
        ]
        parts.append("".join(segments) + "Z")
    return "".join(parts)


def arcs_path(view: dict[str, Any], indices: Iterable[int]) -> str:
    """Return the open path of single arcs, each drawn once."""
    return "".join(_curve(_directed(view, index), move=True) for index in indices)


def region_path(view: dict[str, Any], region: str) -> str:
    """Return the path of a region, or an empty string if the view does not show it."""
    return rings_path(view, view["regions"].get(region, []))


def _directed(view: dict[str, Any], index: int) -> list[Point]:
    if index >= 0:
        return arc_points(view["arcs"][index])
    return arc_points(view["arcs"][~index])[::-1]


def _curve(points: Sequence[Point], *, move: bool) -> str:
    path = [f"M{_pair(points[0])}"] if move else []
    if len(points) > 2:
        path.append(f"L{_middle(points[0], points[1])}")
        for here, following in pairwise(points[1:]):
            path.append(f"Q{_pair(here)} {_middle(here, following)}")
    path.append(f"L{_pair(points[-1])}")
    return "".join(path)


def _pair(point: Point) -> str:
    return f"{_units(2 * point[0])} {_units(2 * point[1])}"


def _middle(a: Point, b: Point) -> str:
    return f"{_units(a[0] + b[0])} {_units(a[1] + b[1])}"


def _units(twentieths: int) -> str:
    """Write twentieths of a unit exactly, without trailing zeros."""
    whole, rest = divmod(abs(twentieths) * 5, 100)
    decimals = f"{rest:02d}".rstrip("0")
    sign = "-" if twentieths < 0 else ""
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"
