"""The types of the rows about discs: which root is hit, how often, and the names."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DiscZoneRoot:
    """The roots at one disc and the one that a herniation in one zone hits."""

    disc: str
    zone: str
    traversing_root: str
    exiting_root: str
    hit_roots: tuple[str, ...]
    sides: str
    at_risk_roots: tuple[str, ...] | None
    at_risk_when: str | None
    reached_when_large: bool
    basis: str
    source_key: str | None
    verified: bool
    tier: str
    note: str | None


@dataclass(frozen=True, slots=True)
class DiscLevelShare:
    """A published share of lumbar disc herniations."""

    row_id: str
    source_key: str
    disc: str
    quantity: str
    value: float | None
    value_low: float | None
    value_high: float | None
    unit: str
    n: int | None
    population: str
    verified: bool
    tier: str
    note: str | None


@dataclass(frozen=True, slots=True)
class DiscTerm:
    """A name for a shape, a zone or a grade of displaced disc material."""

    term_id: str
    term: str
    axis: str
    definition: str
    source_key: str | None
    verified: bool
    tier: str
    note: str | None
