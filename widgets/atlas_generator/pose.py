"""Part the thighs, so that the perineum can be seen from below.

Only what is drawn moves: patches are still looked up on the resting surface.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .mesh import Body

Floats = NDArray[np.float64]

ABDUCTION, FLEXION = np.radians(28), np.radians(28)
# The thigh begins to follow at the first height and follows fully at the second.
FOLLOWS_FROM, FOLLOWS_TO = 0.35, -1.0
# Skin within the first distance of the midline stays; beyond the second it follows.
STAYS_WITHIN, FREE_BEYOND = 0.06, 0.45


def part_thighs(body: Body) -> Floats:
    """Return the vertices with both thighs abducted and flexed at the hip.

    Parameters
    ----------
    body : Body
        The resting surface.

    Returns
    -------
    array, shape (n, 3)
        Moved vertices; the pelvis stays.
    """
    x, y, z = body.points.T
    side = np.where(x < 0, -1.0, 1.0)
    share = _ramp((FOLLOWS_FROM - y) / (FOLLOWS_FROM - FOLLOWS_TO))
    share *= _ramp((np.abs(x) - STAYS_WITHIN) / (FREE_BEYOND - STAYS_WITHIN))
    hip = body.joints["r-upper-leg"]
    dx, dy, dz = x - side * abs(hip[0]), y - hip[1], z - hip[2]
    out, lift = side * ABDUCTION * share, FLEXION * share
    moved_x = dx * np.cos(out) - dy * np.sin(out)
    swung = dx * np.sin(out) + dy * np.cos(out)
    moved_y = swung * np.cos(lift) + dz * np.sin(lift)
    moved_z = dz * np.cos(lift) - swung * np.sin(lift)
    return np.stack(
        [moved_x + side * abs(hip[0]), moved_y + hip[1], moved_z + hip[2]], axis=1
    )


def _ramp(share: Floats) -> Floats:
    share = np.clip(share, 0, 1)
    return share * share * (3 - 2 * share)
