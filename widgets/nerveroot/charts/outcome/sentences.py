"""What a chart of outcomes says in words: headline, unit, how to read it, sources."""

from __future__ import annotations

from dataclasses import dataclass

from nerveroot.charts.dots import INTERVAL, Dot, source_labels
from nerveroot.charts.evidence import rows_by_id
from nerveroot.charts.marks import UNCHECKED
from nerveroot.charts.outcome.band import Band
from nerveroot.charts.outcome.combinations import Combination
from nerveroot.charts.outcome.crossover_strip import CrossoverStrip
from nerveroot.charts.outcome.difference_panel import DifferencePanel
from nerveroot.charts.outcome.differences import difference_dot
from nerveroot.charts.outcome.headlines import figure_words, headline
from nerveroot.charts.outcome.phrases import (
    ANALYSES_SHORT,
    analysis_words,
    patients_words,
    spaced_levels,
    those_words,
    with_arm,
)
from nerveroot.charts.outcome.points import (
    MEDIAN_TIME,
    MIDDLE_HALF,
    Point,
    arms_of,
    baseline_point,
)
from nerveroot.charts.outcome.scales import value_axis
from nerveroot.charts.words import joined, number, percent, time_words
from nerveroot.data import load_table
from nerveroot.data.rows_treatment import Cohort

__all__ = ["Words", "chart_words"]


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one chart; see :func:`nerveroot.charts.figure.chart_figure`."""

    headline: str
    what: str
    see: str
    source_line: str
    source_keys: tuple[str, ...]
    alt: str


def chart_words(
    combination: Combination,
    dots: list[Dot],
    band: Band | None,
    crossover: CrossoverStrip | None,
    differences: DifferencePanel | None,
) -> Words:
    """Return the sentences of a chart from the rows that it draws."""
    cohort: Cohort = rows_by_id("cohorts")[combination.cohort]
    keys, labels = source_labels(
        [
            *(dot.source_key for dot in dots),
            *([band.row.source_key] if band else []),
        ]
    )
    return Words(
        headline=headline(combination),
        what=_what(combination, cohort),
        see=_see(combination, cohort, crossover, differences),
        source_line=_source_line(combination, labels, dots),
        source_keys=keys,
        alt=_alt(combination, crossover, differences),
    )


def _what(combination: Combination, cohort: Cohort) -> str:
    scale = combination.scale
    name = {row.id: row for row in load_table("outcome_names")}[combination.outcome]
    better = f"{scale.better} is better"
    if combination.is_share:
        better = {"good": "higher is better", "bad": "lower is better"}.get(
            name.event, "neither end is better"
        )
        measured = f"{name.meaning}: percent of people, {better}"
    elif combination.mode == "change":
        turn = "a fall" if scale.better == "lower" else "a rise"
        measured = (
            f"Change since the start: {_scale_words(combination)}, {turn} is better"
        )
    else:
        middle = _statistic(combination)
        measured = f"{_scale_words(combination)}, {middle}{better}"
    return (
        f"{measured}. {_patients(combination, cohort)}. "
        f"{cohort.name}, {analysis_words(combination.analysis)}."
    )


def _statistic(combination: Combination) -> str:
    medians = all(row.statistic == "median" for row in combination.rows)
    return "median, " if medians else ""


def _scale_words(combination: Combination) -> str:
    scale = combination.scale
    if f"{number(scale.low or 0)} to" in scale.name or scale.high is None:
        return scale.name
    return f"{scale.name}, {number(scale.low or 0)} to {number(scale.high)}"


def _patients(combination: Combination, cohort: Cohort) -> str:
    if combination.subgroup == "all":
        return spaced_levels(cohort.population)
    words = patients_words(combination.subgroup)
    if combination.subgroup == "L4-L5":
        return f"Disc {words[0].lower()}{words[1:]}, the level that usually meets L5"
    return words


def _see(
    combination: Combination,
    cohort: Cohort,
    crossover: CrossoverStrip | None,
    differences: DifferencePanel | None,
) -> str:
    if combination.cohort == "sport" and differences and len(differences.series) > 1:
        return _two_analyses(combination, differences, crossover)
    sentences = [f"{cohort.weakness.rstrip('.')}."]
    if combination.outcome == "ever-recovered":
        sentences.append(
            "Three marks are all that was read of each arm: the week by which half had "
            "felt recovered, and the share within a year."
        )
    elif combination.kind != "curve":
        sentences.append("Only what was read is marked; no line is drawn between.")
    return " ".join(sentences)


def _two_analyses(
    combination: Combination,
    differences: DifferencePanel,
    crossover: CrossoverStrip | None,
) -> str:
    """Say which way each analysis errs, with the figures of both."""
    first, second = differences.series
    treated, lot = first.rows[0], second.rows[0]
    values = [
        abs(row.difference.value)
        for row in (treated, lot)
        if row.difference is not None
    ]
    unchecked = "" if lot.verified else f", a figure {UNCHECKED}"
    starts = _raw_starts(combination)
    apart = ""
    if starts:
        apart = (
            f" and started apart ({number(starts[0], 1)} and {number(starts[1], 1)})"
        )
    crossed = ""
    if crossover is not None:
        wait = next(row for row in crossover.rows if row.arm_id == "assigned-wait")
        crossed = (
            f", since {number(wait.operated_percent)} of 100 assigned to wait were "
            f"operated within {time_words(wait.time_weeks)}"
        )
    return (
        f"The same study gives a difference of {number(values[0], 0)} points as "
        f"treated and about {number(values[1], 0)} as randomised{unchecked}. The first "
        f"is likely too high, since people chose their treatment{apart}. The second is "
        f"likely too low{crossed}."
    )


def _raw_starts(combination: Combination) -> tuple[float, float] | None:
    """Return where the arms themselves began, if the start drawn is the pooled one."""
    if combination.baseline is None:
        return None
    raw = {
        row.role: row.value
        for row in load_table("outcomes")
        if row.n_overlaps
        and row.time_weeks == 0
        and (row.cohort_id, row.outcome, row.analysis, row.subgroup) == combination.key
    }
    first, second = raw.get("intervention"), raw.get("comparison")
    return None if first is None or second is None else (first, second)


def _source_line(combination: Combination, labels: str, dots: list[Dot]) -> str:
    sentences = [f"{labels}."]
    if combination.baseline is not None and combination.baseline.value is not None:
        sentences.append(
            "Levels are derived: pooled start of "
            f"{number(combination.baseline.value, 1)} plus the adjusted change."
        )
    limits = {point.dot.limits for arm in arms_of(combination) for point in arm.points}
    computed = any(row.se is not None for row in combination.rows)
    if computed:
        of_what = "of the change" if combination.baseline else "printed"
        sentences.append(
            f"Bars are 95% intervals: 1.96 standard errors {of_what} on each side."
        )
    elif INTERVAL in limits:
        sentences.append("Bars are 95% intervals.")
    if MIDDLE_HALF in limits:
        sentences.append("Bars hold the middle half of the people.")
    stated = value_axis(combination).stated
    if stated:
        sentences.append(f"The scale is {stated}.")
    if not all(dot.verified for dot in dots):
        sentences.append(f"Hollow and dotted: {UNCHECKED}.")
    return " ".join(sentences)


def _alt(
    combination: Combination,
    crossover: CrossoverStrip | None,
    differences: DifferencePanel | None,
) -> str:
    name = {row.id: row.name for row in load_table("outcome_names")}
    start = baseline_point(combination)
    begins = [f"{figure_words(combination, start)} at the start"] if start else []
    sentences = []
    for arm in arms_of(combination):
        values = [_at_time(combination, point) for point in arm.points]
        sentences.append(
            f"{name[combination.outcome]} {with_arm(arm.name)}: "
            f"{joined([*begins, *values])}."
        )
    if len(sentences) == 1:
        sentences.append(f"{ANALYSES_SHORT[combination.analysis]}, in one group.")
    if differences is not None:
        sentences.append(
            "; ".join(
                f"{one.name}, the difference is "
                + joined(
                    [
                        f"{number(difference_dot(row, one.role).value or 0.0)} at "
                        f"{time_words(row.time_weeks or 0)}"
                        for row in one.rows
                    ]
                )
                + ("" if all(row.verified for row in one.rows) else ", not checked")
                for one in differences.series
            )
            + "."
        )
    if crossover is not None:
        sentences.append(
            joined(
                [
                    f"{percent(row.operated_percent)} "
                    f"{those_words(row.arm)} at {time_words(row.time_weeks)}"
                    for row in crossover.rows
                ]
            )
            + " had been operated."
        )
    return " ".join(sentences)


def _at_time(combination: Combination, point: Point) -> str:
    if point.dot.note == MEDIAN_TIME:
        return point.dot.label
    when = "at the start" if point.weeks == 0 else f"at {point.dot.label}"
    return f"{figure_words(combination, point)} {when}"
