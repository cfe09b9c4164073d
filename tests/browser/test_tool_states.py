"""The tools in the states that readers reach, not only as they open."""

import pytest
from playwright.sync_api import expect

from tests.browser import axe, checks
from tests.browser.conftest import PAGES, Visit
from tests.browser.emg_planner import EmgPlannerOnPage
from tests.browser.lesion_localiser import LesionLocaliserOnPage
from tests.browser.level_explorer import LevelExplorerOnPage
from tests.browser.myotome_map import MyotomeMapOnPage
from tests.browser.post_test import PostTestOnPage
from tests.browser.root_course import RootCourseOnPage
from tests.browser.tool import ToolOnPage

FOUND = (
    "mode=examine&found=ankle_dorsiflexion.r~toe_extension.r~eversion.r"
    "~inversion.n~hip_abduction.n"
)
STATES: list[tuple[type[ToolOnPage], str]] = [
    (MyotomeMapOnPage, "muscle=tibialis_anterior&lesion=L5,common_fibular"),
    (MyotomeMapOnPage, "source=kendall&muscle=gluteus_medius&view=posterior"),
    (LevelExplorerOnPage, "level=L4-5&zone=central&type=bulge&size=large"),
    (LevelExplorerOnPage, "level=L5-S1&zone=extraforaminal&variant=conjoined"),
    (RootCourseOnPage, "stop=foramen"),
    (RootCourseOnPage, "stop=no_such_stop"),
    (LesionLocaliserOnPage, "mode=explore&site=sciatic_neuropathy"),
    (LesionLocaliserOnPage, f"{FOUND}~bladder_bowel.p~plantar_response.p~fever.p"),
    (LesionLocaliserOnPage, "mode=practise&case=3"),
    (LesionLocaliserOnPage, "mode=examine"),
    (PostTestOnPage, "test=suri2011-hip-abduction-l5&result=negative"),
    (
        PostTestOnPage,
        "test=deville2000-straight-leg-raise"
        "&second=deville2000-crossed-straight-leg-raise&pretest=50",
    ),
    (PostTestOnPage, "test=own&lr=5.7&from=2.3&to=4.4"),
    (PostTestOnPage, "test=vroomen2002-paresis&second=vroomen2002-reflexes"),
    (PostTestOnPage, "test=boktor2023-bladder-scan-200&result=negative"),
    (PostTestOnPage, "test=no-such-test"),
    (EmgPlannerOnPage, "question=foot-drop&days=0"),
    (EmgPlannerOnPage, "question=l5-or-plexus&days=42"),
    (EmgPlannerOnPage, "question=how-old&days=730"),
    (EmgPlannerOnPage, "question=no-such-question&days=9999"),
]


@pytest.mark.parametrize(
    ("kind", "state"), STATES, ids=[f"{kind.name}-{state}" for kind, state in STATES]
)
def test_nothing_is_wrong_with_a_state(
    visit: Visit, axe_source: str, kind: type[ToolOnPage], state: str
) -> None:
    """A state that only some readers reach is pale, nameless, too wide or too small."""
    found: dict[str, list[str]] = {}
    for theme, width in (("light", 360), ("dark", 360), ("light", 1280)):
        page = visit(PAGES[kind], theme=theme, width=width, fragment=f"#{state}")
        page.reload()
        tool = kind(page)
        expect(tool.tool).to_have_attribute("data-ready", "true")
        tool.tool.locator("details:not([open]) > summary").evaluate_all(
            "(all) => all.map((summary) => summary.click())"
        )
        found[f"{theme}, {width} px"] = [
            *axe.violations(page, axe_source),
            *checks.too_wide(page),
            *checks.small_controls(page),
        ]
    assert {where: lines for where, lines in found.items() if lines} == {}
