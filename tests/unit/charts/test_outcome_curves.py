"""Outcome curves: what stands on the chart is what the rows say, and nothing more."""

from functools import cache
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest
from nerveroot.charts import outcome_curves
from nerveroot.charts.outcome.band import worthwhile_band
from nerveroot.charts.outcome.combinations import (
    PARTS,
    Combination,
    available,
    find_combination,
    nearest,
)
from nerveroot.charts.outcome.crossover_strip import crossover_rows
from nerveroot.charts.outcome.differences import difference_series
from nerveroot.charts.outcome.names import NameColumn, apart
from nerveroot.charts.outcome.phrases import ANALYSES, predicate
from nerveroot.charts.palette import PAPER
from nerveroot.data import load_table

OUTCOMES = {row.id: row for row in load_table("outcomes")}
EFFECTS = {row.id: row for row in load_table("effects")}
CROSSOVER = {row.id: row for row in load_table("crossover")}
SPORT = ("sport", "odi", "as-treated", "L4-L5")
MAINE = ("maine", "predominant-symptom-improved", "observed", "all")
#: Two marks of one time may be drawn this far beside it, as a share of the axis.
BESIDE = 0.02


@cache
def figure_of(*key: str) -> go.Figure:
    figure = outcome_curves(*key)
    assert isinstance(figure, go.Figure)
    return figure


def drawings(figure: go.Figure) -> list[dict[str, Any]]:
    """Return the wide and the narrow drawing as JSON."""
    drawn = figure.to_plotly_json()
    return [drawn, drawn["layout"]["meta"]["narrow"]]


def course_points(drawing: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the marks of the main panel by the id of their row."""
    found = {}
    for trace in drawing["data"]:
        if trace["xaxis"] != "x":
            continue
        for place, row_id in enumerate(trace.get("customdata", ())):
            error = trace.get("error_y")
            y = trace["y"][place]
            found[row_id] = {
                "x": trace["x"][place],
                "y": y,
                "low": y - error["arrayminus"][place] if error else None,
                "high": y + error["array"][place] if error else None,
                "fill": _each(trace["marker"]["color"], place),
            }
    return found


def _each(value: Any, place: int) -> Any:
    return value[place] if isinstance(value, list) else value


@pytest.mark.parametrize("weeks", [13, 52, 104])
@pytest.mark.parametrize("arm", ["surgery", "nonoperative"])
def test_sport_levels_are_pooled_start_plus_change(arm: str, weeks: int) -> None:
    start = OUTCOMES["lurie2008level-odi-l4-l5-overall-0"]
    change = OUTCOMES[f"lurie2008level-odi-l4-l5-{arm}-{weeks}"]
    for drawing in drawings(figure_of(*SPORT)):
        point = course_points(drawing)[change.id]
        level = start.value + change.value
        assert point["x"] == weeks
        assert point["y"] == pytest.approx(level, abs=1e-6)
        # The interval is that of the change alone, as printed by its standard error.
        assert point["low"] == pytest.approx(level - 1.96 * change.se, abs=0.006)
        assert point["high"] == pytest.approx(level + 1.96 * change.se, abs=0.006)


def test_sport_values_of_the_notes() -> None:
    """The figures of the chapter's worked example."""
    points = course_points(drawings(figure_of(*SPORT))[0])
    drawn = {
        (row.arm_id, row.time_weeks): points[row.id]["y"]
        for row in OUTCOMES.values()
        if row.id in points
    }
    assert drawn == {
        ("overall", 0): 50,
        ("surgery", 13): 11.7,
        ("surgery", 52): 10.4,
        ("surgery", 104): 11.5,
        ("nonoperative", 13): 26.6,
        ("nonoperative", 52): 25,
        ("nonoperative", 104): 25.3,
    }


def test_sport_start_is_the_pooled_one_with_its_own_error() -> None:
    start = OUTCOMES["lurie2008level-odi-l4-l5-overall-0"]
    point = course_points(drawings(figure_of(*SPORT))[0])[start.id]
    assert (point["x"], point["y"]) == (0, start.value)
    assert point["low"] == pytest.approx(start.value - 1.96 * start.se)


def test_arms_own_starts_are_never_drawn() -> None:
    """They lay 16 points apart, and the change is adjusted already."""
    for key in (one.key for one in available()):
        for drawing in drawings(figure_of(*key)):
            raw = [row for row in course_points(drawing) if OUTCOMES[row].n_overlaps]
            assert not raw, key


def test_derived_levels_say_so() -> None:
    meta = figure_of(*SPORT).layout.meta
    assert "derived" in meta["source_line"].lower()
    notes = [row for row in meta["table"]["rows"] if "derived" in str(row)]
    assert len(notes) == 6


def test_maine_shares_at_one_five_and_ten_years() -> None:
    points = course_points(drawings(figure_of(*MAINE))[0])
    rows = [row for row in OUTCOMES.values() if row.cohort_id == "maine"]
    assert {row.time_weeks for row in rows} == {52, 260, 520}
    for row in rows:
        assert points[row.id]["x"] == row.time_weeks
        assert points[row.id]["y"] == pytest.approx(100 * row.value)


def test_sport_as_treated_at_four_and_eight_years_stands_apart() -> None:
    points = course_points(drawings(figure_of("sport", "odi", "as-treated", "all"))[0])
    drawn = {row: (point["x"], point["y"]) for row, point in points.items()}
    assert sorted(drawn.values()) == [
        (208, -38.1),
        (208, -24.9),
        (416, -36.2),
        (416, -24.8),
    ]
    # No pooled start was printed for these patients: changes stay changes.
    assert find_combination("sport", "odi", "as-treated", "all").mode == "change"


def test_hague_shows_medians_and_no_course() -> None:
    key = ("hague", "ever-recovered", "intention-to-treat", "all")
    figure = figure_of(*key)
    points = course_points(drawings(figure)[0])
    medians = {
        row.id: row.value
        for row in OUTCOMES.values()
        if row.cohort_id == "hague"
        and row.statistic == "median-time"
        and row.outcome == "time-to-recovery"
    }
    assert medians
    for row_id, weeks in medians.items():
        assert (points[row_id]["x"], points[row_id]["y"]) == (weeks, 50)
    for one in available():
        if one.cohort == "hague":
            assert one.kind == "markers"


@pytest.mark.parametrize("combination", available(), ids=lambda one: one.id)
class TestEveryCombination:
    """What holds for all charts that can be chosen."""

    def test_marks_have_the_values_of_their_rows(
        self, combination: Combination
    ) -> None:
        start = combination.baseline.value if combination.baseline else 0.0
        for drawing in drawings(figure_of(*combination.key)):
            points = course_points(drawing)
            for row in combination.rows:
                point = points[row.id]
                if row.statistic == "median-time":
                    continue
                wanted = 100 * row.value if combination.is_share else row.value + start
                assert point["y"] == pytest.approx(wanted)
                end = drawing["layout"]["xaxis"]["range"][1]
                assert point["x"] == pytest.approx(row.time_weeks, abs=BESIDE * end)
            extra = set(points) - {row.id for row in combination.rows}
            assert extra == (
                {combination.baseline.id} if combination.baseline else set()
            )

    def test_hollow_is_not_checked(self, combination: Combination) -> None:
        for drawing in drawings(figure_of(*combination.key)):
            for row_id, point in course_points(drawing).items():
                assert (point["fill"] == PAPER) != OUTCOMES[row_id].verified
        unread = [row for row in combination.rows if not row.verified]
        meta = figure_of(*combination.key).layout.meta
        assert not unread or "not checked" in meta["source_line"].lower()

    def test_lines_join_observed_times_only(self, combination: Combination) -> None:
        observed = {
            0 if row.time_weeks is None else row.time_weeks for row in combination.rows
        }
        observed |= {0} if combination.baseline else set()
        for drawing in drawings(figure_of(*combination.key)):
            lines = [
                trace
                for trace in drawing["data"]
                if trace["xaxis"] == "x"
                and trace["mode"] == "lines"
                # An interval stands upright.
                and len(set(trace["x"])) > 1
            ]
            if combination.kind != "curve":
                assert not lines
                continue
            assert lines
            for line in lines:
                assert line["line"]["shape"] == "linear"
                end = max(observed)
                for x in line["x"]:
                    assert min(abs(x - time) for time in observed) <= BESIDE * end
                assert all(one <= other for one, other in pairwise(line["x"]))

    def test_analysis_and_scale_are_said_in_words(
        self, combination: Combination
    ) -> None:
        meta = figure_of(*combination.key).layout.meta
        assert ANALYSES[combination.analysis] in meta["what"]
        mixed = {"as-treated": "as randomised", "intention-to-treat": "as treated"}
        assert mixed.get(combination.analysis, "†") not in meta["what"].lower()
        assert {row.scale_id for row in combination.rows} <= {
            combination.scale.id,
            "weeks",
        }

    def test_differences_are_intervention_minus_comparator(
        self, combination: Combination
    ) -> None:
        drawn = {
            row_id: trace["x"][0]
            for trace in drawings(figure_of(*combination.key))[0]["data"]
            for row_id in trace.get("customdata", ())
            if row_id in EFFECTS
        }
        factor = 100 if combination.is_share else 1
        for row_id, value in drawn.items():
            assert value == pytest.approx(EFFECTS[row_id].difference.value * factor)


@pytest.mark.parametrize(
    "combination",
    [one for one in available() if crossover_rows(one.cohort, one.subgroup)],
    ids=lambda one: one.id,
)
def test_course_and_crossover_share_the_time(combination: Combination) -> None:
    for drawing in drawings(figure_of(*combination.key)):
        layout = drawing["layout"]
        assert layout["xaxis"]["range"] == layout["xaxis2"]["range"]
        assert layout["xaxis"]["domain"] == layout["xaxis2"]["domain"]
        assert layout["yaxis"]["domain"][0] > layout["yaxis2"]["domain"][1]


def test_axes_of_one_scale_are_alike() -> None:
    """Charts whose axes differ cannot be compared."""
    ranges: dict[tuple[str, str], set[tuple[float, ...]]] = {}
    for one in available():
        key = (one.scale.id, "change" if one.mode == "change" else "level")
        upright = figure_of(*one.key).layout.yaxis.range
        ranges.setdefault(key, set()).add(tuple(upright))
    assert all(len(found) == 1 for found in ranges.values()), ranges


def test_both_analyses_of_sport_stand_together() -> None:
    treated, lot = difference_series(find_combination(*SPORT))
    assert {row.analysis for row in treated.rows} == {"as-treated"}
    assert {row.analysis for row in lot.rows} == {"intention-to-treat"}
    assert treated.name.startswith("As treated")
    assert lot.name.startswith("As randomised")
    times = [row.time_weeks for row in treated.rows]
    assert times == [row.time_weeks for row in lot.rows] == [13, 52, 104]


def test_crossover_of_sport_is_that_of_its_rows() -> None:
    drawn = {
        row_id: (trace["x"][place], trace["y"][place])
        for trace in drawings(figure_of(*SPORT))[0]["data"]
        for place, row_id in enumerate(trace.get("customdata", ()))
        if row_id in CROSSOVER
    }
    for row_id, (weeks, share) in drawn.items():
        row = CROSSOVER[row_id]
        assert (weeks, share) == (row.time_weeks, row.operated_percent)
    shown = [
        row.id for row in CROSSOVER.values() if row.cohort_id == "sport" and row.plot
    ]
    assert set(drawn) == set(shown)


def test_band_stands_only_where_it_was_measured() -> None:
    """After lumbar surgery, on its own scale, and never on a difference."""
    with_band = {one for one in available() if worthwhile_band(one)}
    assert {one.scale.id for one in with_band} == {"odi", "leg-pain-0-10"}
    assert {one.cohort for one in with_band} == {"sport", "bailey-2020", "nerves"}
    band = worthwhile_band(find_combination(*SPORT))
    assert band is not None
    assert (band.start, band.end, band.source) == (50, 32, "Parai 2020")
    for one in with_band:
        shapes = [
            shape for shape in figure_of(*one.key).layout.shapes if shape.type == "rect"
        ]
        assert [(shape.xref, shape.yref) for shape in shapes] == [("x", "y")]


@pytest.mark.parametrize(
    ("key", "named"),
    [
        (("spork", "odi", "as-treated", "L4-L5"), ("cohort 'spork'", "sport, hague")),
        (("sport", "mood", "as-treated", "all"), ("outcome 'mood'", "odi")),
        (("sport", "odi", "per-protocol", "all"), ("analysis", "as-treated")),
        (("sport", "odi", "as-treated", "L9"), ("subgroup 'L9'", "L4-L5")),
        (("maine", "odi", "observed", "all"), ("outcome", "predominant-symptom")),
    ],
)
def test_unknown_ids_are_refused_with_the_allowed(
    key: tuple[str, ...], named: tuple[str, ...]
) -> None:
    with pytest.raises(ValueError, match="allowed") as refused:
        outcome_curves(*key)
    for words in named:
        assert words in str(refused.value)


@pytest.mark.parametrize("part", PARTS)
def test_nearest_keeps_what_was_chosen(part: str) -> None:
    for one in available():
        for other in available():
            wanted = dict(zip(PARTS, one.key, strict=True))
            wanted[part] = getattr(other, part)
            before = PARTS[: PARTS.index(part) + 1]
            reachable = any(
                all(getattr(each, name) == wanted[name] for name in before)
                for each in available()
            )
            if not reachable:
                with pytest.raises(ValueError, match="nothing can be drawn"):
                    nearest(wanted, part)
                continue
            found = nearest(wanted, part)
            assert all(getattr(found, name) == wanted[name] for name in before)


def test_every_yes_no_outcome_has_words() -> None:
    for one in available():
        if one.is_share:
            assert predicate(one.outcome)
    with pytest.raises(ValueError, match="no words"):
        predicate("no-such-outcome")


def test_names_at_line_ends_never_touch() -> None:
    column = NameColumn(0, 100, 300, taken_below=22, taken_above=22)
    for first, second in [(50, 50), (50, 52), (1, 3), (99, 98), (10, 90)]:
        shifts = apart([first, second], [40, 60], column)
        middles = [
            value * 3 + shift
            for value, shift in zip((first, second), shifts, strict=True)
        ]
        assert abs(middles[0] - middles[1]) >= 50
        for middle, height in zip(middles, (40, 60), strict=True):
            assert middle - height / 2 >= 21
            assert middle + height / 2 <= 279
