"""The points of a combination: levels as printed, or derived from changes."""

from __future__ import annotations

from dataclasses import dataclass

from nerveroot.charts.dots import INTERVAL, Dot, row_dot
from nerveroot.charts.outcome.combinations import Combination
from nerveroot.charts.words import number, time_words
from nerveroot.data.rows_treatment import Outcome

__all__ = ["Arm", "Point", "arms_of", "baseline_point", "is_derived", "points_of"]

Z = 1.96
"""Standard errors on each side of an estimate in a 95% interval."""

MIDDLE_HALF = "middle half of the people"
MEDIAN_TIME = "median time"
_ROLES = ("intervention", "comparison")


@dataclass(frozen=True, slots=True)
class Point:
    """One mark: when, and what."""

    weeks: float
    dot: Dot


@dataclass(frozen=True, slots=True)
class Arm:
    """The marks of one arm, in the order of time."""

    id: str
    name: str
    role: str
    points: tuple[Point, ...]

    @property
    def last(self) -> Point:
        """The mark at which the name stands."""
        return self.points[-1]

    def at(self, weeks: float) -> Point | None:
        """Return the mark at a time, or None."""
        return next((point for point in self.points if point.weeks == weeks), None)


def arms_of(combination: Combination) -> tuple[Arm, ...]:
    """Return the arms with their points; the treatment under study comes first."""
    arms: dict[str, list[Outcome]] = {}
    for row in combination.rows:
        arms.setdefault(row.arm_id, []).append(row)
    found = [
        Arm(
            arm_id,
            rows[0].arm,
            rows[0].role if rows[0].role in _ROLES else "single",
            tuple(
                _point(row, combination)
                for row in sorted(rows, key=lambda row: row.time_weeks or 0)
            ),
        )
        for arm_id, rows in arms.items()
    ]
    order = {"intervention": 0, "comparison": 1, "single": 2}
    return tuple(sorted(found, key=lambda arm: order[arm.role]))


def points_of(combination: Combination) -> list[Point]:
    """Return every point drawn, the pooled start included."""
    start = baseline_point(combination)
    return [
        *([start] if start else []),
        *(point for arm in arms_of(combination) for point in arm.points),
    ]


def is_derived(combination: Combination) -> bool:
    """Whether levels are drawn that no source prints."""
    return combination.baseline is not None


def baseline_point(combination: Combination) -> Point | None:
    """Return the pooled start with the interval of its own standard error."""
    row = combination.baseline
    if row is None or row.value is None:
        return None
    low, high = _limits(row.value, row.se)
    return Point(
        0, _dot(row, "start", row.value, low, high, None if low is None else INTERVAL)
    )


def _point(row: Outcome, combination: Combination) -> Point:
    if row.statistic == "median-time" and row.value is not None:
        # The week by which half of them had got there.
        label = f"half by {time_words(row.value)}"
        return Point(row.value, _dot(row, label, 50.0, None, None, None, MEDIAN_TIME))
    weeks = row.time_weeks
    if weeks is None or row.value is None:
        raise ValueError(f"{row.id}: a point needs a time and a value")
    label = time_words(weeks)
    if combination.is_share:
        value = round(row.value * 100, 6)
        return Point(weeks, _dot(row, label, value, None, None, None))
    if row.ci_low is not None:
        return Point(
            weeks, _dot(row, label, row.value, row.ci_low, row.ci_high, INTERVAL)
        )
    if row.statistic == "median":
        limits = None if row.value_low is None else MIDDLE_HALF
        return Point(
            weeks,
            _dot(
                row, label, row.value, row.value_low, row.value_high, limits, "median"
            ),
        )
    value, note = row.value, ""
    start = combination.baseline
    if start is not None and start.value is not None:
        # The change is adjusted already: it is added to the pooled start, never to
        # the arm's own, from which the arms were far apart.
        value = round(start.value + row.value, 6)
        sign = "+" if row.value >= 0 else "−"
        note = f"derived: {number(start.value, 1)} {sign} {number(abs(row.value), 1)}"
    low, high = _limits(value, row.se)
    limits = None if low is None else INTERVAL
    return Point(weeks, _dot(row, label, value, low, high, limits, note))


def _limits(value: float, se: float | None) -> tuple[float | None, float | None]:
    if se is None:
        return None, None
    return round(value - Z * se, 2), round(value + Z * se, 2)


def _dot(
    row: Outcome,
    label: str,
    value: float,
    low: float | None,
    high: float | None,
    limits: str | None,
    note: str = "",
) -> Dot:
    return row_dot(
        row,
        row.id,
        label,
        note,
        value=value,
        limits=(low, high, limits),
        n=None if row.n_overlaps else row.n,
        role=row.role if row.role in _ROLES else "single",
    )
