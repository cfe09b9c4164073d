"""When an electrical sign can be seen: windows, stages and the scale of time.

Everything is taken from the table ``emg_timing`` by the rules in ``emg_rules.toml``. A
stage holds from its day on; the last one that has begun is the present one.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nerveroot.data import load_table
from nerveroot.data.emg_windows import SIGNS, window_words

if TYPE_CHECKING:
    from nerveroot.data.rows_diagnosis import EmgTiming

__all__ = [
    "LAST_DAY",
    "STOPS",
    "day_words",
    "end_words",
    "limit",
    "rules",
    "share_of_axis",
    "stage_at",
    "structure_of",
    "structure_stages",
    "study_stages",
    "timing_rows",
]

_MONTH = 365.25 / 12
_WEEK = 7

LAST_DAY = 730
"""Two years: the last day that the planner knows."""

STOPS: tuple[int, ...] = (
    *range(43),
    *range(49, 183, _WEEK),
    *(round(month * _MONTH) for month in range(7, 24)),
    LAST_DAY,
)
"""Days on the axis at equal steps: days to six weeks, then weeks, then months."""


@cache
def rules() -> dict[str, Any]:
    """Return the rules; the dictionary is shared: read it, do not change it."""
    path = Path(__file__).with_name("emg_rules.toml")
    return tomllib.loads(path.read_text("utf-8"))


@cache
def _rows() -> dict[str, EmgTiming]:
    return {row.id: row for row in load_table("emg_timing")}


def limit(reference: Sequence[str]) -> float:
    """Return the day that a rule means by a row and an end of its window."""
    row_id, end = reference
    day = _rows()[row_id].days[("low", "high").index(end)]
    if day is None:
        raise ValueError(f"emg_rules.toml: {row_id} has no {end}er end")
    return day


def end_words(reference: Sequence[str]) -> str:
    """Say the day that a rule means in the unit of its source."""
    row_id, end = reference
    row = _rows()[row_id]
    value = row.low if end == "low" else row.high
    if not value:
        return "the first day"
    unit = row.unit.removesuffix("s") if value == 1 else row.unit
    return f"{value:g} {unit}"


def stage_at(stages: Sequence[Mapping[str, Any]], day: int) -> Mapping[str, Any]:
    """Return the last stage that has begun on a day."""
    return [stage for stage in stages if stage["from"] <= day][-1]


def share_of_axis(day: float) -> float:
    """Return how far along the axis a day lies, from 0 to 1."""
    last = len(STOPS) - 1
    for place in range(last):
        if day <= STOPS[place + 1]:
            here, after = STOPS[place], STOPS[place + 1]
            return (place + (day - here) / (after - here)) / last
    return 1.0


def day_words(day: int) -> str:
    """Say a day in days, weeks or months, whichever fits.

    Examples
    --------
    >>> day_words(0), day_words(10), day_words(21), day_words(183)
    ('the first day', 'day 10', 'day 21 (3 weeks)', 'day 183 (6 months)')
    """
    if day == 0:
        return "the first day"
    if day < 2 * _WEEK:
        return f"day {day}"
    if day < 3 * _MONTH:
        weeks = math.floor(day / _WEEK + 0.5)
        about = "" if day % _WEEK == 0 else "about "
        return f"day {day} ({about}{weeks} weeks)"
    months = math.floor(day / _MONTH + 0.5)
    about = "" if abs(day - months * _MONTH) < 1 else "about "
    return f"day {day} ({about}{months} months)"


def structure_of(segment: str) -> str:
    """Return the group of muscles, by when they show signs, of a part of the body."""
    if segment == "back":
        return "back"
    return "distal" if segment in ("leg", "foot") else "proximal"


def _windows(structure: str) -> list[EmgTiming]:
    segment = {"back": "back", "proximal": "hip", "distal": "leg"}[structure]
    wanted = rules()["segments"][segment]
    return [
        row
        for row in load_table("emg_timing")
        if row.structure in wanted
        and row.phase == "appears"
        and row.sign in rules()["waiting"]["signs"]
        and row.verified
    ]


def _span(rows: Iterable[EmgTiming]) -> tuple[int, int]:
    """Return the first and the last day that any of the sources names."""
    ends = [row.days for row in rows]
    # "Within a week" names one day only: the seventh.
    lows = [high if low is None else low for low, high in ends]
    highs = [high for _, high in ends if high is not None]
    return round(min(low for low in lows if low is not None)), round(max(highs))


def structure_stages(structure: str) -> list[dict[str, Any]]:
    """Return what a normal or abnormal muscle of a group is worth, by day."""
    earliest, latest = _span(_windows(structure))
    gone = math.ceil(limit([rules()["waiting"]["end"], "low"]))
    early = (
        f"Not expected before day {earliest}: if it is there, the lesion is older than "
        "thought. Otherwise: "
    )
    wait = f"Excludes nothing before day {latest}. From then on: "
    return [
        {
            "from": 0,
            "status": "too early",
            "window": f"signs from day {earliest} to {latest}",
            "words": (
                f"No source has a sign here before day {earliest}. Normal excludes "
                f"nothing; look again after day {latest}."
            ),
            "abnormal": early,
            "normal": wait,
        },
        {
            "from": earliest,
            "status": "may show",
            "window": f"signs from day {earliest} to {latest}",
            "words": (
                f"Sources put the signs between day {earliest} and day {latest}. "
                "Abnormal counts; normal excludes nothing yet."
            ),
            "abnormal": "",
            "normal": wait,
        },
        {
            "from": latest,
            "status": "in time",
            "window": f"signs by day {latest}",
            "words": (
                f"By day {latest} every source read has the signs here, where axons "
                "were lost."
            ),
            "abnormal": "",
            "normal": "",
        },
        {
            "from": gone,
            "status": "may have gone",
            "window": f"signs may end after day {gone}",
            "words": (
                "Fibrillations may have ended here. Look for large units; normal "
                "excludes no old lesion."
            ),
            "abnormal": "",
            "normal": "Excludes no old lesion. Of a young one: ",
        },
    ]


@cache
def study_stages() -> list[dict[str, Any]]:
    """Return what a whole study is worth, by day."""
    spans = [_span(_windows(name)) for name in rules()["structures"]]
    lasts = _rows()[rules()["waiting"]["end"]]
    known = {
        "earliest": min(first for first, _ in spans),
        "latest": max(last for _, last in spans),
        "limb": round(limit(["limb-psw", "high"])),
        "near": _span(_windows("proximal"))[1],
        "best": _stated("best_time"),
        "lasts": f"{lasts.low:g} to {lasts.high:g}",
    }
    return [
        {
            "id": stage["id"],
            "from": math.ceil(limit(stage["from"])) if "from" in stage else 0,
            "headline": stage["headline"],
            "words": stage["words"].format(**known),
            "sources": _stage_sources(stage),
        }
        for stage in rules()["stages"]
    ]


def _stated(figure_id: str) -> str:
    facts = {row.figure_id: row for row in load_table("emg_facts")}
    return facts[figure_id].statement or ""


def _stage_sources(stage: Mapping[str, Any]) -> list[str]:
    """Return where the days of a stage were read, and what was only recalled."""
    labels = {row.source_key: row.label for row in load_table("sources")}
    facts = {row.figure_id: row for row in load_table("emg_facts")}
    timing = [_rows()[row_id] for row_id in stage["rows"]]
    stated = [facts[name] for name in stage.get("facts", ())]
    read = [(row.source_key, row.verified) for row in timing]
    read += [(row.source_key, row.verified) for row in stated if row.source_key]
    named = [labels[key] + ("" if seen else " (recalled)") for key, seen in read]
    return list(dict.fromkeys(named))


def timing_rows() -> list[dict[str, Any]]:
    """Return the rows of the timeline with their windows and stages."""
    labels = {row.source_key: row.label for row in load_table("sources")}
    signs: dict[str, list[EmgTiming]] = {}
    for row in load_table("emg_timing"):
        signs.setdefault(row.sign, []).append(row)
    return [
        {
            "id": row.id,
            "sign": row.sign,
            "structure": row.structure,
            "lasts": row.phase == "lasts",
            "window": window_words(row),
            "start": row.days[0] or 0.0,
            "end": row.days[1],
            "from": share_of_axis(row.days[0] or 0.0),
            "to": 1.0 if row.days[1] is None else share_of_axis(row.days[1]),
            "stages": _row_stages(row),
            "source": labels[row.source_key],
            "verified": row.verified,
            "note": row.note or "",
        }
        for sign in SIGNS
        for row in sorted(signs[sign], key=lambda row: (row.phase, row.days[1] or 1e9))
    ]


def _row_stages(row: EmgTiming) -> list[dict[str, Any]]:
    low, high = row.days
    if row.phase == "lasts":
        steps = [(low, "may end")]
        first = "lasting"
    else:
        steps = [(low, "may show"), (high, "expected")]
        first = "not yet"
    if low == high:
        steps = steps[1:]
    found: list[dict[str, Any]] = [{"from": 0, "status": first}]
    found += [
        {"from": math.ceil(day), "status": status}
        for day, status in steps
        if day is not None
    ]
    return found
