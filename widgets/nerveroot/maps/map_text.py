"""What a map says, in sentences: alt text, plain text of a notebook, captions."""

from __future__ import annotations

from nerveroot.atlas import load_atlas
from nerveroot.data import agreement as count_agreement
from nerveroot.data import load_table
from nerveroot.maps.painting import drawn_claims
from nerveroot.maps.views import VIEW_PHRASES

__all__ = ["map_sentences", "map_title", "patch_sentence"]


def map_title(view: str, authority: str, root: str, agreement: bool) -> str:
    """Return the short name of a figure."""
    place = VIEW_PHRASES[view]
    if agreement:
        return f"How many sources give the skin to {root}: {place}"
    return f"Dermatome map by {_author(authority)}: {place}"


def map_sentences(
    *, view: str, authority: str, root: str, agreement: bool, selected: str | None
) -> str:
    """Return what the map of a view says, patch by patch, always in the same words."""
    regions = [
        row
        for row in load_table("regions")
        if row.region_id in load_atlas()["views"][view]["regions"]
    ]
    lines = [f"{map_title(view, authority, root, agreement)}."]
    if agreement:
        counts = []
        for region in regions:
            k, n = count_agreement(root, region.region_id)[:2]
            counts.append(
                f"{region.name} {k} of {n}" if n else f"{region.name} not named"
            )
        lines.append(f"{root}: {'; '.join(counts)}.")
    else:
        by_root: dict[str, list[str]] = {}
        for region in regions:
            for row in drawn_claims(authority, region.region_id):
                by_root.setdefault(row.root, []).append(region.name)
        order = [row.root_id for row in load_table("roots")]
        for name in sorted(by_root, key=order.index):
            lines.append(f"{name}: {'; '.join(by_root[name])}.")
        blank = sum(not drawn_claims(authority, region.region_id) for region in regions)
        lines.append(f"No root given for {blank} of the {len(regions)} patches shown.")
        status = {row.authority_id: row.map_status for row in load_table("authorities")}
        if status[authority] == "unread":
            lines.append("Original not consulted.")
    if selected is not None:
        lines.append(f"Chosen: {patch_sentence(selected, root)}")
    return " ".join(lines)


def patch_sentence(region: str, root: str) -> str:
    """Return the sentence that the map announces when a patch is chosen."""
    names = {row.region_id: row.name for row in load_table("regions")}
    k, n = count_agreement(root, region)[:2]
    if n == 0:
        return f"{names[region]}: none of the sources read names this patch."
    counted = [
        (count_agreement(row.root_id, region).k, row.root_id)
        for row in load_table("roots")
        if row.root_id != root
    ]
    others = [
        f"{name} in {count}"
        for count, name in sorted(counted, key=lambda item: -item[0])
        if count
    ]
    rest = f"; {', '.join(others)}" if others else ""
    sources = "source" if n == 1 else "sources"
    return f"{names[region]}: {root} in {k} of {n} {sources} read{rest}."


def _author(authority: str) -> str:
    return next(
        row.name for row in load_table("authorities") if row.authority_id == authority
    )
