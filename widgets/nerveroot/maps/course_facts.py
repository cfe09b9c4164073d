"""What the course of the root says: stops, figures and clashes from the data tables.

Nothing is averaged and nothing is added: figures that do not fit together stand side by
side with the reason that the table gives.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nerveroot.data import load_table
from nerveroot.data.derivation import GRADES

if TYPE_CHECKING:
    from nerveroot.data.rows_clinical import CourseFact, CourseStop, Differential

__all__ = [
    "NO_SOURCE",
    "STOPS",
    "build_course_facts",
    "drawing_description",
    "load_course_drawing",
    "stop_sentence",
]

STOPS = tuple(row.stop_id for row in load_table("course_stops"))
"""Ids of the stops in the order of the nerve."""

NO_SOURCE = "standard anatomy, no source read"
"""Stands in place of a source where none was read."""

MOVEMENTS = ("ankle_dorsiflexion", "inversion", "eversion", "hip_abduction")
SKIN = ("sensation_lateral_leg_dorsum", "sensation_first_web_space")
TESTS = ("superficial_fibular_potential",)

# Stops inside the spine and the plexus have no nerve of their own that would join them
# to a condition; a lesion of the cord segment has no row among the conditions.
_CONDITIONS = {
    "cauda_equina": "cauda_equina_syndrome",
    "lateral_recess": "l5_radiculopathy",
    "foramen": "l5_radiculopathy",
    "lumbosacral_tunnel": "l5_radiculopathy",
    "lumbosacral_trunk": "lumbosacral_plexopathy",
}
# The nerve that carries each patch of skin.
_SKIN_NERVES = {
    "sensation_lateral_leg_dorsum": "superficial_fibular",
    "sensation_first_web_space": "deep_fibular",
}
_SECOND_HAND = "primary or review, read second-hand"
_WORD = re.compile(r"[a-z][a-z0-9_]{5,}")
_FOLDER = Path(__file__).parent


@cache
def load_course_drawing() -> dict[str, Any]:
    """Return what the drawing is made of: its own places, the spine, the body.

    Returns
    -------
    dict
        ``geometry``, ``spine`` and ``body``. The dictionary is shared: read it, do not
        change it.
    """
    files = {
        "geometry": _FOLDER / "root_course" / "course_geometry.json",
        "spine": _FOLDER / "spine" / "spine_geometry.json",
        "body": _FOLDER / "generated" / "course_body.json",
    }
    return {
        name: json.loads(path.read_text(encoding="utf-8"))
        for name, path in files.items()
    }


def stop_sentence(stop_id: str) -> str:
    """Return one paragraph about a stop: where it is, what hits it, how it shows.

    Examples
    --------
    >>> stop_sentence("common_fibular").split(":")[0]
    'Stop 9 of 12, Common fibular nerve'
    """
    stop = _stops()[stop_id]
    return (
        f"Stop {stop.order} of {len(STOPS)}, {stop.name}: {stop.passes} "
        f"What hits it here: {_begun(stop.hit_by)} How it shows: {_begun(stop.sign)}"
    )


def _begun(text: str) -> str:
    """Return a sentence as it continues after a colon; names keep their capital."""
    known = text.split()[0].rstrip(",.")
    keeps = known.isupper() or any(letter.isdigit() for letter in known)
    return text if keeps else f"{text[0].lower()}{text[1:]}"


def drawing_description() -> str:
    """Return what the drawing shows, for readers who do not see it."""
    stops = "; ".join(
        f"{stop.order} {stop.name}: {stop.passes.rstrip('.')}"
        for stop in _stops().values()
    )
    return (
        "The right side of the body from behind and outside. L5 runs from the cord "
        "behind T12 down the dural sac, rounds the inner side of the L5 pedicle, "
        "leaves under it, crosses the ala of the sacrum and joins the lumbosacral "
        "plexus. The superior gluteal nerve leaves above the piriformis, the sciatic "
        "nerve below it, as two nerves in one sheath. The common fibular nerve passes "
        "behind the head and round the neck of the fibula; the tibial nerve is dotted "
        "where it is hidden "
        f"behind the medial malleolus. Twelve numbered stops: {stops}."
    )


@cache
def build_course_facts() -> dict[str, Any]:
    """Return everything the figure says, from the data tables.

    Returns
    -------
    dict
        Plain values that survive JSON. The dictionary is shared: read it, do not
        change it.
    """
    labels = _labels()
    figures = load_table("root_course")
    return {
        "stops": [
            {
                "id": stop.stop_id,
                "order": stop.order,
                "name": stop.name,
                "part": stop.part,
                "passes": {
                    "text": stop.passes,
                    **_basis(stop.passes_source_key, stop.passes_verified, labels),
                },
                "hit": {
                    "text": stop.hit_by,
                    **_basis(stop.hit_source_key, stop.hit_verified, labels),
                },
                "sign": stop.sign,
                "note": _with_labels(stop.note or "", labels),
                "figures": [
                    _figure(row, labels)
                    for row in figures
                    if row.stop_id == stop.stop_id
                ],
                "fails": _fails(stop, labels),
                "failsBy": _fails_by(stop),
            }
            for stop in load_table("course_stops")
        ],
        "clashes": [
            {"id": row.clash_id, "question": row.question, "why": row.why}
            for row in load_table("course_clashes")
        ],
        "description": drawing_description(),
    }


def _stops() -> dict[str, CourseStop]:
    return {row.stop_id: row for row in load_table("course_stops")}


def _labels() -> dict[str, str]:
    return {row.source_key: row.label for row in load_table("sources")}


def _basis(key: str | None, verified: bool, labels: dict[str, str]) -> dict[str, str]:
    """Return the source's name and how well it was checked."""
    if key is None:
        return {"source": NO_SOURCE, "status": "unread"}
    return {"source": labels[key], "status": "full" if verified else "unread"}


def _figure(row: CourseFact, labels: dict[str, str]) -> dict[str, str]:
    basis = _basis(row.source_key, row.verified, labels)
    if row.verified and row.tier == _SECOND_HAND:
        basis["status"] = "half"
    return {
        "id": row.fact_id,
        "structure": row.structure,
        "statement": row.statement,
        "amount": _amount(row),
        "quantity": "" if row.quantity == "description" else row.quantity,
        "who": _who(row),
        "tier": row.tier or "",
        "clash": row.clash_id or "",
        "note": _with_labels(row.note or "", labels),
        **basis,
    }


def _amount(row: CourseFact) -> str:
    """Return the figure as it is printed; empty where the source gives words."""
    if row.value is None:
        return ""
    unit = row.unit or ""
    gap = "" if unit in ("%", "°") else " "
    about = "about " if row.qualifier == "about" else ""
    return f"{about}{row.value:g}{gap}{unit}".rstrip()


def _who(row: CourseFact) -> str:
    """Return how many were studied and who they were, without saying it twice."""
    population, counted_things = row.population or "", row.denominator or ""
    if row.n is None:
        return f"{population}; number not given" if population else "number not given"
    counted = f"{row.count} of {row.n}" if row.count is not None else f"{row.n}"
    if population.startswith(counted_things):
        return f"{counted} {population}".rstrip()
    if population in counted_things:
        return f"{counted} {counted_things}"
    return f"{counted} {counted_things}; {population}"


def _with_labels(text: str, labels: dict[str, str]) -> str:
    """Return a note with the names of sources in place of their keys."""
    return _WORD.sub(lambda found: labels.get(found[0], found[0]), text)


def _condition(stop: CourseStop) -> str | None:
    if stop.stop_id in _CONDITIONS:
        return _CONDITIONS[stop.stop_id]
    for row in load_table("conditions"):
        if stop.nerve_id is not None and row.nerve_id == stop.nerve_id:
            return row.condition_id
    return None


def _fails_by(stop: CourseStop) -> str:
    """Return on what the list of what fails rests."""
    condition = _condition(stop)
    if condition is not None:
        names = {row.condition_id: row.name for row in load_table("conditions")}
        return names[condition]
    if stop.nerve_id is not None:
        return "from the nerve of each muscle and patch of skin"
    return ""


def _fails(stop: CourseStop, labels: dict[str, str]) -> list[dict[str, str]]:
    """Return what a lesion at a stop does to four movements, two patches, one test."""
    condition = _condition(stop)
    findings = {row.finding_id: row for row in load_table("findings")}
    rows: dict[str, Differential] = {
        row.finding_id: row
        for row in load_table("differentials")
        if row.condition_id == condition
    }
    listed = []
    for finding in (*MOVEMENTS, *SKIN, *TESTS):
        if condition is not None:
            row = rows[finding]
            value = row.value
            if row.source_key is not None:
                basis = _basis(row.source_key, row.verified, labels)
            else:
                # Worked out from nerve, root or tissue: neither read nor just recalled.
                status = "half" if row.grade in GRADES else "unread"
                basis = {"source": row.grade, "status": status}
        elif stop.nerve_id is not None and finding not in TESTS:
            value = _value_below(stop.nerve_id, finding, findings[finding].muscle_ids)
            basis = {"source": "follows from the nerve", "status": "half"}
        else:
            continue
        listed.append(
            {
                "id": finding,
                "name": findings[finding].name.split(",")[0],
                "value": value,
                "kind": "movement"
                if finding in MOVEMENTS
                else "skin"
                if finding in SKIN
                else "test",
                **basis,
            }
        )
    return listed


def _value_below(nerve_id: str, finding: str, muscles: tuple[str, ...] | None) -> str:
    """Return whether the nerves of a finding leave below a stop on a nerve."""
    if finding in _SKIN_NERVES:
        below = [_runs_through(_SKIN_NERVES[finding], nerve_id)]
    else:
        nerves = {row.muscle_id: row.nerve_ids for row in load_table("muscles")}
        below = [
            any(_runs_through(nerve, nerve_id) for nerve in nerves[muscle])
            for muscle in muscles or ()
        ]
    if all(below):
        return "reduced"
    return "varies" if any(below) else "normal"


def _runs_through(nerve_id: str, above: str) -> bool:
    """Return True if a nerve is another or a branch of it."""
    parents = {row.nerve_id: row.parent_id for row in load_table("motor_nerves")}
    here: str | None = nerve_id
    while here is not None:
        if here == above:
            return True
        here = parents[here]
    return False
