"""The types of the rows about the course of the root and what goes wrong with it.

The names of the fields are those of the columns. What a column means and which values
it may hold is written in the schema of the table.
"""

from dataclasses import dataclass

from nerveroot.data.rows import CountedFigure


@dataclass(frozen=True, slots=True)
class CourseFact(CountedFigure):
    """A fact about one stop on the way of the root."""

    fact_id: str
    stop_id: str
    structure: str
    population: str | None
    source_key: str | None
    tier: str | None
    clash_id: str | None


@dataclass(frozen=True, slots=True)
class CourseStop:
    """A stop on the way of the root from the cord to the foot."""

    order: int
    stop_id: str
    name: str
    part: str
    nerve_id: str | None
    passes: str
    passes_source_key: str | None
    passes_verified: bool
    hit_by: str
    hit_source_key: str | None
    hit_verified: bool
    sign: str
    note: str | None


@dataclass(frozen=True, slots=True)
class CourseClash:
    """A question to which sources give figures that do not fit together."""

    clash_id: str
    question: str
    why: str


@dataclass(frozen=True, slots=True)
class Variant(CountedFigure):
    """A variant of roots, plexus or vertebrae."""

    figure_id: str
    variant: str
    population: str | None
    consequence: str | None
    clash_id: str | None
    source_key: str
    tier: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A common claim about the root, and what the sources say to it."""

    claim_id: str
    topic: str
    claim: str
    verdict: str
    correction: str | None
    source_keys: tuple[str, ...] | None
    verified: bool


@dataclass(frozen=True, slots=True)
class EpidemiologyFigure(CountedFigure):
    """A figure on how often something is found."""

    figure_id: str
    topic: str
    population: str
    source_key: str
    tier: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that may look like an L5 lesion."""

    condition_id: str
    name: str
    site: str
    nerve_id: str | None
    root: str | None
    tell_tale: str
    urgent: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding that tells conditions apart."""

    finding_id: str
    name: str
    kind: str
    part: str
    muscle_ids: tuple[str, ...] | None
    region_ids: tuple[str, ...] | None
    nerve_ids: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Differential:
    """What a condition does to a finding."""

    condition_id: str
    finding_id: str
    value: str
    grade: str
    source_key: str | None
    verified: bool
    tier: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A finding that sends to urgent care."""

    finding_id: str
    speed: str
    text: str
    points_to: tuple[str, ...] | None
    source_key: str | None
    verified: bool
    tier: str | None
    note: str | None
