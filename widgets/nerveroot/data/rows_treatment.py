"""The types of the rows about treatment: who was studied and how they fared.

The names of the fields are those of the columns. What a column means and which values
it may hold is written in the schema of the table.
"""

from dataclasses import dataclass
from typing import NamedTuple

REVERSED = "comparator minus intervention"


class Difference(NamedTuple):
    """An effect as intervention minus comparator, with its interval."""

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What all rows have in common that charts may draw."""

    id: str
    study_id: str
    source_key: str
    verified: bool
    plot: bool
    plot_reason: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Cohort:
    """A trial, cohort or review, with all reports of the same patients."""

    id: str
    name: str
    design: str
    population: str
    time_zero: str
    n: int | None
    weakness: str
    source_keys: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class OutcomeScale:
    """A scale, with its ends and the better of them."""

    id: str
    name: str
    low: float | None
    high: float | None
    better: str
    unit: str
    low_words: str | None
    high_words: str | None


@dataclass(frozen=True, slots=True)
class OutcomeName:
    """What an outcome measures."""

    id: str
    name: str
    meaning: str
    event: str


@dataclass(frozen=True, slots=True)
class Subgroup:
    """A part of a cohort for which figures are given."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Outcome(Evidence):
    """How one arm fared at one time."""

    cohort_id: str
    analysis: str
    arm_id: str
    arm: str
    role: str
    single_arm: bool
    subgroup: str
    outcome: str
    scale_id: str
    statistic: str
    time_weeks: int | None
    value: float | None
    value_low: float | None
    value_high: float | None
    qualifier: str
    se: float | None
    sd: float | None
    ci_low: float | None
    ci_high: float | None
    n: int | None
    n_overlaps: bool


@dataclass(frozen=True, slots=True)
class Effect(Evidence):
    """What an intervention did beyond its comparator, or what a factor foretells."""

    cohort_id: str
    analysis: str
    topic: str
    comparison: str
    intervention: str
    comparator: str | None
    orientation: str | None
    subgroup: str
    outcome: str
    scale_id: str | None
    effect_type: str
    time_weeks: int | None
    window: str | None
    effect: float | None
    effect_low: float | None
    effect_high: float | None
    ci_low: float | None
    ci_high: float | None
    p_value: float | None
    p_qualifier: str | None
    favours: str | None
    arms_differ: str | None

    @property
    def difference(self) -> Difference | None:
        """The effect as intervention minus comparator; None if it is no difference.

        Sources print some differences the other way round. Charts need one direction.
        """
        if self.effect is None or self.orientation is None:
            return None
        if self.orientation != REVERSED:
            return Difference(self.effect, self.ci_low, self.ci_high)
        low = None if self.ci_high is None else -self.ci_high
        high = None if self.ci_low is None else -self.ci_low
        return Difference(-self.effect, low, high)


@dataclass(frozen=True, slots=True)
class NaturalHistory(Evidence):
    """A figure on the course without treatment, or after it."""

    topic: str
    population: str
    measure: str
    subgroup: str | None
    definition: str | None
    time_weeks: int | None
    value: float | None
    value_low: float | None
    value_high: float | None
    unit: str
    qualifier: str
    ci_low: float | None
    ci_high: float | None
    count: int | None
    n: int | None


@dataclass(frozen=True, slots=True)
class Crossover(Evidence):
    """What share of an arm had been operated by a given week."""

    cohort_id: str
    arm_id: str
    arm: str
    subgroup: str
    time_weeks: int
    operated_percent: float
    count: int | None
    n: int | None


@dataclass(frozen=True, slots=True)
class OutcomeMeasure:
    """How much change counts, or can be told from error."""

    id: str
    scale_id: str
    instrument: str
    measure: str
    value: float | None
    value_low: float | None
    value_high: float | None
    unit: str
    population: str
    applies_to: str
    n: int | None
    source_key: str
    verified: bool
    seen_in: str
    note: str | None
