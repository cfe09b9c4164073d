"""What the labels of a still figure say: as in ``dermatome_map/labels.js``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from nerveroot.atlas import load_atlas
from nerveroot.data import agreement, load_table
from nerveroot.maps.painting import Paint, drawn_claims
from nerveroot.maps.view_drawing import nerve_regions
from nerveroot.maps.view_geometry import ring_area

# Square units below which a group of patches is a sliver at the edge of the view.
_SLIVER = 40.0

# The same words stand at most so often in one view.
_SAME = 2

__all__ = [
    "Label",
    "agreement_labels",
    "authority_labels",
    "nerve_labels",
    "short_name",
]


@dataclass(frozen=True)
class Label:
    """Two lines that belong to a patch."""

    region: str
    title: str
    detail: str
    whole: bool = False
    """Whether the detail is said whole or not at all, also after a title of two lines:
    half a list of roots would be false."""


def short_name(name: str) -> str:
    """Return what stands before a comma or bracket."""
    for mark in ",(/":
        name = name.split(mark)[0]
    return name.strip()


def authority_labels(
    view: str, authority: str, root: str, paints: Mapping[str, Paint]
) -> list[Label]:
    """Return labels for one authority's map, in order of importance."""
    weighted: list[tuple[float, Label]] = []
    for group in _groups(view, lambda region: paints[region].key):
        paint = paints[group[0]]
        area = sum(ring_area(view, region) for region in group)
        if area < _SLIVER:
            continue
        if paint.kind == "none":
            if any(drawn_claims(authority, region) for region in group):
                continue
            label = Label(group[0], "No root given", "by this chart")
            weighted.append((area - 1e6, label))
            continue
        label = Label(
            group[0], " and ".join(paint.roots), _detail(authority, group, paint)
        )
        weighted.append((area + (1e6 if root in paint.roots else 0), label))
    return _one_bare(weighted)


def agreement_labels(view: str, root: str) -> list[Label]:
    """Return labels such as "5 of 6" for the agreement view, in order of importance."""

    def key(region: str) -> str:
        k, n = agreement(root, region)[:2]
        return f"{k}/{n}" if n else ""

    weighted: list[tuple[float, Label]] = []
    for group in _groups(view, key):
        k, n = agreement(root, group[0])[:2]
        area = sum(ring_area(view, region) for region in group)
        if area < _SLIVER:
            continue
        if n == 0:
            label = Label(group[0], "Not named", "by any source")
            weighted.append((area - 1e6, label))
            continue
        label = Label(group[0], f"{k} of {n}", _place(group))
        # A count that bare skin carries counts less than one that colour carries.
        weighted.append((area + (1e6 if k else -1e6), label))
    return _one_bare(weighted)


def nerve_labels(view: str) -> list[Label]:
    """Return one label for each skin nerve of a view, largest first."""
    names = {row.nerve_id: row.nerve for row in load_table("cutaneous_nerves")}
    nerves = sorted(
        nerve_regions(view).items(), key=lambda item: -ring_area(view, item[1][0])
    )
    labels = []
    for nerve, regions in nerves:
        name = names[nerve]
        labels.append(Label(regions[0], name[0].upper() + name[1:], "nerve, outlined"))
    return labels


def _one_bare(weighted: list[tuple[float, Label]]) -> list[Label]:
    """Order by weight and keep one label for all the skin without colour."""
    ordered = sorted(weighted, key=lambda item: -item[0])
    painted = [label for weight, label in ordered if weight >= 0]
    bare = [label for weight, label in ordered if weight < 0]
    said: Counter[tuple[str, str]] = Counter()
    few = []
    for label in painted + bare[:1]:
        words = label.title, label.detail
        said[words] += 1
        if said[words] <= _SAME:
            few.append(label)
    return few


def _groups(view: str, key: Callable[[str], str]) -> list[list[str]]:
    """Return groups of touching patches with one key, the largest patch first."""
    drawing = load_atlas()["views"][view]
    parent = {region: region for region in drawing["regions"]}

    def top(region: str) -> str:
        while parent[region] != region:
            region = parent[region]
        return region

    for left, right in drawing["sides"]:
        if left in parent and right in parent and key(left) == key(right):
            parent[top(left)] = top(right)
    groups: dict[str, list[str]] = {}
    for region in drawing["regions"]:
        groups.setdefault(top(region), []).append(region)
    return [
        sorted(group, key=lambda region: -ring_area(view, region))
        for group in groups.values()
    ]


def _detail(authority: str, group: list[str], paint: Paint) -> str:
    if paint.kind == "unread":
        return "not consulted"
    if paint.kind == "half":
        return "usual patch"
    if paint.kind == "overlap":
        return "overlap"
    claims = [
        row
        for region in group
        for row in drawn_claims(authority, region)
        if row.root in paint.roots
    ]
    if claims and all(row.involvement != "core" for row in claims):
        return "in part"
    return _place(group)


def _place(group: list[str]) -> str:
    """Return the name that all share if it is short, else the part of the limb."""
    regions = {row.region_id: row for row in load_table("regions")}
    names = {short_name(regions[region].name).lower() for region in group}
    if len(names) == 1 and len(name := names.pop()) <= 18:
        return name
    parts = dict.fromkeys(regions[region].segment for region in group)
    return " and ".join(list(parts)[:2])
