"""Colours and marks: one token for each colour, hollow for what was not checked."""

import pytest
from nerveroot.charts import palette
from nerveroot.charts.marks import connector, mark_style, marker
from nerveroot.look.tokens import colour_values


def test_arms_differ_by_colour_mark_and_line():
    ours, theirs = mark_style("intervention"), mark_style("comparison")
    assert ours.colour == colour_values("light")["arm-a"]
    assert theirs.colour == colour_values("light")["arm-b"]
    assert (ours.symbol, ours.dash) == ("circle", "solid")
    assert theirs.symbol == "square"
    assert connector("comparison")["dash"] != "solid"


def test_unchecked_is_hollow_and_dotted():
    full, hollow = marker("intervention"), marker("intervention", verified=False)
    assert full["color"] == palette.ARM_A
    assert hollow["color"] == palette.PAPER
    assert hollow["line"]["color"] == palette.ARM_A
    assert connector("intervention", verified=False)["dash"] == "dot"


def test_unknown_role_names_the_allowed_ones():
    with pytest.raises(ValueError, match=r"'patient'; allowed: intervention, comp"):
        marker("patient")


def test_every_colour_of_the_palette_has_one_token():
    for name in palette.__all__:
        value = getattr(palette, name)
        if isinstance(value, str) and name != "TRANSPARENT":
            assert colour_values("light")[palette.token_of(value)] == value


def test_colours_that_a_page_cannot_follow_are_refused():
    with pytest.raises(ValueError, match="#123456 is no colour of the book"):
        palette.token_of("#123456")
    with pytest.raises(ValueError, match="belongs to flag and wrong"):
        palette.colour("flag")
    with pytest.raises(ValueError, match="unknown colour 'purple'; known: paper"):
        palette.colour("purple")
