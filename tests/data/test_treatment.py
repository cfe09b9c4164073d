"""The evidence on treatment: what was carried over, and the oddities it keeps."""

import csv
from collections import defaultdict
from itertools import pairwise

import pytest
from nerveroot.data import load_table

from tests import CHECKOUT

SCHEMA_RATIOS = {"hazard-ratio", "odds-ratio", "relative-risk"}
DRAWN = ("outcomes", "effects", "natural_history", "crossover")
PROVEN = (*DRAWN, "outcome_measures")


def row(table, identifier):
    return next(row for row in load_table(table) if row.id == identifier)


@pytest.mark.parametrize(
    ("table", "least"),
    [
        ("outcomes", 231),
        ("effects", 171),
        ("natural_history", 88),
        ("crossover", 19),
        ("outcome_measures", 20),
    ],
)
def test_every_row_of_the_library_was_carried_over(table, least):
    assert len(load_table(table)) >= least


@pytest.mark.parametrize(
    ("week", "surgery", "waiting"),
    [(13, 11.7, 26.6), (52, 10.4, 25.0), (104, 11.5, 25.3)],
)
def test_levels_of_sport_at_l45_follow_from_baseline_and_change(week, surgery, waiting):
    """The adjusted change is added to the pooled baseline, not to that of the arm."""
    baseline = row("outcomes", "lurie2008level-odi-l4-l5-overall-0")
    assert (baseline.value, baseline.se, baseline.role) == (50.0, 1, "overall")
    arms = ("surgery", "nonoperative")
    levels = [
        round(
            baseline.value
            + row("outcomes", f"lurie2008level-odi-l4-l5-{arm}-{week}").value,
            1,
        )
        for arm in arms
    ]
    assert levels == [surgery, waiting]
    effect = row("effects", f"lurie2008level-odi-l4-l5-{week}")
    assert round(surgery - waiting, 1) == effect.difference.value


def test_overlapping_groups_are_marked_and_only_they():
    marked = [row for row in load_table("outcomes") if row.n_overlaps]
    assert {row.study_id for row in marked} == {"lurie2008level"}
    assert {row.time_weeks for row in marked} == {0}
    enrolled = row("cohorts", "sport").n
    pain = [row.n for row in marked if row.outcome == "sf36-bp"]
    assert sum(pain) == 1387 > enrolled


def test_follow_ups_of_a_trial_share_its_cohort():
    cohorts = defaultdict(set)
    for name in ("outcomes", "effects", "crossover"):
        for item in load_table(name):
            cohorts[item.cohort_id].add(item.study_id)
    assert {"lurie2008level", "weinstein2008", "lurie2014"} <= cohorts["sport"]
    assert {"peul2007", "peul2008", "lequin2013"} <= cohorts["hague"]
    assert cohorts["maine"] == {"atlas1996", "atlas2001", "atlas2005"}
    for cohort in load_table("cohorts"):
        assert cohorts[cohort.id] <= set(cohort.source_keys), cohort.id


def test_a_difference_has_one_direction():
    """Bailey 2020 prints the arm without surgery minus that with it."""
    effect = row("effects", "bailey2020-leg-pain-26")
    assert (effect.effect, effect.ci_low, effect.ci_high) == (2.4, 1.4, 3.4)
    assert effect.difference == (-2.4, -3.4, -1.4)
    same = row("effects", "fritz2021-odi-26")
    assert same.difference == (-5.4, -9.4, -1.3)
    assert row("effects", "peul2007-time-to-recovery-52").difference is None


def test_a_difference_without_its_interval_keeps_none():
    assert row("effects", "pinto2012-leg-pain-6").difference == (-6.2, None, None)


def test_only_differences_have_a_direction():
    for effect in load_table("effects"):
        if effect.effect_type in {*SCHEMA_RATIOS, "icer", "p-value", "words"}:
            assert effect.orientation is None, effect.id
        elif effect.effect is not None:
            assert effect.orientation, effect.id


def test_printing_errors_are_kept_as_decided():
    nerves = row("effects", "wilby2021-odi-18")
    assert (nerves.ci_low, nerves.ci_high) == (-11.09, 2.59)
    assert "without its minus sign" in nerves.note
    chen = row("effects", "chen2018-pain-26")
    assert (chen.ci_high, chen.plot) == (None, False)
    eight_years = row("effects", "lurie2014-odi-416")
    assert eight_years.effect == -11.3
    assert "−11.2" in eight_years.note
    printed = row("effects", "lurie2014-sciatica-bothersomeness-416-p")
    assert printed.p_qualifier == "greater, as printed"


def test_what_charts_may_not_draw():
    for arm in ("physiotherapy", "usual-care"):
        assert not row("outcomes", f"fritz2021-odi-{arm}-0").plot
    assert not row("crossover", "weinstein2008-assigned-wait-208").plot
    for effect in load_table("effects"):
        if effect.effect is None and effect.effect_low is None:
            assert not effect.plot, effect.id
        if effect.scale_id == "not-stated":
            assert not effect.plot, effect.id


@pytest.mark.parametrize("name", DRAWN)
def test_reasons_are_sentences(name):
    for item in load_table(name):
        if item.plot_reason:
            assert item.plot_reason.endswith("."), item.id


def test_a_p_value_says_how_it_is_to_be_read():
    for effect in load_table("effects"):
        assert (effect.p_value is None) == (effect.p_qualifier is None), effect.id


def test_recalled_rows_say_so_and_are_not_verified():
    for name in ("outcomes", "effects", "natural_history"):
        for item in load_table(name):
            if (item.note or "").startswith("Recalled"):
                assert not item.verified, item.id


def test_the_share_operated_never_falls():
    curves = defaultdict(list)
    for item in load_table("crossover"):
        if item.plot:
            key = (item.cohort_id, item.arm_id, item.subgroup)
            curves[key].append((item.time_weeks, item.operated_percent))
    for key, points in curves.items():
        for (_, before), (_, after) in pairwise(sorted(points)):
            assert before <= after, key
    assert [share for _, share in sorted(curves["sport", "assigned-wait", "all"])] == [
        30,
        45,
        48,
    ]
    assert [share for _, share in sorted(curves["hague", "assigned-wait", "all"])] == [
        39,
        44,
        46,
    ]


def test_a_shared_phrase_stands_for_one_way_of_counting_in_foot_drop():
    phrases = {
        item.definition for item in load_table("natural_history") if item.definition
    }
    assert {
        "any improvement",
        "out of the drop-foot range",
        "near-normal or full strength",
        "any regression",
        "complete resolution",
    } <= phrases


def test_every_outcome_name_scale_and_subgroup_is_used():
    outcomes, effects = load_table("outcomes"), load_table("effects")
    both = (*outcomes, *effects)
    used = {
        "outcome_names": {item.outcome for item in both},
        "subgroups": {item.subgroup for item in both},
        "outcome_scales": {item.scale_id for item in both}
        | {item.scale_id for item in load_table("outcome_measures")},
    }
    for name, values in used.items():
        assert {item.id for item in load_table(name)} <= values, name


@pytest.mark.parametrize("name", PROVEN)
def test_later_readings_are_written_down_for_rows_that_exist(name):
    path = CHECKOUT / "docs" / "provenance" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        notes = list(csv.DictReader(stream))
    rows = {item.id: item for item in load_table(name)}
    for note in notes:
        item = rows[note["id"]]
        assert item.verified, item.id
        assert item.source_key == note["source_key"], item.id
        assert note["seen_in"], item.id
        for column in note["column"].split("|"):
            assert getattr(item, column) is not None, (item.id, column)
