"""The table of conditions and findings as the model that the localiser reasons with.

The localiser itself is a DOM-free JavaScript module; this is its input, and it is
written from the tables, never typed.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nerveroot.data import load_table, nerve_path
from nerveroot.data.derivation import GRADES

if TYPE_CHECKING:
    from nerveroot.data.rows_clinical import Condition, Differential, Finding
    from nerveroot.data.rows_motor import Muscle

__all__ = ["STATES", "compact_model", "lesion_model", "model_text"]

#: What may be said about a finding. Not tested is never the same as normal.
STATES = ("normal", "reduced", "absent", "present", "not_tested")

TARGET = Path(__file__).parent / "generated" / "lesion_model.json"

#: Which states fit a kind of finding, besides "not_tested".
KIND_STATES = {
    "strength": ("normal", "reduced", "absent"),
    "reflex": ("normal", "reduced", "absent"),
    "sensation": ("normal", "reduced", "absent"),
    "nerve conduction": ("normal", "reduced", "absent"),
    "needle study": ("normal", "reduced", "present"),
    "pain": ("absent", "present", "normal"),
    "test": ("absent", "present", "normal"),
    "sign": ("absent", "present", "normal"),
    "red flag": ("absent", "present", "normal"),
    "alarm": ("absent", "present", "normal"),
}

#: Slowing, block and a lost answer are all abnormal here.
OWN_STATES = {"fibular_motor_conduction": ("normal", "reduced", "absent", "present")}


def _supply(row: Finding, muscles: dict[str, Muscle], nerves: dict[str, str]) -> str:
    """Say on which muscles and nerves a finding rests."""
    names = [muscles[name] for name in row.muscle_ids or ()]
    carried = sorted({nerves[n] for muscle in names for n in muscle.nerve_ids})
    if names:
        # Which head of a muscle a study examined is not what carries the finding.
        listed = ", ".join(
            muscle.name.removesuffix(", head not named").lower() for muscle in names
        )
        return f"{listed}, by the {' and the '.join(carried).lower()}"
    if row.nerve_ids:
        return " and ".join(nerves[name].lower() for name in row.nerve_ids)
    if row.region_ids:
        skin = {r.region_id: r for r in load_table("cutaneous_nerves")}
        carried = sorted({skin[name].nerve for name in row.region_ids})
        return f"skin of the {' and '.join(carried)} nerve"
    return ""


def _red_flags(labels: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Return by finding how soon care is needed, why, and who says so."""
    return {
        row.finding_id: {
            "text": row.text,
            "speed": row.speed,
            "pointsTo": list(row.points_to or ()),
            "grade": "read" if row.verified else "unconfirmed",
            "basis": labels[row.source_key] if row.source_key else "accepted practice",
        }
        for row in load_table("red_flags")
    }


def _finding(
    row: Finding, muscles: dict[str, Muscle], nerves: dict[str, str]
) -> dict[str, Any]:
    states = OWN_STATES.get(row.finding_id, KIND_STATES[row.kind])
    finding: dict[str, Any] = {
        "id": row.finding_id,
        "name": row.name,
        "kind": row.kind,
        "part": row.part,
        "states": [*states, "not_tested"],
    }
    supply = _supply(row, muscles, nerves)
    if supply:
        finding["supply"] = supply
    return finding


def _within(row: Condition) -> list[str]:
    """Return the sites whose nerve the nerve of this site branches from."""
    if row.nerve_id is None:
        return []
    trunks = nerve_path(row.nerve_id)[1:]
    return [
        other.condition_id
        for other in load_table("conditions")
        if other.nerve_id in trunks
    ]


def _cell(row: Differential, labels: dict[str, str]) -> list[str]:
    if row.verified and row.source_key:
        return [row.value, "read", labels[row.source_key]]
    grade = "derived" if row.grade in GRADES else "unconfirmed"
    return [row.value, grade, row.grade]


@cache
def lesion_model() -> dict[str, Any]:
    """Return sites, findings and what each site does to each finding.

    Returns
    -------
    dict
        ``sites`` and ``findings`` in the order of their tables, and ``cells`` by site
        and finding: value, grade (read, derived or unconfirmed) and the source or what
        the cell follows from. An alarm has no cells: it says nothing of the place.
    """
    labels = {row.source_key: row.label for row in load_table("sources")}
    muscles = {row.muscle_id: row for row in load_table("muscles")}
    nerves = {row.nerve_id: row.name for row in load_table("motor_nerves")}
    red_flags = _red_flags(labels)
    cells: dict[str, dict[str, list[str]]] = {}
    for row in load_table("differentials"):
        cells.setdefault(row.condition_id, {})[row.finding_id] = _cell(row, labels)
    return {
        "states": list(STATES),
        "sites": [
            {
                "id": row.condition_id,
                "name": row.name,
                "place": row.site,
                "tellTale": row.tell_tale,
                "urgent": row.urgent,
                "within": _within(row),
            }
            for row in load_table("conditions")
        ],
        "findings": [
            _finding(row, muscles, nerves)
            | (
                {"redFlag": red_flags[row.finding_id]}
                if row.finding_id in red_flags
                else {}
            )
            for row in load_table("findings")
        ],
        "cells": cells,
    }


def compact_model() -> dict[str, Any]:
    """Return the model with its cells packed, for the page.

    ``cells`` holds for each site one list of ``[value, grade, basis]``, in the order of
    the findings that have cells, each a place in ``values``, ``grades`` or ``bases``.
    """
    model = lesion_model()
    order = [one["id"] for one in model["findings"] if one["kind"] != "alarm"]
    lists: list[list[str]] = [[], [], []]

    def places(cell: list[str]) -> list[int]:
        for known, word in zip(lists, cell, strict=True):
            if word not in known:
                known.append(word)
        return [known.index(word) for known, word in zip(lists, cell, strict=True)]

    cells = {
        site: [places(row[finding]) for finding in order]
        for site, row in model["cells"].items()
    }
    values, grades, bases = lists
    packed = {"values": values, "grades": grades, "bases": bases, "cells": cells}
    return {**model, **packed}


def model_text() -> str:
    """Return the model as the JSON that is kept beside this file."""
    return json.dumps(lesion_model(), ensure_ascii=False, indent=1) + "\n"
