"""From a picture of codes to smooth borders that neighbours share.

A border is followed between pixels from one junction to the next, once, with
the two codes on its sides; smoothing and thinning happen to that one line, so
no slit or overlap can arise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from .spline import control_points

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SMOOTHING = 3.0  # pixels along the border
STRAIGHT_REACH = 10  # pixels over which the direction at a junction is taken
STRAIGHT_COSINE = -0.80  # two borders straighter than this run through a junction
OUTSIDE = 0

Leaving = Callable[[int], Floats]


@dataclass
class Border:
    """A border between two junctions, or closed.

    Attributes
    ----------
    line : array, shape (n, 2)
        Pixel corners and edge middles, later control points (x, y).
    left, right : int
        Codes on the sides, seen along the line on a screen (y down).
    ends : tuple of int
        Junctions (corner numbers); equal and -1 if closed without a junction.
    """

    line: Floats
    left: int
    right: int
    ends: tuple[int, int]

    @property
    def closed(self) -> bool:
        """True if the border meets no junction."""
        return self.ends[0] == -1


def trace(codes: Ints) -> list[Border]:
    """Return the smooth borders of a picture of codes.

    Parameters
    ----------
    codes : array, shape (height, width)
        One code per pixel; ``OUTSIDE`` is assumed beyond the picture.

    Returns
    -------
    list of Border
        Control points in pixels.
    """
    borders = _follow(_without_corner_contacts(codes))
    _smooth(borders)
    for border in borders:
        border.line = control_points(border.line, border.closed)
    return borders


def rings(borders: list[Border], members: set[int]) -> list[list[int]]:
    """Return the closed rings round all pixels whose code is in ``members``.

    Parameters
    ----------
    borders : list of Border
        All borders of a view.
    members : set of int
        Codes taken together as one area.

    Returns
    -------
    list of list of int
        Border numbers, ``~i`` for border i walked backward; the area is on the right.
    """
    loose: dict[int, list[int]] = {}
    found: list[list[int]] = []
    for number, border in enumerate(borders):
        if (border.left in members) == (border.right in members):
            continue
        step = number if border.right in members else ~number
        if border.closed:
            found.append([step])
        else:
            loose.setdefault(_start(borders, step), []).append(step)
    while loose:
        start = min(loose)
        ring: list[int] = []
        here = start
        while True:
            steps = loose[here]
            step = (
                steps.pop()
                if len(steps) == 1 or not ring
                else _sharpest(borders, ring[-1], steps)
            )
            if not steps:
                del loose[here]
            ring.append(step)
            here = _start(borders, ~step)
            if here == start:
                break
        found.append(ring)
    return found


def _start(borders: list[Border], step: int) -> int:
    return borders[step].ends[0] if step >= 0 else borders[~step].ends[1]


def _heading(borders: list[Border], step: int) -> float:
    line = borders[step].line if step >= 0 else borders[~step].line[::-1]
    return float(np.arctan2(*(line[1] - line[0])[::-1]))


def _sharpest(borders: list[Border], last: int, steps: list[int]) -> int:
    """Take the step that turns most to the right, so that touching rings stay apart."""
    back = _heading(borders, ~last)
    turn = [(back - _heading(borders, step)) % (2 * np.pi) for step in steps]
    return steps.pop(int(np.argmin(turn)))


def _without_corner_contacts(codes: Ints) -> Ints:
    """Fill pixels until no area touches itself only at a corner."""
    codes = np.pad(codes, 1, constant_values=OUTSIDE)
    while True:
        a, b, c, d = codes[:-1, :-1], codes[:-1, 1:], codes[1:, :-1], codes[1:, 1:]
        falling = np.argwhere((a == d) & (a != b) & (a != c))
        rising = np.argwhere((b == c) & (b != a) & (b != d))
        if not len(falling) and not len(rising):
            return codes
        for y, x in falling:
            codes[y, x + 1] = codes[y, x]
        for y, x in rising:
            codes[y, x] = codes[y, x + 1]
        # The frame must stay empty.
        codes[[0, -1]] = OUTSIDE
        codes[:, [0, -1]] = OUTSIDE


def _follow(codes: Ints) -> list[Border]:
    """Walk along all pixel edges between different codes."""
    stride = codes.shape[1] + 1
    exits: dict[int, list[tuple[int, int, int]]] = {}

    def add(start: int, end: int, left: int, right: int) -> None:
        exits.setdefault(start, []).append((end, left, right))
        exits.setdefault(end, []).append((start, right, left))

    for y, x in np.argwhere(codes[:-1] != codes[1:]):
        # Walking right below the pixel (y, x): what is above lies left.
        add(
            (y + 1) * stride + x,
            (y + 1) * stride + x + 1,
            int(codes[y, x]),
            int(codes[y + 1, x]),
        )
    for y, x in np.argwhere(codes[:, :-1] != codes[:, 1:]):
        add(
            y * stride + x + 1,
            (y + 1) * stride + x + 1,
            int(codes[y, x + 1]),
            int(codes[y, x]),
        )
    junctions = sorted(corner for corner, ways in exits.items() if len(ways) != 2)
    walked: set[tuple[int, int]] = set()
    borders: list[Border] = []
    for first in [*junctions, *sorted(exits)]:
        is_junction = len(exits[first]) != 2
        for end, left, right in exits[first] if is_junction else exits[first][:1]:
            if (first, end) in walked:
                continue
            corners = [first, end]
            while len(exits[corners[-1]]) == 2 and corners[-1] != first:
                before, here = corners[-2:]
                corners.append(next(way[0] for way in exits[here] if way[0] != before))
            walked.update(pairwise(corners))
            walked.update(pairwise(corners[::-1]))
            ends = (corners[0], corners[-1]) if is_junction else (-1, -1)
            # One pixel of frame was added all round.
            points = (
                np.array(
                    [divmod(corner, stride)[::-1] for corner in corners], dtype=float
                )
                - 1
            )
            middles = (points[:-1] + points[1:]) / 2
            line = (
                middles
                if ends[0] == -1
                else np.vstack([points[:1], middles, points[-1:]])
            )
            borders.append(Border(line, left, right, ends))
    return borders


def _smooth(borders: list[Border]) -> None:
    """Smooth all lines; where two run straight through a junction, smooth across it."""
    meeting: dict[int, list[int]] = {}
    for number, border in enumerate(borders):
        if not border.closed:
            meeting.setdefault(border.ends[0], []).append(number)
            meeting.setdefault(border.ends[1], []).append(~number)
    raw = [border.line.copy() for border in borders]

    def leaving(step: int) -> Floats:
        return raw[step] if step >= 0 else raw[~step][::-1]

    partner: dict[int, int] = {}
    place: dict[int, Floats] = {}
    reach = int(4 * SMOOTHING)
    for junction, steps in meeting.items():
        pair = _straightest(steps, leaving)
        place[junction] = leaving(steps[0])[0]
        if pair:
            one, other = pair
            partner[one], partner[other] = other, one
            joined = np.vstack(
                [
                    _reach(leaving(one), reach)[::-1],
                    leaving(other)[:1],
                    _reach(leaving(other), reach),
                ]
            )
            place[junction] = gaussian_filter1d(joined, SMOOTHING, axis=0)[reach]
    for number, border in enumerate(borders):
        line = raw[number]
        if border.closed:
            border.line = gaussian_filter1d(line, SMOOTHING, axis=0, mode="wrap")
            continue
        start, end = place[border.ends[0]], place[border.ends[1]]
        body = np.vstack([start, line[1:-1], end])
        before = _context(partner.get(number), leaving, body, start, reach)
        after = _context(partner.get(~number), leaving, body[::-1], end, reach)
        padded = np.vstack([before[::-1], body, after])
        smooth = gaussian_filter1d(padded, SMOOTHING, axis=0, mode="nearest")[
            reach : reach + len(body)
        ]
        smooth[0], smooth[-1] = start, end
        border.line = smooth


def _straightest(steps: list[int], leaving: Leaving) -> tuple[int, int] | None:
    """Return the two borders that continue each other best at a junction, if any do."""
    ways = [leaving(step) for step in steps]
    heads = [way[min(STRAIGHT_REACH, len(way) - 1)] - way[0] for way in ways]
    best, pair = STRAIGHT_COSINE, None
    for i in range(len(steps)):
        for j in range(i):
            cosine = (
                heads[i]
                @ heads[j]
                / max(np.linalg.norm(heads[i]) * np.linalg.norm(heads[j]), 1e-9)
            )
            if cosine < best:
                best, pair = cosine, (steps[j], steps[i])
    return pair


def _reach(line: Floats, count: int) -> Floats:
    """Return ``count`` points after the first, the last repeated if there are fewer."""
    tail = line[1 : count + 1]
    return np.vstack([tail, np.repeat(line[-1:], count - len(tail), axis=0)])


def _context(
    partner: int | None, leaving: Leaving, body: Floats, end: Floats, count: int
) -> Floats:
    """Return points beyond an end: the partner's, or a reflection that pins it."""
    if partner is not None:
        return _reach(leaving(partner), count)
    return 2 * end - _reach(body, count)
