"""Still plates: what they show, what they weigh, what they refuse."""

import gzip
from xml.etree import ElementTree

import pytest
from nerveroot import AtlasPlate
from nerveroot.data import agreement

SVG = "{http://www.w3.org/2000/svg}"


def drawing(plate: AtlasPlate) -> ElementTree.Element:
    return ElementTree.fromstring(plate.svg())


def words(plate: AtlasPlate) -> str:
    return " ".join(" ".join(t.itertext()) for t in drawing(plate).iter(f"{SVG}text"))


def test_plate_is_described_and_self_contained() -> None:
    root = drawing(AtlasPlate(["lateral", "foot_dorsum"]))
    assert root.get("role") == "img"
    assert "L5" in (root.findtext(f"{SVG}title") or "")
    assert "8 of 8" in (root.findtext(f"{SVG}desc") or "")
    ids = {node.get("id") for node in root.iter() if node.get("id")}
    for node in root.iter():
        for name, value in node.attrib.items():
            if name.endswith("href"):
                assert value.startswith(("data:", "#"))
                assert value.startswith("data:") or value[1:] in ids
            if value.startswith("url("):
                assert value[5:-1] in ids


def test_own_words_replace_the_made_ones() -> None:
    root = drawing(AtlasPlate(["sole"], title="A title", alt="A <description>"))
    assert root.findtext(f"{SVG}title") == "A title"
    assert root.findtext(f"{SVG}desc") == "A <description>"


def test_labels_carry_the_counts_of_the_data() -> None:
    plate = AtlasPlate(
        ["foot_dorsum"], labels={"foot_dorsum": ["hallux_dorsal", "toe_3_dorsal"]}
    )
    for region in ("hallux_dorsal", "toe_3_dorsal"):
        count = agreement("L5", region)
        assert f"{count.k} of {count.n}" in words(plate)


def test_no_labels_on_request() -> None:
    assert "of" not in words(AtlasPlate(["lateral"], labels=False)).split()


def test_unread_map_is_hatched_and_says_so() -> None:
    plate = AtlasPlate(["lateral"], authority="keegan-garrett-1948", layer="roots")
    assert "not consulted" in words(plate)
    assert 'stroke-dasharray="4 3"' in plate.svg()
    assert "not consulted" in plate.plain_text()


def test_nerves_are_outlined_and_named() -> None:
    plate = AtlasPlate(["foot_dorsum"], authority="faleiros-2009", layer="nerves")
    assert "Superficial fibular" in words(plate)
    assert "Deep fibular" in words(plate)


def test_both_arrangements_hold_all_views() -> None:
    views = ["anterior", "lateral", "foot_dorsum"]
    root = drawing(AtlasPlate(views))
    for name in ("wide", "narrow"):
        (one,) = [n for n in root if n.get("class") == f"nr-plate-{name}"]
        assert len(list(one.iter(f"{SVG}use"))) == len(views)


def test_three_views_stay_small() -> None:
    plate = AtlasPlate(["anterior", "lateral", "foot_dorsum"])
    assert len(gzip.compress(plate.svg().encode())) < 45_000


def test_bundle_is_deterministic() -> None:
    first = AtlasPlate(["medial"])._repr_mimebundle_()
    assert first == AtlasPlate(["medial"])._repr_mimebundle_()
    assert set(first) == {"image/svg+xml", "text/plain"}


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        ({"views": ["top"]}, "foot_dorsum"),
        ({"layer": "muscles"}, "agreement"),
        ({"root": "C5"}, "S4-5"),
        ({"authority": "me"}, "faleiros-2009"),
        ({"layer": "roots"}, "needs an authority"),
        ({"views": ["sole"], "labels": {"sole": ["groin"]}}, "heel_plantar"),
        ({"views": ["sole"], "labels": {"lateral": []}}, "sole"),
    ],
)
def test_refuses_with_the_known_values(
    arguments: dict[str, object], allowed: str
) -> None:
    with pytest.raises(ValueError, match=allowed):
        AtlasPlate(**arguments)
