"""One code per pixel of a view: paper, other leg, unnamed skin, section, patches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_opening, distance_transform_edt
from scipy.ndimage import label as components

from .labels import BARE, UNNAMED, Patch, label
from .limb_coordinates import LimbCoordinates
from .mesh import Body, vertex_normals
from .pose import part_thighs
from .render import Picture, render
from .shading import tone
from .views import FADE_SHARE, PIXELS_PER_UNIT, View

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

PAPER, OTHER_LEG, UNNAMED_SKIN, SECTION, FIRST_REGION = range(5)
SMALLEST_AREA = 14.0  # square units: smaller specks join a neighbour
THINNEST = 1.6  # units: thinner slivers at the limb's edge join a neighbour
FARTHEST_NEIGHBOUR = 3 * THINNEST
OTHER_LEG_STRENGTH = 0.40
RIM = 0.5  # units of paper between an inset and what lies under it


@dataclass(frozen=True)
class Raster:
    """The codes and the brightness of one view."""

    codes: Ints
    tones: Floats


def draw_view(
    view: View,
    body: Body,
    coordinates: LimbCoordinates,
    patches: tuple[Patch, ...],
    regions: list[str],
) -> Raster:
    """Draw a view with its inset.

    Parameters
    ----------
    view : View
        What to draw.
    body, coordinates, patches
        The labelled surface.
    regions : list of str
        Region ids; the first gets the code ``FIRST_REGION``.

    Returns
    -------
    Raster
        Cleaned codes and tones.
    """
    normals = vertex_normals(body.points, body.triangles)
    number = {region: FIRST_REGION + k for k, region in enumerate(regions)} | {
        UNNAMED: UNNAMED_SKIN
    }

    def codes_of(picture: Picture) -> Ints:
        right = picture.rest[:, 0] <= 0
        found, index = np.unique(
            label(picture.rest[right], coordinates, patches), return_inverse=True
        )
        if BARE in found:
            where = (
                picture.rest[right][found[index] == BARE].mean(axis=0).round(2).tolist()
            )
            raise ValueError(
                f"{view.name}: skin near {where} is covered by no patch of regions.toml"
            )
        values = np.full(len(right), OTHER_LEG, dtype=np.int64)
        values[right] = np.array([number[name] for name in found])[index]
        values[picture.inside] = SECTION
        return picture.image(values, PAPER)

    picture = render(
        body.points, body.points, normals, body.triangles, view.camera, view.keep
    )
    codes, tones = _cleaned(codes_of(picture)), tone(picture, PIXELS_PER_UNIT)
    if view.fades:
        tones = _fade(tones, view)
    if view.inset:
        camera = view.inset.camera(view.camera.size)
        nearby = _pelvis_and_thighs(body)
        parted = part_thighs(body)
        window = render(
            parted,
            body.points,
            vertex_normals(parted, body.triangles),
            body.triangles,
            camera,
            nearby,
        )
        inside = disc(view, view.inset.radius)
        codes[disc(view, view.inset.radius + RIM)] = PAPER
        codes[inside] = _cleaned(np.where(inside, codes_of(window), PAPER))[inside]
        tones[inside] = tone(window, PIXELS_PER_UNIT)[inside]
    other = codes == OTHER_LEG
    tones[other] = 1 - OTHER_LEG_STRENGTH * (1 - tones[other])
    return Raster(codes, tones)


def _pelvis_and_thighs(body: Body) -> Callable[[Floats], Bools]:
    """Keep what the window shows; the legs would hide it from below."""
    floor = body.joints["r-upper-leg"][1] - 2.2
    return lambda points: points[:, 1] > floor


def disc(view: View, radius: float) -> Bools:
    """Return the pixels within a radius of the middle of the view's window."""
    width, height = view.camera.size
    y, x = np.mgrid[:height, :width] + 0.5
    centre = view.inset.centre
    return (
        np.hypot(x / PIXELS_PER_UNIT - centre[0], y / PIXELS_PER_UNIT - centre[1])
        < radius
    )


def _fade(tones: Floats, view: View) -> Floats:
    rows = np.arange(tones.shape[0]) / (tones.shape[0] * FADE_SHARE)
    strength = np.clip(rows, 0, 1)[:, None]
    return 1 - strength * (1 - tones)


def bounds(area: Bools, margin: int) -> tuple[slice, slice]:
    """Return the rows and columns that hold an area, with a margin."""
    rows, columns = (np.flatnonzero(area.any(axis=axis)) for axis in (1, 0))
    return (
        slice(max(rows[0] - margin, 0), rows[-1] + margin + 1),
        slice(max(columns[0] - margin, 0), columns[-1] + margin + 1),
    )


def _cleaned(codes: Ints) -> Ints:
    """Give specks and slivers to their neighbours within the body."""
    grain = PIXELS_PER_UNIT
    radius = THINNEST * grain / 2
    offset = np.arange(-int(radius), int(radius) + 1)
    brush = np.hypot(*np.meshgrid(offset, offset)) <= radius
    solid = np.zeros(codes.shape, dtype=bool)
    for code in np.unique(codes):
        area = codes == code
        if code in (PAPER, OTHER_LEG, SECTION):
            solid |= area
            continue
        box = bounds(area, int(radius) + 1)
        opened = np.zeros_like(area)
        opened[box] = binary_opening(area[box], brush)
        parts, count = components(opened)
        size = np.bincount(parts.ravel(), minlength=count + 1)
        large = size >= SMALLEST_AREA * grain**2
        large[0] = False
        solid |= large[parts]
    drawn = codes > OTHER_LEG
    skin = solid & drawn & (codes != SECTION)
    distance, nearest = distance_transform_edt(~skin, return_indices=True)
    cleaned = codes.copy()
    loose = drawn & ~solid
    cleaned[loose] = codes[tuple(nearest)][loose]
    # Skin that just shows beyond a cut face has no patch near it: the face takes it.
    cleaned[loose & (distance > FARTHEST_NEIGHBOUR * grain)] = SECTION
    return cleaned
