"""What the level explorer says: the table of levels and zones, put into sentences.

Which root is hit comes from the table ``disc_zone_root`` and from nowhere else. The
sentences only name the roots that the row names.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nerveroot.data import load_table

if TYPE_CHECKING:
    from nerveroot.data.disc_rows import DiscLevelShare, DiscZoneRoot

__all__ = [
    "LEVELS",
    "SIDES",
    "SIZES",
    "TYPES",
    "VARIANTS",
    "ZONES",
    "build_level_facts",
    "cell_of",
    "load_geometry",
    "roots_hit",
    "state_sentence",
]

LEVELS = ("L2-3", "L3-4", "L4-5", "L5-S1")
ZONES = ("central", "subarticular", "foraminal", "extraforaminal")
TYPES = ("bulge", "protrusion", "extrusion", "sequestration")
SIZES = ("small", "medium", "large")
SIDES = ("right", "left")
VARIANTS = (
    "usual",
    "takeoff_at_disc",
    "takeoff_above_disc",
    "ganglion_intraspinal",
    "conjoined",
    "transitional",
)

_VARIANT_NAMES = {
    "usual": "Usual",
    "takeoff_at_disc": "L5 leaves the sac at the L4–5 disc",
    "takeoff_above_disc": "L5 leaves the sac above the L4–5 disc",
    "ganglion_intraspinal": "L5 ganglion inside the canal",
    "conjoined": "L5 and S1 in one sleeve",
    "transitional": "Transitional vertebra",
}
# Which rows of the tables key_figures and variants speak of a variant.
_VARIANT_ROWS = {
    "takeoff_at_disc": ("l5_sleeve_at_l45_disc",),
    "takeoff_above_disc": ("l5_sleeve_above_l45_disc",),
    "ganglion_intraspinal": (
        "l5_ganglion_intraspinal_healthy",
        "l5_ganglion_intraspinal_patients",
    ),
    "conjoined": ("conjoined_cadaver", "conjoined_imaging"),
    "transitional": (
        "transitional_konin",
        "lumbarised_chang",
        "six_lumbar_hinterdorfer",
        "sacralised_hou",
    ),
}

_TYPE_WORDS = {
    "bulge": "bulge",
    "protrusion": "protrusion",
    "extrusion": "extrusion",
    "sequestration": "sequestrated fragment",
}


@cache
def load_geometry() -> dict[str, Any]:
    """Return the numbers of the spine drawings.

    Returns
    -------
    dict
        The content of ``spine_geometry.json``. The dictionary is shared: read it, do
        not change it.
    """
    path = Path(__file__).parent / "spine" / "spine_geometry.json"
    geometry: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return geometry


def level_name(level: str) -> str:
    """Return a level as it is printed, with a dash for the disc between two bones."""
    return level.replace("-", "–")


def cell_of(level: str, zone: str) -> DiscZoneRoot:
    """Return the row of the table for a level and a zone."""
    for row in load_table("disc_zone_root"):
        if (row.disc, row.zone) == (level, zone):
            return row
    raise ValueError(f"the table disc_zone_root has no row for {level}, {zone}")


def roots_hit(level: str, zone: str, herniation_type: str) -> tuple[str, ...]:
    """Return the roots that the table names for a state.

    A bulge is not a herniation, so the table of herniations names none for it.
    """
    if herniation_type == "bulge":
        return ()
    return cell_of(level, zone).hit_roots


def state_sentence(
    level: str,
    zone: str,
    herniation_type: str,
    size: str,
    side: str,
    variant: str = "usual",
) -> str:
    """Return one sentence that says what is shown and which root is hit.

    Examples
    --------
    >>> state_sentence("L5-S1", "foraminal", "extrusion", "small", "left")
    'L5–S1 disc, foraminal extrusion on the left, small: hits L5, the exiting root.'
    """
    disc = level_name(level)
    if herniation_type == "bulge":
        bulge = f"{disc} disc, {size} bulge: not a herniation"
        return f"{bulge}; the table names no root.{_variant_words(variant)}"
    verdict = _verdict(cell_of(level, zone))
    place = "" if zone == "central" else f" on the {side}"
    thing = _TYPE_WORDS[herniation_type]
    shown = f"{disc} disc, {zone} {thing}{place}, {size}"
    said = f"{verdict[0].lower()}{verdict[1:]}"
    return f"{shown}: {said}.{_variant_words(variant)}"


def _variant_words(variant: str) -> str:
    if variant == "usual":
        return ""
    name = _VARIANT_NAMES[variant]
    return f" Variant: {name if name.startswith('L5') else name.lower()}."


def _variant_statements(variant: str) -> list[str]:
    """Return what the tables say of a variant, each with its source."""
    labels = _labels()
    rows = {
        row.figure_id: row
        for table in ("key_figures", "variants")
        for row in load_table(table)
    }
    statements = []
    consequences = []
    for figure_id in _VARIANT_ROWS.get(variant, ()):
        row = rows[figure_id]
        statements.append(f"{row.statement} ({labels[row.source_key]})")
        consequence = getattr(row, "consequence", None)
        if consequence and consequence not in consequences:
            consequences.append(consequence)
    if variant == "transitional":
        consequences.append("The drawing does not change: the numbers do.")
    elif variant != "usual":
        consequences.append("Drawn at L4–5 and L5–S1, in the view from behind only.")
    return statements + consequences


def _verdict(row: DiscZoneRoot) -> str:
    roots = " and ".join(row.hit_roots)
    if row.sides == "both":
        return f"Presses the sac and both {roots} roots"
    kind = "traversing" if row.hit_roots == (row.traversing_root,) else "exiting"
    return f"Hits {roots}, the {kind} root"


def _why(row: DiscZoneRoot) -> str:
    disc = level_name(row.disc)
    down, out = row.traversing_root, row.exiting_root
    if row.zone == "central":
        return (
            "In the midline the material meets the front of the sac. At the "
            f"{disc} disc both {down} roots are at the sides of the sac, on their way "
            "to their own pedicles; the sacral roots lie behind them. Any of these "
            "may be pressed, or none: pain in the midline of the back may be all. "
            f"{out} has left on both sides."
        )
    if row.zone == "subarticular":
        return (
            "The material fills the lateral recess, between the edge of the facet "
            f"joint and the inner wall of the pedicle. {down} comes down there towards "
            f"the pedicle of its own number, one bone below. {out} left higher up, "
            f"under the {out} pedicle, and is outside the canal at this disc."
        )
    if row.zone == "foraminal":
        return (
            f"The material rises into the foramen under the {out} pedicle, where the "
            f"ganglion of {out} lies. {down} is still inside the canal and passes on "
            "the inner side."
        )
    return (
        f"Outside the outer wall of the pedicle only {out} is in reach: it has left "
        f"under its own pedicle and runs down past the side of the {disc} disc. "
        f"{down} is inside the canal, on the other side of the foramen."
    )


def _wrong_answers(row: DiscZoneRoot) -> list[dict[str, str]]:
    """Return the usual wrong answers for a cell, each with its reason."""
    disc = level_name(row.disc)
    down, out = row.traversing_root, row.exiting_root
    if row.zone == "central":
        return [
            {
                "answer": f"only one {down}",
                "because": "most herniations lie to one side.",
                "but": "A central one has no side: the roots of both sides lie beside "
                "it. Signs in both legs, or of bladder and bowel, fit it.",
            },
            {
                "answer": out,
                "because": f"{out} belongs to the {disc} foramen.",
                "but": "It has left the sac well above this disc and lies far from the "
                "midline.",
            },
        ]
    if row.zone == "subarticular":
        return [
            {
                "answer": out,
                "because": f"the {out} nerve leaves through the {disc} foramen.",
                "but": "It leaves in the upper part of the foramen, under the "
                f"{out} pedicle, before it reaches the disc. A disc in the recess "
                f"meets the next root, {down}.",
            },
            {
                "answer": _root_below(down),
                "because": f"{_root_below(down)} is in the sac at this disc as well.",
                "but": f"It lies behind {down} and nearer to the midline: the recess "
                f"is next to {down}.",
            },
        ]
    return [
        {
            "answer": down,
            "because": f"an {disc} disc hits {down}: the rule that everybody learns.",
            "but": "The rule is for the usual place, the recess. This far out "
            f"{down} is not in reach and {out} is: one root higher than the rule says.",
        }
    ]


def _root_below(root: str) -> str:
    roots = [row.root_id for row in load_table("roots")]
    return roots[roots.index(root) + 1]


def _labels() -> dict[str, str]:
    return {row.source_key: row.label for row in load_table("sources")}


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _share_text(row: DiscLevelShare) -> str:
    if row.value is not None:
        return f"{_number(row.value)}%"
    return f"{_number(row.value_low)}–{_number(row.value_high)}%"


@cache
def build_level_facts() -> dict[str, Any]:
    """Return everything the explorer says, from the data tables.

    Returns
    -------
    dict
        Plain values that survive JSON. The dictionary is shared: read it, do not
        change it.
    """
    labels = _labels()
    return {
        "levels": [{"id": level, "name": level_name(level)} for level in LEVELS],
        "cells": [
            {
                "disc": row.disc,
                "zone": row.zone,
                "traversing": row.traversing_root,
                "exiting": row.exiting_root,
                "hit": list(row.hit_roots),
                "both": row.sides == "both",
                "atRisk": list(row.at_risk_roots or ()),
                "atRiskWhen": row.at_risk_when or "",
                "whenLarge": row.reached_when_large,
                "verdict": _verdict(row),
                "why": _why(row),
                "wrong": _wrong_answers(row),
                "basis": row.basis,
                "source": labels.get(row.source_key or "", ""),
                "verified": row.verified,
                "note": row.note or "",
            }
            for row in load_table("disc_zone_root")
        ],
        "shares": [
            {
                "disc": row.disc,
                "quantity": row.quantity,
                "text": _share_text(row),
                "n": row.n,
                "population": row.population,
                "source": labels.get(row.source_key, ""),
                "tier": row.tier,
                "note": row.note or "",
            }
            for row in load_table("disc_level_share")
        ],
        "terms": [
            {
                "id": row.term_id,
                "term": row.term,
                "axis": row.axis,
                "definition": row.definition,
                "source": labels.get(row.source_key or "", ""),
                "verified": row.verified,
            }
            for row in load_table("disc_nomenclature")
        ],
        "variants": [
            {
                "id": variant,
                "name": _VARIANT_NAMES[variant],
                "statements": _variant_statements(variant),
            }
            for variant in VARIANTS
        ],
        "sleeves": {level: _sleeve_sentence() for level in ("L4-5",)},
    }


def _sleeve_sentence() -> str:
    """Return where the L5 sleeve leaves the sac, from the table of key figures."""
    figures = {row.figure_id: row for row in load_table("key_figures")}
    below, at, above = (
        figures[f"l5_sleeve_{place}_l45_disc"] for place in ("below", "at", "above")
    )
    source = _labels()[below.source_key]
    return (
        "Most often L5 is still inside the sac here: its sleeve left the sac below "
        f"this disc in {_number(below.value)}%, at it in {_number(at.value)}% and "
        f"above it in {_number(above.value)}% of {below.n} cadavers ({source})."
    )
