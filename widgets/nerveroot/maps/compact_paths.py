"""Atlas borders as short SVG paths, for figures that are written into the page.

A still figure is part of every page that shows it, so its text is kept small: borders
lose points that change them by less than a quarter of a unit, and coordinates are
relative, in tenths. Each border is thinned once, whichever patch asks for it, so that
neighbours still share it exactly. The curve rule is the atlas's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from math import hypot

from nerveroot.atlas import arc_points, load_atlas

__all__ = ["arcs_path", "curves_path", "rings_path"]

Point = tuple[int, int]
_TOLERANCE = 2.5  # tenths of a unit


def rings_path(view: str, rings: Iterable[Sequence[int]]) -> str:
    """Return the closed path of rings; arc ``~i`` is arc i walked backward."""
    parts = []
    for ring in rings:
        pen = _Pen()
        for place, index in enumerate(ring):
            pen.follow(_arc(view, index), move=place == 0)
        parts.append(f"{pen.path}z")
    return "".join(parts)


def arcs_path(view: str, indices: Iterable[int]) -> str:
    """Return the open path of single arcs."""
    parts = []
    for index in indices:
        pen = _Pen()
        pen.follow(_arc(view, index), move=True)
        parts.append(pen.path)
    return "".join(parts)


def curves_path(curves: Iterable[Sequence[int]]) -> str:
    """Return the closed path of curves that are no borders of the atlas: muscles."""
    parts = []
    for curve in curves:
        pen = _Pen()
        pen.follow(_thin_ring(arc_points(curve)), move=True)
        parts.append(f"{pen.path}z")
    return "".join(parts)


class _Pen:
    """Writes relative commands in tenths and remembers where it stands."""

    def __init__(self) -> None:
        self.path = ""
        self.x = self.y = 0

    def follow(self, points: Sequence[Point], *, move: bool) -> None:
        if move:
            self.x, self.y = points[0]
            self.path += f"M{_tenths(self.x)}{_joined(self.y)}"
        if len(points) > 2:
            self._draw("l", _middle(points[0], points[1]))
            for here, following in pairwise(points[1:]):
                self._draw("q", here, _middle(here, following))
        self._draw("l", points[-1])

    def _draw(self, command: str, *points: Point) -> None:
        # Control points and ends are both relative to where the pen stood.
        numbers = [value for x, y in points for value in (x - self.x, y - self.y)]
        self.path += command + _tenths(numbers[0])
        self.path += "".join(_joined(value) for value in numbers[1:])
        self.x, self.y = points[-1]


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) // 2, (a[1] + b[1]) // 2


def _tenths(value: int) -> str:
    whole, rest = divmod(abs(value), 10)
    digits = f"{whole or ''}.{rest}" if rest else str(whole)
    return f"-{digits}" if value < 0 else digits


def _joined(value: int) -> str:
    """Write a number after another; a minus separates by itself."""
    text = _tenths(value)
    return text if text.startswith("-") else f" {text}"


def _arc(view: str, index: int) -> tuple[Point, ...]:
    arc = _thin_arcs(view)[index if index >= 0 else ~index]
    return arc if index >= 0 else arc[::-1]


@cache
def _thin_arcs(view: str) -> tuple[tuple[Point, ...], ...]:
    return tuple(_thin(arc_points(arc)) for arc in load_atlas()["views"][view]["arcs"])


def _thin_ring(points: Sequence[Point]) -> tuple[Point, ...]:
    """Thin a closed curve: its halves, since its ends are one point."""
    half = len(points) // 2
    return (*_thin(points[: half + 1]), *_thin(points[half:])[1:])


def _thin(points: Sequence[Point]) -> tuple[Point, ...]:
    """Drop points nearer than the tolerance to the line through those that stay."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        farthest, most = first, 0.0
        for index in range(first + 1, last):
            away = _distance(points[index], points[first], points[last])
            if away > most:
                farthest, most = index, away
        if most > _TOLERANCE:
            keep.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return tuple(points[index] for index in sorted(keep))


def _distance(point: Point, start: Point, end: Point) -> float:
    length = hypot(end[0] - start[0], end[1] - start[1])
    if length == 0:
        return hypot(point[0] - start[0], point[1] - start[1])
    cross = (end[0] - start[0]) * (start[1] - point[1]) - (start[0] - point[0]) * (
        end[1] - start[1]
    )
    return abs(cross) / length
