"""What an electrical study does not exclude, for each question, with its sources."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from nerveroot.data import load_table
from nerveroot.reasoning.emg_timing_windows import rules, structure_stages

if TYPE_CHECKING:
    from nerveroot.data.rows_diagnosis import EmgQuestion

__all__ = ["limits"]

_L5 = "l5_radiculopathy"
_FIBULAR = "common_fibular_neuropathy"
_LOW_POTENTIAL = "A low superficial fibular potential is no proof against the root."


@cache
def _facts() -> dict[str, Any]:
    return {row.figure_id: row for row in load_table("emg_facts")}


@cache
def _accuracy() -> dict[str, Any]:
    return {row.id: row for row in load_table("diagnostic_accuracy")}


def _label(key: str | None) -> str:
    labels = {row.source_key: row.label for row in load_table("sources")}
    return "this book" if key is None else labels[key]


def _stated(figure_id: str, lead: str = "") -> dict[str, Any]:
    """Return a caution: what a source states, after what it means here."""
    row = _facts()[figure_id]
    note = "" if row.note is None else f" {row.note}"
    text = f"{lead} {row.statement}{note}".strip()
    return {**_limit(text, row.source_key, row.verified), "kind": "caution"}


def _limit(text: str, key: str | None, verified: bool) -> dict[str, Any]:
    return {"kind": "open", "text": text, "source": _label(key), "verified": verified}


def _too_early() -> dict[str, Any]:
    latest = max(structure_stages(name)[2]["from"] for name in rules()["structures"])
    near = structure_stages("back")[2]["from"]
    return {
        "kind": "open",
        "text": (
            f"Any lesion while it is young: a normal study before day {near} excludes "
            f"nothing, and below the knee before day {latest} by the slowest source."
        ),
        "source": "rule of this book, from the windows of the timeline",
        "verified": True,
    }


def _share_found() -> dict[str, Any]:
    strict = _accuracy()["tong2012-needle-emg-strict"]
    wide = _accuracy()["tong2012-needle-emg-mapping"]
    return _limit(
        "A root that hurts: with pain that radiates, the needle study was positive in "
        f"{100 * strict.sens:.1f}% to {100 * wide.sens:g}% of {strict.n} people, "
        "depending on the criterion. Nothing proved the diagnosis.",
        strict.source_key,
        strict.verified and wide.verified,
    )


def _coverage() -> dict[str, Any]:
    screens = {row.id: row for row in load_table("emg_screens")}
    six = screens["dillingham2000-6-with"]
    return _limit(
        f"Six muscles with the paraspinals find {six.share_low:g} to "
        f"{six.share_high:g}% of the radiculopathies that EMG can confirm. That is no "
        "share of all radiculopathies.",
        six.source_key,
        six.verified,
    )


def _quiet_back() -> dict[str, Any]:
    row = next(
        row
        for row in load_table("myotomes")
        if (row.authority_id, row.muscle_id, row.root)
        == ("tsao-2003", "lumbar_paraspinals", "L5")
    )
    return _limit(
        f"An L5 lesion by quiet muscles of the back: they fibrillated in {row.count} "
        f"of {row.n} proven L5 lesions.",
        row.source_key,
        row.verified,
    )


def _block() -> dict[str, Any]:
    row = next(
        row
        for row in load_table("differentials")
        if (row.condition_id, row.finding_id)
        == (_FIBULAR, "superficial_fibular_potential")
    )
    note = row.note or ""
    return _limit(
        "A fibular nerve that is blocked and has lost no axons: its muscles do not "
        f"fibrillate. Superficial fibular potential: {note[0].lower()}{note[1:]}",
        row.source_key,
        row.verified,
    )


def limits(question: EmgQuestion) -> list[dict[str, Any]]:
    """Return what a normal study, or part of it, leaves open.

    Parameters
    ----------
    question : EmgQuestion
        The question.

    Returns
    -------
    list of dict
        ``kind`` (``open``: what a normal study leaves open; ``caution``: what to keep
        in mind beside it), ``text``, ``source`` and ``verified``.
    """
    lesions, muscles = question.condition_ids, question.muscle_ids
    found = [_too_early()]
    if _L5 in lesions:
        found.append(_share_found())
    if _L5 in lesions and "lumbar_paraspinals" in muscles:
        found.append(_quiet_back())
    if _FIBULAR in lesions:
        found.append(_block())
    if _L5 in lesions:
        found.append({**_coverage(), "kind": "caution"})
    if _L5 in lesions and {"tensor_fasciae_latae", "gluteus_medius"} & set(muscles):
        found.append(_stated("tensor_without_gluteus", "Study both hip abductors."))
    if _L5 in lesions:
        found.append(_stated("sensory_ratio_foraminal", _LOW_POTENTIAL))
        found.append(_stated("sensory_l5_asymmetry"))
        found.append(_stated("ganglion_when_abnormal"))
    if question.kind == "confirm":
        found.append(_stated("six_muscle_proposal"))
    found.append(_stated("order_of_muscles"))
    found.append(_stated("bleeding_caution", "Ask about bleeding before the needle."))
    return found
