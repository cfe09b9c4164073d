"""Deliberately broken evidence on diagnosis: each fault is found, placed, explained.

Every test breaks one thing in a copy of the real tables.
"""

import pytest
from nerveroot.data import DataError, validate
from nerveroot.data.accuracy_rules import ratio_ranges

from tests.data.broken_copy import change, messages, only_message, set_cells

ACCURACY = "tables/diagnostic_accuracy.csv"
METRICS = "tables/accuracy_metrics.csv"
PRESETS = "tables/pretest_presets.csv"
IMAGES = "tables/imaging_prevalence.csv"
READERS = "tables/reader_agreement.csv"
SCREENS = "tables/emg_screens.csv"
TIMING = "tables/emg_timing.csv"
QUESTIONS = "tables/emg_questions.csv"
HIP = "suri2011-hip-abduction-l5"
RAISE = "vanderwindt2010-straight-leg-raise"
PRINTED = "montanercuello2023-straight-leg-raise"
CT = "kim2018-ct"


@pytest.mark.parametrize(
    ("identifier", "column", "value", "shares"),
    [
        (RAISE, "lr_pos", "1.4", "sensitivity 0.92 and specificity 0.28 give 1.26 to"),
        (RAISE, "lr_neg", "0.4", "sensitivity 0.92 and specificity 0.28 give 0.26 to"),
        (PRINTED, "lr_pos", "1.25", "specificity 0.25 give 1.18 to"),
        (CT, "lr_pos", "3.4", "sensitivity 0.813 and specificity 0.771 give 3.54 to"),
    ],
)
def test_a_ratio_that_is_not_that_of_its_shares(
    folder, identifier, column, value, shares
):
    row = set_cells(folder, ACCURACY, identifier, **{column: value})
    message = only_message(folder)
    place = f"diagnostic_accuracy.csv, row {row}, column {column}: '{value}': "
    assert message.startswith(place)
    assert shares in message
    assert message.endswith("; correct it, or say in lr_differs why")


def test_rounding_of_shares_is_no_error():
    """0.28 ÷ 0.10 is 2.8; with shares rounded to two places it may be 2.6 to 3.0."""
    positive, negative = ratio_ranges(0.28, 0.90)
    assert positive[0] == pytest.approx(0.275 / 0.105)
    assert positive[1] == pytest.approx(0.285 / 0.095)
    assert negative[0] < 0.8 < negative[1]


def test_a_printed_ratio_that_was_pooled_apart_needs_its_reason(folder):
    row = set_cells(folder, ACCURACY, "frontsurg2023-mri", lr_differs="")
    message = only_message(folder)
    assert f"row {row}, column lr_pos: '4.57'" in message
    assert "say in lr_differs why" in message


def test_a_reason_that_is_not_needed(folder):
    set_cells(folder, ACCURACY, RAISE, lr_differs="Pooled apart.")
    assert only_message(folder).endswith(
        "the ratios follow from sensitivity and specificity; leave it empty"
    )


def test_a_computed_ratio_has_no_interval(folder):
    row = set_cells(folder, ACCURACY, RAISE, lr_pos_low="1.1", lr_pos_high="1.5")
    assert only_message(folder) == (
        f"diagnostic_accuracy.csv, row {row}, column lr_pos_low: '1.1': a ratio that "
        "was computed here has no interval"
    )


def test_nothing_is_computed_from_half_a_pair(folder):
    set_cells(folder, ACCURACY, HIP, lr_computed="yes", lr_pos_low="", lr_pos_high="")
    assert only_message(folder).endswith(
        "cannot be computed without sensitivity and specificity"
    )


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"lr_pos_high": "4.4"}, "lr_pos is greater than lr_pos_high (4.4)"),
        ({"lr_pos_low": "12"}, "lr_pos_low is greater than lr_pos (11)"),
        (
            {"lr_pos_low": "84", "lr_pos_high": "1.3"},
            "lr_pos_low is greater than lr_pos_high (1.3)",
        ),
    ],
)
def test_an_interval_that_does_not_hold_its_ratio(folder, cells, words):
    row = set_cells(folder, ACCURACY, HIP, **cells)
    found = messages(folder)
    assert any(words in message for message in found)
    place = f"diagnostic_accuracy.csv, row {row}, "
    assert all(message.startswith(place) for message in found)


def test_the_impossible_interval_of_the_source_would_be_refused(folder):
    """Suri 2011 prints 5.7 (2.3 to 4.4) for the femoral stretch at L3."""
    set_cells(
        folder,
        ACCURACY,
        "suri2011-femoral-stretch-l3",
        lr_pos_low="2.3",
        lr_pos_high="4.4",
    )
    assert "lr_pos is greater than lr_pos_high (4.4)" in only_message(folder)


def test_an_interval_with_one_end(folder):
    set_cells(folder, ACCURACY, HIP, lr_pos_high="")
    assert only_message(folder).endswith(
        "column lr_pos_high: an interval needs both ends"
    )


def test_an_interval_without_its_estimate(folder):
    set_cells(folder, ACCURACY, HIP, sens_low="0.1", sens_high="0.4")
    assert "an interval without its sens" in only_message(folder)


@pytest.mark.parametrize("column", ["sens", "spec", "prevalence"])
@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("92", "the largest allowed value is 1"),
        ("-0.1", "the least allowed value is 0"),
    ],
)
def test_a_share_beyond_nought_and_one(folder, column, value, words):
    row = set_cells(folder, ACCURACY, RAISE, **{column: value})
    place = f"diagnostic_accuracy.csv, row {row}, column {column}: '{value}': "
    assert any(m.startswith(place) and words in m for m in messages(folder))


@pytest.mark.parametrize("column", ["lr_pos", "lr_neg"])
def test_a_ratio_below_nought(folder, column):
    set_cells(folder, ACCURACY, PRINTED, **{column: "-1"})
    assert "too small; the least allowed value is 0" in only_message(folder)


@pytest.mark.parametrize("value", ["0", "1"])
def test_a_prevalence_at_which_no_test_can_be_judged(folder, value):
    row = set_cells(
        folder, ACCURACY, "deville2000-straight-leg-raise", prevalence=value
    )
    assert only_message(folder) == (
        f"diagnostic_accuracy.csv, row {row}, column prevalence: '{value}': with "
        "nobody or everybody affected no test can be judged"
    )


def test_prevalences_of_pooled_studies_in_order(folder):
    set_cells(folder, ACCURACY, RAISE, prevalence_low="0.99")
    assert "prevalence_low is greater than prevalence_high (0.98)" in only_message(
        folder
    )


def test_both_results_cannot_make_the_target_likelier(folder):
    set_cells(folder, ACCURACY, "suri2010jama-romberg", lr_neg="1.2")
    message = only_message(folder)
    assert "both results cannot move the odds the same way (4.2)" in message


@pytest.mark.parametrize("text", ["inf", "infinite", "1.3-84", ">5", "11,0", "1e2"])
def test_words_and_ranges_are_no_ratios(folder, text):
    set_cells(folder, ACCURACY, HIP, lr_pos=text)
    assert any(f"column lr_pos: {text!r}: not a number" in m for m in messages(folder))


def test_an_infinite_ratio_has_no_number(folder):
    set_cells(folder, ACCURACY, "suri2011-medial-ankle-l4", lr_pos="99")
    assert "an infinite ratio has no number; leave it empty" in only_message(folder)


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("suri2011-medial-ankle-l4", "a zero cell makes a ratio 0 or infinite"),
        ("haig2005-paraspinal-mapping", "a zero cell makes a ratio 0 or infinite"),
        ("trainor2011-slump-knee-bend", "a zero cell makes a ratio 0 or infinite"),
        ("coster2010-straight-leg-raise", "there is no likelihood ratio"),
        ("rabin2007-straight-leg-raise-seated", "there is no likelihood ratio"),
        ("frontsurg2023-mri", "its reference standard differed between patients"),
        ("tawa2016-mri", "its reference standard differed between patients"),
    ],
)
def test_a_row_that_no_calculator_may_use(folder, identifier, words):
    row = set_cells(folder, ACCURACY, identifier, usable="yes", usable_reason="")
    message = only_message(folder)
    assert message.startswith(f"diagnostic_accuracy.csv, row {row}, column usable: ")
    assert words in message
    assert message.endswith("set usable to no and say why")


def test_an_exclusion_says_why(folder):
    row = set_cells(folder, ACCURACY, HIP, usable="no")
    assert only_message(folder) == (
        f"diagnostic_accuracy.csv, row {row}, column usable_reason: must say why "
        "usable is no"
    )


def test_a_reason_without_an_exclusion(folder):
    set_cells(folder, ACCURACY, HIP, usable_reason="Read once.")
    assert "gives a reason, but usable is not no" in only_message(folder)


@pytest.mark.parametrize(
    ("column", "value", "table"),
    [
        ("target_id", "l5-impingment", "accuracy_targets"),
        ("target_id", "l5-impingement|l5-radiculopathy", "accuracy_targets"),
        ("reference_standard_id", "mri|surgery", "reference_standards"),
        ("reference_standard_id", "MRI", "reference_standards"),
        ("source_key", "suri11", "sources"),
    ],
)
def test_one_known_target_standard_and_source_per_row(folder, column, value, table):
    row = set_cells(folder, ACCURACY, HIP, **{column: value})
    place = f"diagnostic_accuracy.csv, row {row}, column {column}: {value!r}: not known"
    assert any(m.startswith(place) and f"{table}.csv" in m for m in messages(folder))


def test_an_unknown_domain(folder):
    set_cells(folder, ACCURACY, HIP, domain="strength")
    assert any("not allowed; allowed values: history" in m for m in messages(folder))


def test_a_test_belongs_to_one_domain(folder):
    set_cells(folder, ACCURACY, "majlesi2008-slump", domain="motor")
    found = messages(folder)
    assert any("slump has tension sign in row" in m for m in found)
    assert "one domain for each test_id" in found[0]


def test_a_row_that_stands_twice(folder):
    change(folder, ACCURACY, lambda text: text + text.splitlines()[1] + "\n")
    found = messages(folder)
    assert any("the same row as row 2; each may stand only once" in m for m in found)


def test_a_result_that_stands_twice_under_two_names(folder):
    def twice(text):
        return text + text.splitlines()[1].replace(HIP, "suri2011-again", 1) + "\n"

    change(folder, ACCURACY, twice)
    assert "row 2 has the same test, target, standard and source" in only_message(
        folder
    )


def test_an_odds_ratio_cannot_pass_for_a_share(folder):
    def rename(text):
        return text.replace(
            "coster2010-straight-leg-raise,adjusted odds ratio",
            "coster2010-straight-leg-raise,AUC",
        )

    change(folder, METRICS, rename)
    assert "only odds ratios may be above 1; write 76% as 0.76" in only_message(folder)


def test_a_figure_of_an_unknown_row(folder):
    set_cells(folder, METRICS, "coster2010-cough", accuracy_id="coster2010-caugh")
    assert "'coster2010-caugh': not known in diagnostic_accuracy" in only_message(
        folder
    )


def test_a_metric_has_the_source_and_the_mark_of_its_row(folder):
    set_cells(
        folder, METRICS, "coster2010-cough", source_key="capra2011", verified="no"
    )
    found = messages(folder)
    assert any("diagnostic_accuracy.csv has coster2010" in m for m in found)
    assert any("diagnostic_accuracy.csv has yes" in m for m in found)


def test_a_metric_without_a_figure(folder):
    set_cells(folder, METRICS, "coster2010-cough", value="")
    assert "the row has no figure at all" in only_message(folder)


def test_all_problems_are_reported_at_once(folder):
    set_cells(folder, ACCURACY, HIP, lr_pos="many", target_id="l5")
    set_cells(folder, PRESETS, "gp-referrals-compression", probability="0.5")
    set_cells(folder, IMAGES, "brinjikji2015-disc-bulge-80", value="840")
    with pytest.raises(DataError) as caught:
        validate(folder)
    for part in ("'many'", "'l5'", "gives 0.47", "more than 100%"):
        assert part in str(caught.value)
