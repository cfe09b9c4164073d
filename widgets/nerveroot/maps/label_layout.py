"""Places labels left and right of a drawing so that no two leaders cross.

The same method as ``nerveroot/web/label_layout.js``, where it is explained; both are
held to the vectors in ``tests/unit/maps/label_layout_vectors.json``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

__all__ = [
    "Anchor",
    "Frame",
    "Place",
    "capacity",
    "cross",
    "place_labels",
    "text_width",
]

_NARROW = "iljtfrI.,:;'|()[] ·"
_WIDE = "mwMW%@—"


@dataclass(frozen=True)
class Anchor:
    """The point that a label belongs to."""

    id: str
    x: float
    y: float


@dataclass(frozen=True)
class Frame:
    """Where labels may stand: two columns, from top to bottom."""

    left: float
    right: float
    top: float
    bottom: float
    slot: float
    middle: float | None = None


@dataclass
class Place:
    """A label's place: where its leader begins, and its anchor."""

    id: str
    side: str
    x: float
    y: float
    anchor_x: float
    anchor_y: float


def text_width(text: str, size: float) -> float:
    """Return an estimate of a line's width that errs on the wide side."""
    ems = 0.0
    for character in text:
        if character in _NARROW:
            ems += 0.31
        elif character in _WIDE:
            ems += 0.86
        elif "A" <= character <= "Z":
            ems += 0.63
        else:
            ems += 0.53
    return ems * size


def capacity(frame: Frame) -> int:
    """Return how many labels fit."""
    return 2 * max(0, int((frame.bottom - frame.top) // frame.slot))


def place_labels(anchors: Sequence[Anchor], frame: Frame) -> list[Place]:
    """Place the labels of `anchors`.

    Parameters
    ----------
    anchors
        In order of importance; those beyond the capacity are left out.
    frame
        Where labels may stand.

    Returns
    -------
    list of Place
        In the order of the anchors.
    """
    chosen = list(anchors[: capacity(frame)])
    places: list[Place] = []
    for side, group in zip(("left", "right"), _split_sides(chosen, frame), strict=True):
        ordered = sorted(group, key=lambda anchor: (anchor.y, anchor.x))
        rows = _spread([anchor.y for anchor in ordered], frame)
        x = frame.left if side == "left" else frame.right
        places += [
            Place(anchor.id, side, x, row, anchor.x, anchor.y)
            for anchor, row in zip(ordered, rows, strict=True)
        ]
    _uncross(places)
    order = {anchor.id: index for index, anchor in enumerate(chosen)}
    return sorted(places, key=lambda place: order[place.id])


def _split_sides(
    anchors: Sequence[Anchor], frame: Frame
) -> tuple[list[Anchor], list[Anchor]]:
    middle = (frame.left + frame.right) / 2 if frame.middle is None else frame.middle
    room = capacity(frame) // 2
    by_x = sorted(anchors, key=lambda anchor: (anchor.x, anchor.y))
    cut = min(sum(anchor.x < middle for anchor in by_x), room)
    cut = max(cut, len(by_x) - room)
    return by_x[:cut], by_x[cut:]


def _spread(wished: Sequence[float], frame: Frame) -> list[float]:
    """Rows nearest to the wished ones, in order, one slot apart, inside the frame."""
    pools: list[tuple[float, int]] = []
    for index, value in enumerate(wished):
        total, count = value - index * frame.slot, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            before_total, before_count = pools.pop()
            total, count = before_total + total, before_count + count
        pools.append((total, count))
    first = frame.top + frame.slot / 2
    last = frame.bottom - frame.slot / 2 - (len(wished) - 1) * frame.slot
    rows: list[float] = []
    for total, count in pools:
        base = min(max(total / count, first), max(first, last))
        for _ in range(count):
            rows.append(base + len(rows) * frame.slot)
    return rows


def _uncross(places: Sequence[Place]) -> None:
    crossed = True
    while crossed:
        crossed = False
        for index, first in enumerate(places):
            for second in places[index + 1 :]:
                if cross(first, second) and _exchange_shortens(first, second):
                    first.side, second.side = second.side, first.side
                    first.x, second.x = second.x, first.x
                    first.y, second.y = second.y, first.y
                    crossed = True


def _exchange_shortens(a: Place, b: Place) -> bool:
    now = _reach(a, a) + _reach(b, b)
    return _reach(a, b) + _reach(b, a) < now - 1e-9


def _reach(place: Place, anchor: Place) -> float:
    return hypot(place.x - anchor.anchor_x, place.y - anchor.anchor_y)


def cross(a: Place, b: Place) -> bool:
    """Return whether two leaders cross, beyond touching."""
    first = _turn(a.x, a.y, a.anchor_x, a.anchor_y, b.x, b.y)
    second = _turn(a.x, a.y, a.anchor_x, a.anchor_y, b.anchor_x, b.anchor_y)
    third = _turn(b.x, b.y, b.anchor_x, b.anchor_y, a.x, a.y)
    fourth = _turn(b.x, b.y, b.anchor_x, b.anchor_y, a.anchor_x, a.anchor_y)
    return first * second < 0 and third * fourth < 0


def _turn(ax: float, ay: float, bx: float, by: float, cx: float, cy: float) -> int:
    value = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    return 0 if abs(value) < 1e-9 else (1 if value > 0 else -1)
