"""The least change that matters to one patient, where a published one applies."""

from __future__ import annotations

from dataclasses import dataclass

from nerveroot.charts.dots import source_label
from nerveroot.charts.evidence import rows_by_id
from nerveroot.charts.outcome.combinations import Combination
from nerveroot.charts.outcome.points import arms_of
from nerveroot.data.rows_treatment import OutcomeMeasure

__all__ = ["Band", "worthwhile_band"]

# Both were measured in one patient before and after lumbar surgery, so they stand only
# where an arm was operated on.
_AFTER_SURGERY = {"odi": "parai-odi-mic", "leg-pain-0-10": "parai-nrsl-mic"}
_OPERATED = frozenset({"surgery", "microdiscectomy", "assigned-surgery"})


@dataclass(frozen=True, slots=True)
class Band:
    """From a start to the start less the least change that matters.

    Attributes
    ----------
    start, end : float
        Its two ends on the axis.
    size : float
        The change.
    row : OutcomeMeasure
        Where it comes from.
    """

    start: float
    end: float
    size: float
    row: OutcomeMeasure

    @property
    def source(self) -> str:
        """The label of its source."""
        return source_label(self.row.source_key)


def worthwhile_band(combination: Combination) -> Band | None:
    """Return the band of a combination, or None where no published one applies."""
    row_id = _AFTER_SURGERY.get(combination.scale.id)
    operated = [arm for arm in arms_of(combination) if arm.id in _OPERATED]
    if row_id is None or not operated:
        return None
    if combination.mode == "change":
        start = 0.0
    elif combination.baseline is not None and combination.baseline.value is not None:
        start = combination.baseline.value
    else:
        first = operated[0].at(0)
        if first is None or first.dot.value is None:
            return None
        start = first.dot.value
    row: OutcomeMeasure = rows_by_id("outcome_measures")[row_id]
    if row.value is None:
        raise ValueError(f"{row.id}: a band needs one value")
    # Both scales are better when lower.
    return Band(start, round(start - row.value, 6), row.value, row)
