"""Where each muscle lies on the surface of the limb.

``muscles.toml`` gives every muscle as bands along the limb: at a level of a chart, the
place where the belly begins and ends across it. The charts ``thigh`` and ``leg`` turn
round the straight lines from hip to knee and from knee to ankle; ``trunk`` and the
charts of the foot are those of :mod:`limb_coordinates`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import PchipInterpolator

from .limb_coordinates import LimbCoordinates
from .mesh import Body

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

MUSCLES_FILE = Path(__file__).with_name("muscles.toml")
CHARTS = ("thigh", "leg", "trunk", "foot", "plan", "profile")
PLANE = ("plan", "profile")  # charts without an angle
FOOT_ABOVE_ANKLE = 0.35  # mesh units over the ankle joint to which the foot reaches
SIDES = {"medial": 1.0, "lateral": -1.0}


@dataclass(frozen=True)
class Band:
    """A strip of surface along one chart.

    Attributes
    ----------
    chart : str
        One of ``CHARTS``.
    rows : array, shape (n, 3)
        Level, where the strip begins and where it ends across the chart.
    side : str or None
        Half of the foot, for the chart that sees both halves alike.
    """

    chart: str
    rows: Floats
    side: str | None


@dataclass(frozen=True)
class Muscle:
    """A muscle or a sinew.

    Attributes
    ----------
    muscle_id : str
        Its id in the table of muscles; of a sinew, its own.
    name : str or None
        Name of a sinew.
    deep : bool
        True if other tissue than skin and fascia lies on it.
    bands : tuple of Band
        The belly and its tendon.
    fibres : tuple of array
        Lines (level, across) in the chart of the first band; empty if the fibres run
        along it.
    before : str or None
        Muscle under which a sinew is painted; None for above all.
    """

    muscle_id: str
    name: str | None
    deep: bool
    bands: tuple[Band, ...]
    fibres: tuple[Floats, ...]
    before: str | None


def read_muscles(path: Path = MUSCLES_FILE) -> tuple[list[Muscle], list[Muscle]]:
    """Return the muscles and the sinews of ``muscles.toml`` in painting order."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return (
        [_muscle(entry, path.name) for entry in content["muscle"]],
        [_muscle(entry, path.name) for entry in content["tendon"]],
    )


def _muscle(entry: dict[str, Any], file: str) -> Muscle:
    bands = []
    for band in entry["bands"]:
        where = f"{file}, {entry['id']!r}"
        rows = np.array(band["rows"], dtype=float)
        if band["chart"] not in CHARTS:
            known = ", ".join(CHARTS)
            raise ValueError(f"{where}: unknown chart {band['chart']!r}; {known}")
        if (np.diff(rows[:, 0]) <= 0).any() or (rows[:, 1] >= rows[:, 2]).any():
            raise ValueError(f"{where}: levels must rise and bands have a width")
        bands.append(Band(band["chart"], rows, band.get("side")))
    return Muscle(
        entry["id"],
        entry.get("name"),
        entry.get("deep", False),
        tuple(bands),
        tuple(np.array(line, dtype=float) for line in entry.get("fibres", [])),
        entry.get("before"),
    )


class SurfacePoints:
    """The points of a picture in all charts of the muscles.

    Parameters
    ----------
    points : array, shape (n, 3)
        Points of the resting surface, right side.
    body : Body
        The surface with its joints.
    coordinates : LimbCoordinates
        Charts of the foot and the trunk.
    """

    def __init__(
        self, points: Floats, body: Body, coordinates: LimbCoordinates
    ) -> None:
        joints = [body.joints[f"r-{name}"] for name in ("upper-leg", "knee", "ankle")]
        heights = np.array([joint[1] for joint in joints])
        x, z = (
            np.interp(points[:, 1], heights[::-1], [joint[k] for joint in joints][::-1])
            for k in (0, 2)
        )
        turn = np.degrees(np.arctan2(x - points[:, 0], points[:, 2] - z)) % 360
        low = points[:, 1] < heights[2] + FOOT_ABOVE_ANKLE
        self._side = points[:, 0] - x
        self._at = {
            "thigh": _stack((heights[0] - points[:, 1]) / -np.diff(heights)[0], turn),
            "leg": _stack((heights[1] - points[:, 1]) / -np.diff(heights)[1], turn),
            "trunk": coordinates.chart("hip", points),
        }
        # Below the ankle's front the leg's angle would wrap round the foot.
        self._at["leg"][points[:, 1] < heights[2] - FOOT_ABOVE_ANKLE] = np.nan
        for chart in ("foot", *PLANE):
            at = coordinates.chart(chart, points)
            at[~low] = np.nan
            self._at[chart] = at
        # Seen from above, back and sole of the foot are one: tendons lie on the back.
        below = np.abs(self._at["foot"][:, 1] - 180) < 90
        self._at["plan"][below] = np.nan

    def within(self, band: Band) -> tuple[Floats, Bools]:
        """Return (level, share across) of all points, and which lie in the band."""
        at = self._at[band.chart]
        level = at[:, 0]
        begin, end = edges(band, level)
        middle = (begin + end) / 2
        across = at[:, 1]
        if band.chart not in PLANE:
            across = middle + (across - middle + 180) % 360 - 180
        share = (across - begin) / (end - begin)
        hit = (level >= band.rows[0, 0]) & (level <= band.rows[-1, 0])
        hit &= (share >= 0) & (share <= 1)
        if band.side:
            hit &= self._side * SIDES[band.side] > 0
        return _stack(level, share), hit


def edges(band: Band, level: Floats) -> tuple[Floats, Floats]:
    """Return where the band begins and ends across its chart at each level."""
    levels = band.rows[:, 0]
    inside = np.clip(np.nan_to_num(level, nan=levels[0]), levels[0], levels[-1])
    return tuple(PchipInterpolator(levels, band.rows[:, k])(inside) for k in (1, 2))


def _stack(a: Floats, b: Floats) -> Floats:
    return np.stack([a, b], axis=1)
