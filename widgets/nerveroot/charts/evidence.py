"""Turns rows of the evidence tables into dots."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from nerveroot.charts.dots import INTERVAL, RANGE, WILSON, Dot, source_label
from nerveroot.charts.wilson import wilson_interval
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
    "study_name",
]

_BOUND_WORDS = {
    "below": "under {high}",
    "at most": "{high} or less",
    "at least": "{low} or more",
}


# Studies whose authors are not confirmed and that the bibliography names by a title too
# long to stand beside a dot.
_BY_KIND = {
    "norspine_rtw": "Norwegian register",
    "danespine_rtw2022": "Danish register, 2022",
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


def study_name(key: str) -> str:
    """Return how a study is named beside its dot."""
    return _BY_KIND.get(key) or source_label(key)


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
    limits = INTERVAL if low is not None else None
    if value is None:
        low, high, limits = row.effect_low, row.effect_high, RANGE
    return Dot(
        row_id=row.id,
        label=label,
        note=note,
        value=value,
        low=low,
        high=high,
        limits=limits,
        n=None,
        source_key=row.source_key,
        verified=row.verified,
        role=role,
    )


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
    low, high = row.ci_low, row.ci_high
    limits = None if low is None else INTERVAL
    text = None
    if row.value is None:
        low, high, limits = row.value_low, row.value_high, RANGE
        if row.qualifier in _BOUND_WORDS:
            low = 0.0 if low is None else low
            high = 100.0 if high is None else high
            text = _BOUND_WORDS[row.qualifier].format(
                low=percent(low), high=percent(high)
            )
    elif low is None and row.count is not None and row.n is not None:
        low, high = (round(end, 1) for end in wilson_interval(row.count, row.n))
        limits = WILSON
    return Dot(
        row_id=row.id,
        label=label,
        note=note,
        value=row.value,
        low=low,
        high=high,
        limits=limits,
        n=row.n,
        source_key=row.source_key,
        verified=row.verified,
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
    return Dot(
        row_id=row.figure_id,
        label=label,
        note=note,
        value=row.value,
        low=None,
        high=None,
        limits=None,
        n=row.n,
        source_key=row.source_key,
        verified=row.verified,
    )


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
    return Dot(
        row_id=row.id,
        label=label,
        note=note,
        value=round(row.value * 100, 9),
        low=None,
        high=None,
        limits=None,
        n=row.n,
        source_key=row.source_key,
        verified=row.verified,
        role=row.role if row.role in {"intervention", "comparison"} else "single",
    )
