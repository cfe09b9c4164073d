"""Draw the muscles of one view: outlines, fibres and the place of the label."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt, gaussian_filter, gaussian_filter1d
from scipy.ndimage import label as components
from scipy.spatial import cKDTree

from .contours import trace
from .limb_coordinates import LimbCoordinates
from .mesh import Body, vertex_normals
from .muscle_shapes import Muscle, SurfacePoints, edges
from .render import Picture, render
from .views import PIXELS_PER_UNIT, View

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

TENTHS = 10
ROUNDING = 0.9  # units over which corners are rounded
SMALLEST_AREA = 24.0  # square units: specks at the limb's edge are left out
FIBRE_SHARES = (0.17, 0.34, 0.5, 0.66, 0.83)
FIBRE_POINTS = 15
FIBRE_END = 0.05  # share of the length left free at both ends
# How far from a wanted place a pixel may lie and still stand for it.
FIBRE_REACH = 0.035
SHORTEST_FIBRE = 5.0  # units
THINNEST_BELLY = 2.2  # units from the middle to the edge: tendons show no fibres
CLEAR_OF_EDGE = 0.6  # units


def draw_muscles(
    view: View,
    body: Body,
    coordinates: LimbCoordinates,
    muscles: list[Muscle],
    tendons: list[Muscle],
) -> dict[str, Any]:
    """Return the muscles of a view, ready for JSON.

    Parameters
    ----------
    view : View
        What to draw; its window, if any, stays empty.
    body, coordinates
        The surface.
    muscles, tendons : list of Muscle
        In painting order.

    Returns
    -------
    dict
        ``muscles`` and ``tendons``, each from id to rings, fibres and anchor.
    """
    normals = vertex_normals(body.points, body.triangles)
    picture = render(
        body.points, body.points, normals, body.triangles, view.camera, view.keep
    )
    shown = (picture.rest[:, 0] <= 0) & ~picture.inside
    surface = SurfacePoints(picture.rest[shown], body, coordinates)
    pixels = picture.pixels[shown]
    areas = {
        muscle.muscle_id: _area(muscle, surface, picture, pixels)
        for muscle in [*muscles, *tendons]
    }
    covered = np.zeros(picture.camera.size[::-1], dtype=bool)
    anchors = {}
    for muscle in [*tendons, *reversed(muscles)]:
        area = areas[muscle.muscle_id]
        free = area if muscle.deep else area & ~covered
        anchors[muscle.muscle_id] = _anchor(free if free.any() else area)
        if not muscle.deep:
            covered |= area

    def entry(muscle: Muscle) -> dict[str, Any]:
        drawn: dict[str, Any] = {
            "rings": _rings(areas[muscle.muscle_id]),
            "fibres": _fibres(muscle, surface, picture, pixels, areas),
            "anchor": anchors[muscle.muscle_id],
        }
        if muscle.name:
            drawn |= {"name": muscle.name, "before": muscle.before}
        else:
            drawn["deep"] = muscle.deep
        return drawn

    return {
        kind: {m.muscle_id: entry(m) for m in group if areas[m.muscle_id].any()}
        for kind, group in (("muscles", muscles), ("tendons", tendons))
    }


def _area(
    muscle: Muscle, surface: SurfacePoints, picture: Picture, pixels: NDArray[np.int64]
) -> Bools:
    """Return the pixels that show a muscle, its corners rounded, specks left out."""
    width, height = picture.camera.size
    flat = np.zeros(width * height)
    skin = np.zeros(width * height, dtype=bool)
    skin[pixels] = True
    for band in muscle.bands:
        flat[pixels[surface.within(band)[1]]] = 1
    if not flat.any():
        return np.zeros((height, width), dtype=bool)
    # At the limb's edge the blur counts only the skin, so that it does not draw back.
    sigma = ROUNDING * PIXELS_PER_UNIT
    on_skin = skin.reshape(height, width)
    weight = np.maximum(gaussian_filter(on_skin.astype(float), sigma), 1e-6)
    area = (
        gaussian_filter(flat.reshape(height, width), sigma) / weight > 0.5
    ) & on_skin
    parts, _ = components(area)
    large = np.bincount(parts.ravel()) >= SMALLEST_AREA * PIXELS_PER_UNIT**2
    large[0] = False
    return large[parts]


def _rings(area: Bools) -> list[list[int]]:
    rings = []
    for border in trace(area.astype(np.int64)):
        line = border.line if border.right else border.line[::-1]
        rings.append(_encoded(line, closed=True))
    return rings


def _encoded(line: Floats, *, closed: bool = False) -> list[int]:
    """Return tenths of a unit, the first point absolute, the others as steps."""
    tenths = np.round(line / PIXELS_PER_UNIT * TENTHS).astype(int)
    moved = np.concatenate([[True], (np.diff(tenths, axis=0) != 0).any(axis=1)])
    tenths = tenths[moved]
    if closed:
        tenths[-1] = tenths[0]
    return np.concatenate([tenths[:1], np.diff(tenths, axis=0)]).ravel().tolist()


def _anchor(area: Bools) -> list[int]:
    if not area.any():
        return [0, 0]
    inner = distance_transform_edt(np.pad(area, 1))[1:-1, 1:-1]
    y, x = np.unravel_index(int(np.argmax(inner)), inner.shape)
    return [round((value + 0.5) / PIXELS_PER_UNIT * TENTHS) for value in (x, y)]


def _fibres(
    muscle: Muscle,
    surface: SurfacePoints,
    picture: Picture,
    pixels: NDArray[np.int64],
    areas: dict[str, Bools],
) -> list[list[int]]:
    """Return lines along which the fibres run, where the view shows them."""
    area = areas[muscle.muscle_id]
    band = muscle.bands[0]
    at, hit = surface.within(band)
    hit &= area.ravel()[pixels]
    if not hit.any():
        return []
    width = picture.camera.size[0]
    place = np.stack([pixels[hit] % width, pixels[hit] // width], axis=1) + 0.5
    first, last = band.rows[0, 0], band.rows[-1, 0]
    length = last - first
    scale = np.array([1 / length, 1.0])
    tree = cKDTree(at[hit] * scale)
    inner = distance_transform_edt(area) / PIXELS_PER_UNIT
    drawn = []
    for line in _wanted(muscle, first, length):
        distance, index = tree.query(line * scale, k=4)
        points = place[index].mean(axis=1)
        column, row = points.astype(int).T
        drawn.append((points, distance[:, 0] < FIBRE_REACH, inner[row, column]))
    belly = np.max([edge for _, _, edge in drawn], axis=0) > THINNEST_BELLY
    fibres = []
    for points, seen, edge in drawn:
        for run in _runs(seen & belly & (edge > CLEAR_OF_EDGE)):
            smooth = gaussian_filter1d(points[run], 0.8, axis=0, mode="nearest")
            span = np.linalg.norm(smooth[-1] - smooth[0]) / PIXELS_PER_UNIT
            if len(smooth) >= 4 and span > SHORTEST_FIBRE:
                fibres.append(_encoded(smooth))
    return fibres


def _wanted(muscle: Muscle, first: float, length: float) -> list[Floats]:
    """Return the lines as (level, share across)."""
    if not muscle.fibres:
        levels = first + length * np.linspace(FIBRE_END, 1 - FIBRE_END, FIBRE_POINTS)
        return [
            np.stack([levels, np.full_like(levels, share)], axis=1)
            for share in FIBRE_SHARES
        ]
    lines = []
    for line in muscle.fibres:
        step = np.linspace(0, len(line) - 1, FIBRE_POINTS)
        level, across = (np.interp(step, range(len(line)), line[:, k]) for k in (0, 1))
        begin, end = edges(muscle.bands[0], level)
        lines.append(np.stack([level, (across - begin) / (end - begin)], axis=1))
    return lines


def _runs(wanted: Bools) -> list[NDArray[np.int64]]:
    places = np.flatnonzero(wanted)
    if not len(places):
        return []
    return np.split(places, np.flatnonzero(np.diff(places) > 1) + 1)
