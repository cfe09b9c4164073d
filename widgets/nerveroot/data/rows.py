"""The types of the rows, one class for each table.

The names of the fields are those of the columns. What a column means and which values
it may hold is written in the schema of the table.
"""

from dataclasses import dataclass
from typing import Literal

Mark = Literal["full", "half", "unread"]

SAYS_NOTHING = ("none", "blank")
"""Kinds of involvement that never draw a patch and never count for a root."""


@dataclass(frozen=True, slots=True)
class CountedFigure:
    """What all figures have in common that may rest on a count."""

    statement: str
    value: float | None
    value_low: float | None
    value_high: float | None
    unit: str | None
    qualifier: str
    count: int | None
    n: int | None
    denominator: str | None
    quantity: str
    verified: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class Region:
    """A skin patch."""

    region_id: str
    name: str
    home_view: str
    segment: str
    landmark: str
    warning: str | None
    warning_source: str | None


@dataclass(frozen=True, slots=True)
class Root:
    """A nerve root, or the pair S4-5 that is tested as one."""

    root_id: str
    name: str
    order: int
    part: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Authority:
    """Someone who drew or described a dermatome map."""

    authority_id: str
    name: str
    year: int | None
    kind: str
    modality: str
    n: int | None
    n_unit: str | None
    basis: str
    weakness: str
    status: str
    map_status: Mark
    read_as: str
    source_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dermatome:
    """What one authority says about one root and one patch."""

    authority_id: str
    root: str
    region_id: str
    involvement: str
    proportion: str | None
    source_key: str
    verified: bool
    tier: str
    modality: str
    patch_basis: str
    note: str | None

    @property
    def gives_root(self) -> bool:
        """Whether the authority gives the patch to the root."""
        return self.involvement not in SAYS_NOTHING

    @property
    def status(self) -> Mark:
        """How far the row rests on its source.

        "full" means that the source was read and names the patch or the area round
        it. "half" means that it was read second-hand, or that a figure was read but
        the patch is the conventional one. "unread" means that the row is recalled.
        """
        if self.patch_basis == "recalled":
            return "unread"
        if self.patch_basis == "conventional" or "second-hand" in self.tier:
            return "half"
        return "full" if self.verified else "unread"


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """The sensory test point and the key muscle of a root."""

    root: str
    sensory_point: str
    region_ids: tuple[str, ...]
    key_muscle_group: str | None
    key_muscle: str | None
    source_key: str
    verified: bool
    tier: str
    note: str | None


@dataclass(frozen=True, slots=True)
class CutaneousNerve:
    """A skin nerve in one patch."""

    region_id: str
    nerve_id: str
    nerve: str
    branch: str | None
    parent: str
    share: str
    roots_conventional: str
    source_key: str | None
    verified: bool
    tier: str
    note: str | None


@dataclass(frozen=True, slots=True)
class DermatomeAgreement:
    """A finding on how well dermatome maps fit patients."""

    row_id: str
    source_key: str
    sample: str
    denominator: str | None
    measure: str
    root: str
    value: float | None
    value_low: float | None
    value_high: float | None
    unit: str | None
    qualifier: str
    statement: str
    verified: bool
    tier: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Discriminator:
    """A sign that tells a root lesion from another lesion."""

    discriminator_id: str
    kind: str
    lead: bool
    nerve_id: str | None
    roots: tuple[str, ...]
    against: str
    sign: str
    how: str | None
    root_lesion: str | None
    nerve_lesion: str | None
    figure: str | None
    value: float | None
    value_low: float | None
    value_high: float | None
    unit: str | None
    quantity: str | None
    n: int | None
    population: str | None
    source_key: str | None
    verified: bool
    tier: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure that the chapters cite."""

    figure_id: str
    topic: str
    statement: str
    value: float | None
    value_low: float | None
    value_high: float | None
    unit: str
    qualifier: str
    n: int | None
    denominator: str | None
    population: str
    quantity: str
    source_key: str
    verified: bool
    tier: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the bibliography."""

    source_key: str
    label: str
    authors: str | None
    title: str
    year: int | None
    container: str | None
    doi: str | None
    pmid: str | None
    url: str | None
    status: str
    reading: str | None
    note: str | None
