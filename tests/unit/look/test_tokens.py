"""The tokens hold the contrast that the design states, and CSS is made from them."""

import re
from itertools import pairwise

import pytest
from nerveroot.look import contrast, css_variables, load_tokens, root_slug
from nerveroot.look.tokens import mix

# Stated ratios on paper, surface and sunk ground.
STATED = {
    ("ink", "light"): (15.9, 16.6, 14.7),
    ("ink", "dark"): (14.3, 13.2, 12.2),
    ("ink-2", "light"): (9.6, 10.0, 8.9),
    ("ink-2", "dark"): (11.5, 10.6, 9.8),
    ("muted", "light"): (6.1, 6.3, 5.6),
    ("muted", "dark"): (7.8, 7.1, 6.7),
    ("control", "light"): (3.7, 3.9, 3.4),
    ("control", "dark"): (4.8, 4.4, 4.1),
    ("underline", "light"): (4.1, 4.2, 3.8),
    ("underline", "dark"): (6.6, 6.1, 5.6),
    ("focus", "light"): (6.1, 6.4, 5.7),
    ("focus", "dark"): (8.5, 7.8, 7.2),
    ("right", "light"): (6.2, 6.5, 5.7),
    ("right", "dark"): (9.9, 9.1, 8.5),
    ("wrong", "light"): (7.9, 8.3, 7.3),
    ("wrong", "dark"): (8.8, 8.1, 7.6),
    ("arm-a", "light"): (9.2, 9.6, 8.5),
    ("arm-a", "dark"): (9.0, 8.3, 7.7),
    ("arm-b", "light"): (5.2, 5.4, 4.8),
    ("arm-b", "dark"): (8.6, 7.9, 7.4),
}
TEXT = ("ink", "ink-2", "muted", "right", "wrong", "flag", "arm-a", "arm-b")
GROUNDS = ("paper", "surface", "sunk")


def colour(name: str, theme: str) -> str:
    return load_tokens()["colours"][name][theme]


@pytest.mark.parametrize(("name", "theme"), STATED)
def test_stated_contrast_is_the_measured_contrast(name: str, theme: str) -> None:
    measured = [contrast(colour(name, theme), colour(g, theme)) for g in GROUNDS]
    assert measured == pytest.approx(STATED[name, theme], abs=0.11)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", TEXT)
def test_text_colours_can_be_read(name: str, theme: str) -> None:
    for ground in GROUNDS:
        assert contrast(colour(name, theme), colour(ground, theme)) >= 4.5


@pytest.mark.parametrize(
    ("text", "ground"), [("flag", "flag-ground"), ("band-text", "band")]
)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_on_tinted_ground_can_be_read(text: str, ground: str, theme: str) -> None:
    assert contrast(colour(text, theme), colour(ground, theme)) >= 4.5
    assert contrast(colour("ink", theme), colour(ground, theme)) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("root", load_tokens()["roots"])
def test_edge_stands_out_from_its_own_fill(root: str, theme: str) -> None:
    look = load_tokens()["roots"][root]
    seen = mix(look[theme]["fill"], colour("skin", theme), look["strength"])
    assert contrast(look[theme]["edge"], seen) >= 3


def test_roots_lead_by_strength() -> None:
    roots = load_tokens()["roots"]
    strength = {root: look["strength"] for root, look in roots.items()}
    neighbours = (strength.pop("L4"), strength.pop("S1"))
    assert strength.pop("L5") > max(neighbours)
    assert min(neighbours) > max(strength.values())


def test_every_root_has_a_pattern_of_its_own() -> None:
    patterns = [look["pattern"] for look in load_tokens()["roots"].values()]
    assert len(set(patterns)) == len(patterns)
    assert set(patterns) <= set(load_tokens()["patterns"])


def test_agreement_steps_leave_no_gap() -> None:
    steps = load_tokens()["agreement"]
    for before, after in pairwise(steps):
        assert after["from"] == before["to"] + 1
        assert after["strength"] > before["strength"]
    assert steps[-1]["to"] is None


def test_css_names_each_colour_once_per_theme() -> None:
    sheet = css_variables(".nr-tool")
    assert sheet.count("--nr-paper: #FBFAF7") == 1
    assert sheet.count("--nr-paper: #14181D") == 2
    assert 'html[data-theme="dark"] .nr-tool' in sheet
    assert 'body[data-jp-theme-light="false"] .nr-tool' in sheet
    assert re.search(r"--nr-root-l5-fill: #D55E00;", sheet)
    assert re.search(r"--nr-root-s4-5-edge: #3A3F45;", sheet)


def test_unknown_root_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"unknown root 'L9'.*L5.*S4-5"):
        root_slug("L9")
