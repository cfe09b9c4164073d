"""The outcome explorer in Python: values, followers, messages, the still version."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import traitlets
from nerveroot import OutcomeExplorer
from nerveroot.charts.outcome.bundle import figure_ids, figure_of
from nerveroot.charts.outcome.combinations import PARTS, available, nearest
from nerveroot.charts.outcome.facts import explorer_facts

HERE = Path(__file__).parent
STATE = (*PARTS, "time_weeks")


def state_of(explorer: OutcomeExplorer) -> tuple[object, ...]:
    return tuple(getattr(explorer, name) for name in STATE)


def test_it_begins_with_the_level_that_meets_l5() -> None:
    assert state_of(OutcomeExplorer()) == ("sport", "odi", "as-treated", "L4-L5", 13)


def test_a_study_alone_brings_its_own_outcome() -> None:
    explorer = OutcomeExplorer(cohort="maine")
    assert state_of(explorer) == (
        "maine",
        "predominant-symptom-improved",
        "observed",
        "all",
        52,
    )


@pytest.mark.parametrize("combination", available(), ids=lambda one: one.id)
def test_every_combination_can_be_shown(combination: Any) -> None:
    arguments = dict(zip(PARTS, combination.key, strict=True))
    explorer = OutcomeExplorer(**arguments)
    assert explorer.combination == combination
    assert explorer.time_weeks in combination.times


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        ({"cohort": "spork"}, "sport, hague"),
        ({"cohort": "maine", "outcome": "odi"}, "predominant-symptom-improved"),
        ({"outcome": "<script>"}, "odi"),
        ({"analysis": "by-feeling"}, "as-treated"),
        ({"cohort": "sport", "outcome": "odi", "subgroup": "L9"}, "L4-L5"),
        ({"time_weeks": 12}, "13, 52, 104"),
    ],
)
def test_unknown_values_are_refused_with_the_allowed(
    arguments: dict[str, Any], allowed: str
) -> None:
    with pytest.raises(traitlets.TraitError, match=f"allowed: .*{allowed}"):
        OutcomeExplorer(**arguments)


def test_unknown_arguments_are_refused() -> None:
    with pytest.raises(TypeError, match="known: cohort"):
        OutcomeExplorer(study="sport")


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("cohort", "spork", "hague"),
        ("outcome", "rdq", "sf36-bp"),
        ("analysis", "iptw", "intention-to-treat"),
        ("subgroup", "motor-deficit", "L2-L4"),
        ("time_weeks", 6, "13, 52, 104"),
    ],
)
def test_a_bad_value_leaves_the_state_as_it_was(
    name: str, value: object, allowed: str
) -> None:
    explorer = OutcomeExplorer()
    before = state_of(explorer)
    with pytest.raises(traitlets.TraitError, match=allowed):
        setattr(explorer, name, value)
    assert state_of(explorer) == before


def test_what_comes_after_a_part_follows_it() -> None:
    explorer = OutcomeExplorer(time_weeks=52)
    explorer.analysis = "intention-to-treat"
    assert state_of(explorer) == ("sport", "odi", "intention-to-treat", "all", 52)
    explorer.analysis = "as-treated"
    assert explorer.subgroup == "all"
    explorer.cohort = "nerves"
    assert state_of(explorer) == ("nerves", "odi", "intention-to-treat", "all", 18)


def test_a_change_by_the_reader_arrives_as_one() -> None:
    """The front end sends all parts that changed together."""
    explorer = OutcomeExplorer()
    explorer.set_state(
        {
            "cohort": "maine",
            "outcome": "predominant-symptom-improved",
            "analysis": "observed",
            "subgroup": "all",
            "time_weeks": 260,
        }
    )
    assert state_of(explorer)[0] == "maine"
    assert explorer.time_weeks == 260


def test_select_tells_until_it_is_stopped() -> None:
    explorer = OutcomeExplorer()
    told: list[dict[str, Any]] = []
    stop = explorer.on_select(told.append)
    explorer.time_weeks = 104
    assert told[-1]["time_weeks"] == 104
    explorer.cohort = "maine"
    assert told[-1]["cohort"] == "maine"
    count = len(told)
    stop()
    stop()
    explorer.cohort = "sport"
    assert len(told) == count


def test_library_and_figures_are_sent_when_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    explorer = OutcomeExplorer()
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(explorer, "send", lambda content: sent.append(content))
    explorer._answer(explorer, {"kind": "library"}, [])
    assert "plotly.js (basic - minified) v4.1.1" in sent[-1]["text"][:200]
    for figure_id in figure_ids():
        explorer._answer(explorer, {"kind": "figure", "id": figure_id}, [])
        assert sent[-1]["id"] == figure_id
        assert sent[-1]["figure"]["layout"]["meta"]["id"] == figure_id
    count = len(sent)
    for strange in ({"kind": "figure", "id": "../secrets"}, {"kind": "exec"}, {}):
        explorer._answer(explorer, strange, [])
    assert len(sent) == count


def test_an_unknown_figure_is_refused() -> None:
    with pytest.raises(ValueError, match="no figure"):
        figure_of("outcome-curves-nothing")


def test_plain_text_is_stable_and_says_the_values() -> None:
    text = OutcomeExplorer().plain_text()
    assert text == OutcomeExplorer().plain_text()
    for words in ("as treated", "11.7 at 3 months", "26.6 at 3 months", "−14.9"):
        assert words in text


def test_still_version_teaches_without_a_script() -> None:
    bundle, _ = OutcomeExplorer()._repr_mimebundle_()
    html = bundle["text/html"]
    assert html.count("<svg role=") == 2
    assert "<script" not in html
    for words in ("How to read it", "<table", "derived: 50.0 − 38.3", "Parai 2020"):
        assert words in html


def test_a_state_without_picture_still_has_its_table() -> None:
    html = OutcomeExplorer(cohort="opal").still_version()["text/html"]
    assert "<svg" not in html
    assert "<table" in html


def test_studies_are_grouped_by_what_was_read_of_them() -> None:
    groups = {
        group["title"]: [study["id"] for study in group["studies"]]
        for group in explorer_facts()["groups"]
    }
    assert "sport" in groups["Followed over time"]
    assert "maine" in groups["Followed over time"]
    assert "bailey-2020" in groups["Seen twice"]
    assert "hague" in groups["Single marks and counts"]
    listed = [cohort for group in groups.values() for cohort in group]
    assert sorted(listed) == sorted({one.cohort for one in available()})


def test_page_and_python_choose_alike(tmp_path: Path) -> None:
    """What follows a choice is worked out twice, in two languages."""
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps(explorer_facts()), encoding="utf-8")
    node = shutil.which("node") or str(HERE.parents[2] / ".venv" / "bin" / "node")
    done = subprocess.run(
        [node, str(HERE / "answer_as_the_live_explorer.mjs"), str(facts)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: dict[str, dict[str, str]] = json.loads(done.stdout)
    for one in available():
        for part in PARTS:
            for value in {getattr(other, part) for other in available()}:
                wanted = dict(zip(PARTS, one.key, strict=True)) | {part: value}
                try:
                    found: str | None = nearest(wanted, part).id
                except ValueError:
                    found = None
                assert answers[one.id][f"{part}={value}"] == found
