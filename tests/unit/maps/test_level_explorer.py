"""The level explorer in Python: roots from the table, words, errors, still figures."""

from xml.etree import ElementTree

import pytest
import traitlets
from nerveroot.data import load_table
from nerveroot.maps import level_explorer as module
from nerveroot.maps.disc_cells import CELLS_FILE, cells_text
from nerveroot.maps.level_explorer import LevelExplorer
from nerveroot.maps.level_facts import (
    LEVELS,
    TYPES,
    ZONES,
    build_level_facts,
    load_geometry,
    roots_hit,
    state_sentence,
)
from nerveroot.maps.spine_plate import SpinePlate

SVG = "{http://www.w3.org/2000/svg}"


def test_the_table_has_one_row_for_each_of_the_sixteen_cells():
    cells = [(row.disc, row.zone) for row in load_table("disc_zone_root")]
    assert cells == [(level, zone) for level in LEVELS for zone in ZONES]


@pytest.mark.parametrize(
    "row", load_table("disc_zone_root"), ids=lambda r: r.disc + r.zone
)
def test_rows_are_consistent(row):
    above, below = row.disc.split("-")
    assert row.exiting_root == f"L{above.lstrip('L')}"
    assert row.traversing_root == (below if below.startswith("S") else f"L{below}")
    lateral = row.zone in ("foraminal", "extraforaminal")
    assert row.hit_roots == ((row.exiting_root if lateral else row.traversing_root),)
    assert row.sides == ("both" if row.zone == "central" else "one")
    assert row.verified == (row.source_key is not None)
    assert row.verified or row.basis == "general rule"
    assert not row.reached_when_large or row.at_risk_roots
    assert not set(row.at_risk_roots or ()) & set(row.hit_roots)


def test_the_two_discs_that_give_l5():
    both = {
        (level, zone)
        for level in LEVELS
        for zone in ZONES
        if roots_hit(level, zone, "protrusion") == ("L5",)
    }
    assert both == {
        ("L4-5", "central"),
        ("L4-5", "subarticular"),
        ("L5-S1", "foraminal"),
        ("L5-S1", "extraforaminal"),
    }


def test_shares_add_up():
    rows = {row.row_id: row for row in load_table("disc_level_share")}
    sport = [rows[f"sport_{name}"] for name in ("upper", "l4_5", "l5_s1")]
    assert sum(row.value for row in sport) == pytest.approx(100)
    counts = [int(row.note.split(" of ")[0]) for row in sport]
    assert sum(counts) == sport[0].n == 1186
    for row, count in zip(sport, counts, strict=True):
        assert row.value == pytest.approx(100 * count / row.n, abs=0.05)
    far = [row.value for name, row in rows.items() if name.startswith("far_lateral_l")]
    assert sum(far) == pytest.approx(99.4)  # 0.3% at L1-2; the source rounds


def test_roots_follow_the_state():
    disc = LevelExplorer()
    assert (disc.roots_hit, disc.sides_hit) == (["L5"], ["right"])
    disc.zone = "foraminal"
    assert disc.roots_hit == ["L4"]
    disc.level = "L5-S1"
    disc.side = "left"
    assert (disc.roots_hit, disc.sides_hit) == (["L5"], ["left"])
    disc.zone = "central"
    assert (disc.roots_hit, disc.sides_hit) == (["S1"], ["right", "left"])
    disc.herniation_type = "bulge"
    assert (disc.roots_hit, disc.sides_hit) == ([], [])


def test_roots_cannot_be_set_by_hand():
    with pytest.raises(traitlets.TraitError):
        LevelExplorer().roots_hit = ["S1"]


@pytest.mark.parametrize(
    ("name", "wrong", "hint"),
    [
        ("level", "L5", "L2-3, L3-4, L4-5, L5-S1"),
        ("zone", "paracentral", "central, subarticular, foraminal, extraforaminal"),
        ("herniation_type", "", "bulge, protrusion, extrusion, sequestration"),
        ("size", "3", "small, medium, large"),
        ("side", "both", "right, left"),
        ("variant", "furcal", "usual, takeoff_at_disc, takeoff_above_disc"),
    ],
)
def test_errors_name_what_is_allowed(name, wrong, hint):
    with pytest.raises(traitlets.TraitError, match=hint):
        LevelExplorer(**{name: wrong})
    disc = LevelExplorer()
    with pytest.raises(traitlets.TraitError, match=hint):
        setattr(disc, name, wrong)
    assert disc.roots_hit == ["L5"]


def test_unknown_arguments_are_named():
    with pytest.raises(TypeError, match="'disc'; known: level, zone"):
        LevelExplorer(disc="L4-5")


def test_callback_ends_when_told():
    disc, heard = LevelExplorer(), []
    stop = disc.on_roots(heard.append)
    disc.zone = "foraminal"
    stop()
    stop()
    disc.zone = "subarticular"
    assert heard == [["L4"]]


def test_words_of_the_first_state_and_of_another():
    disc = LevelExplorer()
    first = disc.plain_text()
    assert first.endswith("medium: hits L5, the traversing root.")
    disc.level = "L5-S1"
    assert "hits S1" in disc.plain_text()
    assert "still figure shows another state: L4–5 disc" in disc.plain_text()


def test_a_bulge_is_never_called_a_herniation():
    for zone in ZONES:
        sentence = state_sentence("L4-5", zone, "bulge", "medium", "right")
        assert "not a herniation" in sentence
        assert "hits" not in sentence


def test_every_cell_explains_itself_and_its_wrong_answers():
    for cell in build_level_facts()["cells"]:
        assert cell["hit"][0] in cell["verdict"]
        assert cell["traversing"] in cell["why"]
        assert cell["exiting"] in cell["why"]
        assert cell["wrong"]
        for wrong in cell["wrong"]:
            assert wrong["answer"] not in cell["hit"]


def test_variants_say_how_often_they_are_found():
    said = {row["id"]: row["statements"] for row in build_level_facts()["variants"]}
    assert said["usual"] == []
    assert any("28%" in text and "Suh 2005" in text for text in said["takeoff_at_disc"])
    assert any("5.7%" in text for text in said["ganglion_intraspinal"])
    assert any("14%" in text for text in said["conjoined"])
    assert said["transitional"][-1] == "The drawing does not change: the numbers do."
    disc = LevelExplorer(variant="conjoined")
    assert "Variant: L5 and S1 in one sleeve." in disc.plain_text()


def test_mime_bundle_has_the_still_figure_with_words():
    data, _ = LevelExplorer()._repr_mimebundle_()
    root = ElementTree.fromstring(data["image/svg+xml"])
    assert "Hits L5, the traversing root" in root.findtext(f"{SVG}title")
    assert "L5 traverses this disc, L4 has exited" in root.findtext(f"{SVG}desc")
    assert data["text/plain"] == LevelExplorer().plain_text()


def test_cells_of_the_still_figures_are_those_of_the_table():
    assert CELLS_FILE.read_text(encoding="utf-8") == cells_text(), (
        "run `python -m nerveroot.maps.disc_cells`, then make_figures.js"
    )


def test_geometry_says_what_is_evidence_and_what_is_schematic():
    about = load_geometry()["about"]
    assert "root_course" in about["evidence"]
    assert "Never print" in about["schematic"]


def test_module_and_styles_are_bundled():
    assert "export default" in str(LevelExplorer._esm)
    for part in ("--nr-spine-bone", "--nr-root-l5-fill", ".nrl-tool"):
        assert part in str(LevelExplorer._css)
    assert set(module._ALLOWED["herniation_type"]) == set(TYPES)


@pytest.mark.parametrize("view", ["posterior", "sagittal", "axial"])
def test_plates_are_drawings_with_words(view):
    plate = SpinePlate(view)
    bundle = plate._repr_mimebundle_()
    root = ElementTree.fromstring(bundle["image/svg+xml"])
    assert root.findtext(f"{SVG}title") == plate.title
    assert root.findtext(f"{SVG}desc") == plate.alt
    assert plate.title in bundle["text/plain"]
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))


def test_a_plate_takes_other_words_and_refuses_none():
    plate = SpinePlate("axial", title="A < B", alt="Two & three")
    root = ElementTree.fromstring(plate._repr_mimebundle_()["image/svg+xml"])
    assert root.findtext(f"{SVG}title") == "A < B"
    assert root.findtext(f"{SVG}desc") == "Two & three"
    with pytest.raises(ValueError, match="title and alt"):
        SpinePlate("axial", title=" ")
    with pytest.raises(ValueError, match="posterior, sagittal, axial"):
        SpinePlate("lateral")
