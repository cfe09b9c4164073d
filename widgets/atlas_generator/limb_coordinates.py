"""Coordinates that lie on the right lower limb itself.

Every chart gives each point of the resting surface two numbers, so that a
patch is drawn once and appears rightly in every view:

``hip``       level 0 (iliac crest) to 1 (crotch); angle round the trunk
``thigh``     level 0 (hip joint) to 1 (knee joint); angle round the limb
``leg``       level 0 (knee joint) to 1 (ankle joint); angle round the limb
``perineum``  level 0 to 1 from the pubis under the body to the sacrum
              (a half turn in the midline plane); distance from the midline
              in half hip widths
``foot``      level 0 (back of the heel) to 1 (metatarsal heads); angle round
              the foot's long axis
``plan``      the same level; 0 (medial edge) to 1 (lateral edge)
``profile``   the same level; height 0 (ground) to 1 (ankle joint)
``toe_1`` to ``toe_5``  level 0 (metatarsal joint) to 1 (tip); angle round the toe

All angles are in degrees: 0 front (on foot and toes: top), 90 lateral, 180
back (sole), 270 medial.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from .mesh import Body

Floats = NDArray[np.float64]

CREST_LEVEL = 1.75  # height of the iliac crest in the blended mesh
PELVIS_CENTRE = (0.5, 0.1)  # height and depth of the middle of the pelvis
SLICE = 0.05  # mesh units between the slices that find the limb's axis
TOE_REACH = 0.5  # mesh units behind the metatarsal heads to which toe charts reach
TOES = ("1", "2", "3", "4", "5")
ANGULAR = frozenset({"hip", "thigh", "leg", "foot", *(f"toe_{toe}" for toe in TOES)})
# Where the foot leaves the limb's axis: slices below would include the forefoot.
LOWEST_SLICE = -7.0


class LimbCoordinates:
    """Charts of the right lower limb.

    Parameters
    ----------
    body : Body
        The resting surface with its joints.
    """

    def __init__(self, body: Body) -> None:
        joint = body.joints
        right = body.points[body.points[:, 0] < 1e-6]
        midline = body.points[np.abs(body.points[:, 0]) < 1e-6]
        self._hip, self._knee, self._ankle = (
            joint[f"r-{name}"] for name in ("upper-leg", "knee", "ankle")
        )
        self._ground = float(right[:, 1].min())
        self._crotch = float(midline[midline[:, 2] > 0, 1].min())
        self._axis = _limb_axis(right, self._hip, self._crotch)
        self._toes = {
            toe: np.array(
                [joint[f"r-toe-{toe}-{k}"] for k in range(1, 4 if toe == "1" else 5)]
            )
            for toe in TOES
        }
        foot = right[right[:, 1] < joint["r-ankle"][1]]
        self._heel = float(foot[:, 2].min())
        self._heads = float(np.mean([self._toes[toe][0, 2] for toe in "123"]))
        self._edges = _foot_edges(foot, self._heads)

    def chart(self, name: str, points: Floats) -> Floats:
        """Return the two coordinates of ``points`` in one chart.

        Parameters
        ----------
        name : str
            One of the charts of this module.
        points : array, shape (n, 3)
            Points of the resting surface of the right side.

        Returns
        -------
        array, shape (n, 2)
            Not a number where the chart does not reach.
        """
        if name.startswith("toe_"):
            return self._toe(name.removeprefix("toe_"), points)
        charts = {
            "hip": self._trunk,
            "thigh": lambda p: self._column(p, self._hip, self._knee),
            "leg": lambda p: self._column(p, self._knee, self._ankle),
            "perineum": self._perineum,
            "foot": self._foot,
            "plan": self._plan,
            "profile": self._profile,
        }
        if name not in charts:
            known = ", ".join([*charts, "toe_1", "…", "toe_5"])
            raise KeyError(f"unknown chart {name!r}; known: {known}")
        return charts[name](points)

    def _trunk(self, p: Floats) -> Floats:
        level = (CREST_LEVEL - p[:, 1]) / (CREST_LEVEL - self._crotch)
        return np.stack([level, _angle(-p[:, 0], p[:, 2] - PELVIS_CENTRE[1])], axis=1)

    def _column(self, p: Floats, top: Floats, bottom: Floats) -> Floats:
        level = (top[1] - p[:, 1]) / (top[1] - bottom[1])
        heights, x, z = self._axis
        centre_x, centre_z = (
            np.interp(p[:, 1], heights, x),
            np.interp(p[:, 1], heights, z),
        )
        return np.stack([level, _angle(centre_x - p[:, 0], p[:, 2] - centre_z)], axis=1)

    def _perineum(self, p: Floats) -> Floats:
        below, front = PELVIS_CENTRE[0] - p[:, 1], p[:, 2] - PELVIS_CENTRE[1]
        turn = np.degrees(np.arctan2(below, front)) / 180
        return np.stack([turn, p[:, 0] / self._hip[0]], axis=1)

    def _foot_level(self, p: Floats) -> Floats:
        return (p[:, 2] - self._heel) / (self._heads - self._heel)

    def _foot(self, p: Floats) -> Floats:
        depth, medial, lateral, middle = self._edges
        across = np.interp(p[:, 2], depth, (medial + lateral) / 2) - p[:, 0]
        above = p[:, 1] - np.interp(p[:, 2], depth, middle)
        return np.stack([self._foot_level(p), _angle(across, above)], axis=1)

    def _plan(self, p: Floats) -> Floats:
        depth, medial, lateral, _ = self._edges
        inner, outer = (
            np.interp(p[:, 2], depth, medial),
            np.interp(p[:, 2], depth, lateral),
        )
        return np.stack(
            [self._foot_level(p), (inner - p[:, 0]) / (inner - outer)], axis=1
        )

    def _profile(self, p: Floats) -> Floats:
        height = (p[:, 1] - self._ground) / (self._ankle[1] - self._ground)
        return np.stack([self._foot_level(p), height], axis=1)

    def _toe(self, toe: str, p: Floats) -> Floats:
        """Return toe coordinates of the points nearest to this toe."""
        coordinates = np.full((len(p), 2), np.nan)
        near = np.flatnonzero(
            (p[:, 2] > self._heads - TOE_REACH) & (p[:, 1] < self._ankle[1])
        )
        if not len(near):
            return coordinates
        gap = {
            name: _distance_in_plan(p[near], line, name)
            for name, line in self._toes.items()
        }
        near = near[gap[toe] <= np.min([gap[name] for name in TOES], axis=0)]
        line = self._toes[toe]
        first, last = line[0], line[-1]
        along = (last - first) / np.linalg.norm(last - first)
        length = np.linalg.norm(last - first)
        offset = p[near] - first
        level = offset @ along / length
        lateral = np.cross(along, [0.0, 1.0, 0.0])
        lateral /= np.linalg.norm(lateral)
        up = np.cross(lateral, along)
        bent = np.stack(
            [np.interp(offset @ along, (line - first) @ along, (line - first) @ up)],
            axis=1,
        )
        side = offset @ lateral * (1 if lateral[0] < 0 else -1)
        coordinates[near] = np.stack(
            [level, _angle(side, offset @ up - bent[:, 0])], axis=1
        )
        return coordinates


def _angle(lateral: Floats, front: Floats) -> Floats:
    return np.degrees(np.arctan2(lateral, front)) % 360


def _limb_axis(
    right: Floats, hip: Floats, crotch: float
) -> tuple[Floats, Floats, Floats]:
    """Return the height, x and z of the middle of the limb, smoothed along it."""
    heights = np.arange(LOWEST_SLICE, crotch - 0.3, SLICE)
    slices = [right[np.abs(right[:, 1] - height) < SLICE] for height in heights]
    middle = np.array(
        [(s[:, [0, 2]].min(axis=0) + s[:, [0, 2]].max(axis=0)) / 2 for s in slices]
    )
    heights = np.append(heights, hip[1])
    middle = np.vstack([middle, [(middle[-1, 0] + hip[0]) / 2 - 0.1, 0.3]])
    even = np.arange(heights[0], heights[-1], SLICE)
    x, z = (
        gaussian_filter1d(np.interp(even, heights, middle[:, k]), 6, mode="nearest")
        for k in (0, 1)
    )
    return even, x, z


def _foot_edges(foot: Floats, heads: float) -> tuple[Floats, Floats, Floats, Floats]:
    """Return depth, medial edge, lateral edge and middle height, back to front."""
    depth = np.arange(foot[:, 2].min() + 0.12, heads, SLICE)
    slices = [foot[np.abs(foot[:, 2] - z) < SLICE] for z in depth]
    medial = np.array([s[:, 0].max() for s in slices])
    lateral = np.array([s[:, 0].min() for s in slices])
    middle = np.array([0.55 * s[:, 1].min() + 0.45 * s[:, 1].max() for s in slices])
    edges = (
        gaussian_filter1d(values, 3, mode="nearest")
        for values in (medial, lateral, middle)
    )
    return (depth, *edges)


def _distance_in_plan(p: Floats, line: Floats, toe: str) -> Floats:
    """Return the distance to a toe's midline seen from above; the great toe is wide."""
    ground = line[:, [0, 2]]
    ground = np.vstack([ground, ground[-1] + (ground[-1] - ground[0])])
    best = np.full(len(p), np.inf)
    for a, b in pairwise(ground):
        share = np.clip((p[:, [0, 2]] - a) @ (b - a) / ((b - a) @ (b - a)), 0, 1)
        best = np.minimum(
            best, np.linalg.norm(p[:, [0, 2]] - a - share[:, None] * (b - a), axis=1)
        )
    return best - (0.05 if toe == "1" else 0)
