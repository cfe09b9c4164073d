"""The skin and the muscles on which findings rest, cut out of the body atlas."""

from __future__ import annotations

from functools import cache
from typing import Any

from nerveroot.atlas import arc_points, load_atlas, load_muscles
from nerveroot.data import load_table

__all__ = ["lesion_drawing"]

SKIN_VIEWS = ("anterior", "posterior", "foot_dorsum", "sole")
MUSCLE_VIEWS = ("anterior", "lateral", "posterior")

VIEW_NAMES = {
    "anterior": "front",
    "lateral": "outer side",
    "posterior": "back",
    "foot_dorsum": "top of the foot",
    "sole": "sole",
}


def _wanted(kind: str, column: str) -> dict[str, str]:
    """Return patch or muscle → the first finding of a kind that rests on it."""
    wanted: dict[str, str] = {}
    members = {row.muscle_id: row.members for row in load_table("muscles")}
    for row in load_table("findings"):
        if row.kind != kind:
            continue
        for name in getattr(row, column) or ():
            for part in (name, *(members.get(name) or ())):
                wanted.setdefault(part, row.finding_id)
    return wanted


def _in_inset(view: dict[str, Any], ring: list[int]) -> bool:
    if view["inset"] is None:
        return False
    left, top, width, height = view["inset"]["box"]
    first = ring[0]
    points = arc_points(view["arcs"][first if first >= 0 else ~first])
    x, y = points[0 if first >= 0 else -1]
    return bool(left <= x / 10 <= left + width and top <= y / 10 <= top + height)


def _view(name: str) -> dict[str, Any]:
    """Return outline and wanted patches of a view, with only the arcs they need."""
    view = load_atlas()["views"][name]
    patches = _wanted("sensation", "region_ids")
    regions = {r: rings for r, rings in view["regions"].items() if r in patches}
    order: list[int] = []

    def kept(ring: list[int]) -> list[int]:
        moved = []
        for index in ring:
            arc = index if index >= 0 else ~index
            if arc not in order:
                order.append(arc)
            place = order.index(arc)
            moved.append(place if index >= 0 else ~place)
        return moved

    inset = [ring for ring in view["outline"] if _in_inset(view, ring)]
    body = [ring for ring in view["outline"] if ring not in inset]
    drawn = {r: [kept(ring) for ring in rings] for r, rings in regions.items()}
    return {
        "name": VIEW_NAMES[name],
        "fade": view["fade"],
        "outline": [kept(ring) for ring in body],
        # The saddle, drawn apart: it carries skin and no muscle.
        "inset": [kept(ring) for ring in inset],
        "regions": drawn,
        "arcs": [view["arcs"][index] for index in order],
    }


def _muscles(name: str) -> dict[str, Any]:
    wanted = _wanted("strength", "muscle_ids")
    drawn = load_muscles()["views"][name]["muscles"]
    return {
        muscle: {"rings": shape["rings"], "deep": shape["deep"]}
        for muscle, shape in drawn.items()
        if muscle in wanted
    }


@cache
def lesion_drawing() -> dict[str, Any]:
    """Return what is needed to draw a lesion on skin and muscles.

    Returns
    -------
    dict
        ``views`` with outlines and patches, ``skin`` (views that show skin),
        ``muscles`` by view, and ``patch`` and ``muscle``: the finding that each shows.
    """
    return {
        "views": {
            name: _view(name) for name in dict.fromkeys((*MUSCLE_VIEWS, *SKIN_VIEWS))
        },
        "skin": list(SKIN_VIEWS),
        "muscles": {name: _muscles(name) for name in MUSCLE_VIEWS},
        "patch": _wanted("sensation", "region_ids"),
        "muscle": _wanted("strength", "muscle_ids"),
    }
