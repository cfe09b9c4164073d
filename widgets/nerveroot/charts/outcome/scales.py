"""Fixed ends of the axes, by scale, so that charts can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from nerveroot.charts.outcome.combinations import Combination

__all__ = ["ValueAxis", "difference_axis", "value_axis"]


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """An upright or level axis of values.

    Attributes
    ----------
    low, high : float
        Its ends.
    ticks : tuple of float
        Values ticked.
    stated : str
        What is said where it is not the whole scale; may be empty.
    """

    low: float
    high: float
    ticks: tuple[float, ...]
    stated: str = ""


# Groups lie in the lower part of the Oswestry scale; the axis starts at its real zero.
_LEVELS = {
    "odi": ValueAxis(0, 60, (0, 20, 40, 60), "drawn to 60"),
    "rdq": ValueAxis(0, 23, (0, 5, 10, 15, 20)),
    "sf36-bp": ValueAxis(0, 100, (0, 25, 50, 75, 100)),
    "sf36-pf": ValueAxis(0, 100, (0, 25, 50, 75, 100)),
    "leg-pain-0-10": ValueAxis(0, 10, (0, 5, 10)),
    "leg-pain-0-100": ValueAxis(0, 100, (0, 25, 50, 75, 100)),
    "back-pain-0-10": ValueAxis(0, 10, (0, 5, 10)),
    "bpi-0-10": ValueAxis(0, 10, (0, 5, 10)),
    "proportion": ValueAxis(0, 100, (0, 25, 50, 75, 100)),
}
_CHANGES = {
    "odi": ValueAxis(-60, 0, (-60, -40, -20, 0), "drawn to 60 points"),
    "sf36-bp": ValueAxis(0, 60, (0, 20, 40, 60), "drawn to 60 points"),
    "sf36-pf": ValueAxis(0, 60, (0, 20, 40, 60), "drawn to 60 points"),
}
_DIFFERENCES = {
    "odi": ValueAxis(-30, 5, (-30, -20, -10, 0)),
    "rdq": ValueAxis(-6, 4, (-6, -3, 0, 3)),
    "sf36-bp": ValueAxis(-20, 40, (-20, 0, 20, 40)),
    "sf36-pf": ValueAxis(-20, 40, (-20, 0, 20, 40)),
    "leg-pain-0-10": ValueAxis(-4, 4, (-4, -2, 0, 2, 4)),
    "leg-pain-0-100": ValueAxis(-30, 10, (-30, -20, -10, 0, 10)),
    "back-pain-0-10": ValueAxis(-4, 4, (-4, -2, 0, 2, 4)),
    "bpi-0-10": ValueAxis(-2, 2, (-2, -1, 0, 1, 2)),
    "proportion": ValueAxis(-40, 80, (-40, 0, 40, 80)),
}


def value_axis(combination: Combination) -> ValueAxis:
    """Return the axis of a combination's values or changes."""
    axes = _CHANGES if combination.mode == "change" else _LEVELS
    return _axis(axes, combination.scale.id)


def difference_axis(scale_id: str) -> ValueAxis:
    """Return the axis of differences on a scale."""
    return _axis(_DIFFERENCES, scale_id)


def _axis(axes: dict[str, ValueAxis], scale_id: str) -> ValueAxis:
    if scale_id not in axes:
        raise ValueError(
            f"the scale {scale_id!r} has no fixed axis; known: {', '.join(axes)}"
        )
    return axes[scale_id]
