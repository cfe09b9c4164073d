"""Turns rows of the evidence tables into dots."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from nerveroot.charts.dots import (
    INTERVAL,
    RANGE,
    Dot,
    row_dot,
    wilson_limits,
)
from nerveroot.charts.words import percent
from nerveroot.data import load_table
from nerveroot.data.rows import KeyFigure
from nerveroot.data.rows_treatment import Effect, Evidence, NaturalHistory, Outcome

__all__ = [
    "arm_dot",
    "chosen",
    "effect_dot",
    "key_figure_dot",
    "rows_by_id",
    "share_dot",
]

_BOUND_WORDS = {
    "below": "under {high}",
    "at most": "{high} or less",
    "at least": "{low} or more",
}


class _Rows(dict[str, Any]):
    """Rows by id; a missing one names the table and the closest ids."""

    def __init__(self, table: str) -> None:
        super().__init__((row.id, row) for row in load_table(table))
        self.table = table

    def __missing__(self, row_id: str) -> object:
        close = get_close_matches(row_id, self, n=3, cutoff=0.4)
        hint = f"; did you mean {' or '.join(close)}?" if close else ""
        raise ValueError(f"the table {self.table} has no row {row_id!r}{hint}")


def rows_by_id(table: str) -> dict[str, Any]:
    """Return the rows of a table by their id.

    Asking for a row that is not there raises a ValueError with the closest ids.
    """
    return _Rows(table)


def chosen(what: str, value: object, allowed: tuple[str, ...]) -> str:
    """Return the value if it is allowed.

    Raises
    ------
    ValueError
        Otherwise; the message names the allowed values.
    """
    if value not in allowed:
        raise ValueError(f"unknown {what} {value!r}; allowed: {', '.join(allowed)}")
    return str(value)


def _plottable(row: Evidence) -> None:
    if not row.plot:
        raise ValueError(f"{row.id} must not be drawn: {row.plot_reason}")


def effect_dot(
    row: Effect, label: str, note: str = "", role: str = "intervention"
) -> Dot:
    """Return an effect as intervention minus comparator, a ratio, or a range.

    Parameters
    ----------
    row : Effect
        A row that may be drawn.
    label, note : str
        What stands beside the dot.
    role : str
        Look of the dot.
    """
    _plottable(row)
    value, low, high = row.difference or (row.effect, row.ci_low, row.ci_high)
    limits = (low, high, INTERVAL if low is not None else None)
    if value is None:
        limits = (row.effect_low, row.effect_high, RANGE)
    return row_dot(row, row.id, label, note, value=value, limits=limits, role=role)


def share_dot(
    row: NaturalHistory, label: str, note: str = "", role: str = "single"
) -> Dot:
    """Return a percentage, with the printed interval or, from its count, Wilson's.

    Parameters
    ----------
    row : NaturalHistory
        A row in percent that may be drawn.
    label, note : str
        What stands beside the dot.
    role : str
        Look of the dot.
    """
    _plottable(row)
    if row.unit != "%":
        raise ValueError(f"{row.id} is in {row.unit}; only percentages share this axis")
    limits = (row.ci_low, row.ci_high, None if row.ci_low is None else INTERVAL)
    text = None
    if row.value is None:
        low, high = row.value_low, row.value_high
        if row.qualifier in _BOUND_WORDS:
            low = 0.0 if low is None else low
            high = 100.0 if high is None else high
            text = _BOUND_WORDS[row.qualifier].format(
                low=percent(low), high=percent(high)
            )
        limits = (low, high, RANGE)
    elif row.ci_low is None:
        limits = wilson_limits(row.count, row.n)
    return row_dot(
        row,
        row.id,
        label,
        note,
        value=row.value,
        limits=limits,
        n=row.n,
        role=role,
        text=text,
    )


def key_figure_dot(row: KeyFigure, label: str, note: str = "") -> Dot:
    """Return a percentage that stands among the key figures.

    Parameters
    ----------
    row : KeyFigure
        An exact percentage.
    label, note : str
        What stands beside the dot.
    """
    if row.unit != "%" or row.qualifier != "exact":
        raise ValueError(f"{row.figure_id} is no exact percentage; draw another row")
    return row_dot(row, row.figure_id, label, note, value=row.value, n=row.n)


def arm_dot(row: Outcome, label: str, note: str = "") -> Dot:
    """Return the share of one arm of a trial, in percent.

    Parameters
    ----------
    row : Outcome
        A proportion that may be drawn.
    label, note : str
        What stands beside the dot.
    """
    _plottable(row)
    if row.scale_id != "proportion" or row.value is None:
        raise ValueError(f"{row.id} is no proportion; only shares stand on this axis")
    return row_dot(
        row,
        row.id,
        label,
        note,
        value=round(row.value * 100, 9),
        n=row.n,
        role=row.role if row.role in {"intervention", "comparison"} else "single",
    )
