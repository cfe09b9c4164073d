"""An orthographic z-buffer renderer in plain numpy.

Each pixel of the picture gets the point of the resting surface that it shows,
so that every later question (which patch, how bright) is answered per pixel.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Camera:
    """A camera that looks at the body from infinitely far away.

    Attributes
    ----------
    right, up, toward : array, shape (3,)
        Orthonormal axes of the picture; ``toward`` points at the viewer.
    scale : float
        Pixels per mesh unit.
    origin : tuple of float
        Where the mesh origin lands, in pixels.
    size : tuple of int
        Width and height in pixels.
    """

    right: Floats
    up: Floats
    toward: Floats
    scale: float
    origin: tuple[float, float]
    size: tuple[int, int]

    def project(self, points: Floats) -> Floats:
        """Return pixel x, pixel y and nearness of ``points``."""
        x = points @ self.right * self.scale + self.origin[0]
        y = -(points @ self.up) * self.scale + self.origin[1]
        return np.stack([x, y, points @ self.toward], axis=-1)


@dataclass(frozen=True)
class Picture:
    """What each pixel shows (flat arrays over ``pixels``).

    Attributes
    ----------
    camera : Camera
        The camera used.
    pixels : array, shape (n,)
        Flat indices of the covered pixels.
    rest : array, shape (n, 3)
        The point on the resting surface.
    normal : array, shape (n, 3)
        Outward normal of the drawn (posed) surface.
    near : array, shape (n,)
        Nearness to the viewer, in mesh units.
    inside : array of bool, shape (n,)
        True where the cut opens the body and the inner side is seen.
    """

    camera: Camera
    pixels: Ints
    rest: Floats
    normal: Floats
    near: Floats
    inside: Bools

    def image(self, values: NDArray, empty: float = 0) -> NDArray:
        """Spread per-pixel ``values`` over a whole picture filled with ``empty``."""
        width, height = self.camera.size
        canvas = np.full((height * width, *values.shape[1:]), empty, dtype=values.dtype)
        canvas[self.pixels] = values
        return canvas.reshape(height, width, *values.shape[1:])


def render(
    posed: Floats,
    rest: Floats,
    normals: Floats,
    triangles: Ints,
    camera: Camera,
    keep: Callable[[Floats], Bools],
) -> Picture:
    """Draw a surface.

    Parameters
    ----------
    posed, rest, normals : array, shape (n, 3)
        Vertices as drawn, the same vertices at rest, and normals as drawn.
    triangles : array, shape (m, 3)
        Faces.
    camera : Camera
        Where to look from.
    keep : callable
        Takes resting points and says which are drawn: the cuts.

    Returns
    -------
    Picture
        The nearest kept point at each pixel.
    """
    screen = camera.project(posed)
    pixel, face, weights = _fragments(screen, triangles, camera.size)
    corners = triangles[face]
    place = np.einsum("fk,fkc->fc", weights, rest[corners])
    kept = keep(place)
    pixel, corners, weights, place = (
        pixel[kept],
        corners[kept],
        weights[kept],
        place[kept],
    )
    near = np.einsum("fk,fk->f", weights, screen[corners, 2])
    order = np.lexsort((-near, pixel))
    first = order[np.unique(pixel[order], return_index=True)[1]]
    corners, weights = corners[first], weights[first]
    normal = np.einsum("fk,fkc->fc", weights, normals[corners])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    xy = screen[corners, :2]
    turn = _cross(xy[:, 1] - xy[:, 0], xy[:, 2] - xy[:, 0])
    return Picture(camera, pixel[first], place[first], normal, near[first], turn > 0)


def _cross(a: Floats, b: Floats) -> Floats:
    return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]


def _fragments(
    screen: Floats, triangles: Ints, size: tuple[int, int]
) -> tuple[Ints, Ints, Floats]:
    """Return pixel, face and barycentric weights of every covered pixel centre."""
    width = size[0]
    xy = screen[triangles][:, :, :2] - 0.5
    low = np.ceil(xy.min(axis=1)).astype(np.int64)
    span = np.floor(xy.max(axis=1)).astype(np.int64) - low + 1
    area = _cross(xy[:, 1] - xy[:, 0], xy[:, 2] - xy[:, 0])
    on_paper = ((low < size) & (low + span > 0)).all(axis=1)
    usable = (span > 0).all(axis=1) & (np.abs(area) > 1e-9) & on_paper
    pixels: list[Ints] = []
    faces: list[Ints] = []
    weights: list[Floats] = []
    # One small grid of offsets serves all triangles of like width.
    for columns in np.unique(span[usable, 0]):
        group = np.flatnonzero(usable & (span[:, 0] == columns))
        for row in range(int(span[group, 1].max())):
            group = group[span[group, 1] > row]
            for column in range(int(columns)):
                at = low[group] + (column, row)
                a, b, c = (xy[group, k] - at for k in range(3))
                share = np.stack([_cross(b, c), _cross(c, a), _cross(a, b)], axis=1)
                share /= area[group, None]
                hit = (
                    (share >= 0).all(axis=1)
                    & (at >= 0).all(axis=1)
                    & (at < size).all(axis=1)
                )
                pixels.append(at[hit, 1] * width + at[hit, 0])
                faces.append(group[hit])
                weights.append(share[hit])
    return np.concatenate(pixels), np.concatenate(faces), np.concatenate(weights)
