"""The data of a map as a table that a page can show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nerveroot.data import agreement, load_table
from nerveroot.maps.painting import drawn_claims
from nerveroot.web.still_table import StillTable

__all__ = ["RegionTable", "region_table"]


@dataclass(frozen=True)
class RegionTable(StillTable):
    """Rows of patches, as the value of a cell."""

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": self.text()}


def region_table(
    regions: Iterable[str] | None = None,
    *,
    root: str = "L5",
    authority: str | None = None,
    caption: str | None = None,
) -> RegionTable:
    """Return what sources say about patches, as a table.

    Parameters
    ----------
    regions
        Ids of the table ``regions``; all of them if left out.
    root
        The root that is counted.
    authority
        Adds a column with this authority's roots.
    caption
        Heading of the table.

    Raises
    ------
    ValueError
        For an unknown patch, root or authority; the message lists those there are.
    """
    names = {row.region_id: row.name for row in load_table("regions")}
    wanted = list(names if regions is None else regions)
    for region in wanted:
        if region not in names:
            raise ValueError(f"unknown patch {region!r}; allowed: {', '.join(names)}")
    authors = {row.authority_id: row.name for row in load_table("authorities")}
    if authority is not None and authority not in authors:
        raise ValueError(
            f"unknown authority {authority!r}; allowed: {', '.join(authors)}"
        )
    nerves: dict[str, list[str]] = {}
    for row in load_table("cutaneous_nerves"):
        listed = nerves.setdefault(row.region_id, [])
        if row.nerve not in listed:
            listed.append(row.nerve)
    rows = []
    for region in wanted:
        k, n = agreement(root, region)[:2]
        cells = [names[region]]
        if authority is not None:
            cells.append(_roots(authority, region))
        cells += [str(k) if n else "–", str(n), "; ".join(nerves.get(region, []))]
        rows.append(tuple(cells))
    head = ["Patch", f"Sources for {root}", "Sources naming it", "Nerve"]
    if authority is not None:
        head.insert(1, authors[authority])
    text = caption or f"How many of the sources read give each patch to {root}"
    return RegionTable(text, tuple(head), tuple(rows))


def _roots(authority: str, region: str) -> str:
    words = {"core": "", "overlap": " in part", "variable": " in some people"}
    doubt = {"full": "", "half": " (usual patch)", "unread": " (not consulted)"}
    claims = drawn_claims(authority, region)
    if not claims:
        return "none given"
    return ", ".join(
        f"{row.root}{words[row.involvement]}{'' if row.verified else doubt[row.status]}"
        for row in claims
    )
