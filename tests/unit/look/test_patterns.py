"""Patterns are well-formed SVG, unique, and drawn in token colours only."""

from xml.etree import ElementTree

import pytest
from nerveroot.look import (
    AgreementScale,
    agreement_scale,
    load_tokens,
    pattern_data,
    pattern_definitions,
    status_mark,
)
from nerveroot.look.tokens import colour_values


def test_all_patterns_are_well_formed_and_unique() -> None:
    names = list(pattern_data())
    svg = ElementTree.fromstring(f"<defs>{pattern_definitions(names, 'a-')}</defs>")
    ids = [pattern.get("id") for pattern in svg]
    assert ids == [f"a-{name}" for name in names]
    assert len(set(ids)) == len(ids)


def test_every_root_has_its_fill_and_its_unread_pattern() -> None:
    for root in load_tokens()["roots"]:
        assert f"root-{root.lower()}" in pattern_data()
        assert f"unread-{root.lower()}" in pattern_data()


def test_colours_are_tokens() -> None:
    known = colour_values("light")
    for pattern in pattern_data().values():
        for mark in pattern["marks"]:
            assert mark["colour"] in known


def test_overlap_stripes_are_equal() -> None:
    overlap = pattern_data()["overlap-l4-l5"]
    assert overlap["width"] == 10
    assert [mark["colour"] for mark in overlap["marks"]] == [
        "root-l4-fill",
        "root-l5-fill",
    ]


def test_unknown_pattern_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"unknown pattern 'root-l9'.*root-l5"):
        pattern_definitions(["root-l9"])


@pytest.mark.parametrize("status", load_tokens()["status"])
def test_status_marks_have_words(status: str) -> None:
    words = load_tokens()["status"][status]["words"]
    mark = ElementTree.fromstring(status_mark(status))
    assert mark.get("aria-label") == words
    assert (
        ElementTree.fromstring(status_mark(status, described=True)).get("role") is None
    )


def test_unknown_status_is_refused() -> None:
    with pytest.raises(ValueError, match=r"unknown status 'maybe'.*read"):
        status_mark("maybe")


def test_agreement_scale_names_every_step() -> None:
    scale = ElementTree.fromstring(agreement_scale("L5"))
    words = [text.text for text in scale.iter("{http://www.w3.org/2000/svg}text")]
    assert words == [step["label"] for step in load_tokens()["agreement"]]
    bundle = AgreementScale()._repr_mimebundle_()
    assert bundle["text/plain"].endswith("none, 1, 2–3, 4–6, 7 or more sources")
