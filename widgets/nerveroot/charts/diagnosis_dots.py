"""Turns rows of the tables on diagnosis into dots."""

from __future__ import annotations

from nerveroot.charts.dots import INTERVAL, RANGE, Dot, row_dot, wilson_limits
from nerveroot.charts.words import percent
from nerveroot.data.rows_clinical import EpidemiologyFigure
from nerveroot.data.rows_diagnosis import DiagnosticAccuracy, ImagingPrevalence

__all__ = ["figure_dot", "image_dot", "ratio_dot"]


def ratio_dot(
    row: DiagnosticAccuracy, label: str, note: str = "", *, result: str = "positive"
) -> Dot:
    """Return the likelihood ratio of one result of a test.

    Parameters
    ----------
    row : DiagnosticAccuracy
        A row that a calculator may use.
    label, note : str
        What stands beside the dot.
    result : {"positive", "negative"}
        Whose ratio.

    Raises
    ------
    ValueError
        For a row that may not be used, or that has no ratio for this result.
    """
    ratio = row.positive if result == "positive" else row.negative
    if not row.usable or ratio is None:
        why = row.usable_reason or f"no ratio for a {result} result"
        raise ValueError(f"{row.id} must not be drawn: {why}")
    limits = None if ratio.low is None else INTERVAL
    return row_dot(
        row,
        row.id,
        label,
        note,
        value=ratio.value,
        limits=(ratio.low, ratio.high, limits),
        n=row.n if row.n_unit == "participants" else None,
        role="l5" if row.level_l5_specific else "single",
        own_digits=True,
    )


def image_dot(row: ImagingPrevalence, label: str, note: str = "") -> Dot:
    """Return how many people have a finding, with Wilson's interval of a count.

    Parameters
    ----------
    row : ImagingPrevalence
        A row in percent.
    label, note : str
        What stands beside the dot.
    """
    if row.unit != "%":
        raise ValueError(f"{row.id} is in {row.unit}; only percentages share this axis")
    return row_dot(
        row,
        row.id,
        label,
        note,
        value=row.value,
        limits=wilson_limits(row.count, row.n),
        n=row.n or None,
    )


def figure_dot(row: EpidemiologyFigure, label: str, note: str = "") -> Dot:
    """Return a share, with Wilson's interval of a count, or a range.

    Parameters
    ----------
    row : EpidemiologyFigure
        A row in percent with a value, or with the upper end of a range.
    label, note : str
        What stands beside the dot.
    """
    if row.unit != "%" or (row.value is None and row.value_high is None):
        raise ValueError(f"{row.figure_id} is no share that can be drawn on this axis")
    limits = wilson_limits(row.count, row.n)
    text = None
    if row.value is None:
        limits = row.value_low or 0.0, row.value_high, RANGE
        if row.value_low is None:
            text = f"up to {percent(row.value_high or 0.0)}"
    return row_dot(
        row,
        row.figure_id,
        label,
        note,
        value=row.value,
        limits=limits,
        n=row.n if row.denominator in {"people", "patients"} else None,
        text=text,
    )
