"""What a lesion does to a finding, worked out from nerves, roots and skin.

A cell of the table of conditions and findings that can be worked out need not be
remembered. Three things are worked out, each with its own grade:

- *follows from the nerve*: which muscles and which skin hang on the nerve;
- *follows from the root*: what the sources that were read give to the root, and that a
  root is hurt above its ganglion;
- *follows from the tissue*: what a joint, a motor neuron, the brain or one leg's nerve
  cannot reach at all.

A root weakens a movement for sure only if every source read gives every muscle of it to
the root; no source at all gives the opposite; anything between varies. Stimulation of
roots and ganglia is left out, because the current spreads to their neighbours.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from nerveroot.data.myotomes import lesion, myotome_rows, nerve_path
from nerveroot.data.rows_clinical import Condition, Finding
from nerveroot.data.tables import load_table

__all__ = ["GRADES", "Derived", "derive"]

NERVE = "follows from the nerve"
ROOT = "follows from the root"
TISSUE = "follows from the tissue"
GRADES = (NERVE, ROOT, TISSUE)

SPREADING = ("root_stimulation", "ganglion_stimulation")
"""Ways of measuring that also reach the neighbouring root."""

WEIGHTS: dict[str, bool | None] = {"none": False, "minor": None}
INVOLVEMENT: dict[str, bool | None] = {"core": True, "none": False}
TRUNK = "lumbosacral_plexopathy"
CENTRAL_SIGNS = ("plantar_response", "brisk_reflexes")
BEYOND_ONE_LEG = (
    "bladder_bowel",
    "weakness_both_legs",
    "face_arm_speech",
    "weakness_elsewhere",
    "stocking_both_sides",
)
NERVE_KINDS = ("reflex", "sensation", "needle study", "nerve conduction")

#: The value of a cell for a kind of finding: kept, lost.
VALUES = {
    "strength": ("normal", "reduced"),
    "reflex": ("normal", "reduced"),
    "sensation": ("normal", "reduced"),
    "needle study": ("normal", "abnormal"),
    "nerve conduction": ("normal", "reduced"),
    "test": ("absent", "present"),
    "sign": ("absent", "present"),
    "red flag": ("absent", "present"),
}

PLEXUS_SKIN = {
    "femoral": ("femoral",),
    "tibial": ("tibial",),
    "common fibular": ("common_fibular",),
    "tibial + common fibular": ("tibial", "common_fibular"),
}
"""Motor nerve of the table of nerves from which a skin nerve branches."""


class Derived(NamedTuple):
    """A cell that was worked out.

    Attributes
    ----------
    value : str
        What the condition does to the finding.
    grade : str
        One of `GRADES`: from what it was worked out.
    """

    value: str
    grade: str


def _value(kind: str, reached: Iterable[bool | None]) -> str:
    """Join what is known of each part; None stands for a part reached by half."""
    parts = list(reached)
    kept, lost = VALUES[kind]
    if all(part is True for part in parts):
        return lost
    return kept if all(part is False for part in parts) else "varies"


def _reached_by(nerve: str, supply: tuple[str, ...]) -> bool | None:
    cut = [nerve in nerve_path(name) for name in supply]
    if all(cut):
        return True
    return None if any(cut) else False


def _skin_supply(region: str) -> tuple[str, ...] | None:
    """Return the nerves, of the table of motor nerves, that carry a patch of skin."""
    known = {row.nerve_id for row in load_table("motor_nerves")}
    for row in load_table("cutaneous_nerves"):
        if row.region_id != region or row.share not in ("primary", "autonomous"):
            continue
        if row.nerve_id in known:
            return (row.nerve_id,)
        if row.parent in PLEXUS_SKIN:
            return PLEXUS_SKIN[row.parent]
        return ()
    return None


def _nerve_cell(condition: Condition, finding: Finding) -> Derived | None:
    nerve = condition.nerve_id
    if nerve is None:
        return None
    if finding.muscle_ids and finding.kind in VALUES:
        cut = lesion(nerve)
        reached = [
            True if m in cut.hit else None if m in cut.partly_hit else False
            for m in finding.muscle_ids
        ]
        return Derived(_value(finding.kind, reached), NERVE)
    if finding.nerve_ids:
        return Derived(
            _value(finding.kind, [_reached_by(nerve, finding.nerve_ids)]), NERVE
        )
    if finding.region_ids:
        supplies = [_skin_supply(region) for region in finding.region_ids]
        if None in supplies:
            return None
        parts = [_reached_by(nerve, supply) if supply else False for supply in supplies]
        return Derived(_value("sensation", parts), NERVE)
    return None


def _given(rows: Iterable[tuple[str, str, bool | None]], root: str) -> bool | None:
    """Say whether all (True), none (False) or some (None) of the sources give a root.

    Each row holds an authority, a root, and whether the authority gives the root fully
    (True), in part (None) or says that it does not (False).
    """
    says: dict[str, bool | None] = {}
    for authority, of_root, given in rows:
        says.setdefault(authority, False)
        if of_root == root:
            says[authority] = given
    if not says:
        return None
    if all(word is True for word in says.values()):
        return True
    return False if all(word is False for word in says.values()) else None


def _muscle_of_root(muscle: str, root: str) -> bool | None:
    rows = (
        (row.authority_id, row.root, WEIGHTS.get(row.weight, True))
        for row in myotome_rows(muscle=muscle)
        if row.verified and row.metric_id not in SPREADING
    )
    return _given(rows, root)


def _skin_of_root(region: str, root: str) -> bool | None:
    rows = (
        (row.authority_id, row.root, INVOLVEMENT.get(row.involvement))
        for row in load_table("dermatomes")
        if row.region_id == region and row.verified
    )
    return _given(rows, root)


def _root_cell(condition: Condition, finding: Finding) -> Derived | None:
    root = condition.root
    if root is None:
        return None
    if finding.kind == "nerve conduction":
        return Derived("normal", ROOT)
    parts: list[bool | None] = []
    if finding.muscle_ids and finding.kind in VALUES:
        if finding.muscle_ids == ("lumbar_paraspinals",):
            return None
        parts = [_muscle_of_root(muscle, root) for muscle in finding.muscle_ids]
    elif finding.region_ids:
        parts = [_skin_of_root(region, root) for region in finding.region_ids]
    return Derived(_value(finding.kind, parts), ROOT) if parts else None


def _trunk_cell(condition: Condition, finding: Finding) -> Derived | None:
    """Give the lumbosacral trunk what every source gives to L5, which it carries."""
    if condition.condition_id != TRUNK or finding.kind == "nerve conduction":
        return None
    cell = _root_cell(replace(condition, root="L5"), finding)
    if cell is None or cell.value != VALUES[finding.kind][1]:
        return None
    return cell


def _kept(finding: Finding) -> Derived:
    kept = (
        "normal"
        if finding.finding_id == "plantar_response"
        else VALUES[finding.kind][0]
    )
    return Derived(kept, TISSUE)


def _tissue_cell(condition: Condition, finding: Finding) -> Derived | None:
    """Name what the hurt tissue cannot reach, whatever else it does."""
    site, kind, name = condition.site, finding.kind, finding.finding_id
    central = name in CENTRAL_SIGNS
    beyond = name in BEYOND_ONE_LEG
    out_of_reach: dict[str, bool] = {
        "root": central or beyond,
        "nerve": central or beyond,
        "plexus": central,
        "cauda equina": central
        or kind == "nerve conduction"
        or name == "face_arm_speech",
        "polyneuropathy": central or name == "bladder_bowel",
        "anterior horn": kind == "sensation" or name.endswith("_potential"),
        "brain": kind in ("needle study", "nerve conduction"),
        "joint or soft tissue": (kind in NERVE_KINDS or central or beyond)
        and condition.condition_id != "deep_gluteal_syndrome",
    }
    return _kept(finding) if out_of_reach[site] else None


RULES: tuple[Callable[[Condition, Finding], Derived | None], ...] = (
    _tissue_cell,
    _nerve_cell,
    _root_cell,
    _trunk_cell,
)


def derive(condition: Condition, finding: Finding) -> Derived | None:
    """Work out what a condition does to a finding.

    Parameters
    ----------
    condition, finding
        Rows of the tables ``conditions`` and ``findings``.

    Returns
    -------
    Derived or None
        The value and what it follows from; None if it cannot be worked out.
    """
    for rule in RULES:
        cell = rule(condition, finding)
        if cell is not None:
            return cell
    return None
