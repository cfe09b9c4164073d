"""Every muscle is drawn where it can be shown, in its place; the file stays small."""

from __future__ import annotations

import gzip
from importlib.resources import files

import pytest
from nerveroot import load_table
from nerveroot.atlas import arc_points, load_atlas, load_muscles, views_of_muscle

BUDGET = 40_000
# How many muscles each view shows: surface and deep.
COUNTS = {
    "anterior": (13, 6),
    "posterior": (15, 10),
    "lateral": (16, 9),
    "medial": (13, 13),
    "foot_dorsum": (6, 2),
    "sole": (2, 1),
}


def drawn(view: str) -> dict:
    return load_muscles()["views"][view]["muscles"]


def anchor(view: str, muscle: str) -> tuple[float, float]:
    x, y = drawn(view)[muscle]["anchor"]
    return x / 10, y / 10


def test_every_muscle_is_drawn_or_is_a_group_of_drawn_ones() -> None:
    for row in load_table("muscles"):
        if row.members:
            assert not views_of_muscle(row.muscle_id)
            assert all(views_of_muscle(member) for member in row.members)
        else:
            assert views_of_muscle(row.muscle_id), row.muscle_id
    known = {row.muscle_id for row in load_table("muscles")}
    assert all(set(drawn(view)) <= known for view in COUNTS)


@pytest.mark.parametrize("view", COUNTS)
def test_count_of_each_view(view: str) -> None:
    deep = sum(muscle["deep"] for muscle in drawn(view).values())
    assert (len(drawn(view)) - deep, deep) == COUNTS[view]


def test_depth_is_that_of_the_table() -> None:
    depth = {row.muscle_id: row.depth == "deep" for row in load_table("muscles")}
    for view in COUNTS:
        for muscle, area in drawn(view).items():
            assert area["deep"] == depth[muscle], (view, muscle)


@pytest.mark.parametrize("view", COUNTS)
def test_outlines_are_closed_and_lie_in_the_view(view: str) -> None:
    width, height = load_atlas()["views"][view]["size"]
    kinds = load_muscles()["views"][view]
    for area in [*kinds["muscles"].values(), *kinds["tendons"].values()]:
        for ring in area["rings"]:
            points = arc_points(ring)
            assert len(points) >= 4
            assert points[0] == points[-1]
            assert all(
                0 <= x <= 10 * width and 0 <= y <= 10 * height for x, y in points
            )
        x, y = area["anchor"]
        assert 0 < x < 10 * width
        assert 0 < y < 10 * height


def test_fibres_only_on_bellies() -> None:
    ta = drawn("anterior")["tibialis_anterior"]
    lowest = max(y for fibre in ta["fibres"] for _, y in arc_points(fibre))
    end = max(y for ring in ta["rings"] for _, y in arc_points(ring))
    assert lowest < end - 100


# The right limb: its outer side is on the left in front, on the right behind.
@pytest.mark.parametrize(
    ("view", "left", "right"),
    [
        ("anterior", "peroneus_longus", "extensor_digitorum_longus"),
        ("anterior", "extensor_digitorum_longus", "tibialis_anterior"),
        ("anterior", "vastus_lateralis", "vastus_medialis"),
        ("posterior", "gastrocnemius_medial", "gastrocnemius_lateral"),
        ("posterior", "semitendinosus", "biceps_femoris_long"),
        # Flexor hallucis longus comes from the fibula, flexor digitorum from the tibia.
        ("posterior", "flexor_digitorum_longus", "flexor_hallucis_longus"),
        ("posterior", "tibialis_posterior", "flexor_hallucis_longus"),
        ("lateral", "soleus", "peroneus_longus"),
        ("lateral", "peroneus_longus", "tibialis_anterior"),
        ("lateral", "gluteus_maximus", "tensor_fasciae_latae"),
        ("foot_dorsum", "extensor_digitorum_brevis", "extensor_hallucis_longus"),
        ("sole", "abductor_hallucis", "flexor_digitorum_brevis"),
        ("sole", "flexor_digitorum_brevis", "abductor_digiti_minimi"),
    ],
)
def test_muscles_lie_beside_each_other_as_in_the_body(
    view: str, left: str, right: str
) -> None:
    assert anchor(view, left)[0] < anchor(view, right)[0]


@pytest.mark.parametrize(
    ("view", "below", "above"),
    [
        ("posterior", "soleus", "gastrocnemius_medial"),
        ("posterior", "semimembranosus", "semitendinosus"),
        ("lateral", "peroneus_brevis", "peroneus_longus"),
        ("lateral", "gluteus_medius", "gluteus_maximus"),
        ("anterior", "vastus_medialis", "sartorius"),
        ("anterior", "adductor_longus", "sartorius"),
    ],
)
def test_what_lies_on_top_is_painted_later(view: str, below: str, above: str) -> None:
    order = list(drawn(view))
    assert order.index(below) < order.index(above)


def test_size() -> None:
    path = files("nerveroot.atlas") / "generated" / "muscles.json"
    assert len(gzip.compress(path.read_bytes())) <= BUDGET
