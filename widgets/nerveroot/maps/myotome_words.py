"""What the myotome map says in words: beside its figures, and without script."""

from __future__ import annotations

from collections.abc import Iterable

from nerveroot.atlas import load_muscles
from nerveroot.data import load_table
from nerveroot.data.myotomes import lesion, myotome_rows, nerve_path
from nerveroot.data.rows_motor import Myotome
from nerveroot.maps.views import VIEW_NAMES, VIEW_PHRASES

__all__ = [
    "EVIDENCE_WORDS",
    "LEADING_WEIGHTS",
    "LESION_SOURCE",
    "claims_of",
    "figure_words",
    "leading_roots",
    "lesion_words",
    "map_title",
    "map_words",
    "muscle_words",
]

EVIDENCE_WORDS = {
    "yes": "L5 leads: direct evidence",
    "probable": "L5 probable: textbook or indirect",
    "contested": "contested: sources conflict",
    "no": "L5 does not lead",
}
"""What each class of the column ``l5_evidence`` means, as in the key of the drawing."""

LEADING_WEIGHTS = ("dominant", "major", "listed", "minor")
"""Weights from the strongest down; the strongest that a source uses leads."""

LESION_SOURCE = "tsao-2003"
"""The source of root lesions while the map shows the evidence and no source."""


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def figure_words(row: Myotome) -> str:
    """Return the figure of a row with what it is a share of, or an empty text.

    Examples
    --------
    >>> from nerveroot.data import load_table
    >>> figure_words(load_table("myotomes")[0])
    '100% (16 of 16 L5 lesions examined)'
    """
    if row.value is not None:
        figure = _number(row.value)
    elif row.value_low is not None:
        figure = f"{_number(row.value_low)}–{_number(row.value_high)}"
    else:
        figure = ""
    if figure and row.unit == "%":
        figure += "%"
    counted = ""
    if row.count is not None and row.n is not None:
        counted = f"{row.count} of {row.n} {row.denominator or ''}".strip()
    elif row.n is not None:
        counted = f"of {row.n} {row.denominator or ''}".strip()
    elif row.denominator and figure:
        counted = f"of {row.denominator}"
    if figure and counted:
        return f"{figure} ({counted})"
    return figure or counted


def claims_of(authority: str, muscle: str) -> tuple[Myotome, ...]:
    """Return what a source says about a muscle, or about the group that it names.

    A source that writes "quadriceps" has spoken about each of its heads.
    """
    own = myotome_rows(authority=authority, muscle=muscle)
    if own:
        return own
    for group in load_table("muscles"):
        if muscle in (group.members or ()):
            own = myotome_rows(authority=authority, muscle=group.muscle_id)
            if own:
                return own
    return ()


def leading_roots(authority: str, muscle: str) -> tuple[tuple[str, ...], bool]:
    """Return the roots to which a source gives most of a muscle, and if that was read.

    Returns
    -------
    tuple
        Roots of the strongest weight that the source uses for the muscle, from above
        down; whether any of their rows was verified.
    """
    rows = claims_of(authority, muscle)
    for weight in LEADING_WEIGHTS:
        found = [row for row in rows if row.weight == weight]
        if found:
            order = [row.root_id for row in load_table("roots")]
            roots = sorted({row.root for row in found}, key=order.index)
            return tuple(roots), any(row.verified for row in found)
    return (), True


def _names(muscles: Iterable[str]) -> str:
    names = {row.muscle_id: row.name for row in load_table("muscles")}
    return "; ".join(names[muscle] for muscle in muscles) or "none"


def lesion_words(target: str, source: str) -> str:
    """Return which muscles a lesion reaches, in sentences."""
    roots = {row.root_id for row in load_table("roots")}
    if target in roots:
        found = lesion(target, source)
        head = f"{target} root lost, by {_source_name(source)}."
    else:
        found = lesion(target)
        nerves = {row.nerve_id: row.name for row in load_table("motor_nerves")}
        head = f"{nerves[target]} lost, by its branches."
    parts = [head, f"Lost: {_names(found.hit)}."]
    if found.partly_hit:
        parts.append(f"Partly lost: {_names(found.partly_hit)}.")
    if found.spared:
        parts.append(f"Spared: {_names(found.spared)}.")
    if found.other_roots:
        parts.append(f"Given to other roots: {_names(found.other_roots)}.")
    if found.not_named:
        parts.append(f"Not named by this source: {len(found.not_named)} muscles.")
    return " ".join(parts)


def muscle_words(muscle: str) -> str:
    """Return what the card says about a muscle, in sentences."""
    row = next(row for row in load_table("muscles") if row.muscle_id == muscle)
    nerves = {nerve.nerve_id: nerve.name for nerve in load_table("motor_nerves")}
    paths = [
        " from ".join(nerves[step] for step in nerve_path(nerve))
        for nerve in row.nerve_ids
    ]
    parts = [
        f"{row.name}.",
        row.action,
        f"Nerve: {'; '.join(paths)}.",
        f"{EVIDENCE_WORDS[row.l5_evidence]}.",
    ]
    if row.contested_reason:
        parts.append(row.contested_reason)
    for authority in load_table("myotome_authorities"):
        rows = myotome_rows(authority=authority.authority_id, muscle=muscle)
        if rows:
            said = ", ".join(
                f"{claim.root} {figure_words(claim) or claim.weight}"
                + ("" if claim.verified else " (unverified)")
                for claim in rows
            )
            parts.append(f"{authority.name}: {said}.")
    return " ".join(parts)


def _source_name(source: str) -> str:
    names = {row.authority_id: row.name for row in load_table("myotome_authorities")}
    return names[source]


def map_title(view: str, source: str | None) -> str:
    """Return the title of the still figure."""
    by = "evidence on L5" if source is None else f"roots by {_source_name(source)}"
    return f"Muscles, {VIEW_NAMES[view].lower()}: {by}"


def map_words(
    *, view: str, source: str | None, selected: str | None, lesions: tuple[str, ...]
) -> str:
    """Return in sentences what the map shows in a state."""
    muscles = {row.muscle_id: row for row in load_table("muscles")}
    said = []
    for muscle in load_muscles()["views"][view]["muscles"]:
        row = muscles[muscle]
        if source is None:
            words = EVIDENCE_WORDS[row.l5_evidence]
        else:
            roots, verified = leading_roots(source, muscle)
            words = " and ".join(roots) or "not named"
            words += "" if verified else " (unverified)"
        said.append(f"{row.name}, {words}")
    by = "evidence on L5" if source is None else f"map by {_source_name(source)}"
    parts = [f"Muscles on the {VIEW_PHRASES[view]}, {by}. {'; '.join(said)}."]
    if selected is not None:
        parts.append(muscle_words(selected))
    parts += [lesion_words(target, source or LESION_SOURCE) for target in lesions]
    return " ".join(parts)
