"""Keeps the names at the ends of lines from touching each other or other words."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NameColumn", "apart"]

_OVERHANG = 18
"""Px by which a name may stand out above the plot, into the empty head."""


@dataclass(frozen=True, slots=True)
class NameColumn:
    """The room at the right of a plot.

    Attributes
    ----------
    low, high : float
        Ends of the axis.
    height : float
        Height of the plot in px.
    taken_below, taken_above : float
        Px at its two ends that other words take.
    """

    low: float
    high: float
    height: float
    taken_below: float = 0
    taken_above: float = 0


def apart(values: list[float], heights: list[float], column: NameColumn) -> list[float]:
    """Return how many px each name moves up.

    Parameters
    ----------
    values : list of float
        Where the names belong on the axis.
    heights : list of float
        Their heights in px.
    column : NameColumn
        Where they may stand.
    """
    per_px = (column.high - column.low) / column.height
    wanted = [(value - column.low) / per_px for value in values]
    order = sorted(range(len(values)), key=lambda place: (wanted[place], -place))
    found = list(wanted)
    if len(order) == 2:
        lower, upper = order
        missing = sum(heights) / 2 + 1 - (wanted[upper] - wanted[lower])
        if missing > 0:
            found[lower] -= missing / 2
            found[upper] += missing / 2
    floor = float(column.taken_below)
    for place in order:
        found[place] = max(found[place], floor + heights[place] / 2)
        floor = found[place] + heights[place] / 2 + 1
    ceiling = column.height - column.taken_above
    ceiling += 0 if column.taken_above else _OVERHANG
    for place in reversed(order):
        found[place] = min(found[place], ceiling - heights[place] / 2)
        ceiling = found[place] - heights[place] / 2 - 1
    return [round(have - want, 1) for have, want in zip(found, wanted, strict=True)]
