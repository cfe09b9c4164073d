"""The state of every tool travels in the address, and nothing else does."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.address import (
    HOSTILE,
    assert_refused,
    set_address,
    state_in_address,
)
from tests.browser.conftest import PAGES, Visit
from tests.browser.emg_planner import EmgPlannerOnPage
from tests.browser.lesion_localiser import LesionLocaliserOnPage
from tests.browser.level_explorer import LevelExplorerOnPage
from tests.browser.myotome_map import MyotomeMapOnPage
from tests.browser.post_test import PostTestOnPage
from tests.browser.root_course import RootCourseOnPage
from tests.browser.tool import ToolOnPage


@dataclass(frozen=True)
class Shared:
    """
    A link that a teacher shares.

    Parameters
    ----------
    kind : type of ToolOnPage
        The tool that it opens.
    state : dict of str to str
        What stands in the address.
    pressed, checked : tuple of str
        Selectors of the buttons, and of the radios and options, that must show it.
    press : str
        A control that changes the state.
    changes : str
        The key that this changes.
    also : tuple of str
        Keys that the tool reads besides those of the state.
    """

    kind: type[ToolOnPage]
    state: dict[str, str]
    pressed: tuple[str, ...]
    checked: tuple[str, ...]
    press: str
    changes: str
    also: tuple[str, ...] = ()

    @property
    def fragment(self) -> str:
        """Return the state as it is written."""
        return "&".join(f"{key}={value}" for key, value in self.state.items())

    def assert_shown(self, tool: ToolOnPage) -> None:
        """Fail unless the tool shows the state."""
        for selector in self.pressed:
            expect(tool.tool.locator(selector)).to_have_attribute(
                "aria-pressed", "true"
            )
        for selector in self.checked:
            # Of an option of a list, too.
            expect(tool.tool.locator(f"{selector}:checked")).to_have_count(1)


LINKS = [
    Shared(
        MyotomeMapOnPage,
        {
            "view": "posterior",
            "muscle": "biceps_femoris_short",
            "source": "young-1983",
            "lesion": "common_fibular",
        },
        (
            '[data-view="posterior"]',
            'button[data-muscle="biceps_femoris_short"]',
            '[data-lesion="common_fibular"]',
        ),
        ('input[value="young-1983"]',),
        'button[data-muscle="soleus"]',
        "muscle",
    ),
    Shared(
        LevelExplorerOnPage,
        {
            "level": "L5-S1",
            "zone": "foraminal",
            "type": "extrusion",
            "size": "large",
            "side": "left",
        },
        ('button[data-cell="L5-S1 foraminal"]',),
        (
            'input[value="L5-S1"]',
            'input[value="extrusion"]',
            'input[value="large"]',
            'input[value="left"]',
        ),
        'button[data-cell="L3-4 central"]',
        "level",
    ),
    Shared(
        RootCourseOnPage,
        {"stop": "common_fibular"},
        ('button[data-stop="common_fibular"]',),
        (),
        'button[data-stop="foramen"]',
        "stop",
    ),
    Shared(
        LesionLocaliserOnPage,
        {"mode": "examine", "found": "inversion.n~bladder_bowel.p"},
        (),
        (
            '[data-finding="inversion"] input[value="normal"]',
            '[data-finding="bladder_bowel"] input[value="present"]',
        ),
        '[data-finding="ankle_dorsiflexion"] input[value="reduced"]',
        "found",
        ("site", "case"),
    ),
    Shared(
        PostTestOnPage,
        {
            "test": "deville2000-straight-leg-raise",
            "result": "negative",
            "second": "deville2000-crossed-straight-leg-raise",
        },
        (),
        (
            'option[value="deville2000-straight-leg-raise"]',
            '[data-part="result"] input[value="negative"]',
            '[data-part="second"] '
            'option[value="deville2000-crossed-straight-leg-raise"]',
        ),
        '[data-part="result"] input[value="negative"]',
        "result",
        ("preset", "pretest", "lr", "from", "to"),
    ),
    Shared(
        EmgPlannerOnPage,
        {"question": "l5-or-plexus", "days": "91"},
        ('button[data-days="91"]',),
        ('[data-part="question"] input[value="l5-or-plexus"]',),
        'button[data-days="21"]',
        "days",
    ),
]


@pytest.fixture(params=LINKS, ids=lambda link: link.kind.name)
def link(request: pytest.FixtureRequest) -> Shared:
    return request.param


def open_link(visit: Visit, link: Shared, fragment: str) -> ToolOnPage:
    return link.kind(visit(PAGES[link.kind], fragment=fragment))


def assert_chosen(control: Locator) -> None:
    """Fail unless a button is pressed, or a radio checked."""
    if control.get_attribute("type") == "radio":
        expect(control).to_be_checked()
    else:
        expect(control).to_have_attribute("aria-pressed", "true")


def test_address_restores_the_state(visit: Visit, link: Shared) -> None:
    """A link that a teacher shared opens the tool at its beginning."""
    tool = open_link(visit, link, f"#{link.fragment}")
    link.assert_shown(tool)
    expect(tool.notice()).to_have_count(0)


def test_choices_are_kept_in_the_address(visit: Visit, link: Shared) -> None:
    """A reload loses what the reader chose."""
    tool = open_link(visit, link, "")
    control: Locator = tool.tool.locator(link.press)
    tool.press(control)
    assert_chosen(control)
    kept = state_in_address(tool.page)
    assert link.changes in kept
    tool.page.reload()
    expect(tool.tool).to_have_attribute("data-ready", "true")
    assert_chosen(control)
    assert state_in_address(tool.page) == kept


def test_tool_follows_a_new_address(visit: Visit, link: Shared) -> None:
    """A link to another state on the same page does nothing."""
    tool = open_link(visit, link, "")
    set_address(tool.page, link.fragment)
    link.assert_shown(tool)


def test_hostile_addresses_are_refused(visit: Visit, link: Shared) -> None:
    """A prepared link runs code in the reader's browser, or breaks the tool."""
    tool = open_link(visit, link, "")
    for value in HOSTILE:
        assert_refused(tool, (*link.state, *link.also), value)
    control = tool.tool.locator(link.press)
    tool.press(control)
    assert_chosen(control)
    assert not set(HOSTILE) & set(state_in_address(tool.page).values())
