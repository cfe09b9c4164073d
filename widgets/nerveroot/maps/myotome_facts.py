"""The tables of muscles, nerves and roots as the myotome map's code reads them."""

from __future__ import annotations

from functools import cache
from typing import Any

from nerveroot.atlas import views_of_muscle
from nerveroot.data import load_table, myotome_rows
from nerveroot.data.rows_motor import MotorNerve, Muscle, MyotomeAuthority
from nerveroot.look import load_tokens, pattern_data
from nerveroot.maps.myotome_words import LESION_SOURCE, figure_words
from nerveroot.maps.views import VIEW_NAMES, VIEW_PHRASES

__all__ = ["LESION_NERVES", "LESION_ROOTS", "build_myotome_facts"]

LESION_NERVES = ("common_fibular", "deep_fibular", "sciatic")
"""Nerves whose loss the map can show, as in the table of motor nerves."""


def roots_of_source(source: str) -> tuple[str, ...]:
    """Return the roots on which a source says anything, from the head down.

    Examples
    --------
    >>> roots_of_source("hashimoto-2024")
    ('L3', 'L4', 'L5', 'S1')
    """
    named = {row.root for row in myotome_rows(authority=source)}
    roots = (row.root_id for row in load_table("roots"))
    return tuple(root for root in roots if root in named)


LESION_ROOTS = roots_of_source(LESION_SOURCE)
"""Roots whose loss the map can show: this source answers while none is chosen."""

_MARKS = {"read": "full", "secondhand": "half", "unread": "unread"}


@cache
def build_myotome_facts() -> dict[str, Any]:
    """Return everything the myotome map says, from the data tables.

    Returns
    -------
    dict
        Plain values that survive JSON. The dictionary is shared: read it, do not
        change it.
    """
    labels = {row.source_key: row.label for row in load_table("sources")}
    muscles = [row.muscle_id for row in load_table("muscles")]
    authorities = [row.authority_id for row in load_table("myotome_authorities")]
    metrics = [row.metric_id for row in load_table("myotome_metrics")]
    roots = [row.root_id for row in load_table("roots")]
    return {
        "roots": roots,
        "views": [
            {"id": view, "name": name, "phrase": VIEW_PHRASES[view]}
            for view, name in VIEW_NAMES.items()
        ],
        "muscles": [_muscle(row, labels) for row in load_table("muscles")],
        "nerves": [_nerve(row, labels) for row in load_table("motor_nerves")],
        "authorities": [_authority(row) for row in load_table("myotome_authorities")],
        "metrics": [
            {
                "id": row.metric_id,
                "label": row.label,
                "meaning": row.meaning,
                "caution": row.caution,
            }
            for row in load_table("myotome_metrics")
        ],
        "claims": [
            [
                authorities.index(row.authority_id),
                muscles.index(row.muscle_id),
                roots.index(row.root),
                row.weight,
                metrics.index(row.metric_id),
                figure_words(row),
                row.statement or "",
                int(row.verified),
            ]
            for row in load_table("myotomes")
        ],
        "mrc": [
            {
                "grade": row.grade,
                "definition": row.definition,
                "bedside": row.at_the_bedside,
            }
            for row in load_table("mrc_scale")
        ],
        "lesions": {"nerves": list(LESION_NERVES), "roots": list(LESION_ROOTS)},
        "look": _look(),
    }


def _muscle(row: Muscle, labels: dict[str, str]) -> dict[str, Any]:
    return {
        "id": row.muscle_id,
        "name": row.name,
        "segment": row.segment,
        "deep": row.depth == "deep",
        "members": list(row.members or ()),
        "nerves": list(row.nerve_ids),
        "nerveSource": labels.get(row.nerve_source_key, ""),
        "nerveVerified": int(row.nerve_verified),
        "action": row.action,
        "test": row.bedside_test or "",
        "mrcNote": row.mrc_note,
        "evidence": row.l5_evidence,
        "reason": row.contested_reason or "",
        "note": row.note or "",
        "views": list(views_of_muscle(row.muscle_id)),
    }


def _nerve(row: MotorNerve, labels: dict[str, str]) -> dict[str, Any]:
    return {
        "id": row.nerve_id,
        "name": row.name,
        "parent": row.parent_id or "",
        "source": labels.get(row.source_key or "", ""),
        "verified": int(row.verified),
    }


def _authority(row: MyotomeAuthority) -> dict[str, Any]:
    sample = "" if row.n is None else f"{row.n} {row.n_unit or ''}".strip()
    return {
        "id": row.authority_id,
        "name": row.name,
        "kind": row.kind,
        "method": row.method,
        "status": _MARKS[row.status],
        "basis": row.basis,
        "weakness": row.weakness,
        "readAs": row.read_as,
        "sample": sample,
    }


def _look() -> dict[str, Any]:
    """Patterns and numbers that the drawing needs; colours stay CSS variables."""
    tokens = load_tokens()
    return {
        "strength": {root: look["strength"] for root, look in tokens["roots"].items()},
        "patterns": {
            name: pattern
            for name, pattern in pattern_data().items()
            if name.startswith("root-")
        },
        "overlapStripe": tokens["overlap_stripe"],
        "unread": tokens["unread"],
        "agreement": [],
    }
