"""Deliberately broken evidence on treatment: each fault is found, placed, explained.

Every test breaks one thing in a copy of the real tables.
"""

import pytest
from nerveroot.data import DataError, load_table, validate

from tests.data.broken_copy import (
    change,
    messages,
    only_message,
    remove_row,
    set_cells,
)

OUTCOMES = "tables/outcomes.csv"
EFFECTS = "tables/effects.csv"
COURSE = "tables/natural_history.csv"
CROSSOVER = "tables/crossover.csv"
MEASURES = "tables/outcome_measures.csv"
SURGERY = "lurie2008level-odi-l4-l5-surgery-13"
WAITING = "lurie2008level-odi-l4-l5-nonoperative-13"
LEVEL_EFFECT = "lurie2008level-odi-l4-l5-13"


def test_mixed_scales_within_an_outcome_of_a_cohort(folder):
    row = set_cells(
        folder,
        OUTCOMES,
        "bailey2020-leg-pain-nonsurgical-26",
        scale_id="leg-pain-0-100",
    )
    found = messages(folder)
    assert (
        f"outcomes.csv, row {row}, column scale_id: 'leg-pain-0-100': bailey-2020, "
        "leg-pain has leg-pain-0-10 in row"
    ) in found[0]
    assert "one scale_id for each cohort_id and outcome" in found[0]


def test_an_effect_on_another_scale_than_its_arms(folder):
    row = set_cells(
        folder, EFFECTS, "bailey2020-leg-pain-26", scale_id="leg-pain-0-100"
    )
    assert only_message(folder) == (
        f"effects.csv, row {row}, column scale_id: 'leg-pain-0-100': outcomes.csv "
        "gives this outcome of the cohort on the scale leg-pain-0-10"
    )


@pytest.mark.parametrize(
    ("gone", "left", "missing"),
    [(WAITING, "intervention", "comparison"), (SURGERY, "comparison", "intervention")],
)
def test_a_missing_arm(folder, gone, left, missing):
    remove_row(folder, OUTCOMES, gone)
    message = only_message(folder)
    assert f"column role: '{left}': has no row for the {missing} at this" in message
    assert "set single_arm to yes if the source gives one arm only" in message


def test_a_single_arm_that_is_not_alone(folder):
    row = set_cells(folder, OUTCOMES, SURGERY, single_arm="yes")
    message = only_message(folder)
    assert f"outcomes.csv, row {row}, column single_arm: 'yes': row " in message
    assert "is the other arm" in message


@pytest.mark.parametrize(
    ("file", "identifier", "column"),
    [
        (OUTCOMES, SURGERY, "value"),
        (EFFECTS, LEVEL_EFFECT, "effect"),
        (COURSE, "aono2007-recovered-from-drop-foot", "value"),
        (CROSSOVER, "bailey2020-assigned-wait-52", "operated_percent"),
        (MEASURES, "parai-odi-mic", "value"),
    ],
)
@pytest.mark.parametrize("text", ["60-80", "<4", "n.s.", "1e3", "nan", "12,5"])
def test_words_and_ranges_are_no_numbers(folder, file, identifier, column, text):
    row = set_cells(folder, file, identifier, **{column: text})
    found = [m for m in messages(folder) if f"column {column}: {text!r}" in m]
    name = file.removeprefix("tables/")
    assert len(found) == 1
    assert found[0].startswith(f"{name}, row {row}, ")
    assert "not a number; ranges and words belong into value_low" in found[0]


def test_a_p_value_in_words(folder):
    set_cells(folder, EFFECTS, "bailey2020-leg-pain-26", p_value="<0.001")
    assert "column p_value: '<0.001': not a number" in only_message(folder)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("-14", "-11.6", "ci_low is greater than effect (-14.9)"),
        ("-18.1", "-15", "effect is greater than ci_high (-15)"),
        ("-11.6", "-18.1", "ci_low is greater than ci_high (-18.1)"),
    ],
)
def test_an_interval_that_does_not_hold_its_estimate(folder, low, high, words):
    row = set_cells(folder, EFFECTS, LEVEL_EFFECT, ci_low=low, ci_high=high)
    found = messages(folder)
    assert any(words in message for message in found)
    assert all(message.startswith(f"effects.csv, row {row}, ") for message in found)


def test_the_impossible_interval_of_the_source_would_be_refused(folder):
    """Chen 2018 prints −1.59 (−2.24 to −9.94); the table leaves the end out."""
    set_cells(folder, EFFECTS, "chen2018-pain-26", ci_high="-9.94")
    assert any("effect is greater than ci_high (-9.94)" in m for m in messages(folder))


def test_an_interval_of_an_arm(folder):
    set_cells(folder, OUTCOMES, SURGERY, ci_low="-40", ci_high="-39")
    assert "value is greater than ci_high (-39)" in only_message(folder)


@pytest.mark.parametrize(
    ("identifier", "value", "words"),
    [
        (
            "wilby2021-odi-injection-0",
            "153.74",
            "a value on the scale odi cannot be",
        ),
        (
            "wilby2021-odi-injection-0",
            "-3",
            "a value on the scale odi cannot be below 0",
        ),
        ("arts2009-rdq-tubular-8", "24", "a value on the scale rdq cannot be above 23"),
        ("atlas2005-predominant-symptom-improved-surgery-520", "69", "above 1"),
        ("atlas2005-predominant-symptom-improved-surgery-520", "-0.1", "below 0"),
    ],
)
def test_a_value_off_its_scale(folder, identifier, value, words):
    row = set_cells(folder, OUTCOMES, identifier, value=value)
    message = only_message(folder)
    assert message.startswith(f"outcomes.csv, row {row}, column value: '{value}': ")
    assert words in message


def test_a_change_wider_than_its_scale(folder):
    set_cells(folder, OUTCOMES, SURGERY, value="-138.3")
    found = messages(folder)
    assert any("a change on the scale odi cannot be below -100" in m for m in found)


def test_a_share_above_a_hundred_per_cent(folder):
    set_cells(folder, CROSSOVER, "bailey2020-assigned-wait-52", operated_percent="134")
    assert "too large; the largest allowed value is 100" in only_message(folder)


def test_a_share_that_is_not_its_fraction(folder):
    set_cells(folder, CROSSOVER, "osterman2006-assigned-wait-52", operated_percent="44")
    assert "column operated_percent: '44': 11 of 28 is 39.3%" in only_message(folder)


@pytest.mark.parametrize("file", [OUTCOMES, EFFECTS, COURSE, CROSSOVER])
def test_a_time_before_the_start(folder, file):
    identifier = {
        OUTCOMES: SURGERY,
        EFFECTS: LEVEL_EFFECT,
        COURSE: "galal2013-dorsiflexion-none-42",
        CROSSOVER: "bailey2020-assigned-wait-52",
    }[file]
    row = set_cells(folder, file, identifier, time_weeks="-1")
    assert any(
        f"row {row}, column time_weeks: '-1': too small; the least allowed value is 0"
        in message
        for message in messages(folder)
    )


def test_groups_that_exceed_their_cohort(folder):
    identifier = "lurie2008level-odi-l4-l5-surgery-0"
    set_cells(folder, OUTCOMES, identifier, n_overlaps="no", n="1200")
    set_cells(
        folder, OUTCOMES, "lurie2008level-odi-l4-l5-nonoperative-0", n_overlaps="no"
    )
    message = only_message(folder)
    assert "add up to 1425, more than the 1244 of sport" in message
    assert "if they share people, set n_overlaps to yes" in message


def test_one_group_larger_than_its_cohort(folder):
    row = set_cells(
        folder, OUTCOMES, "peul2008-unsatisfactory-outcome-pooled-104", n="284"
    )
    assert only_message(folder) == (
        f"outcomes.csv, row {row}, column n: '284': more people than the 283 of hague"
    )


def test_a_numerator_above_its_denominator(folder):
    set_cells(folder, COURSE, "liu2013-final-grade-mrc-1", count="280")
    assert "count is greater than n (135)" in only_message(folder)


@pytest.mark.parametrize(
    ("column", "value", "table"),
    [
        ("cohort_id", "sprot", "cohorts"),
        ("outcome", "odl", "outcome_names"),
        ("scale_id", "odd", "outcome_scales"),
        ("source_key", "lurie2008levels", "sources"),
        ("subgroup", "L4-5", "subgroups"),
    ],
)
def test_unknown_names(folder, column, value, table):
    row = set_cells(folder, OUTCOMES, SURGERY, **{column: value})
    place = f"outcomes.csv, row {row}, column {column}: {value!r}: not known in {table}"
    assert any(message.startswith(place) for message in messages(folder))


def test_a_row_that_stands_twice(folder):
    change(folder, EFFECTS, lambda text: text + text.splitlines()[1] + "\n")
    message = only_message(folder)
    assert "the same row as row 2; each may stand only once" in message


def test_an_effect_that_is_not_the_difference_of_its_arms(folder):
    row = set_cells(folder, EFFECTS, LEVEL_EFFECT, effect="-14.7")
    assert only_message(folder) == (
        f"effects.csv, row {row}, column effect: '-14.7': the arms in outcomes.csv "
        "differ by -14.9; correct it, or say in arms_differ why"
    )


def test_a_difference_printed_the_other_way_round(folder):
    row = set_cells(folder, EFFECTS, "bailey2020-leg-pain-26", effect="2.1")
    assert only_message(folder).startswith(
        f"effects.csv, row {row}, column effect: '2.1': the arms in outcomes.csv "
        "differ by 2.4;"
    )


def test_rounding_is_no_error():
    """Sources round each figure by itself: 34.4 − 45.3 against a printed 10.9."""
    effect = next(r for r in load_table("effects") if r.id == "lurie2014-odi-416")
    arms = [
        row.value
        for row in load_table("outcomes")
        if row.id in ("lurie2014-odi-surgery-416", "lurie2014-odi-nonoperative-416")
    ]
    assert (arms, effect.effect) == ([-36.2, -24.8], -11.3)


@pytest.mark.parametrize(
    ("identifier", "cure"),
    [
        (LEVEL_EFFECT, "the effect is the difference of the arms; leave it empty"),
        ("liu2023-leg-pain-6", "there are no arms to differ from; leave it empty"),
    ],
)
def test_an_excuse_that_is_not_needed(folder, identifier, cure):
    set_cells(folder, EFFECTS, identifier, arms_differ="Adjusted.")
    assert cure in only_message(folder)


def test_the_side_that_is_called_better(folder):
    row = set_cells(folder, EFFECTS, LEVEL_EFFECT, favours="comparator")
    assert only_message(folder) == (
        f"effects.csv, row {row}, column favours: 'comparator': -14.9 on a scale where "
        "lower is better favours the intervention"
    )


def test_a_row_kept_off_the_charts_says_why(folder):
    row = set_cells(folder, EFFECTS, LEVEL_EFFECT, plot="no")
    assert only_message(folder) == (
        f"effects.csv, row {row}, column plot_reason: must say why plot is no"
    )


def test_a_reason_without_its_mark(folder):
    set_cells(folder, EFFECTS, "chen2018-pain-26", plot="yes")
    assert "gives a reason, but plot is not no" in only_message(folder)


def test_a_row_without_a_figure_cannot_be_drawn(folder):
    set_cells(
        folder,
        EFFECTS,
        "peul2007-rdq-first-year-average-52-p",
        plot="yes",
        plot_reason="",
    )
    assert "no figure to draw; give one, or set plot to no" in only_message(folder)


def test_all_problems_are_reported_at_once(folder):
    set_cells(folder, OUTCOMES, SURGERY, value="many", scale_id="odd")
    set_cells(folder, OUTCOMES, WAITING, time_weeks="-1")
    set_cells(folder, EFFECTS, LEVEL_EFFECT, ci_low="-1", favours="both")
    with pytest.raises(DataError) as caught:
        validate(folder)
    text = str(caught.value)
    for part in ("'many'", "'odd'", "'-1'", "'both'", "ci_low is greater than effect"):
        assert part in text
