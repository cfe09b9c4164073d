"""The myotome map: values, refusals, still figure; one answer in two languages."""

import json
import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest
import traitlets
from nerveroot import MyotomeMap, load_table
from nerveroot.atlas import load_muscles
from nerveroot.data import myotomes
from nerveroot.data.myotomes import lesion
from nerveroot.maps import myotome_facts
from nerveroot.maps.myotome_facts import (
    LESION_NERVES,
    LESION_ROOTS,
    build_myotome_facts,
)
from nerveroot.maps.myotome_figure import muscle_labels
from nerveroot.maps.myotome_painting import lesion_paint, map_paint
from nerveroot.maps.myotome_words import LESION_SOURCE, figure_words, lesion_words

HERE = Path(__file__).parent
VIEWS = ("anterior", "posterior", "lateral", "medial", "foot_dorsum", "sole")


def sources() -> list[str]:
    return [row.authority_id for row in load_table("myotome_authorities")]


def muscles() -> list[str]:
    return [row.muscle_id for row in load_table("muscles")]


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("selected", "biceps_brachii", "tibialis_anterior"),
        ("source", "nobody", "tsao-2003"),
        ("view", "above", "foot_dorsum"),
        ("side", "both", "left"),
        ("lesions", ["tibial"], "common_fibular"),
        ("lesions", ["L5", "L5"], "at most 2"),
        ("lesions", ["L4", "L5", "S1"], "at most 2"),
    ],
)
def test_unknown_values_are_refused_with_the_known_ones(
    name: str, value: object, allowed: str
) -> None:
    with pytest.raises(traitlets.TraitError, match=allowed) as caught:
        MyotomeMap(**{name: value})
    assert name in str(caught.value)
    the_map = MyotomeMap()
    before = getattr(the_map, name)
    with pytest.raises(traitlets.TraitError):
        setattr(the_map, name, value)
    assert getattr(the_map, name) == before


def test_unknown_argument_is_refused() -> None:
    with pytest.raises(TypeError, match=r"muscle.*known: selected, source"):
        MyotomeMap(muscle="soleus")


def test_every_row_and_view_is_accepted() -> None:
    the_map = MyotomeMap()
    for muscle in muscles():
        the_map.selected = muscle
    for source in sources():
        the_map.source = source
    for view in VIEWS:
        the_map.view = view
    for target in (*LESION_NERVES, *LESION_ROOTS):
        the_map.lesions = [target]


def test_the_roots_that_can_be_lost_are_those_of_the_source_that_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A root that the source lacks is offered, or one that it gained is refused."""
    assert LESION_ROOTS == ("L4", "L5", "S1")
    rows = load_table("myotomes")
    own = next(row for row in rows if row.authority_id == LESION_SOURCE)
    longer = (replace(own, root="S2"), *rows, replace(own, root="L3"))
    monkeypatch.setattr(
        myotomes,
        "load_table",
        lambda name: longer if name == "myotomes" else load_table(name),
    )
    anew = run_path(str(myotome_facts.__file__))
    assert anew["LESION_ROOTS"] == ("L3", "L4", "L5", "S1", "S2")


def test_the_browsers_empty_text_means_nothing_chosen() -> None:
    the_map = MyotomeMap(source="tsao-2003")
    the_map.set_state({"selected": "", "source": ""})
    assert the_map.selected is None
    assert the_map.source is None


def test_select_calls_back_until_it_is_stopped() -> None:
    the_map = MyotomeMap()
    heard: list[str | None] = []
    stop = the_map.on_select(heard.append)
    the_map.selected = "soleus"
    stop()
    the_map.selected = "gracilis"
    assert heard == ["soleus"]


@pytest.mark.parametrize("view", VIEWS)
def test_still_figure_is_well_formed_and_names_no_stranger(view: str) -> None:
    figure = MyotomeMap(view=view, lesions=["common_fibular", "L5"]).static_svg()
    tree = ET.fromstring(figure)
    ids = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    for reference in ("url(#", 'href="#'):
        for piece in figure.split(reference)[1:]:
            assert piece.split(")" if reference == "url(#" else '"')[0] in ids
    assert (
        figure == MyotomeMap(view=view, lesions=["common_fibular", "L5"]).static_svg()
    )


def test_still_figure_and_words_say_the_lesion() -> None:
    the_map = MyotomeMap(view="lateral", lesions=["common_fibular", "L5"])
    text = the_map.plain_text()
    assert "Common fibular nerve lost, by its branches." in text
    assert "L5 root lost, by Tsao 2003." in text
    spared = lesion_words("common_fibular", "tsao-2003").split("Spared: ")[1]
    assert "Tibialis posterior" in spared
    assert "L5 root lost" in the_map.static_svg().replace("</text><text", " ")


def test_a_figure_never_stands_without_what_it_is_a_share_of() -> None:
    for row in load_table("myotomes"):
        words = figure_words(row)
        if "%" in words:
            assert "of" in words, words


def test_no_lesion_of_a_root_without_a_source() -> None:
    with pytest.raises(ValueError, match="needs an authority"):
        lesion("L5")


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the JavaScript answers."""
    folder = tmp_path_factory.mktemp("twins")
    for name, content in (
        ("facts.json", build_myotome_facts()),
        ("muscles.json", load_muscles()),
    ):
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    node = shutil.which("node") or str(HERE.parents[2] / ".venv" / "bin" / "node")
    done = subprocess.run(
        [node, str(HERE / "answer_as_the_live_myotome_map.mjs"), str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


def test_paint_by_every_source(live: dict[str, Any]) -> None:
    for source in ("", *sources()):
        for muscle in muscles():
            paint = map_paint(source or None, muscle)
            assert live["paint"][source][muscle] == [paint.kind, list(paint.roots)], (
                source,
                muscle,
            )


def test_roots_shown_are_those_of_the_table(live: dict[str, Any]) -> None:
    order = [row.root_id for row in load_table("roots")]
    for source in sources():
        given: dict[str, set[str]] = {}
        for row in load_table("myotomes"):
            if row.authority_id == source and row.weight != "none":
                given.setdefault(row.muscle_id, set()).add(row.root)
        for muscle, roots in given.items():
            wanted = " ".join(sorted(roots, key=order.index))
            assert live["roots"][source][muscle] == wanted


def test_lesions_by_every_source(live: dict[str, Any]) -> None:
    groups = {
        "hit": "hit",
        "partly_hit": "partly",
        "spared": "spared",
        "other_roots": "other",
        "not_named": "silent",
    }
    for source in sources():
        for target in (*LESION_NERVES, *LESION_ROOTS):
            found = lesion(target, source if target in LESION_ROOTS else None)
            wanted = {
                muscle: outcome
                for group, outcome in groups.items()
                for muscle in getattr(found, group)
            }
            assert live["lesions"][source][target] == wanted
            painted = {
                muscle: lesion_paint(found, source, muscle).kind for muscle in muscles()
            }
            assert live["drawn"][source][target] == painted


def test_labels_of_every_source_and_view(live: dict[str, Any]) -> None:
    for source in ("", *sources()):
        for view in VIEWS:
            labels = muscle_labels(view, source or None, ())
            assert live["labels"][source][view] == [
                [label.region, label.title, label.detail] for label in labels
            ], (source, view)
