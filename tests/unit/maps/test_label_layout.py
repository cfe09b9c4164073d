"""Labels of still figures: the same places as on the live stage."""

import json
import random
from itertools import combinations
from pathlib import Path

from nerveroot.maps.label_layout import (
    Anchor,
    Frame,
    capacity,
    cross,
    place_labels,
    text_width,
)

VECTORS = json.loads(
    (Path(__file__).parent / "label_layout_vectors.json").read_text(encoding="utf-8")
)


def test_places_equal_those_of_the_live_stage() -> None:
    for case in VECTORS["cases"]:
        anchors = [Anchor(**anchor) for anchor in case["anchors"]]
        places = place_labels(anchors, Frame(**case["frame"]))
        found = [
            {"id": p.id, "side": p.side, "x": p.x, "y": round(p.y, 3)} for p in places
        ]
        assert found == case["places"]


def test_widths_equal_those_of_the_live_stage() -> None:
    for case in VECTORS["widths"]:
        assert abs(text_width(case["text"], case["size"]) - case["width"]) < 1e-9


def test_no_leader_crosses_in_random_drawings() -> None:
    for seed in range(500):
        source = random.Random(seed)
        frame = Frame(100, 320, 5, source.uniform(200, 600), 36)
        anchors = [
            Anchor(f"a{n}", source.uniform(100, 320), source.uniform(5, frame.bottom))
            for n in range(source.randint(1, 20))
        ]
        places = place_labels(anchors, frame)
        assert len(places) == min(len(anchors), capacity(frame))
        for first, second in combinations(places, 2):
            assert not cross(first, second), f"seed {seed}: {first} × {second}"
            if first.side == second.side:
                assert abs(first.y - second.y) >= frame.slot - 1e-6, f"seed {seed}"
