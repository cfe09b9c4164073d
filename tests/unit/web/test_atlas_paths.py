"""Python and JavaScript draw the same curve through the same border."""

import json
from pathlib import Path

from nerveroot.atlas import arcs_path, rings_path

VECTORS = json.loads(
    (Path(__file__).parent / "atlas_path_vectors.json").read_text(encoding="utf-8")
)


def test_arcs_follow_the_curve_rule() -> None:
    for case in VECTORS["arcs"]:
        assert arcs_path({"arcs": [case["arc"]]}, [0]) == case["path"]


def test_rings_walk_arcs_forward_and_backward() -> None:
    view = {"arcs": VECTORS["rings"]["arcs"]}
    for case in VECTORS["rings"]["cases"]:
        assert rings_path(view, [case["ring"]]) == case["path"]
