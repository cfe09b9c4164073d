"""What the post-test tool may calculate with: usable tests, fitting starting points.

Rows that no calculator may use (odds ratios, impossible intervals, ratios of 0 or
infinity, mixed reference standards) stop here; the tool never sees them.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from nerveroot.data import load_table

if TYPE_CHECKING:
    from nerveroot.data.rows_diagnosis import (
        DiagnosticAccuracy,
        LikelihoodRatio,
        PretestPreset,
    )

__all__ = ["OWN", "RESULTS", "build_post_test_facts", "presets_of"]

OWN = "own"
"""The id of a ratio that the reader types in."""

RESULTS = ("positive", "negative")

_RESULT_WORDS = {
    "motor": ("weak", "normal"),
    "sensory": ("disturbed", "normal"),
    "reflex": ("reduced or absent", "normal"),
    "history": ("present", "absent"),
    "electrodiagnosis": ("abnormal", "normal"),
    "gait and balance": ("abnormal", "normal"),
}
"""What a positive and a negative result are called, where these words would mislead."""

# The book is about L5: its tests come first, then the conditions around it.
_KINDS = (
    "root compression",
    "radiculopathy",
    "nerve or root",
    "level",
    "disc herniation",
    "stenosis",
    "cauda equina",
    "serious disease",
    "pain type",
    "other",
)


@cache
def build_post_test_facts() -> dict[str, Any]:
    """Return all that the tool shows, as JSON values.

    Returns
    -------
    dict
        ``tests``, ``targets``, ``standards``, ``presets`` and ``leftOut``. The
        dictionary is shared: read it, do not change it.
    """
    targets = {row.id: row for row in load_table("accuracy_targets")}
    standards = {row.id: row for row in load_table("reference_standards")}
    rows = load_table("diagnostic_accuracy")
    order = list(targets)

    def place(row: DiagnosticAccuracy) -> tuple[bool, int, int, str]:
        target = targets[row.target_id]
        return (
            not row.level_l5_specific,
            _KINDS.index(target.kind),
            order.index(target.id),
            row.reference_standard_id,
        )

    tests = [_test(row) for row in sorted((r for r in rows if r.usable), key=place)]
    used = {test["target"] for test in tests}
    judged = {test["standard"] for test in tests}
    return {
        "tests": tests,
        "targets": {
            key: {
                "name": row.name,
                "meaning": row.meaning,
                "warning": row.warning or "",
            }
            for key, row in targets.items()
            if key in used
        },
        "standards": {
            key: {"name": row.name, "weakness": row.weakness}
            for key, row in standards.items()
            if key in judged
        },
        "presets": [
            preset
            for row in load_table("pretest_presets")
            if row.target_id in used
            for preset in _presets(row)
        ],
        "leftOut": _left_out([row for row in rows if not row.usable]),
    }


@cache
def _labels() -> dict[str, str]:
    return {row.source_key: row.label for row in load_table("sources")}


def _test(row: DiagnosticAccuracy) -> dict[str, Any]:
    variant = "" if row.variant is None else f", {row.variant}"
    words = _RESULT_WORDS.get(row.domain, RESULTS)
    return {
        "id": row.id,
        "testId": row.test_id,
        "name": f"{row.test_name}{variant}",
        "domain": row.domain,
        "target": row.target_id,
        "standard": row.reference_standard_id,
        "l5": row.level_l5_specific,
        "population": row.population,
        "n": row.n,
        "counted": row.n_unit or "",
        "pooled": row.pooled,
        "positive": _ratio(row.positive),
        "negative": _ratio(row.negative),
        "words": dict(zip(RESULTS, words, strict=True)),
        "source": _labels()[row.source_key],
        "verified": row.verified,
        "note": row.note or "",
    }


def _ratio(ratio: LikelihoodRatio | None) -> dict[str, Any] | None:
    return None if ratio is None else ratio._asdict()


def _presets(row: PretestPreset) -> list[dict[str, Any]]:
    """Return the starting points of a row: one figure, or both ends of a range."""
    if row.probability is not None:
        return [_preset(row, row.id, "", row.probability)]
    return [
        _preset(row, f"{row.id}-{end}", f", {end} figure", probability)
        for end, probability in (
            ("lowest", row.probability_low),
            ("highest", row.probability_high),
        )
        if probability is not None
    ]


def _preset(
    row: PretestPreset, identifier: str, which: str, probability: float
) -> dict[str, Any]:
    return {
        "id": identifier,
        "label": f"{row.label}{which}",
        "population": row.population,
        "target": row.target_id,
        "probability": probability,
        "near": (row.fit_reason or "") if row.fit == "near" else "",
        "source": _labels()[row.source_key],
        "verified": row.verified,
        "note": row.note or "",
    }


def _left_out(rows: list[DiagnosticAccuracy]) -> str:
    """Say how many rows are not offered, and for which reasons most of them."""
    reasons = Counter(row.usable_reason for row in rows)
    common = [
        f"{reason[0].lower()}{reason[1:].rstrip('.')} ({count})"
        for reason, count in reasons.most_common(4)
        if reason
    ]
    others = len(reasons) - len(common)
    return (
        f"{len(rows)} more figures of the book's table are not offered, because they "
        "are no likelihood ratio, or none to calculate with: "
        f"{'; '.join(common)}, and {others} other reasons."
    )


def presets_of(target: str) -> list[dict[str, Any]]:
    """Return the starting points that count a target, the exact ones first.

    Parameters
    ----------
    target : str
        Id of a target condition.
    """
    found = [
        row for row in build_post_test_facts()["presets"] if row["target"] == target
    ]
    return sorted(found, key=lambda row: row["near"] != "")
