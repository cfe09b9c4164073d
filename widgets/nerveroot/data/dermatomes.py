"""Questions to the dermatome tables: who gives which patch to which root."""

from typing import NamedTuple

from nerveroot.data.rows import Authority, Dermatome
from nerveroot.data.tables import load_table


class Agreement(NamedTuple):
    """How many authorities give a patch to a root.

    Attributes
    ----------
    k : int
        Number of authorities that give the patch to the root.
    n : int
        Number of authorities that give the patch to any root.
    yes_authorities : tuple of str
        Identifiers of the k authorities.
    says_not : tuple of str
        Identifiers of authorities that say: not this root.
    named_authorities : tuple of str
        Identifiers of the n authorities.
    uncounted_authorities : tuple of str
        Identifiers of authorities that are thought to give the patch to the root,
        on rows that were not verified. They are in neither k nor n on that account.
    """

    k: int
    n: int
    yes_authorities: tuple[str, ...]
    says_not: tuple[str, ...]
    named_authorities: tuple[str, ...]
    uncounted_authorities: tuple[str, ...]


def _checked(value: str | None, noun: str, allowed: tuple[str, ...]) -> None:
    if value is not None and value not in allowed:
        raise ValueError(f"unknown {noun} {value!r}; allowed: {', '.join(allowed)}")


def dermatome_rows(
    *,
    authority: str | None = None,
    root: str | None = None,
    region: str | None = None,
) -> tuple[Dermatome, ...]:
    """Return the dermatome rows that fit all criteria given.

    Rows of every involvement are returned, also those that say "none" or "blank";
    `row.gives_root` tells whether a row gives the patch to its root.

    Parameters
    ----------
    authority : str, optional
        Identifier of an authority.
    root : str, optional
        Identifier of a root.
    region : str, optional
        Identifier of a skin patch.

    Returns
    -------
    tuple of Dermatome
        The rows in the order of the table, which groups them by authority.

    Raises
    ------
    ValueError
        If an identifier is not known; the message lists the known ones.
    """
    authorities = tuple(row.authority_id for row in load_table("authorities"))
    _checked(authority, "authority", authorities)
    _checked(root, "root", tuple(row.root_id for row in load_table("roots")))
    _checked(region, "region", tuple(row.region_id for row in load_table("regions")))
    return tuple(
        row
        for row in load_table("dermatomes")
        if authority in (None, row.authority_id)
        and root in (None, row.root)
        and region in (None, row.region_id)
    )


def agreement(root: str, region_id: str) -> Agreement:
    """Count the authorities that give a patch to a root.

    Only verified rows count. An authority counts once, however many rows it has for
    the patch. An authority that only says which root the patch does *not* belong to,
    or that leaves it blank on purpose, is not among those that name the patch.

    Parameters
    ----------
    root : str
        Identifier of the root, such as "L5".
    region_id : str
        Identifier of the skin patch.

    Returns
    -------
    Agreement
        Counts and names; it can be unpacked like a tuple.

    Raises
    ------
    ValueError
        If an identifier is not known; the message lists the known ones.

    Examples
    --------
    >>> agreement("L5", "foot_dorsum_central")[:2]
    (8, 8)
    """
    _checked(root, "root", tuple(row.root_id for row in load_table("roots")))
    rows = dermatome_rows(region=region_id)
    named = [row for row in rows if row.verified and row.gives_root]
    yes = tuple(dict.fromkeys(row.authority_id for row in named if row.root == root))
    says_not = tuple(
        dict.fromkeys(
            row.authority_id
            for row in rows
            if row.verified and row.root == root and row.involvement == "none"
        )
    )
    uncounted = tuple(
        dict.fromkeys(
            row.authority_id
            for row in rows
            if row.root == root
            and row.gives_root
            and not row.verified
            and row.authority_id not in yes
        )
    )
    names = tuple(dict.fromkeys(row.authority_id for row in named))
    return Agreement(len(yes), len(names), yes, says_not, names, uncounted)


def authorities_by_kind() -> dict[str, tuple[Authority, ...]]:
    """Group the authorities by their kind.

    Returns
    -------
    dict
        Kind to authorities, both in the order in which they are to be listed.
    """
    groups: dict[str, tuple[Authority, ...]] = {}
    for row in load_table("authorities"):
        groups[row.kind] = (*groups.get(row.kind, ()), row)
    return groups
