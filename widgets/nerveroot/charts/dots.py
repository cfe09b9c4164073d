"""One row of a dot-and-interval chart, and the table made of such rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from nerveroot.charts.figure import ChartTable, Column
from nerveroot.charts.marks import UNCHECKED
from nerveroot.charts.wilson import wilson_interval
from nerveroot.charts.words import between, number
from nerveroot.data import load_table

__all__ = [
    "Dot",
    "Group",
    "dot_table",
    "row_dot",
    "source_label",
    "source_labels",
    "wilson_limits",
]

INTERVAL = "95% interval"
WILSON = "95% interval, computed (Wilson)"
RANGE = "range"


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure of one study: an estimate with or without interval, or a range.

    Attributes
    ----------
    row_id : str
        Id of the data row.
    label : str
        What stands at the row.
    note : str
        A second line: definition or analysis; may be empty.
    value : float or None
        The estimate; None for a range.
    low, high : float or None
        Limits.
    limits : str or None
        What the limits are: :data:`INTERVAL`, :data:`WILSON` or :data:`RANGE`.
    n : int or None
        Number of people.
    source_key : str
        The source.
    verified : bool
        Whether the figure was checked against the paper.
    role : str
        "intervention", "comparison" or "single".
    text : str or None
        The value in words, where the number alone would mislead: "under 4%".
    own_digits : bool
        Whether value and limits keep their own digits, as ratios do: 11 (1.3 to 84).
    """

    row_id: str
    label: str
    note: str
    value: float | None
    low: float | None
    high: float | None
    limits: str | None
    n: int | None
    source_key: str
    verified: bool
    role: str = "single"
    text: str | None = None
    own_digits: bool = False

    @property
    def status(self) -> str:
        """Whether the figure was checked, in the words of the table."""
        return "read" if self.verified else UNCHECKED

    @property
    def remarks(self) -> str:
        """The second line as drawn: note, number of people, and doubt."""
        people = "" if self.n is None else f"{number(self.n)} people"
        doubt = "" if self.verified else UNCHECKED
        return ", ".join(part for part in (self.note, people, doubt) if part)

    @property
    def is_range(self) -> bool:
        """Whether there are limits and no estimate."""
        return self.value is None

    def figure(self, unit: str, decimals: int | None, *, with_limits: bool) -> str:
        """Write the value as it stands beside the row.

        Parameters
        ----------
        unit : str
            Written directly after a number, such as "%"; may be empty.
        decimals : int or None
            Digits after the point; None keeps those of the data.
        with_limits : bool
            Whether to add the interval in brackets.
        """
        if self.text is not None:
            return self.text
        if self.value is None:
            if self.low is None or self.high is None:
                raise ValueError(
                    f"{self.row_id}: a row without value needs both limits"
                )
            return f"{between(self.low, self.high, decimals)}{unit}"
        value = f"{number(self.value, decimals)}{unit}"
        if not with_limits or self.low is None or self.high is None:
            return value
        if decimals is None and not self.own_digits:
            decimals = max(_places(self.low), _places(self.high))
        return f"{value} ({between(self.low, self.high, decimals)})"


def _places(value: float) -> int:
    """Return how many digits a number has after the point."""
    return len(number(value).partition(".")[2])


class _Row(Protocol):
    """What every row that becomes a dot says of itself."""

    @property
    def source_key(self) -> str: ...
    @property
    def verified(self) -> bool: ...


def row_dot(
    row: _Row,
    row_id: str,
    label: str,
    note: str = "",
    *,
    value: float | None,
    limits: tuple[float | None, float | None, str | None] = (None, None, None),
    n: int | None = None,
    role: str = "single",
    text: str | None = None,
    own_digits: bool = False,
) -> Dot:
    """Return the dot of a data row, which gives the source and its status.

    Parameters
    ----------
    row
        The data row.
    row_id : str
        Its id.
    limits : (float or None, float or None, str or None)
        Lower and upper limit, and what they are.
    label, note, value, n, role, text, own_digits
        As of :class:`Dot`.
    """
    low, high, kind = limits
    return Dot(
        row_id=row_id,
        label=label,
        note=note,
        value=value,
        low=low,
        high=high,
        limits=kind,
        n=n,
        source_key=row.source_key,
        verified=row.verified,
        role=role,
        text=text,
        own_digits=own_digits,
    )


def wilson_limits(
    count: int | None, n: int | None
) -> tuple[float | None, float | None, str | None]:
    """Return Wilson's interval of a count in percent, and its name."""
    if count is None or not n:
        return None, None, None
    low, high = (round(end, 1) for end in wilson_interval(count, n))
    return low, high, WILSON


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; the heading may be empty."""

    title: str
    dots: tuple[Dot, ...]


def source_label(key: str) -> str:
    """Return how the book names a source, for example "Lurie 2008"."""
    labels = {row.source_key: row.label for row in load_table("sources")}
    if key not in labels:
        raise ValueError(f"source {key!r} is not in the bibliography")
    return labels[key]


def source_labels(keys: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """Return the keys without repeats, and their labels as a list in words."""
    unique = tuple(dict.fromkeys(keys))
    return unique, "; ".join(source_label(key) for key in unique)


def _tabled(value: float | None) -> float | None:
    """Return a number as a table writes it: days turned into months never end."""
    return None if value is None else round(value, 3)


def dot_table(parts: Sequence[tuple[str, str, Sequence[Group]]]) -> ChartTable:
    """Return the table of a chart: one row for each dot.

    Columns without any cell are left out.

    Parameters
    ----------
    parts : sequence of (str, str, sequence of Group)
        For each panel what it measures, the unit in words, and its groups.
    """
    columns = (
        Column("row", "Row"),
        Column("measure", "Measure"),
        Column("value", "Value", numeric=True),
        Column("low", "From", numeric=True),
        Column("high", "To", numeric=True),
        Column("unit", "Unit"),
        Column("people", "People", numeric=True),
        Column("source", "Source"),
        Column("status", "Status"),
        Column("note", "Note"),
        Column("limits", "From–to is"),
    )
    rows = [
        (
            f"{group.title}: {dot.label}" if group.title else dot.label,
            measure,
            _tabled(dot.value),
            _tabled(dot.low),
            _tabled(dot.high),
            unit,
            dot.n,
            source_label(dot.source_key),
            dot.status,
            dot.note or None,
            dot.limits,
        )
        for measure, unit, groups in parts
        for group in groups
        for dot in group.dots
    ]
    kept = [
        place
        for place in range(len(columns))
        if any(row[place] is not None for row in rows)
    ]
    return ChartTable(
        tuple(columns[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in rows),
    )
