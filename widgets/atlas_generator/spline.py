"""Quadratic curves through smooth lines, with few control points.

The curve of control points p0 … pn is
``M p0 L mid(p0,p1) Q p1 mid(p1,p2) … Q p(n-1) mid(p(n-1),pn) L pn``.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import solve_banded
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import cKDTree

Floats = NDArray[np.float64]

LONGEST_STEP = 120.0  # pixels between control points on a straight border
TURN_PER_STEP = 0.50  # radians
TOLERANCE = 0.5  # pixels between the curve and the smoothed border


def control_points(line: Floats, closed: bool) -> Floats:
    """Return few control points whose curve follows a dense line.

    Parameters
    ----------
    line : array, shape (n, 2)
        Points a pixel or less apart.
    closed : bool
        True if the last point joins the first.

    Returns
    -------
    array, shape (m, 2)
        The curve keeps within ``TOLERANCE`` of the line.
    """
    if closed:
        line = np.vstack([line, line[:1]])
    length = np.concatenate(
        [[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))]
    )
    distinct = np.concatenate([[True], np.diff(length) > 1e-9])
    line, length = line[distinct], length[distinct]
    if len(line) < 4 or length[-1] < 3:
        return np.array([line[0], (line[0] + line[-1]) / 2, line[-1]])
    even = np.linspace(0, length[-1], max(int(length[-1] * 2), 8))
    dense = np.stack([np.interp(even, length, line[:, k]) for k in (0, 1)], axis=1)
    direction = np.unwrap(np.arctan2(*np.gradient(dense, axis=0).T[::-1]))
    step = even[1] - even[0]
    bend = gaussian_filter1d(np.abs(np.gradient(direction, step)), 3, mode="nearest")
    density = np.maximum(bend / TURN_PER_STEP, 1 / LONGEST_STEP)
    total = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2 * step)])
    count = max(int(np.ceil(total[-1])), 6 if closed else 2)
    while True:
        at = np.interp(np.linspace(0, total[-1], count + 1), total, even)
        samples = np.stack([np.interp(at, even, dense[:, k]) for k in (0, 1)], axis=1)
        points = _closed_spline(samples[:-1]) if closed else _open_spline(samples)
        if (
            count > len(even) // 4
            or _worst_gap(dense, curve_points(points)) < TOLERANCE
        ):
            return points
        count = int(np.ceil(count * 1.3))


def curve_points(points: Floats, steps: int = 8) -> Floats:
    """Return points along the drawn curve of control points."""
    middles = (points[:-1] + points[1:]) / 2
    share = np.linspace(0, 1, steps)[:, None]
    pieces = [points[:1]]
    for k in range(1, len(points) - 1):
        a, b, c = middles[k - 1], points[k], middles[k]
        pieces.append((1 - share) ** 2 * a + 2 * share * (1 - share) * b + share**2 * c)
    return np.vstack([*pieces, points[-1:]])


def _open_spline(samples: Floats) -> Floats:
    """Return control points whose curve passes through the samples."""
    if len(samples) < 3:
        return np.array([samples[0], (samples[0] + samples[-1]) / 2, samples[-1]])
    inner = len(samples) - 2
    bands = np.array([np.full(inner, 1.0), np.full(inner, 6.0), np.full(inner, 1.0)])
    known = 8 * samples[1:-1]
    known[0] -= samples[0]
    known[-1] -= samples[-1]
    return np.vstack([samples[:1], solve_banded((1, 1), bands, known), samples[-1:]])


def _closed_spline(samples: Floats) -> Floats:
    """Return control points of a closed curve that starts between two of them."""
    n = len(samples)
    matrix = (
        6 * np.eye(n) + np.roll(np.eye(n), 1, axis=0) + np.roll(np.eye(n), -1, axis=0)
    )
    control = np.linalg.solve(matrix, 8 * samples)
    seam = (control[:1] + control[-1:]) / 2
    return np.vstack([seam, control, seam])


def _worst_gap(dense: Floats, drawn: Floats) -> float:
    """Return the largest distance of ``dense`` points from the drawn polyline."""
    fine = np.vstack(
        [drawn[:-1] + (drawn[1:] - drawn[:-1]) * k / 6 for k in range(6)] + [drawn[-1:]]
    )
    return float(cKDTree(fine).query(dense)[0].max())
