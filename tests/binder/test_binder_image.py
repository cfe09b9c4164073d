"""What a reader meets who presses "Open in Binder", made without Docker."""

import subprocess
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from nerveroot.static_book.launch_buttons import Repository
from playwright.sync_api import Page, expect

from tests import CHECKOUT
from tests.binder.image import Image, Recipe, checked_out, make_image, read_recipe
from tests.browser.dermatome_map import MapOnPage
from tests.launch.jupyter import Lab, running_lab
from tests.launch.notebook_page import (
    close_notebooks,
    connected_kernel,
    find_tool,
    open_and_run,
    run,
    value_of,
)
from tests.notebooks.chapters import chapters_with_code

CHAPTERS = [str(c.relative_to(CHECKOUT)) for c in chapters_with_code()]

#: Run by the image's own Python: executes one chapter beside its source.
EXECUTE = """
import sys, jupytext, nbclient
notebook = jupytext.read(sys.argv[1])
nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
print(sum(1 for cell in cells if cell.execution_count), len(cells))
"""


@pytest.fixture(scope="session")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> Recipe:
    """What repo2docker reads from the files in git."""
    return read_recipe(checked_out(tmp_path_factory.mktemp("recipe")))


@pytest.fixture(scope="session")
def image(recipe: Recipe, tmp_path_factory: pytest.TempPathFactory) -> Image:
    """An environment made by the recipe, from nothing."""
    repository = checked_out(tmp_path_factory.mktemp("repository"))
    return make_image(recipe, repository, tmp_path_factory.mktemp("image"))


@pytest.fixture(scope="session")
def lab(image: Image, recipe: Recipe) -> Iterator[Lab]:
    """The image, started by its own command."""
    program = [str(image.python.parent / recipe.start[0]), recipe.start[1]]
    with running_lab(image.repository, image.environment, program) as server:
        yield server


def test_binder_reads_our_recipe(recipe: Recipe) -> None:
    """Binder takes another Python, or files that are not meant for it."""
    assert recipe.python == "3.11"
    assert recipe.start[:2] == ["jupyter", "notebook"]
    install, executable, post_build = recipe.steps
    assert "pip install" in install
    assert '-r ".binder/requirements.txt"' in install
    assert executable == "chmod +x .binder/postBuild"
    assert post_build == "./.binder/postBuild"


def test_no_package_of_the_image_contradicts_another(image: Image) -> None:
    """Our pins replace half of what Binder's own services need."""
    done = subprocess.run(
        [image.python, "-m", "pip", "check"],
        env=image.environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def test_the_package_comes_from_the_image(image: Image) -> None:
    """The check passes because the checkout's own package is found."""
    shown = subprocess.run(
        [image.python, "-c", "import nerveroot; print(nerveroot.__file__)"],
        env=image.environment,
        cwd=image.repository,
        check=True,
        capture_output=True,
        text=True,
    )
    assert str(image.python.parent.parent) in shown.stdout


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_runs(image: Image, chapter: str) -> None:
    """A package or a data file that a chapter needs is not in the image."""
    source = image.repository / chapter
    done = subprocess.run(
        [image.python, "-c", EXECUTE, source.name],
        env=image.environment,
        cwd=source.parent,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    executed, cells = done.stdout.split()[-2:]
    assert executed == cells
    assert int(cells) > 0


def test_the_button_opens_a_notebook_whose_map_python_hears(
    page: Page, lab: Lab
) -> None:
    """Binder shows a text file, or a map that Python never hears of."""
    button = Repository("https://github.com/some/where").binder(
        "https://binder.test", "book/anatomy/dermatomes.md"
    )
    (place,) = parse_qs(urlsplit(button).query)["urlpath"]
    open_and_run(page, lab, place, MapOnPage.name)
    with connected_kernel(lab) as kernel:
        find_tool(kernel, "DermatomeMap", "the_map")
        run(kernel, "chosen = []; the_map.on_select(chosen.append)")
        the_map = MapOnPage(page)
        the_map.view("foot_dorsum").click()
        page.mouse.click(*the_map.point_on("toe_3_dorsal"))
        pressed = the_map.button("toe_3_dorsal")
        expect(pressed).to_have_attribute("aria-pressed", "true")
        page.wait_for_timeout(500)
        assert value_of(kernel, "chosen") == "['toe_3_dorsal']"
        run(kernel, "the_map.view = 'sole'")
        expect(the_map.view("sole")).to_have_attribute("aria-pressed", "true")
    close_notebooks(page, lab)
