"""The planner as a reader meets it: day by day, refusals, keyboard, address, print."""

import pytest
from nerveroot.reasoning.emg_plan import plan
from nerveroot.reasoning.emg_planner_facts import build_emg_facts, questions
from nerveroot.reasoning.emg_timing_windows import share_of_axis
from playwright.sync_api import expect

from tests.browser.address import state_in_address
from tests.browser.conftest import OpenPlanner
from tests.browser.emg_planner import EmgPlannerOnPage
from tests.browser.keyboard import focus_is_visible, tab_to
from tests.browser.tool import words

PAGE = "book/diagnosis/electrodiagnosis.html"
FACTS = build_emg_facts()


def assert_shows(tool: EmgPlannerOnPage, question: str, days: int) -> None:
    """Fail unless everything on the page is what Python plans."""
    expected = plan(question, days)
    assert tool.headline() == expected["headline"]
    assert expected["words"] in words(tool.tool)
    assert tool.muscles() == [muscle["id"] for muscle in expected["muscles"]]
    for muscle in expected["muscles"]:
        item = tool.muscle(muscle["id"])
        expect(item).to_have_attribute("data-status", muscle["status"])
        assert muscle["status"] in words(item).lower()
        assert tool.readings(item) == [muscle["abnormal"], muscle["normal"]]
    for nerve in expected["nerves"]:
        item = tool.tool.locator(f'[data-nerve="{nerve["id"]}"]')
        assert tool.readings(item) == [nerve["abnormal"], nerve["normal"]]
    assert tool.signs() == {sign["id"]: sign["status"] for sign in expected["signs"]}
    fitting = (
        tool.part("ages")
        .locator("[data-now]")
        .evaluate_all("(all) => all.map((item) => item.dataset.age)")
    )
    assert fitting == expected["ages"]
    assert tool.cursor() == pytest.approx(share_of_axis(days), abs=0.002)


def test_every_question_on_every_usual_day(open_planner: OpenPlanner) -> None:
    """A muscle, a reading, a status or the cursor is another than Python's."""
    tool = open_planner()
    for question in questions():
        tool.question(question).check(force=True)
        for preset in FACTS["presets"]:
            tool.press(tool.day_button(preset["days"]))
            assert_shows(tool, question, preset["days"])


def test_every_number_stands_with_its_source_and_status(
    open_planner: OpenPlanner,
) -> None:
    """A window or a limit has no source, or a recalled one passes for read."""
    tool = open_planner()
    table = tool.part("table")
    for row in FACTS["timing"]:
        cells = words(table.locator(f'tr[data-row="{row["id"]}"]'))
        assert row["window"] in cells
        assert row["source"] in cells
        assert ("recalled" in cells.lower()) == (not row["verified"])
        drawn = tool.part("timeline").locator(f'[data-timing="{row["id"]}"]')
        assert ("recalled" in words(drawn)) == (not row["verified"])
    for question in FACTS["questions"]:
        tool.question(question["id"]).check(force=True)
        said = words(tool.part("limits"))
        for limit in question["limits"]:
            mark = "" if limit["verified"] else ", not checked"
            assert f"{limit['text']} ({limit['source']}{mark})" in said
        for muscle in question["muscles"]:
            known = FACTS["muscles"][muscle["id"]]
            item = words(tool.muscle(muscle["id"]))
            assert known["nerve"] in item
            for root in known["roots"]:
                status = "" if root["verified"] else ", recalled"
                assert f"{root['words']} ({root['source']}{status})" in item


def test_slider_field_and_buttons_move_one_cursor(open_planner: OpenPlanner) -> None:
    """A control of time stays behind the others."""
    tool = open_planner("question=l5-or-fibular&days=10")
    tool.slider.focus()
    tool.page.keyboard.press("ArrowRight")
    expect(tool.field).to_have_value("11")
    assert tool.slider.get_attribute("aria-valuetext") == "day 11"
    tool.page.keyboard.press("End")
    expect(tool.field).to_have_value("730")
    assert_shows(tool, "l5-or-fibular", 730)
    tool.press(tool.day_button(21))
    expect(tool.field).to_have_value("21")
    expect(tool.day_button(21)).to_have_attribute("aria-pressed", "true")
    expect(tool.slider).to_have_value("21")
    tool.field.fill("45")
    expect(tool.day_button(21)).to_have_attribute("aria-pressed", "false")
    assert "Day 45 (about 6 weeks) after the onset" in words(tool.tool)
    assert_shows(tool, "l5-or-fibular", 45)
    expect(tool.live).to_contain_text("day 45")


@pytest.mark.parametrize("typed", ["-1", "731", "1.5", "", "1e2", "99999999999"])
def test_bad_days_are_explained_and_break_nothing(
    open_planner: OpenPlanner, typed: str
) -> None:
    """A day that cannot be plans something, or nothing and no reason."""
    tool = open_planner("question=l5-or-fibular&days=10")
    tool.field.fill(typed)
    said = "Give whole days from 0 to 730."
    assert tool.headline() == said
    expect(tool.field).to_have_attribute("aria-invalid", "true")
    message = tool.field.get_attribute("aria-describedby") or ""
    assert words(tool.tool.locator(f"#{message}")) == said
    assert state_in_address(tool.page).get("days") == "10"
    tool.field.fill("21")
    expect(tool.field).not_to_have_attribute("aria-invalid", "true")
    assert_shows(tool, "l5-or-fibular", 21)


def test_route_through_the_tool(open_planner: OpenPlanner) -> None:
    """A step of the way needs a pointer: question, day, slider, sources, table."""
    tool = open_planner("question=l5-or-fibular&days=10")
    page = tool.page
    tool.tool.evaluate("(tool) => { tool.tabIndex = -1; tool.focus(); }")
    tab_to(page, f'{tool.selector} [data-part="question"] input')
    assert focus_is_visible(page)
    page.keyboard.press("ArrowDown")
    expect(tool.question("l5-or-sciatic")).to_be_checked()
    expect(tool.live).to_contain_text("L5 root or sciatic nerve?")
    tab_to(page, f'{tool.selector} [data-field="days"]')
    page.keyboard.press("Control+a")
    page.keyboard.type("42")
    assert_shows(tool, "l5-or-sciatic", 42)
    tab_to(page, f"{tool.selector} button[data-days]")
    assert focus_is_visible(page)
    page.keyboard.press("Enter")
    assert_shows(tool, "l5-or-sciatic", 0)
    tab_to(page, f'{tool.selector} input[type="range"]')
    assert focus_is_visible(page)
    page.keyboard.press("ArrowRight")
    assert_shows(tool, "l5-or-sciatic", 1)
    tab_to(page, f"{tool.selector} [data-muscle] summary")
    page.keyboard.press("Enter")
    expect(tool.muscle("gluteus_medius").locator("details")).to_have_attribute(
        "open", ""
    )
    # A change of the day must not fold away what the reader has opened.
    tool.press(tool.day_button(42))
    expect(tool.muscle("gluteus_medius").locator("details")).to_have_attribute(
        "open", ""
    )
    tab_to(page, f'{tool.selector} [data-part="table"] > summary')
    page.keyboard.press("Enter")
    expect(tool.part("table").locator("table")).to_be_visible()


def test_one_live_region_speaks(open_planner: OpenPlanner) -> None:
    """Two regions speak over each other, or a change is silent."""
    tool = open_planner()
    expect(tool.tool.locator("[aria-live]")).to_have_count(1)
    tool.press(tool.day_button(3))
    expect(tool.live).to_contain_text("day 3. Too early")


def test_address_restores_and_keeps_the_state(open_planner: OpenPlanner) -> None:
    """A link that a teacher shared opens the tool at its beginning."""
    tool = open_planner("question=l5-or-plexus&days=42")
    expect(tool.notice()).to_have_count(0)
    assert_shows(tool, "l5-or-plexus", 42)
    tool.press(tool.day_button(91))
    kept = state_in_address(tool.page)
    assert kept == {"question": "l5-or-plexus", "days": "91"}
    tool.page.reload()
    expect(tool.tool).to_have_attribute("data-ready", "true")
    assert_shows(tool, "l5-or-plexus", 91)


def test_on_a_phone_the_questions_fold_and_all_controls_can_be_hit(
    open_planner: OpenPlanner,
) -> None:
    """The list of questions pushes the answer off a phone, or a target is too small."""
    tool = open_planner("question=foot-drop&days=21", width=360)
    expect(tool.question("foot-drop")).to_be_hidden()
    summary = tool.part("question").locator("summary")
    assert "Foot drop of unknown cause" in words(summary)
    summary.click()
    tool.part("question").get_by_text("L5 or S1 root?").last.click()
    assert_shows(tool, "l5-or-s1", 21)
    assert "L5 or S1 root?" in words(summary)
    small = tool.tool.locator(
        "summary, button, input:not([type=radio]), label:has(input)"
    ).evaluate_all(
        """(all) => all
          .map((control) => [control.textContent, control.getBoundingClientRect()])
          .filter(([, box]) => box.height > 0 && box.height < 44)
          .map(([name]) => name)"""
    )
    assert not small


def test_print_keeps_the_plan_and_its_sources(open_planner: OpenPlanner) -> None:
    """Paper shows controls instead of the plan, or hides the sources."""
    tool = open_planner("question=l5-or-fibular&days=10")
    tool.page.emulate_media(media="print")
    expect(tool.slider).to_be_hidden()
    expect(tool.day_button(21)).to_be_hidden()
    expect(tool.part("timeline").locator("svg")).to_be_visible()
    for part in ("table", "muscles"):
        assert (
            tool.part(part)
            .locator("table, .nrep-sources")
            .first.evaluate("(element) => element.getBoundingClientRect().height")
            > 0
        )


def test_without_script_the_page_makes_the_point(served: str, browser: object) -> None:
    """Readers without JavaScript see a gap instead of the plan."""
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{served}/{PAGE}")
        tool = page.locator('.nr-widget[data-widget-name="emg-planner"]')
        still = tool.locator("svg").first
        expect(still).to_be_visible()
        assert "Still too early to exclude anything" in words(still)
        # The browser itself unfolds the rows.
        tool.locator("summary").click()
        row = tool.locator("table tr", has_text="Tibialis posterior")
        expect(row).to_be_visible()
        text = words(row)
        for wanted in (
            "may show",
            "Points to the L5 root",
            "Excludes nothing before day 42",
        ):
            assert wanted in text
    finally:
        context.close()
