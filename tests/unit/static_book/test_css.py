"""Style sheets are parsed, purged of what no page uses, and written tight."""

from __future__ import annotations

import pytest
from nerveroot.static_book.css_purge import UsedNames, collect_names, may_match, purge
from nerveroot.static_book.css_rules import minify, parse, split_selectors

PAGE = '<main id="main"><p class="lead big">x</p><a href="#">y</a></main>'


@pytest.fixture
def names() -> UsedNames:
    return collect_names([PAGE], ["opened"])


@pytest.mark.parametrize(
    "selector",
    [
        ".lead",
        "p.lead.big",
        "#main > p",
        "a:hover",
        "a:not(.absent)",
        "p::before",
        ":root",
        "*",
        "html[data-theme='dark'] .lead",
        ".opened a",
        ":is(.absent, .lead)",
        "[class*=highlight-]",
    ],
)
def test_rules_that_a_page_can_use_stay(selector, names):
    assert may_match(selector, names)


@pytest.mark.parametrize(
    "selector",
    [".absent", "p.lead.absent", "#absent", "table td", ".absent:hover", ".lead .fa-x"],
)
def test_rules_that_no_page_can_use_go(selector, names):
    assert not may_match(selector, names)


def test_only_the_unused_selectors_of_a_list_go(names):
    assert purge(".lead, .absent, a { color: red }", names) == ".lead,a{color:red}"


def test_an_empty_condition_goes_with_its_rules(names):
    css = "@media (max-width: 9px) { .absent { a: b } } @media print { .lead { c: d } }"
    assert purge(css, names) == "@media print{.lead{c:d}}"


def test_keyframes_stay_only_while_a_rule_names_them(names):
    css = "@keyframes turn{to{a:b}} @keyframes gone{to{a:b}} .lead{animation:turn 1s}"
    assert purge(css, names) == "@keyframes turn{to{a:b}}.lead{animation:turn 1s}"


def test_unused_variables_of_myst_nb_go_and_others_stay(names):
    rule = ".lead{color:var(--mystnb-blue)}"
    css = f":root{{--mystnb-red:red;--mystnb-blue:blue;--pst-x:1}} {rule}"
    assert purge(css, names) == f":root{{--mystnb-blue:blue;--pst-x:1}}{rule}"


def test_data_addresses_with_semicolons_are_not_cut(names):
    css = ".lead{background:url(data:image/png;base64,AA==);color:red}"
    assert purge(css, names) == css


def test_minifying_keeps_meaning():
    css = """/* note */
    a :hover , b > c { width : calc(1px + 2px) ; content: "a  ;  }" }
    @import url("x.css");
    @media (min-width: 760px) and (max-width: 9em) { a { b: c; } }
    """
    assert minify(css) == (
        'a :hover,b>c{width :calc(1px + 2px);content:"a  ;  }"}'
        '@import url("x.css");'
        "@media (min-width:760px) and (max-width:9em){a{b:c}}"
    )


def test_purging_twice_changes_nothing(names):
    css = "@media print{.lead{c:d}}.lead,.absent{color:red}:root{--mystnb-a:1}"
    once = purge(css, names)
    assert purge(once, names) == once


def test_commas_inside_brackets_do_not_split_selectors():
    assert split_selectors(":is(a, b) c, d[e='f,g']") == [":is(a, b) c", "d[e='f,g']"]


def test_a_block_that_is_not_closed_is_an_error():
    with pytest.raises(ValueError, match="not closed"):
        parse("a { b: c")
