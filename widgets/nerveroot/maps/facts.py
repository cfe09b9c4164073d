"""The data tables in the shape in which the map's JavaScript reads them.

Rows become short lists and ids become positions where a table is long; everything the
reader sees is kept word for word.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from nerveroot.data import load_table
from nerveroot.look import load_tokens, pattern_data
from nerveroot.maps.view_geometry import point_places
from nerveroot.maps.views import VIEW_NAMES, VIEW_PHRASES

__all__ = ["build_facts"]


@cache
def build_facts() -> dict[str, Any]:
    """Return everything the dermatome map says, from the data tables.

    Returns
    -------
    dict
        Plain values that survive JSON. The dictionary is shared: read it, do not
        change it.
    """
    roots = [row.root_id for row in load_table("roots")]
    regions = load_table("regions")
    authorities = load_table("authorities")
    region_index = {row.region_id: index for index, row in enumerate(regions)}
    authority_index = {row.authority_id: index for index, row in enumerate(authorities)}
    labels = {row.source_key: row.label for row in load_table("sources")}
    return {
        "roots": roots,
        "views": [
            {"id": view, "name": name, "phrase": VIEW_PHRASES[view]}
            for view, name in VIEW_NAMES.items()
        ],
        "regions": [
            {
                "id": row.region_id,
                "name": row.name,
                "segment": row.segment,
                "landmark": row.landmark,
                "home": row.home_view,
                "warning": row.warning or "",
                "warningSource": labels.get(row.warning_source or "", ""),
            }
            for row in regions
        ],
        "authorities": [
            {
                "id": row.authority_id,
                "name": row.name,
                "kind": row.kind,
                "status": row.map_status,
                "basis": row.basis,
                "weakness": row.weakness,
                "readAs": row.read_as,
                "sample": f"{row.n} {row.n_unit}" if row.n is not None else "",
            }
            for row in authorities
        ],
        "claims": [
            [
                authority_index[row.authority_id],
                region_index[row.region_id],
                roots.index(row.root),
                row.involvement,
                int(row.verified),
                row.status,
                row.proportion or "",
            ]
            for row in load_table("dermatomes")
        ],
        "supply": [
            [
                region_index[row.region_id],
                row.nerve_id,
                row.nerve,
                row.branch or "",
                row.parent,
                row.share,
                labels.get(row.source_key or "", ""),
                int(row.verified),
            ]
            for row in load_table("cutaneous_nerves")
        ],
        "points": [
            {
                "root": row.root,
                "text": row.sensory_point,
                "regions": list(row.region_ids),
                "places": {
                    view: list(point_places(view)[row.root])
                    for view in VIEW_NAMES
                    if row.root in point_places(view)
                },
            }
            for row in load_table("key_points")
        ],
        "signs": [
            {
                "nerve": row.nerve_id or "",
                "kind": row.kind,
                "lead": row.lead,
                "roots": list(row.roots),
                "against": row.against,
                "sign": row.sign,
                "how": row.how or "",
                "rootLesion": row.root_lesion or "",
                "nerveLesion": row.nerve_lesion or "",
                "figure": row.figure or "",
                "source": labels.get(row.source_key or "", ""),
                "verified": int(row.verified),
            }
            for row in load_table("discriminators")
        ],
        "look": _look(),
    }


def _look() -> dict[str, Any]:
    """Patterns and numbers that the drawing needs; colours stay CSS variables."""
    tokens = load_tokens()
    wanted = ("root-", "agreement-")
    return {
        "strength": {root: look["strength"] for root, look in tokens["roots"].items()},
        "patterns": {
            name: pattern
            for name, pattern in pattern_data().items()
            if name.startswith(wanted)
        },
        "overlapStripe": tokens["overlap_stripe"],
        "unread": tokens["unread"],
        "agreement": tokens["agreement"],
        "nerveDashes": tokens["nerve_dashes"],
        "statusWords": {
            status: mark["words"] for status, mark in tokens["status"].items()
        },
    }
