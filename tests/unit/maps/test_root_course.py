"""The course of the root in Python: facts, words, errors, the still figure."""

from xml.etree import ElementTree

import pytest
import traitlets
from nerveroot.data import load_table
from nerveroot.maps.course_facts import (
    STOPS,
    build_course_facts,
    load_course_drawing,
    stop_sentence,
)
from nerveroot.maps.course_stops import STOPS_FILE, stops_text
from nerveroot.maps.root_course import RootCourse

SVG = "{http://www.w3.org/2000/svg}"


def stop_facts(stop_id):
    return next(stop for stop in build_course_facts()["stops"] if stop["id"] == stop_id)


def findings(stop_id):
    return {row["id"]: row["value"] for row in stop_facts(stop_id)["fails"]}


def test_there_are_twelve_stops_in_the_order_of_the_nerve():
    rows = load_table("course_stops")
    assert [row.order for row in rows] == list(range(1, 13))
    assert [stop["id"] for stop in build_course_facts()["stops"]] == list(STOPS)
    assert list(load_course_drawing()["geometry"]["stops"]) == list(STOPS)


def test_every_figure_of_the_table_is_shown_once_and_as_it_is():
    shown = [
        figure for stop in build_course_facts()["stops"] for figure in stop["figures"]
    ]
    rows = {row.fact_id: row for row in load_table("root_course")}
    assert sorted(figure["id"] for figure in shown) == sorted(rows)
    for figure in shown:
        row = rows[figure["id"]]
        assert figure["statement"] == row.statement
        assert (figure["amount"] == "") == (row.value is None)
        if row.value is not None:
            assert f"{row.value:g}" in figure["amount"]
        if row.n is not None:
            assert str(row.n) in figure["who"]
        else:
            assert figure["who"].endswith("number not given")


def test_who_was_studied_is_said_once():
    who = {row["id"]: row["who"] for row in stop_facts("foramen")["figures"]}
    assert who["ganglion_width_silav"] == "15 cadavers, 150 ganglia"
    assert who["foramen_width_gkasdaris"] == "73 people without spine disease, CT"
    assert who["ganglion_intraspinal_volunteers"].startswith("115 volunteers; healthy")


def test_notes_name_sources_not_their_keys():
    keys = {row.source_key for row in load_table("sources")}
    for stop in build_course_facts()["stops"]:
        for note in [stop["note"], *(figure["note"] for figure in stop["figures"])]:
            words = {word.strip(".,;:()") for word in note.split()}
            assert not words & {key for key in keys if any(map(str.isdigit, key))}
    assert "wikimsk_rad" not in stop_facts("foramen")["note"]


def test_unread_rows_never_look_read():
    for stop in build_course_facts()["stops"]:
        row = next(r for r in load_table("course_stops") if r.stop_id == stop["id"])
        assert (stop["passes"]["status"] == "full") == row.passes_verified
        assert (stop["hit"]["status"] == "full") == row.hit_verified
    cauda = stop_facts("cauda_equina")
    assert cauda["passes"]["source"].startswith("standard anatomy")
    width = next(
        figure
        for figure in stop_facts("lumbosacral_trunk")["figures"]
        if figure["id"] == "trunk_width"
    )
    assert width["status"] == "unread"
    assert width["amount"] == "about 11.4 mm"


def test_clashing_figures_stand_side_by_side_with_the_reason():
    facts = build_course_facts()
    for clash in facts["clashes"]:
        sides = [
            figure
            for stop in facts["stops"]
            for figure in stop["figures"]
            if figure["clash"] == clash["id"]
        ]
        assert len(sides) >= 2
        assert clash["why"]
    # No figure of the whole is the mean of two that clash.
    amounts = {
        figure["amount"] for stop in facts["stops"] for figure in stop["figures"]
    }
    angles = {"58.8°", "25.8°"}
    assert angles <= amounts
    assert "42.3°" not in amounts


@pytest.mark.parametrize(
    ("stop_id", "weak", "spared"),
    [
        ("foramen", {"ankle_dorsiflexion", "inversion", "hip_abduction"}, set()),
        ("superior_gluteal", {"hip_abduction"}, {"ankle_dorsiflexion", "inversion"}),
        ("sciatic", {"ankle_dorsiflexion", "eversion"}, {"hip_abduction"}),
        ("common_fibular", {"ankle_dorsiflexion"}, {"inversion", "hip_abduction"}),
        ("deep_fibular", {"ankle_dorsiflexion"}, {"eversion", "inversion"}),
        ("superficial_fibular", {"eversion"}, {"ankle_dorsiflexion", "inversion"}),
        ("tibial", {"inversion"}, {"ankle_dorsiflexion", "eversion"}),
    ],
)
def test_what_fails_below_each_stop(stop_id, weak, spared):
    values = findings(stop_id)
    assert {name for name in weak if values[name] == "reduced"} == weak
    assert {name for name in spared if values[name] == "normal"} == spared


def test_the_first_web_space_belongs_to_the_deep_branch():
    assert findings("deep_fibular")["sensation_first_web_space"] == "reduced"
    assert findings("superficial_fibular")["sensation_first_web_space"] == "normal"


def test_where_no_table_gives_a_pattern_none_is_made_up():
    assert stop_facts("cord_segment")["fails"] == []


def test_stop_is_checked_and_selected_follows():
    course = RootCourse()
    assert course.stop == course.selected == "lateral_recess"
    course.stop = "tibial"
    assert course.selected == "tibial"
    with pytest.raises(traitlets.TraitError, match="allowed: cord_segment, cauda"):
        course.stop = "knee"
    assert course.selected == "tibial"
    with pytest.raises(traitlets.TraitError, match="'Foramen' is not known"):
        RootCourse(stop="Foramen")
    with pytest.raises(traitlets.TraitError):
        course.selected = "foramen"


def test_unknown_arguments_are_named():
    with pytest.raises(TypeError, match="'level'; known: stop"):
        RootCourse(level="L5")


def test_callback_ends_when_told():
    course, heard = RootCourse(), []
    stop = course.on_select(heard.append)
    course.stop = "sciatic"
    stop()
    stop()
    course.stop = "foramen"
    assert heard == ["sciatic"]


def test_plain_text_says_what_is_shown_and_stays_the_same():
    course = RootCourse(stop="foramen")
    text = course.plain_text()
    assert text == RootCourse(stop="foramen").plain_text()
    assert text.startswith("RootCourse. Stop 4 of 12, L5–S1 foramen: The ganglion lies")
    assert "L5–S1 herniation" in stop_sentence("foramen")


def test_still_figure_has_words_and_all_twelve_names():
    data, _ = RootCourse()._repr_mimebundle_()
    root = ElementTree.fromstring(data["image/svg+xml"])
    assert "course of L5" in root.findtext(f"{SVG}title")
    description = root.findtext(f"{SVG}desc")
    drawn = " ".join(node.text or "" for node in root.iter(f"{SVG}text"))
    for row in load_table("course_stops"):
        assert f"{row.order} {row.name}" in description
        assert row.name in drawn
    assert data["text/plain"] == RootCourse().plain_text()


def test_names_of_the_still_figure_are_those_of_the_table():
    assert STOPS_FILE.read_text(encoding="utf-8") == stops_text(), (
        "run `python -m nerveroot.maps.course_stops`, then root_course/make_figures.js"
    )


def test_geometry_says_that_it_is_schematic():
    assert "never print" in load_course_drawing()["geometry"]["about"]["units"]


def test_module_and_styles_are_bundled():
    assert "export default" in str(RootCourse._esm)
    for part in ("--nr-spine-bone", "--nr-root-l5-fill", ".nrc-tool"):
        assert part in str(RootCourse._css)
