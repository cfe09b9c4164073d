"""The lesion localiser reasons, draws and teaches as its module and its tables say."""

from urllib.parse import parse_qs, urlsplit

import pytest
from nerveroot.data import load_table
from playwright.sync_api import expect

from tests.browser.conftest import OpenLocaliser
from tests.browser.keyboard import focus_is_visible, tab_to
from tests.browser.tool import words

FIBULAR = (
    "mode=examine&found=ankle_dorsiflexion.r~toe_extension.r~eversion.r"
    "~inversion.n~hip_abduction.n"
)
LONGEST_REPAINT_MS = 100


def test_findings_lead_to_a_conclusion(open_localiser: OpenLocaliser) -> None:
    """What is entered is not what is reasoned with."""
    tool = open_localiser("mode=examine")
    assert tool.headline().startswith("Cannot tell: nothing abnormal")
    for finding in ("ankle_dorsiflexion", "toe_extension", "eversion"):
        tool.enter(finding, "reduced")
    for finding in ("inversion", "hip_abduction"):
        tool.enter(finding, "normal")
    assert tool.headline() == (
        "Fits best: common fibular neuropathy and sciatic neuropathy."
    )
    expect(tool.part("result")).to_contain_text("cannot part")
    expect(tool.live).to_contain_text("Fits best: common fibular")
    found = parse_qs(urlsplit(tool.page.url).fragment)["found"][0]
    assert "inversion.n" in found


def test_not_tested_takes_a_finding_back(open_localiser: OpenLocaliser) -> None:
    """A finding once entered is kept as normal when it is taken back."""
    tool = open_localiser(FIBULAR)
    before = words(tool.part("result"))
    tool.enter("hip_abduction", "reduced")
    assert words(tool.part("result")) != before
    tool.enter("hip_abduction", "not_tested")
    assert "hip_abduction" not in tool.page.url
    assert tool.headline().startswith("Fits")


def test_red_flags_come_first(open_localiser: OpenLocaliser) -> None:
    """Urgent care stands below a ranking that may wait."""
    tool = open_localiser(f"{FIBULAR}~bladder_bowel.p")
    result = tool.part("result")
    first = result.locator("> *").first
    expect(first).to_contain_text("Urgent care now.")
    expect(first).to_contain_text("bladder")
    assert tool.tool.locator("[data-body-part]").first.get_attribute(
        "data-body-part"
    ) == ("red flags")


@pytest.mark.parametrize(
    ("found", "how_soon"),
    [
        ("fever.p", "Urgent care today."),
        ("fever.p~hip_abduction.r", "Urgent care now."),
        ("history_of_cancer.p", "Urgent care today."),
        ("severe_trauma.p", "Urgent care today."),
        ("tense_painful_leg.p", "Urgent care now."),
        ("cold_pale_leg.p", "Urgent care now."),
    ],
)
def test_an_alarm_sends_to_care_with_its_source(
    open_localiser: OpenLocaliser, found: str, how_soon: str
) -> None:
    """A cold leg or a fever is placed in a nerve instead of being sent to care."""
    tool = open_localiser(f"mode=examine&found={found}", width=390)
    first = tool.part("result").locator("> *").first
    expect(first).to_contain_text(how_soon)
    flags = {row.finding_id: row for row in load_table("red_flags")}
    flag = flags[found.split(".")[0]]
    labels = {row.source_key: row.label for row in load_table("sources")}
    expect(first).to_contain_text(flag.text)
    expect(first).to_contain_text(f"● {labels[flag.source_key]}")
    expect(tool.tool.locator(".nrll-summary")).to_have_text(how_soon)


def test_the_cauda_equina_stands_before_the_plexus(
    open_localiser: OpenLocaliser,
) -> None:
    """A plexus lesion heads the list of somebody who cannot pass urine."""
    l5 = "ankle_dorsiflexion.r~inversion.r~hip_abduction.r~typical_pain.p"
    tool = open_localiser(f"mode=examine&found={l5}~bladder_bowel.p")
    assert tool.headline().startswith("Must be ruled out first: cauda equina syndrome")
    expect(tool.part("result").locator(".nrll-rest li").first).to_contain_text(
        "Lumbosacral plexopathy (trunk): fits once that is ruled out"
    )


def test_no_number_is_shown_as_a_chance(open_localiser: OpenLocaliser) -> None:
    """A rank looks like a probability."""
    tool = open_localiser(FIBULAR)
    assert "%" not in words(tool.part("result"))


@pytest.mark.parametrize(
    "site", ["l5_radiculopathy", "sciatic_neuropathy", "deep_fibular_neuropathy"]
)
def test_the_drawings_show_what_the_table_says(
    open_localiser: OpenLocaliser, site: str
) -> None:
    """The forward picture contradicts the table of conditions."""
    tool = open_localiser(f"mode=explore&site={site}")
    cells = {
        row.finding_id: row.value
        for row in load_table("differentials")
        if row.condition_id == site
    }
    effects = {"reduced": "lost", "varies": "varies", "normal": "kept"}
    drawn = tool.effects()
    wanted = {
        "tibialis_anterior": "ankle_dorsiflexion",
        "gluteus_medius": "hip_abduction",
        "peroneus_longus": "eversion",
        "web_space_1": "sensation_first_web_space",
        "foot_dorsum_central": "sensation_lateral_leg_dorsum",
    }
    for part, finding in wanted.items():
        assert drawn[part] == effects[cells[finding]], part


def test_the_table_twin_says_the_same(open_localiser: OpenLocaliser) -> None:
    """The table of a lesion lacks a finding or its source."""
    tool = open_localiser("mode=explore&site=l5_radiculopathy")
    tool.open_all()
    rows = tool.part("table").locator("tbody tr")
    placed = [row for row in load_table("findings") if row.kind != "alarm"]
    expect(rows).to_have_count(len(placed))
    expect(rows.first).to_contain_text("reduced")
    expect(rows.first).to_contain_text("DeductMD")


def test_a_case_is_answered_before_it_is_explained(
    open_localiser: OpenLocaliser,
) -> None:
    """The answer to a case can be read before the learner commits."""
    tool = open_localiser("mode=practise&case=3")
    text = tool.tool.evaluate("(tool) => tool.outerHTML")
    for leaked in ("Fits best", "composed from", 'data-part="result"', "tell-tale"):
        assert leaked not in text
    assert tool.tool.locator("input[name$=-answer]:checked").count() == 0
    expect(tool.part("table")).to_be_hidden()
    tool.press(tool.button_named("^Commit$"))
    expect(tool.part("feedback")).to_be_empty()
    tool.tool.locator("input[name$=-answer]").first.check()
    tool.press(tool.button_named("^Commit$"))
    feedback = tool.part("feedback")
    expect(feedback).to_contain_text("The case was composed from")
    expect(feedback.locator('[data-part="result"]')).to_be_visible()
    expect(tool.tool.locator("input[name$=-answer]").first).to_be_disabled()
    tool.press(tool.button_named("^Next case$"))
    expect(feedback).to_be_empty()
    expect(tool.tool).to_contain_text("Case 4")


def test_the_same_number_gives_the_same_case(open_localiser: OpenLocaliser) -> None:
    """A shared case is another one for the next learner."""
    tool = open_localiser("mode=practise&case=7")
    first = words(tool.tool)
    tool.page.reload()
    expect(tool.tool).to_have_attribute("data-ready", "true")
    assert words(tool.tool) == first


def test_everything_can_be_done_with_the_keyboard(
    open_localiser: OpenLocaliser,
) -> None:
    """A reader without a mouse cannot enter a finding."""
    tool = open_localiser("mode=examine")
    page = tool.page
    tool.button_named("^Examine$").focus()
    first = 'input[type="radio"][name$="-ankle_dorsiflexion"]'
    tab_to(page, first)
    assert focus_is_visible(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(tool.radio("ankle_dorsiflexion", "reduced")).to_be_checked()
    assert focus_is_visible(page)
    expect(tool.part("result")).to_contain_text("Cannot tell")


def test_a_finding_is_answered_at_once_on_a_slow_machine(
    open_localiser: OpenLocaliser,
) -> None:
    """Entering a finding stalls the page."""
    tool = open_localiser(FIBULAR)
    tool.open_all()
    session = tool.page.context.new_cdp_session(tool.page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    times = tool.radio("plantar_flexion", "reduced").evaluate(
        """async (radio) => {
          const others = [...radio.closest("fieldset").querySelectorAll("input")];
          const times = [];
          for (let round = 0; round < 9; round += 1) {
            const target = others[1 + (round % 3)];
            const start = performance.now();
            target.click();
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            times.push(performance.now() - start);
          }
          return times;
        }"""
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    # The quickest of nine: what else this machine does is not the tool's doing.
    assert min(times) <= LONGEST_REPAINT_MS, times
