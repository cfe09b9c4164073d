"""Questions to the myotome tables: who gives a muscle to a root, what a lesion hits.

Nothing here merges sources: each answer is that of one authority, or of the anatomy of
a nerve. Their percentages measure different things and are never put side by side.
"""

from typing import NamedTuple

from nerveroot.data.rows_motor import Myotome
from nerveroot.data.tables import load_table


class Lesion(NamedTuple):
    """Which muscles a lesion reaches.

    Every muscle of the map stands in exactly one of the five groups.

    Attributes
    ----------
    target_id : str
        Identifier of the nerve or root that is hurt.
    authority_id : str or None
        The authority asked about a root; None for a nerve.
    hit : tuple of str
        Muscles that lose their supply (nerve), or that the authority gives to the root
        as dominant, major or listed.
    partly_hit : tuple of str
        Muscles with another nerve besides (nerve), or that the authority gives to the
        root as minor.
    spared : tuple of str
        Muscles supplied otherwise (nerve), or that the authority says do not belong to
        the root.
    other_roots : tuple of str
        Muscles that the authority gives to other roots without a word on this one;
        empty for a nerve.
    not_named : tuple of str
        Muscles about whose roots the authority says nothing; empty for a nerve.
    """

    target_id: str
    authority_id: str | None
    hit: tuple[str, ...]
    partly_hit: tuple[str, ...]
    spared: tuple[str, ...]
    other_roots: tuple[str, ...]
    not_named: tuple[str, ...]


def _checked(value: str | None, noun: str, allowed: tuple[str, ...]) -> None:
    if value is not None and value not in allowed:
        raise ValueError(f"unknown {noun} {value!r}; allowed: {', '.join(allowed)}")


def _nerve_ids() -> tuple[str, ...]:
    return tuple(row.nerve_id for row in load_table("motor_nerves"))


def _muscle_ids() -> tuple[str, ...]:
    return tuple(row.muscle_id for row in load_table("muscles"))


def _authority_ids() -> tuple[str, ...]:
    return tuple(row.authority_id for row in load_table("myotome_authorities"))


def _root_ids() -> tuple[str, ...]:
    return tuple(row.root_id for row in load_table("roots"))


def myotome_rows(
    *,
    authority: str | None = None,
    muscle: str | None = None,
    root: str | None = None,
) -> tuple[Myotome, ...]:
    """Return the myotome rows that fit all criteria given.

    Rows of every weight are returned, also those that say "none".

    Parameters
    ----------
    authority : str, optional
        Identifier of a myotome authority.
    muscle : str, optional
        Identifier of a muscle.
    root : str, optional
        Identifier of a root.

    Returns
    -------
    tuple of Myotome
        The rows in the order of the table, which groups them by authority.

    Raises
    ------
    ValueError
        If an identifier is not known; the message lists the known ones.
    """
    _checked(authority, "authority", _authority_ids())
    _checked(muscle, "muscle", _muscle_ids())
    _checked(root, "root", _root_ids())
    return tuple(
        row
        for row in load_table("myotomes")
        if authority in (None, row.authority_id)
        and muscle in (None, row.muscle_id)
        and root in (None, row.root)
    )


def nerve_path(nerve_id: str) -> tuple[str, ...]:
    """Return a nerve and all that it comes from, up to the plexus.

    Parameters
    ----------
    nerve_id : str
        Identifier of the nerve.

    Returns
    -------
    tuple of str
        The nerve first, the plexus or the rami last.

    Raises
    ------
    ValueError
        If the nerve is not known; the message lists the known ones.

    Examples
    --------
    >>> nerve_path("deep_fibular")
    ('deep_fibular', 'common_fibular', 'sciatic_fibular', 'sciatic', 'sacral_plexus')
    """
    _checked(nerve_id, "nerve", _nerve_ids())
    parents = {row.nerve_id: row.parent_id for row in load_table("motor_nerves")}
    path = [nerve_id]
    while (parent := parents[path[-1]]) is not None:
        path.append(parent)
    return tuple(path)


def muscles_of_nerve(nerve_id: str) -> tuple[str, ...]:
    """Return the muscles that a nerve or one of its branches supplies.

    A muscle with two nerves is among the muscles of both; `lesion` tells whether the
    loss of one leaves it a supply.

    Parameters
    ----------
    nerve_id : str
        Identifier of the nerve.

    Returns
    -------
    tuple of str
        Identifiers in the order of the table of muscles.

    Raises
    ------
    ValueError
        If the nerve is not known; the message lists the known ones.

    Examples
    --------
    >>> muscles_of_nerve("superficial_fibular")
    ('peroneus_longus', 'peroneus_brevis')
    """
    cut = lesion(nerve_id)
    reached = {*cut.hit, *cut.partly_hit}
    return tuple(muscle for muscle in _muscle_ids() if muscle in reached)


def _nerve_lesion(nerve_id: str) -> Lesion:
    groups: dict[str, list[str]] = {"hit": [], "partly": [], "spared": []}
    for muscle in load_table("muscles"):
        lost = [nerve_id in nerve_path(supply) for supply in muscle.nerve_ids]
        group = "hit" if all(lost) else "partly" if any(lost) else "spared"
        groups[group].append(muscle.muscle_id)
    hit, partly, spared = (tuple(group) for group in groups.values())
    return Lesion(nerve_id, None, hit, partly, spared, (), ())


def _root_lesion(root: str, authority: str) -> Lesion:
    groups: dict[str, list[str]] = {
        name: [] for name in ("hit", "partly", "spared", "other", "silent")
    }
    for muscle in _muscle_ids():
        rows = myotome_rows(authority=authority, muscle=muscle)
        weights = {row.root: row.weight for row in rows}
        weight = weights.pop(root, None)
        if weight is None:
            given = any(other != "none" for other in weights.values())
            group = "other" if given else "silent"
        else:
            group = {"none": "spared", "minor": "partly"}.get(weight, "hit")
        groups[group].append(muscle)
    return Lesion(root, authority, *(tuple(group) for group in groups.values()))


def lesion(target: str, authority: str | None = None) -> Lesion:
    """Say which muscles a complete lesion of a nerve or root reaches.

    A nerve is answered from the anatomy of its branches, a root by one authority.
    There is no answer for a root without an authority: sources disagree, and a
    consensus of them would be somebody's invention.

    Parameters
    ----------
    target : str
        Identifier of a motor nerve, such as "common_fibular", or of a root.
    authority : str, optional
        Identifier of the myotome authority; needed for a root, refused for a nerve.

    Returns
    -------
    Lesion
        The muscles in five groups.

    Raises
    ------
    ValueError
        If an identifier is not known, if a root comes without an authority or a nerve
        with one.

    Examples
    --------
    >>> lesion("L5", "young-1983").hit[:2]
    ('tibialis_anterior', 'extensor_hallucis_longus')
    """
    roots, nerves = _root_ids(), _nerve_ids()
    _checked(target, "nerve or root", nerves + roots)
    _checked(authority, "authority", _authority_ids())
    if target in nerves:
        if authority is not None:
            raise ValueError("a nerve lesion follows from anatomy; give no authority")
        return _nerve_lesion(target)
    if authority is None:
        allowed = ", ".join(_authority_ids())
        raise ValueError(f"a root lesion needs an authority; allowed: {allowed}")
    return _root_lesion(target, authority)
