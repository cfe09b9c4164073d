"""A chapter opens in JupyterLab as a notebook, and its map reaches Python."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator

import pytest
from jupyter_client import BlockingKernelClient
from playwright.sync_api import Page, expect

from tests import CHECKOUT
from tests.browser.dermatome_map import MapOnPage
from tests.browser.emg_planner import EmgPlannerOnPage
from tests.browser.lesion_localiser import LesionLocaliserOnPage
from tests.browser.outcome_explorer import OutcomeExplorerOnPage
from tests.browser.post_test import PostTestOnPage
from tests.launch.jupyter import Lab, private_environment, running_lab

CHAPTER = "book/anatomy/dermatomes.md"
OPEN_AS_NOTEBOOK = ["jupytext-config", "set-default-viewer", "markdown"]

WATCH_THE_MAP = """
import gc
from nerveroot import DermatomeMap
the_map = [thing for thing in gc.get_objects() if isinstance(thing, DermatomeMap)][0]
chosen = []
the_map.on_select(chosen.append)
"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab on a copy of the book, set up by the Binder recipe's command."""
    home = tmp_path_factory.mktemp("jupyter")
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(CHECKOUT / "book", folder / "book")
    environment = private_environment(home)
    subprocess.run(OPEN_AS_NOTEBOOK, check=True, env=environment, cwd=folder)
    with running_lab(folder, environment) as server:
        yield server


@pytest.fixture
def chapter(page: Page, lab: Lab, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A chapter's notebook, all cells run by a kernel of its own."""
    source, tool_name = getattr(request, "param", (CHAPTER, MapOnPage.name))
    page.set_viewport_size({"width": 1400, "height": 1000})
    page.goto(f"{lab.url}lab/tree/{source}?reset&token={lab.token}")
    expect(page.locator(".jp-NotebookPanel")).to_be_visible(timeout=60_000)
    # A cell that is run before its kernel is there opens a dialog instead.
    ready = page.get_by_role("button", name=re.compile(r"^Python 3.*\| Idle$"))
    expect(ready).to_be_visible(timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    tool = page.locator(f'[data-tool="{tool_name}"][data-ready="true"]')
    expect(tool.first).to_be_visible(timeout=60_000)
    yield page
    sessions = f"{lab.url}api/sessions"
    login = {"Authorization": f"token {lab.token}"}
    for session in page.request.get(sessions, headers=login).json():
        page.request.delete(f"{sessions}/{session['id']}", headers=login)


@pytest.fixture
def kernel(chapter: Page, lab: Lab) -> Iterator[BlockingKernelClient]:
    """The kernel that runs the open notebook."""
    assert chapter.url
    (connection,) = lab.runtime.glob("kernel-*.json")
    client = BlockingKernelClient(connection_file=str(connection))
    client.load_connection_file()
    client.start_channels()
    client.wait_for_ready(timeout=30)
    yield client
    client.stop_channels()


def value_of(kernel: BlockingKernelClient, expression: str) -> str:
    """Return the text of a value in the kernel's memory."""
    reply = kernel.execute(
        "", user_expressions={"value": expression}, reply=True, timeout=30
    )["content"]["user_expressions"]["value"]
    assert reply["status"] == "ok", reply
    text: str = reply["data"]["text/plain"]
    return text


def test_a_click_reaches_python(chapter: Page, kernel: BlockingKernelClient) -> None:
    """The map works in the browser but its Python object never hears of it."""
    reply = kernel.execute(WATCH_THE_MAP, reply=True, timeout=30)
    assert reply["content"]["status"] == "ok", reply["content"]
    the_map = MapOnPage(chapter)
    the_map.view("foot_dorsum").click()
    chapter.mouse.click(*the_map.point_on("toe_3_dorsal"))
    expect(the_map.button("toe_3_dorsal")).to_have_attribute("aria-pressed", "true")
    chapter.wait_for_timeout(500)
    assert value_of(kernel, "chosen") == "['toe_3_dorsal']"
    assert value_of(kernel, "the_map.selected") == "'toe_3_dorsal'"
    assert value_of(kernel, "the_map.view") == "'foot_dorsum'"


ANSWERS = [
    (
        ("book/anatomy/myotomes.md", "myotome-map"),
        'button[data-muscle="soleus"]',
        ("MyotomeMap", "selected", "'soleus'"),
    ),
    (
        ("book/anatomy/disc-level-and-root.md", "level-explorer"),
        'button[data-cell="L5-S1 foraminal"]',
        ("LevelExplorer", "roots_hit", "['L5']"),
    ),
    (
        ("book/anatomy/root-course.md", "root-course"),
        'button[data-stop="common_fibular"]',
        ("RootCourse", "selected", "'common_fibular'"),
    ),
]


@pytest.mark.parametrize(
    ("chapter", "control", "told"),
    ANSWERS,
    ids=[answer[0][1] for answer in ANSWERS],
    indirect=["chapter"],
)
def test_every_tool_reaches_python(
    chapter: Page,
    kernel: BlockingKernelClient,
    control: str,
    told: tuple[str, str, str],
) -> None:
    """A tool works in the browser but its Python object never hears of it."""
    class_name, trait, value = told
    button = chapter.locator(f"[data-tool] {control}").first
    button.evaluate("(button) => button.click()")
    expect(button).to_have_attribute("aria-pressed", "true")
    chapter.wait_for_timeout(500)
    find = f"""
import gc
from nerveroot import {class_name}
tool = [thing for thing in gc.get_objects() if isinstance(thing, {class_name})][0]
"""
    reply = kernel.execute(find, reply=True, timeout=30)
    assert reply["content"]["status"] == "ok", reply["content"]
    assert value_of(kernel, f"tool.{trait}") == value


def fill_in_planner(page: Page) -> None:
    EmgPlannerOnPage(page).field.fill("30")


def planner_shows(page: Page) -> None:
    expect(EmgPlannerOnPage(page).field).to_have_value("5")


def fill_in_post_test(page: Page) -> None:
    PostTestOnPage(page).field("pretest").fill("50")


def post_test_shows(page: Page) -> None:
    expect(PostTestOnPage(page).field("pretest")).to_have_value("20")


def fill_in_localiser(page: Page) -> None:
    radio = LesionLocaliserOnPage(page).radio("ankle_dorsiflexion", "reduced")
    # The notebook scrolls under a pointer while folded parts open.
    radio.evaluate("(radio) => radio.click()")
    expect(radio).to_be_checked()


def localiser_shows(page: Page) -> None:
    tool = LesionLocaliserOnPage(page)
    expect(tool.radio("plantar_flexion", "reduced")).to_be_checked()
    expect(tool.radio("ankle_dorsiflexion", "reduced")).not_to_be_checked()


FORMS = [
    (
        ("book/diagnosis/electrodiagnosis.md", EmgPlannerOnPage.name),
        fill_in_planner,
        ("EmgPlanner", "days", "30"),
        "tool.days = 5",
        planner_shows,
    ),
    (
        ("book/diagnosis/test-accuracy.md", PostTestOnPage.name),
        fill_in_post_test,
        ("PostTest", "pretest", "0.5"),
        "tool.pretest = 0.2",
        post_test_shows,
    ),
    (
        ("book/clinical/differential-diagnosis.md", LesionLocaliserOnPage.name),
        fill_in_localiser,
        ("LesionLocaliser", "findings", "{'ankle_dorsiflexion': 'reduced'}"),
        "tool.findings = {'plantar_flexion': 'reduced'}",
        localiser_shows,
    ),
]


@pytest.mark.parametrize(
    ("chapter", "fill_in", "told", "setting", "shows"),
    FORMS,
    ids=[form[0][1] for form in FORMS],
    indirect=["chapter"],
)
def test_what_is_filled_in_reaches_python_and_back(
    chapter: Page,
    kernel: BlockingKernelClient,
    fill_in: Callable[[Page], None],
    told: tuple[str, str, str],
    setting: str,
    shows: Callable[[Page], None],
) -> None:
    """A form works in the browser, and its Python object says something else."""
    class_name, trait, value = told
    fill_in(chapter)
    chapter.wait_for_timeout(500)
    find = f"""
import gc
from nerveroot import {class_name}
tool = [thing for thing in gc.get_objects() if isinstance(thing, {class_name})][0]
"""
    reply = kernel.execute(find, reply=True, timeout=30)
    assert reply["content"]["status"] == "ok", reply["content"]
    assert value_of(kernel, f"tool.{trait}") == value
    reply = kernel.execute(setting, reply=True, timeout=30)
    assert reply["content"]["status"] == "ok", reply["content"]
    shows(chapter)


OUTCOMES = ("book/treatment/outcomes-over-time.md", OutcomeExplorerOnPage.name)


@pytest.mark.parametrize("chapter", [OUTCOMES], indirect=True)
def test_charts_come_from_python(chapter: Page, kernel: BlockingKernelClient) -> None:
    """In a notebook no file of a page offers the library, and the charts stay away."""
    explorer = OutcomeExplorerOnPage(chapter)
    explorer.press(explorer.option("cohort", "maine"))
    expect(explorer.curves).to_have_attribute("data-state", "live", timeout=60_000)
    expect(explorer.icons).to_have_attribute("data-state", "live", timeout=60_000)
    find = """
import gc
from nerveroot import OutcomeExplorer
tool = [thing for thing in gc.get_objects() if isinstance(thing, OutcomeExplorer)][0]
"""
    reply = kernel.execute(find, reply=True, timeout=30)
    assert reply["content"]["status"] == "ok", reply["content"]
    assert value_of(kernel, "tool.cohort") == "'maine'"
    assert value_of(kernel, "tool.outcome") == "'predominant-symptom-improved'"
    reply = kernel.execute("tool.time_weeks = 520", reply=True, timeout=30)
    assert reply["content"]["status"] == "ok", reply["content"]
    expect(explorer.option("time", "520")).to_be_checked()
    expect(explorer.part("result")).to_contain_text("61%")


def test_python_moves_the_map(chapter: Page, kernel: BlockingKernelClient) -> None:
    """A value that Python sets never shows on the map."""
    setting = WATCH_THE_MAP + "the_map.view = 'sole'\nthe_map.root = 'S1'\n"
    reply = kernel.execute(setting, reply=True, timeout=30)
    assert reply["content"]["status"] == "ok", reply["content"]
    the_map = MapOnPage(chapter)
    expect(the_map.view("sole")).to_have_attribute("aria-pressed", "true")
    root = the_map.tool.get_by_role("button", name="S1", exact=True)
    expect(root).to_have_attribute("aria-pressed", "true")


def test_the_chapter_on_disk_stays_as_it_was(chapter: Page, lab: Lab) -> None:
    """Opening a chapter as a notebook rewrites its source."""
    assert chapter.title()
    opened = chapter.evaluate(
        "(url) => fetch(url).then((answer) => answer.json())",
        f"{lab.url}api/contents/{CHAPTER}?type=file&token={lab.token}",
    )
    assert opened["content"] == (CHECKOUT / CHAPTER).read_text(encoding="utf-8")
