"""The map as Python sees it: values, refusals, events."""

import pytest
import traitlets
from nerveroot import DermatomeMap, load_table
from nerveroot.data import agreement


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("root", "L9", "L5"),
        ("authority", "nobody", "faleiros-2009"),
        ("view", "above", "foot_dorsum"),
        ("mode", "exam", "agreement"),
        ("side", "both", "left"),
        ("selected", "nose", "hallux_dorsal"),
        ("layers", ["borders", "glitter"], "neighbours"),
    ],
)
def test_unknown_values_are_refused_with_the_known_ones(
    name: str, value: object, allowed: str
) -> None:
    with pytest.raises(traitlets.TraitError, match=allowed) as caught:
        DermatomeMap(**{name: value})
    assert name in str(caught.value)

    the_map = DermatomeMap()
    before = getattr(the_map, name)
    with pytest.raises(traitlets.TraitError):
        setattr(the_map, name, value)
    assert getattr(the_map, name) == before


def test_unknown_argument_is_refused() -> None:
    with pytest.raises(TypeError, match=r"author.*known: root, authority"):
        DermatomeMap(author="faleiros-2009")


def test_every_authority_root_and_view_is_accepted() -> None:
    the_map = DermatomeMap()
    for row in load_table("authorities"):
        the_map.authority = row.authority_id
    for row in load_table("roots"):
        the_map.root = row.root_id
    for view in ("anterior", "posterior", "lateral", "medial", "foot_dorsum", "sole"):
        the_map.view = view


def test_the_browsers_empty_text_means_nothing_chosen() -> None:
    the_map = DermatomeMap()
    the_map.set_state({"selected": ""})
    assert the_map.selected is None


def test_layers_keep_one_order() -> None:
    assert DermatomeMap(layers=["overlap", "borders"]).layers == ["borders", "overlap"]


def test_select_calls_back_until_it_is_stopped() -> None:
    the_map = DermatomeMap(selected=None)
    heard: list[str | None] = []
    stop = the_map.on_select(heard.append)
    the_map.set_state({"selected": "web_space_1"})  # as the browser sends it
    the_map.selected = "hallux_dorsal"
    stop()
    the_map.selected = "toe_2_dorsal"
    stop()
    assert heard == ["web_space_1", "hallux_dorsal"]


def test_two_listeners_do_not_disturb_each_other() -> None:
    the_map = DermatomeMap(selected=None)
    first: list[str | None] = []
    second: list[str | None] = []
    stop = the_map.on_select(first.append)
    the_map.on_select(second.append)
    stop()
    the_map.selected = "groin"
    assert (first, second) == ([], ["groin"])


def test_plain_text_says_what_the_map_shows() -> None:
    text = DermatomeMap(
        authority="faleiros-2009", view="lateral", selected="leg_lateral_lower"
    ).plain_text()
    count = agreement("L5", "leg_lateral_lower")
    assert "de Souza Faleiros 2009" in text
    assert "L5: Lateral leg, upper half; Lateral leg, lower half" in text
    assert f"L5 in {count.k} of {count.n} sources read" in text


def test_unread_maps_say_so() -> None:
    the_map = DermatomeMap(authority="foerster-1933", view="posterior", selected=None)
    assert "Original not consulted." in the_map.plain_text()
    assert "not consulted" in the_map.static_svg()


def test_left_leg_is_mirrored_in_drawing_and_words() -> None:
    right = DermatomeMap(view="foot_dorsum").static_svg()
    left = DermatomeMap(view="foot_dorsum", side="left").static_svg()
    assert "scale(-" in left
    assert "scale(-" not in right
    assert "left foot" in left
    assert "right foot" not in left
