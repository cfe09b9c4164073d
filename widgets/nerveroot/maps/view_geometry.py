"""Measures of the atlas that figures and facts need: areas, bounds, test points."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import dist
from typing import Any

from nerveroot.atlas import arc_points, load_atlas
from nerveroot.data import load_table

__all__ = ["point_places", "ring_area", "view_bounds"]

# The L5 point has one region in the table, but lies at that region's end: the third
# metatarsophalangeal joint is where the dorsum meets the third toe.
_POINT_BORDERS = {"L5": ("foot_dorsum_central", "toe_3_dorsal")}

# A point is shown where at least this share of its patch's best view is seen; elsewhere
# it would sit on a sliver at the edge of the limb.
_WELL_SEEN = 0.4


def _points(view: dict[str, Any], index: int) -> list[tuple[int, int]]:
    points = arc_points(view["arcs"][index if index >= 0 else ~index])
    return points if index >= 0 else points[::-1]


@cache
def view_bounds(view: str) -> tuple[float, float, float, float]:
    """Return x, y, width and height of the drawn limb, in units."""
    drawing = load_atlas()["views"][view]
    points = [
        point
        for ring in drawing["outline"]
        for index in ring
        for point in _points(drawing, index)
    ]
    xs, ys = [x / 10 for x, _ in points], [y / 10 for _, y in points]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


@cache
def ring_area(view: str, region: str) -> float:
    """Return the drawn area of a patch in square units."""
    drawing = load_atlas()["views"][view]
    twice = 0
    for ring in drawing["regions"].get(region, []):
        points = [point for index in ring for point in _points(drawing, index)]
        for (x0, y0), (x1, y1) in pairwise([*points, points[0]]):
            twice += x0 * y1 - x1 * y0
    return abs(twice) / 200


@cache
def point_places(view: str) -> dict[str, tuple[float, float]]:
    """Return where the test point of each root lies in a view, in units.

    A point named with one patch lies in its middle, one named with two on the border
    that they share.
    """
    drawing = load_atlas()["views"][view]
    places = {}
    for row in load_table("key_points"):
        region = row.region_ids[0]
        if region not in drawing["anchors"]:
            continue
        best = max(ring_area(other, region) for other in load_atlas()["views"])
        if ring_area(view, region) < _WELL_SEEN * best:
            continue
        pair = _POINT_BORDERS.get(row.root, tuple(row.region_ids))
        x, y = _border_middle(drawing, pair) or drawing["anchors"][region]
        places[row.root] = (round(x / 10, 1), round(y / 10, 1))
    return places


def _border_middle(
    drawing: dict[str, Any], pair: Sequence[str]
) -> tuple[float, float] | None:
    """Return the middle of the longest border that two patches share, in tenths."""
    shared = [
        arc_points(arc)
        for arc, sides in zip(drawing["arcs"], drawing["sides"], strict=True)
        if len(pair) == 2 and set(sides) == set(pair)
    ]
    if not shared:
        return None
    arc = max(shared, key=_length)
    left = _length(arc) / 2
    for start, end in pairwise(arc):
        step = dist(start, end)
        if step >= left > 0:
            share = left / step
            return (
                start[0] + (end[0] - start[0]) * share,
                start[1] + (end[1] - start[1]) * share,
            )
        left -= step
    return arc[-1]


def _length(arc: Sequence[tuple[int, int]]) -> float:
    return sum(dist(start, end) for start, end in pairwise(arc))
