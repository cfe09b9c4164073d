"""The evidence on diagnosis: what was carried over, and the oddities it keeps."""

import csv
import math

import pytest
from nerveroot.data import load_table

from tests import CHECKOUT

PROVEN = ("diagnostic_accuracy", "imaging_prevalence", "emg_timing", "emg_facts")
SINGLE_FIGURES = ("sens", "spec", "lr_pos", "lr_neg")


def row(table, identifier):
    return next(row for row in load_table(table) if row.id == identifier)


def chance_after(before, ratio):
    odds = before / (1 - before) * ratio
    return odds / (1 + odds)


@pytest.mark.parametrize(
    ("table", "least"),
    [
        ("diagnostic_accuracy", 122),
        ("imaging_prevalence", 82),
        ("reader_agreement", 16),
        ("imaging_grades", 4),
        ("emg_screens", 12),
        ("emg_timing", 11),
        ("emg_facts", 24),
    ],
)
def test_every_row_of_the_library_was_carried_over(table, least):
    assert len(load_table(table)) >= least


def test_weak_hip_abduction_at_thirty_per_cent():
    ratio = row("diagnostic_accuracy", "suri2011-hip-abduction-l5").positive
    assert (ratio.value, ratio.low, ratio.high, ratio.computed) == (11, 1.3, 84, False)
    chances = [100 * chance_after(0.3, value) for value in ratio[:3]]
    assert [round(chance) for chance in chances] == [82, 36, 97]


def test_the_whole_examination_at_fifty_per_cent():
    ratio = row("diagnostic_accuracy", "iversen2013-whole-examination-l5").positive
    chances = [100 * chance_after(0.5, value) for value in ratio[:3]]
    assert [round(chance, 1) for chance in chances] == [63.5, 51.0, 74.6]


def test_ratios_that_cannot_be_calculated_with_are_none():
    infinite = row("diagnostic_accuracy", "suri2011-medial-ankle-l4")
    assert infinite.lr_pos_infinite
    assert infinite.positive is None
    zero = row("diagnostic_accuracy", "trainor2011-slump-knee-bend")
    assert zero.lr_neg == 0
    assert zero.negative is None
    assert row("diagnostic_accuracy", "suri2011-hip-abduction-l5").negative is None


def test_every_usable_row_gives_a_finite_ratio_for_one_standard():
    kinds = {item.id: item.kind for item in load_table("reference_standards")}
    usable = [item for item in load_table("diagnostic_accuracy") if item.usable]
    assert len(usable) > 60
    for item in usable:
        ratios = [ratio for ratio in (item.positive, item.negative) if ratio]
        assert ratios, item.id
        assert all(0 < ratio.value < math.inf for ratio in ratios), item.id
        assert kinds[item.reference_standard_id] != "mixed", item.id


def test_computed_ratios_have_no_interval():
    for item in load_table("diagnostic_accuracy"):
        if item.lr_computed:
            ends = (
                item.lr_pos_low,
                item.lr_pos_high,
                item.lr_neg_low,
                item.lr_neg_high,
            )
            assert ends == (None,) * 4, item.id


def test_odds_ratios_stand_apart():
    odds = {
        figure.accuracy_id
        for figure in load_table("accuracy_metrics")
        if figure.metric == "adjusted odds ratio"
    }
    assert len(odds) == 4
    for item in load_table("diagnostic_accuracy"):
        if item.id in odds:
            assert not item.usable
            assert [getattr(item, name) for name in SINGLE_FIGURES] == [None] * 4


def test_the_contradicted_scan_of_the_bladder_is_kept_but_not_used():
    item = row("diagnostic_accuracy", "pvrmeta2022-bladder-scan-200")
    assert (item.spec, item.usable, item.verified) == (0.935, False, False)
    assert "Contradicted" in item.usable_reason
    assert row("diagnostic_accuracy", "boktor2023-bladder-scan-200").usable


def test_remembered_rows_are_not_verified():
    for name in ("diagnostic_accuracy", "imaging_prevalence", "emg_timing"):
        for item in load_table(name):
            if item.tier == "recalled" or (item.note or "").startswith("Recalled"):
                assert not item.verified, item.id


def test_the_table_of_findings_without_pain_is_complete():
    """Eight findings at seven ages, as in the paper; four cells without anybody."""
    cells = {
        (item.finding_id, item.age): item
        for item in load_table("imaging_prevalence")
        if item.source_key == "brinjikji2015"
    }
    assert len(cells) == 8 * 7
    assert {key for key, item in cells.items() if item.model_extrapolation} == {
        ("facet-degeneration", 20),
        ("facet-degeneration", 30),
        ("spondylolisthesis", 20),
        ("spondylolisthesis", 30),
    }
    for finding in {finding for finding, _ in cells}:
        curve = [cells[finding, age].value for age in range(20, 81, 10)]
        assert curve == sorted(curve), finding
    assert all(item.verified and item.without_pain for item in cells.values())


def test_a_figure_that_chapters_cite_is_that_of_its_table():
    cited = {item.figure_id: item for item in load_table("key_figures")}
    images = {item.id: item for item in load_table("imaging_prevalence")}
    for age in (20, 50, 80):
        figure = cited[f"degeneration_without_pain_{age}"]
        assert figure.value == images[f"brinjikji2015-disc-degeneration-{age}"].value
    figure = cited["hip_abduction_lr_l5"]
    ratio = row("diagnostic_accuracy", "suri2011-hip-abduction-l5").positive
    assert (figure.value, figure.value_low, figure.value_high) == ratio[:3]
    after = {item.accuracy_id: item for item in load_table("accuracy_metrics")}
    for name, flag in (
        ("red_flag_malignancy", "downie2013-history-of-cancer"),
        ("red_flag_steroids", "downie2013-long-steroids"),
        ("red_flag_trauma", "downie2013-severe-trauma"),
        ("red_flag_contusion", "downie2013-bruising"),
    ):
        shares = (after[flag].value, after[flag].value_low, after[flag].value_high)
        figure = cited[name]
        percent = (figure.value, figure.value_low, figure.value_high)
        assert percent == tuple(round(100 * share) for share in shares)


def test_more_muscles_find_more():
    shares = {}
    for item in load_table("emg_screens"):
        if item.source_key == "lauder1994" and item.share_high is not None:
            key = item.paraspinals
            shares.setdefault(key, []).append((item.muscles_low, item.share_high))
    for key, points in shares.items():
        highs = [high for _, high in sorted(points)]
        assert highs == sorted(highs), key


def test_times_of_all_units_are_days():
    assert row("emg_timing", "limb-psw").days == (17, 21)
    assert row("emg_timing", "any-fibrillations-1-to-4-weeks").days == (7, 28)
    low, high = row("emg_timing", "fibrillations-persist").days
    assert (round(low), round(high)) == (548, 730)
    assert row("emg_timing", "paraspinals-fibrillations").days == (None, 7)


def test_every_target_and_standard_is_used():
    rows = load_table("diagnostic_accuracy")
    used = {
        "accuracy_targets": {item.target_id for item in rows},
        "reference_standards": {item.reference_standard_id for item in rows},
    }
    for name, values in used.items():
        assert {item.id for item in load_table(name)} == values, name


@pytest.mark.parametrize("name", PROVEN)
def test_later_readings_are_written_down_for_rows_that_exist(name):
    path = CHECKOUT / "docs" / "provenance" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        notes = list(csv.DictReader(stream))
    rows = {
        getattr(item, "id", None) or item.figure_id: item for item in load_table(name)
    }
    assert notes
    for note in notes:
        item = rows[note["id"]]
        assert item.verified, note["id"]
        assert item.source_key == note["source_key"], note["id"]
        assert note["seen_in"], note["id"]
        for column in note["column"].split("|"):
            assert getattr(item, column) is not None, (note["id"], column)
