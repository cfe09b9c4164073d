"""The localiser answers as its sources say, and refuses what it does not know."""

from __future__ import annotations

import copy
import json
import subprocess
from typing import Any

import pytest
from nerveroot.data import load_table
from nerveroot.reasoning import lesion_model as model_module
from nerveroot.reasoning.lesion_model import lesion_model

from tests.unit.reasoning.patterns import HERE, NODE, patterns, run

FEWEST_PATTERNS = 60


def node(script: str, given: dict[str, Any]) -> Any:
    """Run a script of this folder with JSON on its standard input."""
    done = subprocess.run(
        [str(NODE), str(HERE / script)],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_the_model_kept_beside_the_code_is_that_of_the_tables() -> None:
    kept = model_module.TARGET.read_text("utf-8")
    assert kept == model_module.model_text(), (
        "run python -m nerveroot.reasoning.make_lesion_model"
    )


def test_the_model_has_a_cell_for_every_site_and_finding() -> None:
    model = lesion_model()
    findings = {one["id"] for one in model["findings"] if one["kind"] != "alarm"}
    assert {site["id"] for site in model["sites"]} == set(model["cells"])
    assert all(set(row) == findings for row in model["cells"].values())
    assert {cell[1] for row in model["cells"].values() for cell in row.values()} == {
        "read",
        "derived",
        "unconfirmed",
    }


def test_the_patterns_are_enough_and_rest_on_known_sources() -> None:
    names = [one["id"] for one in patterns()]
    keys = {row.source_key for row in load_table("sources")}
    assert len(names) == len(set(names)) >= FEWEST_PATTERNS
    for one in patterns():
        assert one["why"], one["id"]
        assert set(one["sources"]) <= keys, one["id"]


def test_every_pattern_is_answered_as_its_sources_say() -> None:
    answers = node(
        "judge_all.mjs", {"model": lesion_model(), "patterns": list(patterns())}
    )
    wrong = {name: faults for name, faults in answers.items() if faults}
    assert wrong == {}


def test_a_flip_of_any_sourced_cell_changes_an_answer() -> None:
    done = node("mutate.mjs", {"model": lesion_model(), "patterns": list(patterns())})
    read = [row for row in load_table("differentials") if row.verified]
    assert done["cells"] == len(read)
    assert done["total"] >= len(read)
    assert done["survivors"] == []


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        (
            {"hip_abducton": "reduced"},
            ['unknown finding "hip_abducton"', "hip_abduction"],
        ),
        (
            {"hip_abduction": "weak"},
            ['"weak" for "hip_abduction"', "normal, reduced, absent, not_tested"],
        ),
        ({"hip_abduction": None}, ['"null" for "hip_abduction"']),
        ({"hip_abduction": "present"}, ['"present" for "hip_abduction"']),
        ({"constructor": "normal"}, ['unknown finding "constructor"']),
        ({"a": "normal", "b": "normal"}, ['"a", "b"']),
    ],
)
def test_what_is_not_known_is_refused_by_name(
    findings: dict[str, Any], words: list[str]
) -> None:
    (answer,) = run([findings])
    assert "result" not in answer
    for word in words:
        assert word in answer["error"], answer


@pytest.mark.parametrize("findings", [None, [], "reduced", 3])
def test_findings_must_be_an_object(findings: Any) -> None:
    (answer,) = run([findings])
    assert answer["error"].startswith("TypeError"), answer


def test_not_tested_changes_nothing() -> None:
    untested = {row.finding_id: "not_tested" for row in load_table("findings")}
    bare = [one["findings"] for one in patterns()]
    assert run(bare) == run([{**untested, **findings} for findings in bare])


def test_the_order_of_the_findings_does_not_matter() -> None:
    forwards = [one["findings"] for one in patterns()]
    backwards = [dict(reversed(list(findings.items()))) for findings in forwards]
    assert run(forwards) == run(backwards)


def test_a_normal_finding_is_weaker_than_one_out_of_reach() -> None:
    # Three muscles spared in a partial L5 lesion against one that no fibular nerve has.
    (answer,) = run(
        [
            {
                "great_toe_extension": "reduced",
                "hip_abduction": "reduced",
                "inversion": "normal",
                "eversion": "normal",
                "ankle_dorsiflexion": "normal",
            }
        ]
    )
    order = [group["sites"] for group in answer["result"]["groups"]]
    place = {site: index for index, sites in enumerate(order) for site in sites}
    assert place["l5_radiculopathy"] < place["common_fibular_neuropathy"]


def test_no_score_and_no_percentage_is_shown() -> None:
    for answer in run([one["findings"] for one in patterns()]):
        text = json.dumps(answer["result"], ensure_ascii=False)
        assert "%" not in text
        assert "score" not in text
        for group in answer["result"]["groups"]:
            assert group["rank"] in {
                "fits best",
                "fits less well",
                "least unlikely",
                "possible, explains little",
                "argued against",
                "must be ruled out first",
                "fits once that is ruled out",
            }


def test_reasons_are_three_at_most_and_say_why_and_how_sure() -> None:
    for answer in run([one["findings"] for one in patterns()]):
        for group in answer["result"]["groups"]:
            for candidate in group["candidates"]:
                for reasons in (candidate["for"], candidate["against"]):
                    assert len(reasons) <= 3
                    for reason in reasons:
                        assert reason["why"]
                        assert reason["basis"]
                        assert reason["grade"] in {"read", "derived", "unconfirmed"}


def test_an_order_that_hangs_on_unconfirmed_cells_says_so() -> None:
    sure, unsure = run(
        [
            {"ankle_dorsiflexion": "reduced", "inversion": "reduced"},
            {"toe_extension": "reduced", "sensation_saddle": "reduced"},
        ]
    )
    assert sure["result"]["hangsOnUnconfirmed"] == ""
    assert unsure["result"]["urgent"].startswith("Urgent care now.")


def test_without_any_of_its_pointers_a_red_flag_answers_wrongly() -> None:
    unnoticed = []
    for number, finding in enumerate(lesion_model()["findings"]):
        for site in finding.get("redFlag", {}).get("pointsTo", []):
            model = copy.deepcopy(lesion_model())
            model["findings"][number]["redFlag"]["pointsTo"].remove(site)
            answers = node(
                "judge_all.mjs", {"model": model, "patterns": list(patterns())}
            )
            if not any(answers.values()):
                unnoticed.append((finding["id"], site))
    assert unnoticed == []


def test_every_red_flag_and_its_haste_is_tried() -> None:
    rows = load_table("red_flags")
    alone = run([{row.finding_id: _worst(row.finding_id)} for row in rows])
    for row, answer in zip(rows, alone, strict=True):
        result = answer["result"]
        assert [flag["finding"] for flag in result["redFlags"]] == [row.finding_id]
        assert result["urgent"].startswith(f"Urgent care {row.speed}. {row.text}")
        assert result["redFlags"][0]["grade"] == (
            "read" if row.verified else "unconfirmed"
        )
        assert result["next"] is None
    weak = run([{row.finding_id: _worst(row.finding_id), **WEAK} for row in rows])
    assert all(
        answer["result"]["urgent"].startswith("Urgent care now.") for answer in weak
    )


WEAK = {"great_toe_extension": "reduced"}


def _worst(finding: str) -> str:
    kinds = {row.finding_id: row.kind for row in load_table("findings")}
    return "absent" if kinds[finding] == "sensation" else "present"


def test_an_alarm_says_nothing_of_the_place() -> None:
    alarms = [row.finding_id for row in load_table("findings") if row.kind == "alarm"]
    assert len(alarms) == 5
    bare = [one["findings"] for one in patterns()]
    for state in ("present", "absent"):
        with_them = [{**findings, **dict.fromkeys(alarms, state)} for findings in bare]
        for one, other in zip(run(bare), run(with_them), strict=True):
            for part in ("groups", "pairs", "open", "cannotTell", "hangsOnUnconfirmed"):
                assert one["result"][part] == other["result"][part]


def test_no_further_sign_is_proposed_while_a_red_flag_stands() -> None:
    for answer in run([one["findings"] for one in patterns()]):
        result = answer["result"]
        assert bool(result["urgent"]) == bool(result["redFlags"])
        assert not (result["urgent"] and result["next"])


def test_groups_hold_each_site_once() -> None:
    sites = {site["id"] for site in lesion_model()["sites"]}
    for answer in run([one["findings"] for one in patterns()]):
        result = answer["result"]
        listed = [site for group in result["groups"] for site in group["sites"]]
        assert len(listed) == len(set(listed))
        assert set(listed) <= sites
        assert not set(listed) & set(result["open"])
        for group in result["groups"]:
            assert bool(group["note"]) == (len(group["sites"]) > 1)
