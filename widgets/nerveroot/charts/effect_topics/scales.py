"""Panels for the scales that several topics use, so that they look alike."""

from __future__ import annotations

from collections.abc import Sequence

from nerveroot.charts.dot_panel import DotPanel
from nerveroot.charts.dots import Dot, Group
from nerveroot.charts.evidence import effect_dot
from nerveroot.charts.words import number, time_words
from nerveroot.data.rows_treatment import Effect

__all__ = ["at_time", "difference_panel"]


def at_time(row: Effect, note: str = "", role: str = "intervention") -> Dot:
    """Return an effect named by its time, or by its window where it has one."""
    if row.window:
        return effect_dot(row, f"{row.window[0].upper()}{row.window[1:]}", note, role)
    if row.time_weeks is None:
        raise ValueError(f"{row.id}: no time, so it cannot stand in a row of times")
    return effect_dot(row, time_words(row.time_weeks), note, role)


def difference_panel(
    title: str,
    groups: Sequence[Group],
    *,
    points: int,
    limits: tuple[float, float],
    ticks: tuple[float, ...],
    sides: tuple[str, str],
    measure: str = "",
    higher_is_better: bool = False,
    decimals: int | None = 1,
) -> DotPanel:
    """Return a panel of differences on one scale.

    Parameters
    ----------
    title : str
        What is measured, on which scale.
    groups : sequence of Group
        The rows.
    points : int
        Upper end of the scale.
    limits, ticks : tuple of float
        The axis.
    sides : (str, str)
        Direction in words: the side that favours the treatment, then the other.
    measure : str
        What is measured, as the table says it; the title if empty.
    higher_is_better : bool
        Whether the treatment is favoured on the right.
    decimals : int or None
        Digits of the figures.
    """
    better, worse = sides
    unit = f"points of {points}"
    return DotPanel(
        title=title,
        axis=f"difference, {unit}",
        limits=limits,
        ticks=ticks,
        tick_texts=tuple(number(tick) for tick in ticks),
        groups=groups,
        none=0,
        left=worse if higher_is_better else better,
        right=better if higher_is_better else worse,
        unit_words=unit,
        measure=measure,
        decimals=decimals,
    )
