"""What a sign adds: likelihood ratios on a logarithmic axis, by standard and domain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import plotly.graph_objects as go

from nerveroot.charts.diagnosis_dots import ratio_dot
from nerveroot.charts.dot_chart import dot_chart
from nerveroot.charts.dot_panel import DotPanel
from nerveroot.charts.dots import Dot, Group, source_label
from nerveroot.charts.evidence import chosen
from nerveroot.charts.words import between, number
from nerveroot.data import load_table
from nerveroot.data.rows_diagnosis import (
    AccuracyTarget,
    DiagnosticAccuracy,
    LikelihoodRatio,
)

__all__ = ["likelihood_ratios"]

_LIMITS = (0.05, 100.0)
_TICKS = (0.1, 1.0, 10.0, 100.0)

# Panels of the overview: what a standard rests on, and the standards of that kind.
_STANDARDS = (
    ("Judged by MRI or CT", ("mri", "mri-or-ct", "imaging")),
    ("Judged at surgery", ("surgery", "surgery-and-imaging")),
    (
        "Judged by clinicians or by nerve tests, alone or together",
        (
            "clinical",
            "clinical-expert",
            "clinical-and-mri",
            "clinical-and-imaging",
            "clinical-imaging-and-electrodiagnosis",
            "electrodiagnosis",
        ),
    ),
)
_DOMAIN_NAMES = {
    "history": "History",
    "tension sign": "Stretching the root",
    "provocation": "Provoking pain",
    "motor": "Strength",
    "sensory": "Sensation",
    "reflex": "Reflexes",
    "gait and balance": "Gait and balance",
    "combination": "Several signs together",
    "whole examination": "The whole examination",
    "questionnaire": "Questionnaires",
    "imaging": "Imaging",
    "electrodiagnosis": "Nerve and muscle tests",
    "bladder scan": "Bladder scan",
}
_NOT_AT_BEDSIDE = ("questionnaire", "imaging", "electrodiagnosis", "bladder scan")
_KINDS = ("root compression", "radiculopathy", "disc herniation")
# Roots above the two that the question is about.
_UPPER = (
    "l2-impingement",
    "l3-impingement",
    "l4-impingement",
    "midlumbar-impingement",
    "upper-root-compression",
)
_RESULTS = ("positive", "negative")


def likelihood_ratios(target: str | None = None, result: str = "positive") -> go.Figure:
    """Return likelihood ratios of one result as a forest plot.

    Parameters
    ----------
    target : str or None
        Id of a target condition, for all its tests; None for what is found at the
        bedside, for L5, the low lumbar roots and herniation.
    result : {"positive", "negative"}
        Whose ratio.

    Returns
    -------
    plotly.graph_objects.Figure
        Tests of L5 alone as diamonds; ratios without interval hollow.

    Raises
    ------
    ValueError
        For a target without such a ratio, or another result; the message lists those
        there are.
    """
    chosen("result", result, _RESULTS)
    rows = [
        row
        for row in load_table("diagnostic_accuracy")
        if row.usable and _ratio(row, result) is not None
    ]
    if target is None:
        return _overview([row for row in rows if _at_bedside(row)], result)
    targets = tuple(dict.fromkeys(row.target_id for row in rows))
    chosen(f"target with a {result} result", target, targets)
    return _of_target(target, [row for row in rows if row.target_id == target], result)


def _ratio(row: DiagnosticAccuracy, result: str) -> LikelihoodRatio | None:
    return row.positive if result == "positive" else row.negative


def _at_bedside(row: DiagnosticAccuracy) -> bool:
    """Whether the overview shows a row: a sign of L5, a low root or a herniation."""
    asked = _targets()[row.target_id].kind in _KINDS and row.target_id not in _UPPER
    return row.domain not in _NOT_AT_BEDSIDE and (asked or row.level_l5_specific)


@cache
def _targets() -> dict[str, AccuracyTarget]:
    return {row.id: row for row in load_table("accuracy_targets")}


@cache
def _standards() -> dict[str, str]:
    return {row.id: row.name for row in load_table("reference_standards")}


def _overview(rows: Sequence[DiagnosticAccuracy], result: str) -> go.Figure:
    panels = [
        _panel(title, members, result, sought=_short_target)
        for title, standards in _STANDARDS
        if (members := [row for row in rows if row.reference_standard_id in standards])
    ]
    dots = [dot for panel in panels for group in panel.groups for dot in group.dots]
    bare = [dot for dot in dots if dot.low is None]
    bounded = [dot for dot in dots if dot.low is not None]
    best = max(bounded, key=lambda dot: _strength(dot, result))
    across = sum((dot.low or 0) < 1 < (dot.high or 0) for dot in bounded)
    return dot_chart(
        chart="likelihood-ratios",
        state=f"likelihood-ratios{_suffix(result)}",
        headline=(
            f"What bedside signs add: of {len(dots)} likelihood ratios only "
            f"{len(bounded)} have an interval."
        ),
        what=(
            f"Likelihood ratio of a {result} result, by reference standard and kind of "
            "test, logarithmic scale. A ratio of 1 changes nothing."
        ),
        see=_SEE,
        notes=_NOTES,
        alt=(
            f"Of {len(dots)} ratios {len(bounded)} have an interval; {across} of these "
            "intervals hold 1, where a result changes nothing. The strongest with an "
            f"interval is {_named(best)}: {best.figure('', None, with_limits=True)}. "
            f"The {len(bare)} hollow ones run from {_span(bare)}."
        ),
        panels=panels,
    )


def _of_target(
    target: str, rows: Sequence[DiagnosticAccuracy], result: str
) -> go.Figure:
    standards = dict.fromkeys(row.reference_standard_id for row in rows)
    panels = [
        _panel(
            f"Judged by {_inside(_standards()[standard])}",
            [row for row in rows if row.reference_standard_id == standard],
            result,
        )
        for standard in standards
    ]
    dots = [dot for panel in panels for group in panel.groups for dot in group.dots]
    first = dots[0]
    count = f"{len(dots)} likelihood ratio{'' if len(dots) == 1 else 's'}"
    return dot_chart(
        chart="likelihood-ratios",
        state=f"likelihood-ratios-{target}{_suffix(result)}",
        headline=f"{_targets()[target].name}: {count} of a {result} test.",
        what=(
            f"Likelihood ratios of a {result} result for this condition, by standard "
            "and kind of test, logarithmic scale. A ratio of 1 changes nothing."
        ),
        see=_SEE,
        notes=_NOTES,
        alt=(
            f"{count}, from {_span(dots)}. The first is {_named(first)}: "
            f"{first.figure('', None, with_limits=True)}."
        ),
        panels=panels,
    )


_SEE = (
    "Diamonds are tests of L5 alone, and hollow marks have no interval: their "
    "uncertainty is unknown, not small."
)
_NOTES = (
    "Each ratio holds for its own condition and standard: do not multiply them. "
    "Hollow without a bar: no interval; most of these were worked out from rounded "
    "sensitivity and specificity."
)


def _suffix(result: str) -> str:
    return "" if result == "positive" else "-negative"


def _panel(
    title: str,
    rows: Sequence[DiagnosticAccuracy],
    result: str,
    *,
    sought: Callable[[DiagnosticAccuracy], str] = lambda row: "",
) -> DotPanel:
    """Return a panel of rows, domain by domain."""
    strange = sorted({row.domain for row in rows} - set(_DOMAIN_NAMES))
    if strange:
        raise ValueError(f"no heading for the domain {strange[0]!r}; add one here")
    groups = [
        Group(
            name,
            tuple(
                _dot(row, result, sought(row))
                for row in sorted(rows, key=lambda row: not row.level_l5_specific)
                if row.domain == domain
            ),
        )
        for domain, name in _DOMAIN_NAMES.items()
    ]
    return DotPanel(
        title=title,
        axis="likelihood ratio, logarithmic scale",
        limits=_LIMITS,
        ticks=_TICKS,
        tick_texts=tuple(number(tick) for tick in _TICKS),
        groups=tuple(group for group in groups if group.dots),
        none=1,
        left="less likely",
        right="more likely",
        unit_words="likelihood ratio",
        logarithmic=True,
        bare_is_hollow=True,
    )


def _short_target(row: DiagnosticAccuracy) -> str:
    """Say in a word or two what a row of the overview looks for."""
    if row.level_l5_specific:
        return "L5"
    if row.target_id == "low-lumbar-impingement":
        return "L5 or S1"
    target = _targets()[row.target_id]
    if target.root is not None:
        return target.root
    return "Herniation" if target.kind == "disc herniation" else "Any root"


def _dot(row: DiagnosticAccuracy, result: str, sought: str) -> Dot:
    variant = f", {row.variant}" if row.variant else ""
    name = f"{row.test_name}{variant}"
    label = f"{sought}: {_inside(name)}" if sought else name
    return ratio_dot(row, label, source_label(row.source_key), result=result)


def _inside(name: str) -> str:
    """Write a name inside a sentence; roots and abbreviations stay as they are."""
    return f"{name[0].lower()}{name[1:]}" if name[1:2].islower() else name


def _strength(dot: Dot, result: str) -> float:
    value = dot.value or 1.0
    return value if result == "positive" else 1 / value


def _named(dot: Dot) -> str:
    sought, _, name = dot.label.rpartition(": ")
    where = f" for {_inside(sought)}" if sought else ""
    return f"{_inside(name)}{where} in {source_label(dot.source_key)}"


def _span(dots: Sequence[Dot]) -> str:
    values = [dot.value for dot in dots if dot.value is not None]
    return between(min(values), max(values))
