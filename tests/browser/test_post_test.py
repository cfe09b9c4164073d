"""The post-test tool as a reader meets it: figures, refusals, keyboard, address."""

import re

import pytest
from nerveroot.reasoning.post_test_facts import build_post_test_facts
from playwright.sync_api import expect

from tests.browser.address import state_in_address
from tests.browser.conftest import OpenPostTest
from tests.browser.keyboard import focus_is_visible, tab_to
from tests.browser.tool import words

HIP = "suri2011-hip-abduction-l5"
WHOLE = "iversen2013-whole-examination-l5"
BARE = "deville2000-straight-leg-raise"
FACTS = build_post_test_facts()


@pytest.mark.parametrize(
    ("test", "pretest", "shown", "percent", "icons"),
    [
        (
            HIP,
            "30",
            ("82", "36", "97"),
            "82.5% (35.8 to 97.3%)",
            {"sure": 36, "likely": 46, "possible": 15, "none": 3},
        ),
        (
            WHOLE,
            "50",
            ("64", "51", "75"),
            "63.5% (51.0 to 74.6%)",
            {"sure": 51, "likely": 13, "possible": 11, "none": 25},
        ),
    ],
)
def test_figures_of_the_book(
    open_post_test: OpenPostTest,
    test: str,
    pretest: str,
    shown: tuple[str, str, str],
    percent: str,
    icons: dict[str, int],
) -> None:
    """Sentence, icons, bar, nomogram and table give different results."""
    tool = open_post_test()
    tool.test.select_option(test)
    tool.field("pretest").fill(pretest)
    value, low, high = shown
    assert tool.headline() == (
        f"Of 100 people like this, {value} have it, and plausibly {low} to {high}."
    )
    assert dict(tool.icons()) == icons
    assert percent in tool.drawing("bar")
    assert f"to {value} of 100 after it, with a band from {low} to {high}" in (
        tool.drawing("nomogram")
    )
    cells = tool.part("table").locator("tbody tr").last.locator("td")
    assert cells.all_text_contents() == [
        f"{share}%" for share in re.findall(r"\d+\.\d", percent)
    ]


def test_the_slider_changes_everything_at_once(open_post_test: OpenPostTest) -> None:
    """A part stays behind when the probability before the test is moved."""
    tool = open_post_test(f"test={HIP}&pretest=30")
    before = (tool.headline(), tool.drawing("bar"), tool.drawing("nomogram"))
    tool.slider.focus()
    for _ in range(20):
        tool.page.keyboard.press("ArrowRight")
    expect(tool.field("pretest")).to_have_value("50")
    assert tool.headline() == (
        "Of 100 people like this, 92 have it, and plausibly 57 to 99."
    )
    after = (tool.headline(), tool.drawing("bar"), tool.drawing("nomogram"))
    assert not set(before) & set(after)
    assert sum(tool.icons().values()) == 100
    expect(tool.live).to_contain_text("92 have it")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0", "At 0% nobody has the condition"),
        ("100", "At 100% everybody has the condition"),
        ("120", "must lie between 0% and 100%"),
        ("-5", "must lie between 0% and 100%"),
        ("often", "must be a number"),
        ("", "must be a number"),
        ("1e999", "must lie between 0% and 100%"),
    ],
)
def test_bad_probabilities_are_explained_and_break_nothing(
    open_post_test: OpenPostTest, typed: str, said: str
) -> None:
    """A wrong number gives a result, or none and no reason."""
    tool = open_post_test(f"test={HIP}&pretest=30")
    field = tool.field("pretest")
    field.fill(typed)
    assert said in tool.headline()
    expect(field).to_have_attribute("aria-invalid", "true")
    message = field.get_attribute("aria-describedby") or ""
    assert said in words(tool.tool.locator(f"#{message}"))
    for part in ("icons", "bar", "nomogram", "table"):
        expect(tool.part(part)).to_be_hidden()
    assert "%" not in words(tool.part("basis"))
    field.fill("30,0")
    assert "82 have it" in tool.headline()
    expect(field).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (("", "", ""), "Give a likelihood ratio."),
        (("0", "", ""), "zero cell"),
        (("-1", "", ""), "cannot be below 0"),
        (("inf", "", ""), "must be a number"),
        (("1e999", "", ""), "infinite ratio"),
        (("2", "3", "1"), "lower end of the interval is above its upper end"),
        (("5.7", "2.3", "4.4"), "outside its own interval"),
        (("2", "1", ""), "needs both of its ends"),
        (("2", "0", "4"), "must be above 0 and finite"),
        (("2", "low", "4"), "must be numbers"),
    ],
)
def test_bad_ratios_are_explained_and_break_nothing(
    open_post_test: OpenPostTest, figures: tuple[str, str, str], said: str
) -> None:
    """A ratio that cannot be is worked with."""
    tool = open_post_test("test=own&pretest=30")
    for name, typed in zip(("ratio", "ratioLow", "ratioHigh"), figures, strict=True):
        tool.field(name).fill(typed)
    assert said in tool.headline()
    expect(tool.part("icons")).to_be_hidden()
    for name, typed in (("ratio", "11"), ("ratioLow", "1.3"), ("ratioHigh", "84")):
        tool.field(name).fill(typed)
    assert "82 have it, and plausibly 36 to 97" in tool.headline()


def test_no_interval_is_hollow_without_a_bar(open_post_test: OpenPostTest) -> None:
    """A figure without interval looks as sure as one with it."""
    tool = open_post_test(f"test={BARE}&pretest=50")
    assert tool.headline().endswith("how far off that may be is unknown.")
    assert set(tool.icons()) == {"hollow", "none"}
    assert "hollow and has no bar" in words(tool.part("posttest"))
    for part in ("bar", "nomogram"):
        dot = tool.part(part).locator("circle")
        expect(dot).to_have_attribute("data-hollow", "")
    expect(tool.part("bar").locator("line.nrpt-interval").first).to_be_hidden()
    assert "without a band" in tool.drawing("nomogram")


@pytest.mark.parametrize("result", ["positive", "negative"])
def test_cauda_equina_is_never_without_its_warning(
    open_post_test: OpenPostTest, result: str
) -> None:
    """Somebody with a low number waits at home while the bladder fails."""
    tool = open_post_test(width=390)
    tool.test.select_option("boktor2023-bladder-scan-200")
    tool.result(result).check(force=True)
    warning = tool.part("warning")
    expect(warning).to_be_visible()
    expect(warning).to_contain_text("does not rule it out")
    expect(warning).to_contain_text("urgent care now")
    expect(tool.live).to_contain_text("urgent care now")
    tool.field("pretest").fill("0")
    expect(warning).to_be_visible()
    tool.test.select_option(HIP)
    expect(warning).to_be_hidden()


def test_a_missing_ratio_is_no_ratio_of_one(open_post_test: OpenPostTest) -> None:
    """Strength that is normal seems to change nothing, where nothing is known."""
    tool = open_post_test(f"test={HIP}&pretest=30")
    tool.result("negative").check(force=True)
    assert tool.headline().startswith("Suri 2011 gives no ratio for this result")
    expect(tool.part("icons")).to_be_hidden()


def test_second_tests_are_refused_with_the_reason(open_post_test: OpenPostTest) -> None:
    """Two results of one cause are multiplied."""
    tool = open_post_test(f"test={BARE}&pretest=50")
    before = tool.headline()
    for second, reason in (
        ("deville2000-crossed-straight-leg-raise", "one domain (tension sign)"),
        ("vanderwindt2010-straight-leg-raise", "It is the same test"),
        ("mkumbuzi2012-slump", "judged by another standard: MRI, not Surgery"),
        (HIP, "It looks for something else"),
        (WHOLE, "It looks for something else"),
    ):
        verdict = tool.add(second)
        assert verdict.startswith("Refused.")
        assert reason in verdict
        expect(tool.part("product")).to_be_hidden()
    assert tool.headline() == before


def test_the_naive_product_is_only_a_lesson(open_post_test: OpenPostTest) -> None:
    """A product of ratios is shown as a result."""
    tool = open_post_test("test=bertilson2010-reflex-l5&pretest=30")
    before = tool.headline()
    verdict = tool.add("bertilson2010-motor-l5")
    assert verdict.startswith("A lesson, not a result.")
    assert "Nobody has shown that for these tests" in verdict
    assert "1.39 × 0.97 = 1.35" in verdict
    assert "Do not use this number" in verdict
    assert tool.headline() == before


def test_starting_points_count_what_the_test_looks_for(
    open_post_test: OpenPostTest,
) -> None:
    """A share of people with one condition is offered for another."""
    tool = open_post_test()
    targets = {row["id"]: row["target"] for row in FACTS["presets"]}
    wrong = []
    for test in FACTS["tests"]:
        tool.test.select_option(test["id"])
        offered = tool.offered()
        expected = {
            preset for preset, target in targets.items() if target == test["target"]
        }
        if offered != expected:
            wrong.append(test["id"])
    assert not wrong
    tool.test.select_option(HIP)
    tool.preset("specialist-l5-impingement").check(force=True)
    expect(tool.field("pretest")).to_have_value("30")
    assert "Close, but not the same" in words(tool.part("pretest"))
    tool.test.select_option("boktor2023-bladder-scan-200")
    expect(tool.field("pretest")).to_have_value("7.5")


def test_every_test_and_result_has_an_answer(open_post_test: OpenPostTest) -> None:
    """A row of the table breaks the tool."""
    tool = open_post_test("pretest=50")
    for test in FACTS["tests"]:
        tool.test.select_option(test["id"])
        tool.field("pretest").fill("50")
        for result in ("positive", "negative"):
            tool.result(result).check(force=True)
            known = test[result]
            if known is None:
                assert "gives no ratio" in tool.headline(), test["id"]
            else:
                count = 100 * known["value"] / (1 + known["value"])
                found = re.search(r"(\d+) ha(?:s|ve) it", tool.headline())
                assert found is not None, test["id"]
                assert abs(int(found[1]) - count) <= 0.5 + 1e-9, test["id"]
            doubt = "not checked against the paper" in words(tool.part("posttest"))
            assert doubt == (known is not None and not test["verified"]), test["id"]


def test_route_through_the_tool(open_post_test: OpenPostTest) -> None:
    """A step of the way needs a pointer: test, result, probability, second test."""
    tool = open_post_test(f"test={HIP}&pretest=30")
    page = tool.page
    tool.tool.evaluate("(tool) => { tool.tabIndex = -1; tool.focus(); }")
    tab_to(page, f"{tool.selector} select")
    assert focus_is_visible(page)
    page.keyboard.press("ArrowDown")
    expect(tool.test).not_to_have_value(HIP)
    expect(tool.live).not_to_be_empty()
    tool.test.select_option(HIP)
    tab_to(page, f'{tool.selector} [data-part="result"] input')
    page.keyboard.press("ArrowDown")
    expect(tool.result("negative")).to_be_checked()
    page.keyboard.press("ArrowUp")
    tab_to(page, f'{tool.selector} [data-part="pretest"] input[type="radio"]')
    assert focus_is_visible(page)
    tab_to(page, f'{tool.selector} [data-field="pretest"]')
    page.keyboard.press("Control+a")
    page.keyboard.type("50")
    assert "92 have it" in tool.headline()
    tab_to(page, f"{tool.selector} summary")
    page.keyboard.press("Enter")
    tab_to(page, f"{tool.selector} details select")
    page.keyboard.press("ArrowDown")
    expect(tool.part("second-verdict")).to_be_visible()


def test_address_restores_and_keeps_the_state(open_post_test: OpenPostTest) -> None:
    """A link that a teacher shared opens the tool at its beginning."""
    tool = open_post_test(f"test={WHOLE}&pretest=50&second={HIP}")
    expect(tool.notice()).to_have_count(0)
    expect(tool.test).to_have_value(WHOLE)
    assert "64 have it" in tool.headline()
    assert "judged by another standard" in words(tool.part("second-verdict"))
    tool.field("pretest").fill("12,5")
    kept = state_in_address(tool.page)
    assert kept["pretest"] == "12.5"
    tool.page.reload()
    expect(tool.tool).to_have_attribute("data-ready", "true")
    expect(tool.field("pretest")).to_have_value("12.5")
    assert state_in_address(tool.page) == kept
