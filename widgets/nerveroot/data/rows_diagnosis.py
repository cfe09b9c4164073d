"""The types of the rows about diagnosis: tests, images and electrical signs.

The names of the fields are those of the columns. What a column means and which values
it may hold is written in the schema of the table.
"""

from dataclasses import dataclass
from typing import NamedTuple

from nerveroot.data.rows import CountedFigure

DAYS = {"days": 1.0, "weeks": 7.0, "months": 365.25 / 12}


class LikelihoodRatio(NamedTuple):
    """How a result changes the odds, with its interval if there is one."""

    value: float
    low: float | None
    high: float | None
    computed: bool


@dataclass(frozen=True, slots=True)
class Sourced:
    """What all rows have in common that say where they were read."""

    id: str
    source_key: str
    verified: bool
    tier: str
    note: str | None


@dataclass(frozen=True, slots=True)
class DiagnosticAccuracy(Sourced):
    """How often a test is right, in one study, for one target condition."""

    test_id: str
    test_name: str
    domain: str
    variant: str | None
    target_id: str
    reference_standard_id: str
    level_l5_specific: bool
    population: str
    prevalence: float | None
    prevalence_low: float | None
    prevalence_high: float | None
    sens: float | None
    sens_low: float | None
    sens_high: float | None
    spec: float | None
    spec_low: float | None
    spec_high: float | None
    lr_pos: float | None
    lr_pos_low: float | None
    lr_pos_high: float | None
    lr_pos_infinite: bool
    lr_neg: float | None
    lr_neg_low: float | None
    lr_neg_high: float | None
    lr_computed: bool
    lr_differs: str | None
    pooled: bool
    studies: int | None
    n: int | None
    n_unit: str | None
    usable: bool
    usable_reason: str | None

    @property
    def positive(self) -> LikelihoodRatio | None:
        """The ratio of a positive result; None if it is unknown, 0 or infinite."""
        return self._ratio(self.lr_pos, self.lr_pos_low, self.lr_pos_high)

    @property
    def negative(self) -> LikelihoodRatio | None:
        """The ratio of a negative result; None if it is unknown or 0."""
        return self._ratio(self.lr_neg, self.lr_neg_low, self.lr_neg_high)

    def _ratio(
        self, value: float | None, low: float | None, high: float | None
    ) -> LikelihoodRatio | None:
        return LikelihoodRatio(value, low, high, self.lr_computed) if value else None


@dataclass(frozen=True, slots=True)
class AccuracyTarget:
    """What a test is meant to find."""

    id: str
    name: str
    meaning: str
    kind: str
    root: str | None
    warning: str | None


@dataclass(frozen=True, slots=True)
class ReferenceStandard:
    """By what a test was judged."""

    id: str
    name: str
    kind: str
    weakness: str


@dataclass(frozen=True, slots=True)
class AccuracyMetric:
    """Another figure on a test, never to be used as a likelihood ratio."""

    accuracy_id: str
    metric: str
    value: float | None
    value_low: float | None
    value_high: float | None
    qualifier: str
    source_key: str
    verified: bool


@dataclass(frozen=True, slots=True)
class PretestPreset(Sourced):
    """How likely a target condition is before a test, in a described group."""

    label: str
    population: str
    target_id: str
    fit: str
    fit_reason: str | None
    probability: float | None
    probability_low: float | None
    probability_high: float | None
    figure_table: str
    figure_id: str


@dataclass(frozen=True, slots=True)
class ImagingPrevalence(Sourced):
    """How often images show a finding."""

    finding_id: str
    finding: str
    modality: str
    population: str
    without_pain: bool
    age: int | None
    age_low: int | None
    age_high: int | None
    age_words: str
    measure: str
    value: float
    unit: str
    ci_low: float | None
    ci_high: float | None
    count: int | None
    n: int | None
    studies: int | None
    model_extrapolation: bool


@dataclass(frozen=True, slots=True)
class ReaderAgreement(Sourced):
    """How far readers of images agree."""

    what: str
    kind: str
    modality: str
    population: str
    statistic: str
    value: float | None
    value_low: float | None
    value_high: float | None
    unit: str | None
    qualifier: str
    n: int | None
    n_unit: str


@dataclass(frozen=True, slots=True)
class ImagingGrade(Sourced):
    """A step of a grading scheme."""

    scheme: str
    grade: str
    words: str


@dataclass(frozen=True, slots=True)
class EmgScreen(Sourced):
    """What share of radiculopathies a set of muscles finds."""

    muscles_low: int
    muscles_high: int
    paraspinals: str
    distal_only: bool
    share: float | None
    share_low: float | None
    share_high: float | None
    unit: str
    qualifier: str
    of: str
    n: int
    n_unit: str


@dataclass(frozen=True, slots=True)
class EmgTiming(Sourced):
    """When an electrical sign appears, or how long it lasts."""

    structure: str
    sign: str
    phase: str
    low: float | None
    high: float | None
    unit: str
    qualifier: str

    @property
    def days(self) -> tuple[float | None, float | None]:
        """Earliest and latest in days, whatever the unit of the source."""
        factor = DAYS[self.unit]
        low, high = self.low, self.high
        return (
            None if low is None else low * factor,
            None if high is None else high * factor,
        )


@dataclass(frozen=True, slots=True)
class EmgFact(CountedFigure):
    """What a source says about electrodiagnosis."""

    figure_id: str
    topic: str
    population: str
    source_key: str | None
    tier: str


@dataclass(frozen=True, slots=True)
class EmgQuestion:
    """What electrodiagnosis is asked, and the muscles that answer it."""

    id: str
    order: int
    kind: str
    question: str
    condition_ids: tuple[str, ...]
    muscle_ids: tuple[str, ...]
    finding_ids: tuple[str, ...] | None
    why: str
