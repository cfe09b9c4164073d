"""A chapter opens in JupyterLab as a notebook, and its map reaches Python."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator

import pytest
from jupyter_client import BlockingKernelClient
from nerveroot.learning.question_file import find_question_file, load_questions
from playwright.sync_api import Page, expect

from tests import CHECKOUT
from tests.browser.dermatome_map import MapOnPage
from tests.browser.emg_planner import EmgPlannerOnPage
from tests.browser.lesion_localiser import LesionLocaliserOnPage
from tests.browser.outcome_explorer import OutcomeExplorerOnPage
from tests.browser.post_test import PostTestOnPage
from tests.browser.quiz import QuizOnPage
from tests.launch.jupyter import Lab, private_environment, running_lab
from tests.launch.notebook_page import (
    close_notebooks,
    connected_kernel,
    find_tool,
    open_and_run,
    run,
    value_of,
)

CHAPTER = "book/anatomy/dermatomes.md"
OPEN_AS_NOTEBOOK = ["jupytext-config", "set-default-viewer", "markdown"]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab on a copy of the book, set up by the Binder recipe's command."""
    home = tmp_path_factory.mktemp("jupyter")
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(CHECKOUT / "book", folder / "book")
    shutil.copy(CHECKOUT / "pyproject.toml", folder)
    environment = private_environment(home)
    subprocess.run(OPEN_AS_NOTEBOOK, check=True, env=environment, cwd=folder)
    with running_lab(folder, environment) as server:
        yield server


@pytest.fixture
def chapter(page: Page, lab: Lab, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A chapter's notebook, all cells run by a kernel of its own."""
    source, tool_name = getattr(request, "param", (CHAPTER, MapOnPage.name))
    open_and_run(page, lab, f"lab/tree/{source}?reset", tool_name)
    yield page
    close_notebooks(page, lab)


@pytest.fixture
def kernel(chapter: Page, lab: Lab) -> Iterator[BlockingKernelClient]:
    """The kernel that runs the open notebook."""
    assert chapter.url
    with connected_kernel(lab) as client:
        yield client


def test_a_click_reaches_python(chapter: Page, kernel: BlockingKernelClient) -> None:
    """The map works in the browser but its Python object never hears of it."""
    find_tool(kernel, "DermatomeMap", "the_map")
    run(kernel, "chosen = []; the_map.on_select(chosen.append)")
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
        "tool.selected = 'tibialis_anterior'",
        'button[data-muscle="tibialis_anterior"]',
    ),
    (
        ("book/anatomy/disc-level-and-root.md", "level-explorer"),
        'button[data-cell="L5-S1 foraminal"]',
        ("LevelExplorer", "roots_hit", "['L5']"),
        "tool.level = 'L4-5'",
        'button[data-cell="L4-5 foraminal"]',
    ),
    (
        ("book/anatomy/root-course.md", "root-course"),
        'button[data-stop="common_fibular"]',
        ("RootCourse", "selected", "'common_fibular'"),
        "tool.stop = 'cauda_equina'",
        'button[data-stop="cauda_equina"]',
    ),
]


@pytest.mark.parametrize(
    ("chapter", "control", "told", "setting", "moved"),
    ANSWERS,
    ids=[answer[0][1] for answer in ANSWERS],
    indirect=["chapter"],
)
def test_every_tool_reaches_python_and_back(
    chapter: Page,
    kernel: BlockingKernelClient,
    control: str,
    told: tuple[str, str, str],
    setting: str,
    moved: str,
) -> None:
    """A tool works in the browser, and its Python object says something else."""
    class_name, trait, value = told
    button = chapter.locator(f"[data-tool] {control}").first
    button.evaluate("(button) => button.click()")
    expect(button).to_have_attribute("aria-pressed", "true")
    chapter.wait_for_timeout(500)
    find_tool(kernel, class_name)
    assert value_of(kernel, f"tool.{trait}") == value
    run(kernel, setting)
    there = chapter.locator(f"[data-tool] {moved}").first
    expect(there).to_have_attribute("aria-pressed", "true")
    expect(button).to_have_attribute("aria-pressed", "false")


QUIZ = ("book/anatomy/reflexes.md", QuizOnPage.name)


@pytest.mark.parametrize("chapter", [QUIZ], indirect=True)
def test_answers_reach_python(chapter: Page, kernel: BlockingKernelClient) -> None:
    """A teacher who reads the results in Python finds none."""
    quiz = QuizOnPage(chapter)
    file = find_question_file("anatomy/reflexes", CHECKOUT / "book" / "anatomy")
    first, second = load_questions(file)["items"][:2]
    find_tool(kernel, "Quiz")
    run(kernel, f"tool.current = {second['id']!r}")
    expect(quiz.question).to_have_text(second["question"])
    run(kernel, f"tool.current = {first['id']!r}")
    expect(quiz.question).to_have_text(first["question"])
    right = next(option["text"] for option in first["options"] if option["right"])
    # The notebook scrolls under a pointer while the explanation opens.
    choice = quiz.tool.get_by_role("radio", name=right, exact=True)
    choice.evaluate("(radio) => radio.click()")
    check = quiz.tool.get_by_role("button", name="Check", exact=True)
    check.evaluate("(button) => button.click()")
    expect(quiz.part("feedback")).to_be_visible()
    chapter.wait_for_timeout(500)
    assert value_of(kernel, "tool.results") == f"{{{first['id']!r}: 1}}"


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
    find_tool(kernel, class_name)
    assert value_of(kernel, f"tool.{trait}") == value
    run(kernel, setting)
    shows(chapter)


OUTCOMES = ("book/treatment/outcomes-over-time.md", OutcomeExplorerOnPage.name)


@pytest.mark.parametrize("chapter", [OUTCOMES], indirect=True)
def test_charts_come_from_python(chapter: Page, kernel: BlockingKernelClient) -> None:
    """In a notebook no file of a page offers the library, and the charts stay away."""
    explorer = OutcomeExplorerOnPage(chapter)
    explorer.press(explorer.option("cohort", "maine"))
    expect(explorer.curves).to_have_attribute("data-state", "live", timeout=60_000)
    expect(explorer.icons).to_have_attribute("data-state", "live", timeout=60_000)
    find_tool(kernel, "OutcomeExplorer")
    assert value_of(kernel, "tool.cohort") == "'maine'"
    assert value_of(kernel, "tool.outcome") == "'predominant-symptom-improved'"
    run(kernel, "tool.time_weeks = 520")
    expect(explorer.option("time", "520")).to_be_checked()
    expect(explorer.part("result")).to_contain_text("61%")


def test_python_moves_the_map(chapter: Page, kernel: BlockingKernelClient) -> None:
    """A value that Python sets never shows on the map."""
    find_tool(kernel, "DermatomeMap", "the_map")
    run(kernel, "the_map.view = 'sole'\nthe_map.root = 'S1'")
    the_map = MapOnPage(chapter)
    expect(the_map.view("sole")).to_have_attribute("aria-pressed", "true")
    root = the_map.tool.get_by_role("button", name="S1", exact=True)
    expect(root).to_have_attribute("aria-pressed", "true")


def test_a_saved_chapter_stays_as_it_was(chapter: Page, lab: Lab) -> None:
    """Running and saving a chapter rewrites its front matter or its text."""
    with chapter.expect_response(
        lambda answer: answer.request.method == "PUT" and CHAPTER in answer.url
    ) as saved:
        chapter.get_by_role("menuitem", name="File", exact=True).click()
        chapter.get_by_role(
            "menuitem", name=re.compile(r"^Save (Notebook|Markdown File)\b(?! As)")
        ).click()
    assert saved.value.ok
    written = (lab.folder / CHAPTER).read_text(encoding="utf-8")
    assert written == (CHECKOUT / CHAPTER).read_text(encoding="utf-8")
