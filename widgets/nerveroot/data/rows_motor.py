"""The types of the rows about muscles, their nerves and their roots.

The names of the fields are those of the columns. What a column means and which values
it may hold is written in the schema of the table.
"""

from dataclasses import dataclass

from nerveroot.data.rows import CountedFigure


@dataclass(frozen=True, slots=True)
class MotorNerve:
    """A nerve or plexus on the way to the muscles of the leg."""

    nerve_id: str
    name: str
    kind: str
    parent_id: str | None
    course: str
    source_key: str | None
    verified: bool
    tier: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle of the map, or a group that a source names as one."""

    muscle_id: str
    name: str
    abbreviation: str | None
    segment: str
    depth: str
    members: tuple[str, ...] | None
    nerve_ids: tuple[str, ...]
    nerve_source_key: str
    nerve_verified: bool
    nerve_tier: str
    action: str
    bedside_test: str | None
    mrc_note: str
    l5_evidence: str
    contested_reason: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class MyotomeMetric:
    """What the figures of a source measure."""

    metric_id: str
    label: str
    meaning: str
    has_figures: bool
    weight_rule: str
    caution: str


@dataclass(frozen=True, slots=True)
class MyotomeAuthority:
    """Someone who measured or listed the roots of muscles."""

    authority_id: str
    name: str
    year: int | None
    kind: str
    method: str
    n: int | None
    n_unit: str | None
    basis: str
    weakness: str
    status: str
    read_as: str
    source_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Myotome:
    """What one authority says about one muscle and one root."""

    authority_id: str
    muscle_id: str
    root: str
    weight: str
    metric_id: str
    value: float | None
    value_low: float | None
    value_high: float | None
    unit: str | None
    count: int | None
    n: int | None
    denominator: str | None
    qualifier: str | None
    statement: str | None
    source_key: str
    verified: bool
    tier: str
    note: str | None


@dataclass(frozen=True, slots=True)
class MrcGrade:
    """A grade of muscle strength."""

    grade: int
    definition: str
    at_the_bedside: str
    source_key: str
    verified: bool
    tier: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Reflex:
    """A reflex of the leg."""

    reflex_id: str
    name: str
    kind: str
    roots: tuple[str, ...]
    main_root: str
    roots_verified: bool
    nerve_id: str
    muscle_id: str
    technique: str
    caution: str


@dataclass(frozen=True, slots=True)
class ReflexFigure(CountedFigure):
    """A figure on the worth of a reflex."""

    figure_id: str
    reflex_id: str | None
    population: str
    source_key: str
    tier: str
