"""Still figures and the live map say the same: two languages, one answer.

Python paints and labels the printed figures, JavaScript the live stage. Both are asked
here about every authority, root, patch and view of the real data.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from nerveroot.atlas import load_atlas
from nerveroot.data import agreement, load_table
from nerveroot.maps.facts import build_facts
from nerveroot.maps.figure_labels import agreement_labels, authority_labels
from nerveroot.maps.map_text import patch_sentence
from nerveroot.maps.painting import agreement_paint, authority_paint

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the JavaScript answers."""
    folder = tmp_path_factory.mktemp("twins")
    (folder / "facts.json").write_text(json.dumps(build_facts()), encoding="utf-8")
    (folder / "atlas.json").write_text(json.dumps(load_atlas()), encoding="utf-8")
    node = shutil.which("node") or str(HERE.parents[2] / ".venv" / "bin" / "node")
    done = subprocess.run(
        [node, str(HERE / "answer_as_the_live_map.mjs"), str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


def authorities() -> list[str]:
    return [row.authority_id for row in load_table("authorities")]


def regions() -> list[str]:
    return [row.region_id for row in load_table("regions")]


def test_paint_of_every_authority(live: dict[str, Any]) -> None:
    for authority in authorities():
        for region in regions():
            paint = authority_paint(authority, region)
            assert live["paint"][authority][region] == [
                paint.kind,
                list(paint.roots),
                paint.dashed,
            ], f"{authority}, {region}"


def test_counts_and_agreement_paint(live: dict[str, Any]) -> None:
    for row in load_table("roots"):
        for region in regions():
            count = agreement(row.root_id, region)
            step = agreement_paint(row.root_id, region).step
            found = live["agreement"][row.root_id][region]
            assert found == [
                count.k,
                count.n,
                sorted(count.yes_authorities),
                sorted(count.says_not),
                sorted(count.uncounted_authorities),
                step,
            ], f"{row.root_id}, {region}"


def test_labels_of_every_view(live: dict[str, Any]) -> None:
    for view in load_atlas()["views"]:
        shown = load_atlas()["views"][view]["regions"]
        for authority in authorities():
            paints = {region: authority_paint(authority, region) for region in shown}
            labels = authority_labels(view, authority, "L5", paints)
            assert live["labels"][view][authority] == [
                [label.region, label.title, label.detail] for label in labels
            ], f"{view}, {authority}"
        assert live["labels"][view]["agreement"] == [
            [label.region, label.title, label.detail]
            for label in agreement_labels(view, "L5")
        ], view


def test_sentence_of_every_patch(live: dict[str, Any]) -> None:
    for region in regions():
        assert live["sentence"][region] == patch_sentence(region, "L5")
