"""Every figure of the outcome explorer by its id, made when it is asked for."""

from __future__ import annotations

from functools import cache
from typing import Any

from nerveroot.charts.outcome.combinations import available
from nerveroot.charts.outcome_curves import outcome_curves
from nerveroot.charts.pictures import figure_json
from nerveroot.charts.recovery_icons import icon_times, recovery_icons

__all__ = ["curves_id", "figure_ids", "figure_of", "icons_id"]


def curves_id(combination_id: str) -> str:
    """Return the id of the curves of a combination."""
    return f"outcome-curves-{combination_id}"


def icons_id(combination_id: str, weeks: int) -> str:
    """Return the id of the icons of a combination at a time."""
    return f"recovery-icons-{combination_id}-{weeks}"


@cache
def _makers() -> dict[str, tuple[tuple[str, str, str, str], int | None]]:
    """Return what each id stands for: ids of the tables, and a time for icons."""
    makers: dict[str, tuple[tuple[str, str, str, str], int | None]] = {}
    for one in available():
        makers[curves_id(one.id)] = (one.key, None)
        for weeks in icon_times(one):
            makers[icons_id(one.id, weeks)] = (one.key, weeks)
    return makers


def figure_ids() -> tuple[str, ...]:
    """Return the ids of all figures."""
    return tuple(_makers())


@cache
def figure_of(figure_id: str) -> dict[str, Any]:
    """Return a figure as JSON.

    Parameters
    ----------
    figure_id : str
        One of :func:`figure_ids`.

    Returns
    -------
    dict
        ``data`` and ``layout``. It is shared: read it, do not change it.

    Raises
    ------
    ValueError
        For an id that stands for nothing.
    """
    if figure_id not in _makers():
        raise ValueError(f"there is no figure {figure_id!r} in the outcome explorer")
    (cohort, outcome, analysis, subgroup), weeks = _makers()[figure_id]
    if weeks is None:
        return figure_json(outcome_curves(cohort, outcome, analysis, subgroup))
    return figure_json(recovery_icons(cohort, weeks, outcome, analysis, subgroup))
