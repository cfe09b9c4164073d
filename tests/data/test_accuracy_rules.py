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


@pytest.mark.parametrize(
    ("identifier", "cells", "words"),
    [
        (
            "gp-referrals-compression",
            {"probability": "0.5"},
            "epidemiology.csv gives 0.47 in compression_gp_referrals",
        ),
        (
            "surgical-studies-herniation",
            {"probability": "0.78"},
            "epidemiology.csv gives empty in herniation_surgical_studies",
        ),
        (
            "physiotherapy-herniation",
            {"probability": "0.4"},
            "diagnostic_accuracy.csv gives 0.495 in stankovic1999",
        ),
        (
            "sciatica-trial-compression",
            {"probability": "0.68"},
            "imaging_prevalence.csv gives 0.88 in elbarzouhi2014",
        ),
        (
            "gp-referrals-compression",
            {"figure_id": "compression_referrals"},
            "not known in epidemiology.csv, column figure_id",
        ),
        (
            "gp-referrals-compression",
            {"source_key": "capra2011"},
            "epidemiology.csv has coster2010 in compression_gp_referrals",
        ),
        (
            "gp-referrals-compression",
            {"verified": "no"},
            "epidemiology.csv has yes in compression_gp_referrals",
        ),
        (
            "specialist-l5-impingement",
            {"fit_reason": ""},
            "must say why fit is near",
        ),
        (
            "gp-referrals-compression",
            {"target_id": "root-compresion"},
            "not known in accuracy_targets.csv",
        ),
    ],
)
def test_a_preset_is_the_figure_that_it_cites(folder, identifier, cells, words):
    set_cells(folder, PRESETS, identifier, **cells)
    assert words in only_message(folder)


@pytest.mark.parametrize("value", ["0", "1"])
def test_a_preset_leaves_something_to_test(folder, value):
    set_cells(folder, PRESETS, "gp-referrals-compression", probability=value)
    found = messages(folder)
    assert any("certainty before a test leaves nothing to test" in m for m in found)


@pytest.mark.parametrize(
    ("identifier", "cells", "words"),
    [
        (
            "brinjikji2015-facet-degeneration-20",
            {"model_extrapolation": "no"},
            "nobody was observed; set model_extrapolation to yes",
        ),
        (
            "brinjikji2015-facet-degeneration-40",
            {"model_extrapolation": "yes"},
            "a value beyond the observed ages has n = 0",
        ),
        ("brinjikji2015-disc-bulge-80", {"value": "840"}, "more than 100%"),
        ("greenberg1991-bulge-with-degeneration", {"value": "93"}, "26 of 66 is 39.4%"),
        (
            "brinjikji2015b-disc-extrusion",
            {"ci_low": "9.68", "ci_high": "1.98"},
            "ci_low is greater than ci_high (1.98)",
        ),
    ],
)
def test_a_finding_on_images(folder, identifier, cells, words):
    set_cells(folder, IMAGES, identifier, **cells)
    found = messages(folder)
    assert any(words in message for message in found)


@pytest.mark.parametrize(
    ("identifier", "value", "words"),
    [
        ("jeong2017-l5s1", "31.3", "kappa runs from -1 to 1"),
        ("pfirrmann2004-surgery", "1.2", "correlation runs from -1 to 1"),
        ("lurie2009-level", "-0.5", "percent agreement runs from 0 to 100"),
    ],
)
def test_agreement_within_its_range(folder, identifier, value, words):
    set_cells(folder, READERS, identifier, value=value)
    assert words in only_message(folder)


@pytest.mark.parametrize(
    ("file", "identifier", "cells", "words"),
    [
        (
            SCREENS,
            "lauder1994-5-with",
            {"share_low": "99"},
            "share_low is greater than",
        ),
        (
            SCREENS,
            "lauder1994-7-to-10",
            {"muscles_low": "11"},
            "muscles_low is greater than muscles_high (10)",
        ),
        (SCREENS, "lauder1994-5-with", {"share_high": "101"}, "too large"),
        (TIMING, "limb-psw", {"low": "22"}, "low is greater than high (21)"),
        (TIMING, "limb-psw", {"low": "", "high": ""}, "the row has no figure at all"),
        (TIMING, "limb-psw", {"unit": "d"}, "allowed values: days, weeks, months"),
        (TIMING, "limb-psw", {"low": "17-21"}, "not a number; ranges and words"),
    ],
)
def test_electrical_signs(folder, file, identifier, cells, words):
    set_cells(folder, file, identifier, **cells)
    assert any(words in message for message in messages(folder))


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (
            {"finding_ids": "needle_tibialis_anterior"},
            "does not part them: abnormal in l5_radiculopathy and common_fibular_",
        ),
        ({"finding_ids": ""}, "name the findings that part the lesions"),
        ({"condition_ids": "l5_radiculopathy"}, "asks about two lesions"),
        ({"condition_ids": "l5_radiculopathy|l6"}, "'l6': not known in conditions.csv"),
        ({"muscle_ids": "tibialis"}, "'tibialis': not known in muscles.csv"),
    ],
)
def test_a_question_that_cannot_be_answered(folder, cells, words):
    set_cells(folder, QUESTIONS, "l5-or-fibular", **cells)
    assert any(words in message for message in messages(folder))


def test_all_problems_are_reported_at_once(folder):
    set_cells(folder, ACCURACY, HIP, lr_pos="many", target_id="l5")
    set_cells(folder, PRESETS, "gp-referrals-compression", probability="0.5")
    set_cells(folder, IMAGES, "brinjikji2015-disc-bulge-80", value="840")
    with pytest.raises(DataError) as caught:
        validate(folder)
    for part in ("'many'", "'l5'", "gives 0.47", "more than 100%"):
        assert part in str(caught.value)
