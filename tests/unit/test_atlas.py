"""The atlas is complete, its borders are shared, and it stays small."""

from __future__ import annotations

import gzip
import json
from importlib.resources import files
from itertools import pairwise

import pytest
from nerveroot import load_table
from nerveroot.atlas import (
    arc_points,
    arcs_path,
    load_atlas,
    load_shading,
    region_path,
)

VIEWS = ("anterior", "posterior", "lateral", "medial", "foot_dorsum", "sole")
GEOMETRY_BUDGET = 60_000
SHADING_BUDGET = 40_000
WEBP_HEADER = (b"RIFF", b"WEBP")


@pytest.fixture(scope="module")
def atlas() -> dict:
    return load_atlas()


def _end_points(view: dict, ring: list[int]) -> list[tuple]:
    ends = []
    for index in ring:
        points = arc_points(view["arcs"][index if index >= 0 else ~index])
        ends.append((points[0], points[-1]) if index >= 0 else (points[-1], points[0]))
    return ends


def _area(view: dict, rings: list[list[int]]) -> float:
    """Signed area of the control polygons in square units."""
    twice = 0
    for ring in rings:
        for index in ring:
            points = arc_points(view["arcs"][index if index >= 0 else ~index])
            points = points if index >= 0 else points[::-1]
            twice += sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))
    return twice / 200


def test_the_six_views_are_there(atlas):
    assert tuple(atlas["views"]) == VIEWS


def test_every_region_of_the_table_is_visible_somewhere(atlas):
    drawn = {region for view in atlas["views"].values() for region in view["regions"]}
    assert drawn == {row.region_id for row in load_table("regions")}


@pytest.mark.parametrize("name", VIEWS)
def test_rings_close(atlas, name):
    view = atlas["views"][name]
    rings = [ring for rings in view["regions"].values() for ring in rings]
    rings += (
        view["outline"]
        + view["ghost"]
        + [section["ring"] for section in view["sections"]]
    )
    for ring in rings:
        ends = _end_points(view, ring)
        for (_, end), (start, _) in zip(ends, ends[1:] + ends[:1], strict=True):
            assert end == start


@pytest.mark.parametrize("name", VIEWS)
def test_each_border_bounds_exactly_the_regions_on_its_sides(atlas, name):
    view = atlas["views"][name]
    used: dict[int, list[str]] = {}
    for region, rings in view["regions"].items():
        for ring in rings:
            for index in ring:
                used.setdefault(index if index >= 0 else ~index, []).append(region)
    for number, sides in enumerate(view["sides"]):
        assert sorted(used.get(number, [])) == sorted(side for side in sides if side)
        assert sides[0] != sides[1] or sides == ["", ""]


@pytest.mark.parametrize("name", VIEWS)
def test_patches_fill_the_limb_without_slit_or_overlap(atlas, name):
    """The areas of all faces add up to the silhouette."""
    view = atlas["views"][name]
    regions = sum(_area(view, rings) for rings in view["regions"].values())
    sections = _area(view, [section["ring"] for section in view["sections"]])
    outline = _area(view, view["outline"])
    bare = outline - regions - sections
    if name in ("foot_dorsum", "sole"):
        assert bare == pytest.approx(0, abs=0.01)
    else:
        assert bare >= 0
        assert bare < 0.3 * outline


@pytest.mark.parametrize("name", VIEWS)
def test_the_left_side_of_an_arc_is_on_the_left(atlas, name):
    """With y down, a region to the right of its arcs has a positive area."""
    view = atlas["views"][name]
    for region, rings in view["regions"].items():
        assert _area(view, rings) > 0, region
        for index in (index for ring in rings for index in ring):
            left, right = view["sides"][index if index >= 0 else ~index]
            assert (right if index >= 0 else left) == region


@pytest.mark.parametrize("name", VIEWS)
def test_anchors_lie_in_the_view(atlas, name):
    view = atlas["views"][name]
    assert set(view["anchors"]) == set(view["regions"])
    for x, y in view["anchors"].values():
        assert 0 < x < view["size"][0] * 10
        assert 0 < y < view["size"][1] * 10


@pytest.mark.parametrize("name", VIEWS)
def test_lines_stay_on_the_plate(atlas, name):
    view = atlas["views"][name]
    for arc in view["arcs"]:
        for x, y in arc_points(arc):
            assert -10 <= x <= view["size"][0] * 10 + 10
            assert -10 <= y <= view["size"][1] * 10 + 10


def test_the_leg_views_share_one_scale(atlas):
    heights = {atlas["views"][name]["size"][1] for name in VIEWS[:4]}
    assert heights == {600}


def test_cut_faces_and_other_leg(atlas):
    views = atlas["views"]
    assert {section["kind"] for section in views["medial"]["sections"]} == {"midline"}
    assert {section["kind"] for section in views["foot_dorsum"]["sections"]} == {"shin"}
    assert all(
        bool(views[name]["ghost"]) == (name in ("anterior", "posterior"))
        for name in VIEWS
    )


def test_the_perineum_is_shown_in_its_window(atlas):
    view = atlas["views"]["posterior"]
    x, y, width, height = view["inset"]["box"]
    for region in ("perineum_genital", "perianal"):
        ax, ay = (value / 10 for value in view["anchors"][region])
        assert x < ax < x + width
        assert y < ay < y + height


def test_neighbours_on_the_foot_share_a_border(atlas):
    sides = {frozenset(pair) for pair in atlas["views"]["foot_dorsum"]["sides"]}
    assert frozenset(("web_space_1", "hallux_dorsal")) in sides
    assert frozenset(("web_space_1", "foot_dorsum_medial")) in sides
    assert frozenset(("foot_dorsum_medial", "foot_dorsum_central")) in sides


def test_budgets():
    geometry = (files("nerveroot.atlas") / "generated" / "atlas.json").read_bytes()
    assert len(gzip.compress(geometry, 9, mtime=0)) <= GEOMETRY_BUDGET
    assert sum(len(load_shading(name)) for name in VIEWS) <= SHADING_BUDGET


@pytest.mark.parametrize("name", VIEWS)
def test_shading_is_webp(name):
    image = load_shading(name)
    assert (image[:4], image[8:12]) == WEBP_HEADER


def test_an_unknown_view_is_named_with_the_allowed_ones():
    with pytest.raises(ValueError, match=r"unknown view 'foot'.*anterior.*sole"):
        load_shading("foot")


def test_numbers_in_the_file_are_whole(atlas):
    assert "." not in json.dumps([view["arcs"] for view in atlas["views"].values()])


def test_a_region_that_a_view_does_not_show_has_no_path(atlas):
    sole = atlas["views"]["sole"]
    assert region_path(sole, "heel_plantar").startswith("M")
    assert region_path(sole, "groin") == ""


def test_single_arcs_are_open_paths():
    view = {"arcs": [[0, 0, 33, 17], [10, 10, 10, 0, 0, 10]]}
    assert arcs_path(view, [0, ~1]) == "M0 0L3.3 1.7M2 2L2 1.5Q2 1 1.5 1L1 1"
    assert arc_points(view["arcs"][1]) == [(10, 10), (20, 10), (20, 20)]
