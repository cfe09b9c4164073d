"""The tools of part two in the states that readers reach, not only as they open."""

import pytest

from tests.browser import axe, checks
from tests.browser.conftest import PAGES, Visit
from tests.browser.level_explorer import LevelExplorerOnPage
from tests.browser.myotome_map import MyotomeMapOnPage
from tests.browser.root_course import RootCourseOnPage
from tests.browser.tool import ToolOnPage

STATES: list[tuple[type[ToolOnPage], str]] = [
    (MyotomeMapOnPage, "muscle=tibialis_anterior&lesion=L5,common_fibular"),
    (MyotomeMapOnPage, "source=kendall&muscle=gluteus_medius&view=posterior"),
    (LevelExplorerOnPage, "level=L4-5&zone=central&type=bulge&size=large"),
    (LevelExplorerOnPage, "level=L5-S1&zone=extraforaminal&variant=conjoined"),
    (RootCourseOnPage, "stop=foramen"),
    (RootCourseOnPage, "stop=no_such_stop"),
]


@pytest.mark.parametrize(
    ("kind", "state"), STATES, ids=[f"{kind.name}-{state}" for kind, state in STATES]
)
def test_nothing_is_wrong_with_a_state(
    visit: Visit, axe_source: str, kind: type[ToolOnPage], state: str
) -> None:
    """A state that only some readers reach is pale, nameless, too wide or too small."""
    found: dict[str, list[str]] = {}
    for theme, width in (("light", 390), ("dark", 390), ("light", 1280)):
        page = visit(PAGES[kind], theme=theme, width=width, fragment=f"#{state}")
        page.reload()
        tool = kind(page)
        tool.tool.locator("summary").evaluate_all("(all) => all.map((s) => s.click())")
        found[f"{theme}, {width} px"] = [
            *axe.violations(page, axe_source),
            *checks.too_wide(page),
            *checks.small_controls(page),
        ]
    assert {where: lines for where, lines in found.items() if lines} == {}
