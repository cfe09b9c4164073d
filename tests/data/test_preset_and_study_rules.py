"""Deliberately broken presets, image findings and electrical studies.

Every test breaks one thing in a copy of the real tables.
"""

import pytest

from tests.data.broken_copy import messages, only_message, set_cells

PRESETS = "tables/pretest_presets.csv"
IMAGES = "tables/imaging_prevalence.csv"
READERS = "tables/reader_agreement.csv"
SCREENS = "tables/emg_screens.csv"
TIMING = "tables/emg_timing.csv"
QUESTIONS = "tables/emg_questions.csv"


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
