"""The post-test tool in Python: what it may use, what it says, what it refuses."""

import json
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
import traitlets
from nerveroot import PostTest, load_table
from nerveroot.look import on_notebook_ground
from nerveroot.reasoning.odds import post_test
from nerveroot.reasoning.post_test_facts import build_post_test_facts
from nerveroot.reasoning.post_test_words import (
    context,
    headline,
    icon_groups,
    percent_words,
    remarks,
)

from tests import CHECKOUT

SVG = "{http://www.w3.org/2000/svg}"
HIP = "suri2011-hip-abduction-l5"
WHOLE = "iversen2013-whole-examination-l5"
FACTS = build_post_test_facts()
TESTS = {row["id"]: row for row in FACTS["tests"]}
ROWS = {row.id: row for row in load_table("diagnostic_accuracy")}


def test_hip_abduction_at_thirty_percent():
    tool = PostTest(pretest=0.3, test=HIP)
    assert "Of 100 people like this, 82 have it, and plausibly 36 to 97." in (
        tool.plain_text()
    )
    assert "82.5% (35.8 to 97.3%)" in tool.plain_text()
    found = {name: round(value, 3) for name, value in tool.posttest.items()}
    assert found == {"value": 0.825, "low": 0.358, "high": 0.973}


def test_whole_examination_at_fifty_percent():
    tool = PostTest(pretest=0.5, test=WHOLE)
    assert "63.5% (51.0 to 74.6%)" in tool.plain_text()
    assert "64 have it, and plausibly 51 to 75." in tool.plain_text()


def test_only_usable_rows_reach_the_tool():
    assert set(TESTS) == {row.id for row in ROWS.values() if row.usable}
    text = json.dumps(FACTS)
    unusable = [row for row in ROWS.values() if not row.usable]
    assert unusable
    assert not [row.id for row in unusable if f'"{row.id}"' in text]
    assert "coster2010-straight-leg-raise" not in text  # an odds ratio
    assert "suri2011-femoral-stretch-l3" not in text  # an impossible interval


@pytest.mark.parametrize("test", sorted(TESTS))
def test_ratios_are_those_of_the_rows(test):
    row = ROWS[test]
    for result, prefix in (("positive", "lr_pos"), ("negative", "lr_neg")):
        ratio = TESTS[test][result]
        values = [getattr(row, f"{prefix}{end}") for end in ("", "_low", "_high")]
        assert (ratio is None) == (values[0] is None)
        if ratio is not None:
            assert [ratio[name] for name in ("value", "low", "high")] == values
    assert TESTS[test]["verified"] == row.verified


def test_every_target_and_standard_is_named():
    for row in TESTS.values():
        assert FACTS["targets"][row["target"]]["name"]
        assert FACTS["standards"][row["standard"]]["name"]


def test_presets_are_those_of_the_table_and_ranges_give_both_ends():
    targets = {row["target"] for row in TESTS.values()}
    expected = {}
    for row in load_table("pretest_presets"):
        if row.target_id not in targets:
            continue
        if row.probability is not None:
            expected[row.id] = row.probability
        else:
            expected[f"{row.id}-lowest"] = row.probability_low
            expected[f"{row.id}-highest"] = row.probability_high
    assert {row["id"]: row["probability"] for row in FACTS["presets"]} == expected
    for row in FACTS["presets"]:
        assert row["source"]


def as_said_in_python(state):
    row = TESTS[state["test"]]
    ratio = row[state["result"]]
    said = context(
        row["name"],
        row["words"][state["result"]],
        FACTS["targets"][row["target"]]["name"],
        FACTS["standards"][row["standard"]]["name"],
        state["pretest"],
    )
    tool = PostTest(**state)
    warning = FACTS["targets"][row["target"]]["warning"]
    if ratio is None:
        assert tool.posttest == {}
        return {
            "context": said,
            "warning": warning,
            "headline": tool.problem,
            "remarks": [],
            "percent": None,
            "icons": None,
        }
    known = tool._ratio()[0]
    found = post_test(state["pretest"], known)
    return {
        "context": said,
        "warning": warning,
        "headline": headline(found),
        "remarks": remarks(known, computed=ratio["computed"], verified=row["verified"]),
        "percent": percent_words(found),
        "icons": [
            [group.kind, group.count, group.words] for group in icon_groups(found)
        ],
    }


def test_python_says_what_the_live_tool_says():
    states = [
        {"test": test, "result": result, "pretest": pretest}
        for test in TESTS
        for result in ("positive", "negative")
        for pretest in (0.003, 0.3, 0.555, 0.997)
    ]
    answer = subprocess.run(
        [
            CHECKOUT / ".venv/bin/node",
            Path(__file__).with_name("say_as_the_live_tool.mjs"),
        ],
        input=json.dumps({"facts": FACTS, "states": states}),
        capture_output=True,
        text=True,
        check=True,
    )
    said = json.loads(answer.stdout)
    assert said == [as_said_in_python(state) for state in states]


@pytest.mark.parametrize("result", ["positive", "negative"])
def test_no_result_for_the_cauda_equina_comes_without_its_warning(result):
    warned = [test for test, row in TESTS.items() if row["target"] == "cauda-equina"]
    assert len(warned) > 3
    for test, row in TESTS.items():
        tool = PostTest(test=test, result=result)
        drawn = "".join(ElementTree.fromstring(tool.static_svg()).itertext())
        for said in (tool.plain_text(), drawn):
            assert ("urgent care now" in said) == (test in warned), (test, row)


def test_a_result_without_ratio_is_said_and_not_taken_as_no_change():
    tool = PostTest(test=HIP, result="negative")
    assert tool.posttest == {}
    assert tool.problem.startswith("Suri 2011 gives no ratio for this result (normal)")
    assert tool.problem in tool.plain_text()
    assert tool.problem in "".join(ElementTree.fromstring(tool.static_svg()).itertext())


def test_a_ratio_without_interval_is_hollow_and_said_so():
    tool = PostTest(test="deville2000-straight-leg-raise", pretest=0.5)
    assert tool.posttest["low"] is None
    assert "hollow" in tool.plain_text()
    kinds = {group.kind for group in icon_groups(post_test(0.5, tool._ratio()[0]))}
    assert kinds == {"hollow", "none"}


@pytest.mark.parametrize(
    ("name", "wrong", "hint"),
    [
        ("test", "coster2010-straight-leg-raise", HIP),
        ("test", "suri2011-femoral-stretch-l3", HIP),
        ("test", "", HIP),
        ("result", "maybe", "positive, negative"),
        ("second", "none", HIP),
        ("preset", "urgent-referrals-cauda-equina", "specialist-l5-impingement"),
        ("pretest", 0, "At 0% nobody.*above 0 and below 1"),
        ("pretest", 1, "At 100% everybody.*above 0 and below 1"),
        ("pretest", 30, "between 0% and 100%"),
        ("pretest", float("nan"), "must be a number"),
        ("ratio", 0, "zero cell"),
        ("ratio", float("inf"), "infinite"),
        ("ratio_low", -1, "below 0"),
    ],
)
def test_bad_values_are_refused_with_what_is_allowed(name, wrong, hint):
    with pytest.raises(traitlets.TraitError, match=hint):
        PostTest(**{name: wrong})
    tool = PostTest()
    before = dict(tool.posttest)
    with pytest.raises(traitlets.TraitError, match=hint):
        setattr(tool, name, wrong)
    assert tool.posttest == before


@pytest.mark.parametrize("wrong", ["many", None, [0.3]])
def test_what_is_no_number_is_refused(wrong):
    with pytest.raises(traitlets.TraitError):
        PostTest(pretest=wrong)


def test_unknown_arguments_are_named():
    with pytest.raises(TypeError, match="'pre_test'; known: test, result"):
        PostTest(pre_test=0.3)


def test_a_preset_that_contradicts_the_probability_is_refused():
    with pytest.raises(traitlets.TraitError, match="or no preset"):
        PostTest(preset="specialist-l5-impingement", pretest=0.5)


def test_a_preset_gives_its_probability_and_a_probability_ends_the_preset():
    tool = PostTest(preset="specialist-l5-impingement")
    assert tool.pretest == 0.3
    tool.pretest = 0.4
    assert tool.preset == ""
    tool.preset = "specialist-l5-impingement"
    assert tool.pretest == 0.3


def test_a_starting_point_never_serves_another_condition():
    tool = PostTest()
    assert tool.preset == "specialist-l5-impingement"
    tool.test = "boktor2023-bladder-scan-200"
    assert tool.preset == "urgent-referrals-cauda-equina"
    assert tool.pretest == 0.075
    tool.test = "fishman2002-fair"
    assert tool.preset == ""


def test_a_ratio_of_ones_own():
    tool = PostTest(test="own", pretest=0.3)
    assert tool.problem == "Give a likelihood ratio."
    tool.ratio = 11
    assert tool.posttest["low"] is None
    tool.ratio_low = 84
    assert tool.problem == "An interval needs both of its ends, or neither."
    tool.ratio_high = 1.3
    assert tool.problem.startswith("The lower end of the interval is above")
    assert tool.posttest == {}
    tool.ratio_low, tool.ratio_high = 1.3, 84
    assert tool.problem == ""
    assert "82 have it, and plausibly 36 to 97" in tool.plain_text()
    tool.ratio_high = 9
    assert "outside its own interval" in tool.problem


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"preset": "", "pretest": 0.41}, (HIP, "", 0.41)),
        ({"test": WHOLE}, (WHOLE, "specialist-l5-impingement", 0.3)),
        (
            {
                "test": "boktor2023-bladder-scan-200",
                "preset": "tertiary-cauda-equina",
                "pretest": 0.217,
            },
            ("boktor2023-bladder-scan-200", "tertiary-cauda-equina", 0.217),
        ),
        (
            {"test": "own", "preset": "", "ratio": 2.5, "ratio_low": None},
            ("own", "", 0.3),
        ),
    ],
)
def test_what_the_page_sends_is_taken_as_it_is(sent, expected):
    tool = PostTest()
    tool.set_state(sent)
    assert (tool.test, tool.preset, tool.pretest) == expected
    assert tool.problem == ""
    assert tool.posttest["value"] > 0


def test_the_result_cannot_be_set_by_hand():
    for name, value in (("posttest", {}), ("problem", "")):
        with pytest.raises(traitlets.TraitError):
            setattr(PostTest(), name, value)


def test_callback_ends_when_told():
    tool, heard = PostTest(), []
    stop = tool.on_posttest(heard.append)
    tool.pretest = 0.5
    stop()
    stop()
    tool.pretest = 0.6
    assert len(heard) == 1
    assert heard[0]["value"] == pytest.approx(11 / 12)


def test_still_figure_has_a_hundred_icons_and_the_sentence():
    root = ElementTree.fromstring(PostTest(pretest=0.3).static_svg())
    title = root.findtext(f"{SVG}title")
    assert title == "Of 100 people like this, 82 have it, and plausibly 36 to 97."
    described = root.findtext(f"{SVG}desc")
    assert "36 have it even at the low end" in described
    assert "3 do not have it even then" in described
    # A hundred people and one for each line of the legend.
    assert len(root.findall(f".//{SVG}rect")) == 104
    words = re.sub(r"\s+", " ", " ".join(root.itertext()))
    assert "82.5% (35.8 to 97.3%)" in words
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))


def test_mime_bundle_has_figure_and_words():
    tool = PostTest(pretest=0.3)
    data, _ = tool._repr_mimebundle_()
    assert data["image/svg+xml"] == on_notebook_ground(tool.static_svg())
    assert data["text/plain"] == tool.plain_text()


def test_module_and_styles_are_bundled():
    assert "export default" in str(PostTest._esm)
    for part in ("--nr-ink", ".nrpt-tool", ".nr-tool-head"):
        assert part in str(PostTest._css)
