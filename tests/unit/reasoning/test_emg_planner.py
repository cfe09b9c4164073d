"""The EMG planner in Python: what it plans, from which rows, and what it refuses."""

import json
import re
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
import traitlets
from nerveroot import EmgPlanner, load_table
from nerveroot.data.myotomes import lesion
from nerveroot.reasoning import emg_planner as module
from nerveroot.reasoning.emg_limits import limits
from nerveroot.reasoning.emg_plan import plan
from nerveroot.reasoning.emg_planner_facts import build_emg_facts, questions
from nerveroot.reasoning.emg_timing_windows import (
    LAST_DAY,
    STOPS,
    day_words,
    limit,
    rules,
    share_of_axis,
    structure_stages,
    study_stages,
)

from tests import CHECKOUT

SVG = "{http://www.w3.org/2000/svg}"
FACTS = build_emg_facts()
ASKED = {row["id"]: row for row in FACTS["questions"]}
TIMING = {row.id: row for row in load_table("emg_timing")}
CELLS = {(row.condition_id, row.finding_id): row for row in load_table("differentials")}
# Every day on which anything can change, and the days beside it.
DAYS = sorted(
    {
        min(max(stage["from"] + step, 0), LAST_DAY)
        for stages in (
            FACTS["stages"],
            *(row["stages"] for row in FACTS["structures"].values()),
            *(row["stages"] for row in FACTS["timing"]),
        )
        for stage in stages
        for step in (-1, 0, 1)
    }
    | {10, 365, LAST_DAY}
)


def muscles_of(question, days):
    return {row["id"]: row for row in plan(question, days)["muscles"]}


# ---- three questions on three days ---------------------------------------------------


def test_on_day_three_nothing_can_be_excluded():
    for question in questions():
        for muscle in muscles_of(question, 3).values():
            assert muscle["status"] == "too early"
            assert muscle["normal"].startswith("Excludes nothing before day ")
            assert muscle["abnormal"].startswith("Not expected before day 7")
    assert plan("l5-or-fibular", 3)["headline"] == (
        "Too early: a normal needle study excludes nothing."
    )


def test_tibialis_posterior_parts_root_and_fibular_nerve_when_its_time_has_come():
    early = muscles_of("l5-or-fibular", 21)["tibialis_posterior"]
    assert early["status"] == "may show"
    assert early["normal"].startswith("Excludes nothing before day 42.")
    late = muscles_of("l5-or-fibular", 42)["tibialis_posterior"]
    assert late["status"] == "in time"
    assert late["abnormal"] == (
        "Points to the L5 root, away from the fibular nerve at the knee."
    )
    assert late["normal"] == (
        "Points to the fibular nerve at the knee, away from the L5 root."
    )


def test_quiet_muscles_of_the_back_do_not_exclude_the_root():
    back = muscles_of("l5-or-plexus", 42)["lumbar_paraspinals"]
    assert back["abnormal"] == "Speaks against the plexus; possible in the L5 root."
    assert back["normal"].endswith("it does not decide.")
    assert "12 of 26 proven L5 lesions" in json.dumps(ASKED["l5-or-plexus"]["limits"])


def test_short_head_of_biceps_moves_a_fibular_lesion_above_the_knee():
    head = muscles_of("fibular-or-sciatic", 60)["biceps_femoris_short"]
    assert head["abnormal"] == (
        "Points to the sciatic nerve, away from the fibular nerve at the knee."
    )


def test_foot_drop_of_unknown_cause_asks_for_muscles_of_every_step():
    asked = ASKED["foot-drop"]
    paths = {FACTS["muscles"][row["id"]]["nerve"] for row in asked["muscles"]}
    assert {
        "Deep fibular nerve",
        "Tibial nerve",
        "Superior gluteal nerve",
        "Dorsal rami of the lumbar nerves",
        "Femoral nerve",
        "Common fibular division of the sciatic nerve",
    } <= paths
    tibialis = muscles_of("foot-drop", 60)["tibialis_anterior"]
    assert tibialis["normal"].startswith("Points to brain or spinal cord, away from")
    for name in ("L5 root", "fibular nerve", "sciatic nerve", "plexus", "motor neuron"):
        assert name in tibialis["abnormal"]


def test_age_of_a_lesion_follows_from_signs_that_fit_the_day():
    assert plan("how-old", 3)["ages"] == ["Reduced recruitment alone"]
    assert plan("how-old", 400)["ages"] == [
        "Fibrillations and large long units",
        "Large long units alone",
    ]


# ---- where the numbers come from -----------------------------------------------------


def test_days_are_those_of_the_table():
    assert [stage["from"] for stage in study_stages()] == [0, 7, 21, 42, 183, 548]
    assert limit(["limb-psw", "high"]) == TIMING["limb-psw"].high == 21
    assert limit(["distal-fibrillations", "high"]) == 42
    found = {
        name: [stage["from"] for stage in structure_stages(name)]
        for name in rules()["structures"]
    }
    assert found == {
        "back": [0, 7, 21, 548],
        "proximal": [0, 7, 28, 548],
        "distal": [0, 7, 42, 548],
    }


def test_rules_name_days_by_rows_and_type_none():
    text = Path(module.__file__).with_name("emg_rules.toml").read_text("utf-8")
    words = [
        line
        for line in text.splitlines()
        if line.startswith(("headline", "words")) and re.search(r"\d", line)
    ]
    assert not words, "a number is typed; name the row it comes from"
    for stage in tomllib.loads(text)["stages"]:
        assert set(stage["rows"]) <= set(TIMING)


def test_a_rule_for_an_open_end_is_refused():
    with pytest.raises(ValueError, match="reinnervation-late has no higher end"):
        limit(["reinnervation-late", "high"])


def test_every_stage_says_where_its_days_were_read():
    labels = {row.source_key: row.label for row in load_table("sources")}
    for stage in study_stages():
        assert stage["sources"]
    assert labels[TIMING["limb-psw"].source_key] in study_stages()[2]["sources"]


def test_recalled_rows_are_marked_and_decide_nothing():
    recalled = {row.id for row in TIMING.values() if not row.verified}
    assert recalled == {row["id"] for row in FACTS["timing"] if not row["verified"]}
    assert recalled
    assert not [
        stage for stage in rules()["stages"] if recalled & set(stage.get("from", ()))
    ]
    for age in FACTS["ages"]:
        assert age["verified"] == ("unstable" not in age["sign"])


@pytest.mark.parametrize("question", sorted(questions()))
def test_what_a_lesion_does_is_what_the_table_says(question):
    row = questions()[question]
    needle = {
        muscle: finding.finding_id
        for finding in load_table("findings")
        if finding.kind == "needle study"
        for muscle in finding.muscle_ids
    }
    names = rules()["short"]
    labels = {source.source_key: source.label for source in load_table("sources")}
    for studied in (*ASKED[question]["muscles"], *ASKED[question]["nerves"]):
        finding = needle.get(studied["id"], studied["id"])
        for condition, expected in zip(
            row.condition_ids, studied["expected"], strict=True
        ):
            assert expected["name"] == names[condition]
            cell = CELLS.get((condition, finding))
            if cell is None:
                assert not expected["verified"]
                continue
            assert expected["value"] == cell.value
            assert expected["verified"] == (cell.verified and bool(cell.source_key))
            if expected["verified"]:
                assert expected["basis"].startswith(labels[cell.source_key])


def test_a_muscle_without_a_row_follows_from_its_nerve():
    cut = lesion("sciatic")
    for studied in ASKED["l5-or-sciatic"]["muscles"]:
        sciatic = studied["expected"][1]
        if sciatic["basis"] == "follows from the nerve":
            hit = studied["id"] in cut.hit
            assert sciatic["value"] == ("abnormal" if hit else "normal")


def test_questions_are_those_of_the_table_and_the_foot_drop():
    assert set(questions()) == {row.id for row in load_table("emg_questions")} | {
        "foot-drop"
    }
    conditions = {row.condition_id for row in load_table("conditions")}
    findings = {row.finding_id for row in load_table("findings")}
    muscles = {row.muscle_id for row in load_table("muscles")}
    for row in questions().values():
        assert set(row.condition_ids) <= conditions
        assert set(row.condition_ids) <= set(rules()["short"])
        assert set(row.muscle_ids) <= muscles
        assert set(row.finding_ids or ()) <= findings


def test_roots_of_a_muscle_stand_by_source_with_their_status():
    roots = {
        row["source"]: row for row in FACTS["muscles"]["tibialis_anterior"]["roots"]
    }
    assert roots["Tsao 2003"]["words"] == "L5 (20 of 26)"
    assert roots["Phillips & Park 1991"]["words"] == "L4"
    assert not roots["Kendall"]["verified"]
    short = FACTS["muscles"]["biceps_femoris_short"]["roots"]
    assert short[0]["words"] == "S1 (8 of 9), not L5 (0 of 13)"
    # A share of pairs is no share of lesions.
    medius = {row["source"]: row for row in FACTS["muscles"]["gluteus_medius"]["roots"]}
    assert medius["Proximal muscles 2012"]["words"] == "L5"


@pytest.mark.parametrize("question", sorted(questions()))
def test_every_question_says_what_a_normal_study_leaves_open(question):
    found = limits(questions()[question])
    assert "before day 21 excludes nothing" in found[0]["text"]
    for row in found:
        assert row["source"]
    labels = {row.source_key: row.label for row in load_table("sources")}
    named = {row["source"] for row in found[1:]} - {"this book"}
    assert named <= set(labels.values())
    if "l5_radiculopathy" in questions()[question].condition_ids:
        text = json.dumps(found)
        assert "27.1% to 50% of 48 people" in text
        assert "98 to 100% of the radiculopathies that EMG can confirm" in text


# ---- live tool and Python ------------------------------------------------------------


def test_the_live_tool_plans_the_same():
    states = [
        {"question": question, "days": day} for question in questions() for day in DAYS
    ]
    asked = {"facts": FACTS, "states": states, "days": list(range(LAST_DAY + 1))}
    done = subprocess.run(
        ["node", Path(__file__).with_name("plan_as_the_live_tool.mjs")],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
        cwd=CHECKOUT,
    )
    live = json.loads(done.stdout)
    for state, found in zip(states, live["plans"], strict=True):
        assert found == plan(**state), state
    assert live["words"] == [day_words(day) for day in range(LAST_DAY + 1)]
    assert live["shares"] == pytest.approx(
        [share_of_axis(day) for day in range(LAST_DAY + 1)]
    )


def test_the_axis_runs_from_the_first_day_to_the_last():
    assert STOPS[0] == 0
    assert STOPS[-1] == LAST_DAY
    assert list(STOPS) == sorted(set(STOPS))
    assert [share_of_axis(day) for day in (0, 42, LAST_DAY)] == [0, 42 / 80, 1]


# ---- traits --------------------------------------------------------------------------


def test_the_plan_follows_the_state():
    tool = EmgPlanner()
    told = []
    stop = tool.on_plan(told.append)
    tool.days = 42
    assert tool.plan == plan("l5-or-fibular", 42)
    tool.question = "how-old"
    assert tool.plan["question"] == "How old is the lesion?"
    assert told == [plan("l5-or-fibular", 42), plan("how-old", 42)]
    stop()
    stop()
    tool.days = 3
    assert len(told) == 2
    with pytest.raises(traitlets.TraitError):
        tool.plan = {}


@pytest.mark.parametrize(
    "bad",
    [
        {"question": "l5"},
        {"question": ""},
        {"question": None},
        {"days": -1},
        {"days": LAST_DAY + 1},
        {"days": 1.5},
        {"days": "10"},
        {"days": True},
        {"days": float("nan")},
    ],
    ids=str,
)
def test_bad_values_are_refused(bad):
    with pytest.raises(traitlets.TraitError):
        EmgPlanner(**bad)
    tool = EmgPlanner()
    (name, value), *_ = bad.items()
    with pytest.raises(traitlets.TraitError):
        setattr(tool, name, value)
    assert tool.plan == plan("l5-or-fibular", 10)


def test_refusals_name_what_is_allowed():
    with pytest.raises(traitlets.TraitError) as error:
        EmgPlanner(question="l5")
    for name in questions():
        assert name in str(error.value)
    with pytest.raises(traitlets.TraitError, match="from 0 to 730"):
        EmgPlanner(days=9999)
    with pytest.raises(TypeError, match="known: question, days"):
        EmgPlanner(day=3)


# ---- without script ------------------------------------------------------------------


@pytest.mark.parametrize("question", sorted(questions()))
@pytest.mark.parametrize("days", [0, 21, LAST_DAY])
def test_still_figure_and_words_make_the_point(question, days):
    tool = EmgPlanner(question=question, days=days)
    root = ElementTree.fromstring(tool.static_svg())
    drawn = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert root.findtext(f"{SVG}title") == tool.plan["headline"]
    words = tool.plain_text()
    assert root.findtext(f"{SVG}desc") == words
    for part in (tool.plan["headline"], tool.plan["words"]):
        assert part in drawn
        assert part in words
    rows = {row[0]: row for row in tool.still_table().rows}
    assert len(rows) == len(tool.plan["muscles"]) + len(tool.plan["nerves"])
    for study in (*tool.plan["muscles"], *tool.plan["nerves"]):
        row = rows[study["name"]]
        assert row[3:] == (study["abnormal"], study["normal"])
        assert study["abnormal"] in words
        assert study["normal"] in words
    for muscle in tool.plan["muscles"]:
        assert rows[muscle["name"]][2] == muscle["status"]
    for text in tool.plan["open"]:
        assert text in words
        assert text in tool.still_table().notes[-1]
    assert ("partly recalled" in drawn) == (question == "how-old")
    assert drawn.count("recalled: ") == sum(not row.verified for row in TIMING.values())
    assert not re.search(r"#[0-9a-f]{3,8}(?![^<]*\))", tool.static_svg(), re.IGNORECASE)


def test_still_figure_keeps_its_words_inside():
    root = ElementTree.fromstring(EmgPlanner(question="foot-drop").static_svg())
    longest = max(
        len(text.text or "") * float(text.get("font-size", "0")) * 0.49
        for text in root.iter(f"{SVG}text")
    )
    assert longest <= 360
