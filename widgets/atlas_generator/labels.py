"""Which patch of skin a point belongs to.

``regions.toml`` lists the patches in painting order: a later patch lies on top
of an earlier one, so neighbours share their border by construction. A patch is
the area common to one or more shapes, each a polygon, a smooth curve or an
ellipse in a chart of :mod:`limb_coordinates`. A patch without a region is skin that the
vocabulary does not name (the abdomen and the back above the iliac crest).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .limb_coordinates import ANGULAR, LimbCoordinates

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

REGIONS_FILE = Path(__file__).with_name("regions.toml")
UNNAMED = ""
BARE = "?"  # painted by no patch: a gap in regions.toml
CURVE_STEPS = 8


@dataclass(frozen=True)
class Shape:
    """One closed area of a chart.

    Attributes
    ----------
    chart : str
        Chart the corners are given in.
    corners : array, shape (n, 2)
        Polygon; its last corner joins the first.
    """

    chart: str
    corners: Floats


@dataclass(frozen=True)
class Patch:
    """The area common to ``shapes``, named ``region``."""

    region: str
    shapes: tuple[Shape, ...]


def read_patches(path: Path = REGIONS_FILE) -> tuple[Patch, ...]:
    """Return the patches of ``regions.toml`` in painting order."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    shared = {
        name: [_shape(s, name) for s in shapes]
        for name, shapes in content["areas"].items()
    }
    patches = []
    for number, entry in enumerate(content["patch"], start=1):
        where = f"{path.name}, patch {number} ({entry.get('region')!r})"
        shapes = [_shape(s, where) for s in entry.get("shapes", [])]
        for name in entry.get("within", []):
            if name not in shared:
                known = ", ".join(sorted(shared))
                raise ValueError(f"{where}: unknown area {name!r}; known: {known}")
            shapes += shared[name]
        if not shapes:
            raise ValueError(f"{where}: a patch needs at least one shape or area")
        patches.append(Patch(entry["region"], tuple(shapes)))
    return tuple(patches)


def label(
    points: Floats, coordinates: LimbCoordinates, patches: tuple[Patch, ...]
) -> NDArray[np.str_]:
    """Return the region id of each point of the right side.

    Parameters
    ----------
    points : array, shape (n, 3)
        Points of the resting surface.
    coordinates : LimbCoordinates
        The charts.
    patches : tuple of Patch
        In painting order.

    Returns
    -------
    array of str
        ``UNNAMED`` on skin outside the vocabulary, ``BARE`` where no patch is painted.
    """
    charts: dict[str, Floats] = {}
    names = np.full(len(points), BARE, dtype="U32")
    for patch in patches:
        covered = np.ones(len(points), dtype=bool)
        for shape in patch.shapes:
            if shape.chart not in charts:
                charts[shape.chart] = coordinates.chart(shape.chart, points)
            covered[covered] = _inside(charts[shape.chart][covered], shape)
        names[covered] = patch.region
    return names


def _shape(entry: dict[str, Any], where: str) -> Shape:
    if "polygon" in entry:
        return Shape(entry["chart"], np.array(entry["polygon"], dtype=float))
    if "curve" in entry:
        return Shape(
            entry["chart"], _closed_curve(np.array(entry["curve"], dtype=float))
        )
    if "ellipse" in entry:
        level, across, half_level, half_across = entry["ellipse"]
        turn = np.linspace(0, 2 * np.pi, 72, endpoint=False)
        ring = np.stack(
            [level + half_level * np.cos(turn), across + half_across * np.sin(turn)],
            axis=1,
        )
        return Shape(entry["chart"], ring)
    found = ", ".join(entry)
    raise ValueError(f"{where}: expected polygon, curve or ellipse, found {found}")


def _closed_curve(points: Floats) -> Floats:
    """Return a fine polygon along the Catmull-Rom spline through ``points``."""
    before, after = np.roll(points, 1, axis=0), np.roll(points, -1, axis=0)
    beyond = np.roll(points, -2, axis=0)
    pieces = []
    for t in np.linspace(0, 1, CURVE_STEPS, endpoint=False):
        pieces.append(
            points
            + t / 2 * (after - before)
            + t**2 / 2 * (2 * before - 5 * points + 4 * after - beyond)
            + t**3 / 2 * (3 * points - before - 3 * after + beyond)
        )
    return np.stack(pieces, axis=1).reshape(-1, 2)


def _inside(at: Floats, shape: Shape) -> Bools:
    turns = (-360.0, 0.0, 360.0) if shape.chart in ANGULAR else (0.0,)
    hit = np.zeros(len(at), dtype=bool)
    for turn in turns:
        corners = shape.corners + np.array([0.0, turn])
        low, high = corners.min(axis=0), corners.max(axis=0)
        maybe = np.flatnonzero(((at >= low) & (at <= high)).all(axis=1))
        hit[maybe] |= _crossings(at[maybe], corners) % 2 == 1
    return hit


def _crossings(at: Floats, corners: Floats) -> NDArray[np.int64]:
    """Count the polygon's edges to the right of each point."""
    count = np.zeros(len(at), dtype=np.int64)
    for (u0, v0), (u1, v1) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        if v0 == v1:
            continue
        spans = (at[:, 1] < v0) != (at[:, 1] < v1)
        reach = u0 + (at[:, 1] - v0) / (v1 - v0) * (u1 - u0)
        count += spans & (at[:, 0] < reach)
    return count
