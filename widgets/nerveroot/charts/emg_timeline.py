"""When electrical signs of lost axons appear, and how long they last."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from nerveroot.charts.dot_chart import dot_chart
from nerveroot.charts.dot_panel import DotPanel
from nerveroot.charts.dots import RANGE, Dot, Group, source_label
from nerveroot.charts.evidence import rows_by_id
from nerveroot.data import load_table
from nerveroot.data.emg_windows import SIGNS, window_words
from nerveroot.data.rows_diagnosis import DAYS, EmgTiming

__all__ = ["emg_timeline"]

_SIX_WEEKS = 42
_TWO_YEARS = 24


def emg_timeline() -> go.Figure:
    """Return the windows in which each sign appears, by source.

    Returns
    -------
    plotly.graph_objects.Figure
        A panel of the first six weeks in days, and one of the two years in months.
    """
    rows = rows_by_id("emg_timing")
    limb, distal = rows["limb-psw"], rows["distal-fibrillations"]
    back, ends = rows["paraspinals-psw"], rows["fibrillations-persist"]
    first = rows["any-fibrillations-1-to-4-weeks"]
    units, later = rows["reinnervation-2-to-6-months"], rows["reinnervation-late"]
    facts = {row.figure_id: row for row in load_table("emg_facts")}
    neck = facts["order_of_muscles"]
    early = [row for row in load_table("emg_timing") if _is_early(row)]
    late = [row for row in load_table("emg_timing") if not _is_early(row)]
    return dot_chart(
        chart="emg-timeline",
        state="emg-timeline",
        headline=(
            f"Sources wait {first.low:g} to {distal.days[1] / DAYS['weeks']:g} weeks "
            "for the needle to show lost axons. Before day "
            f"{limb.high:g} a normal study excludes nothing."
        ),
        what=(
            "Days and months from the onset within which a sign appears, or to which "
            "it lasts, by source. The two panels have scales of their own."
        ),
        see=(
            "Recruitment changes at once, the muscles of the back come before those of "
            "the leg in most sources, and large units come months later."
        ),
        notes=(
            "Most windows are taught, after injuries of nerves, not measured in roots: "
            f"in {neck.n} cervical radiculopathies the order by days was not found "
            f"({source_label(neck.source_key or '')}). That a study before day "
            f"{limb.high:g} excludes nothing is the rule of this book."
        ),
        alt=(
            f"Sharp waves are given for the paraspinal muscles at {window_words(back)} "
            f"and for leg muscles at {window_words(limb)}. "
            f"Fibrillations of distal leg muscles take {window_words(distal)}, and "
            f"they last {window_words(ends)}. "
            f"Large units of reinnervation are given at {window_words(units)} by one "
            f"page and are recalled at {window_words(later)}."
        ),
        panels=(
            _panel(
                "The first six weeks",
                early,
                unit="days",
                end=_SIX_WEEKS,
                ticks=(0, 7, 14, 21, 42),
            ),
            _panel(
                "The first two years",
                late,
                unit="months",
                end=_TWO_YEARS,
                ticks=(0, 6, 12, 18, 24),
            ),
        ),
    )


def _is_early(row: EmgTiming) -> bool:
    high = row.days[1]
    return high is not None and high <= _SIX_WEEKS


def _panel(
    title: str,
    rows: list[EmgTiming],
    *,
    unit: str,
    end: float,
    ticks: tuple[float, ...],
) -> DotPanel:
    groups: dict[str, list[EmgTiming]] = {}
    for row in sorted(
        rows, key=lambda row: (SIGNS.index(row.sign), row.days[1] or 1e9)
    ):
        groups.setdefault(_title(row), []).append(row)
    return DotPanel(
        title=title,
        axis=f"{unit} from the onset",
        limits=(0, end),
        ticks=ticks,
        tick_texts=tuple(f"{tick:g}" for tick in ticks),
        groups=[
            Group(name, tuple(_dot(row, unit, end) for row in members))
            for name, members in groups.items()
        ],
        unit_words=unit,
    )


def _title(row: EmgTiming) -> str:
    name = f"{row.sign[0].upper()}{row.sign[1:]}"
    return f"{name}, how long they last" if row.phase == "lasts" else name


def _dot(row: EmgTiming, unit: str, end: float) -> Dot:
    low, high = (_in_unit(value, unit) for value in row.days)
    point = low == high
    note: list[Any] = [source_label(row.source_key)]
    if row.note and "nerve, not of a root" in row.note:
        note.append("after injury of a nerve")
    return Dot(
        row_id=row.id,
        label=f"{row.structure[0].upper()}{row.structure[1:]}",
        note=", ".join(note),
        value=low if point else None,
        low=None if point else 0.0 if low is None else low,
        high=None if point else end if high is None else min(high, end),
        limits=None if point else RANGE,
        n=None,
        source_key=row.source_key,
        verified=row.verified,
        text=window_words(row),
    )


def _in_unit(days: float | None, unit: str) -> float | None:
    return None if days is None else days / DAYS[unit]
