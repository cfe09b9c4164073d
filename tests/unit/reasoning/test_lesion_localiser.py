"""The widget refuses what it does not know, and its still form teaches."""

from __future__ import annotations

import json
import re
import subprocess
from typing import Any

import pytest
import traitlets
from nerveroot.atlas import load_atlas, load_muscles
from nerveroot.data import load_table
from nerveroot.reasoning import LesionLocaliser
from nerveroot.reasoning.lesion_drawing import MUSCLE_VIEWS, SKIN_VIEWS, lesion_drawing
from nerveroot.reasoning.lesion_model import compact_model, lesion_model

from tests.unit.reasoning.patterns import HERE, NODE

CASES = 60


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


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"mode": "guess"}, "allowed: explore, examine, practise"),
        ({"site": "femoral_neuropathy"}, "allowed: l4_radiculopathy"),
        ({"case": 0}, "whole numbers from 1"),
        ({"findings": {"hip_abducton": "reduced"}}, "finding='hip_abducton'"),
        ({"findings": {"inversion": "weak"}}, "allowed: normal, reduced, absent"),
    ],
)
def test_what_is_not_known_is_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(traitlets.TraitError, match=re.escape(message)):
        LesionLocaliser(**arguments)


def test_an_unknown_argument_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="unknown argument 'sites'"):
        LesionLocaliser(sites="l5_radiculopathy")


def test_python_asks_and_does_not_reason() -> None:
    tool = LesionLocaliser()
    heard: list[dict[str, Any]] = []
    stop = tool.on_candidates(heard.append)
    tool.localise({"ankle_dorsiflexion": "reduced"})
    assert (tool.mode, tool.candidates) == ("examine", {})
    tool.candidates = {"groups": []}  # what the page sends
    stop()
    stop()
    tool.candidates = {}
    assert heard == [{"groups": []}]


def test_the_packed_model_is_the_model() -> None:
    unpacked = node("unpack.mjs", {"model": compact_model()})
    assert unpacked == lesion_model()


def test_the_drawing_holds_every_patch_and_muscle_of_the_findings() -> None:
    drawing = lesion_drawing()
    muscles = {name for view in drawing["muscles"].values() for name in view}
    drawable = {
        name
        for view in MUSCLE_VIEWS
        for name in load_muscles()["views"][view]["muscles"]
    }
    assert muscles == set(drawing["muscle"]) & drawable
    patches = {
        name for view in SKIN_VIEWS for name in drawing["views"][view]["regions"]
    }
    shown = {name for v in SKIN_VIEWS for name in load_atlas()["views"][v]["regions"]}
    assert patches == set(drawing["patch"]) & shown
    tested = {
        row.finding_id for row in load_table("findings") if row.kind == "sensation"
    }
    assert {drawing["patch"][name] for name in patches} == tested


def test_the_still_form_teaches_three_signs_at_four_places() -> None:
    tool = LesionLocaliser()
    html = tool.still_version()["text/html"]
    assert html.count("<tr>") == 5
    for words in ("Inversion", "Hip abduction", "L5 radiculopathy", "urgent care now"):
        assert words in html
    assert "L5 radiculopathy" in tool.static_svg()
    assert (tool.static_svg(), tool.plain_text()) == (
        LesionLocaliser().static_svg(),
        LesionLocaliser().plain_text(),
    )
    for row in load_table("conditions"):
        assert row.name in LesionLocaliser(site=row.condition_id).plain_text()


def test_practice_cases_are_fair() -> None:
    cases = node("cases.mjs", {"model": lesion_model(), "count": CASES})
    again = node("cases.mjs", {"model": lesion_model(), "count": CASES})
    assert cases == again
    sites = {case["site"] for case in cases}
    assert len(sites) > 8
    for number, case in enumerate(cases, start=1):
        assert case["right"], number
        if "cannot_tell" not in case["right"]:
            assert case["site"] in case["right"], number
        assert len(case["findings"]) > 5, number
        assert "not_tested" not in case["findings"].values()
    told = ["cannot_tell" in case["right"] for case in cases]
    assert 3 <= sum(told) <= CASES // 4
