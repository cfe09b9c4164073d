"""
The worked example: two pages on S1 made of rows and prose, without a line of code.

``s1_pages/`` holds all of it: rows for four tables, one source, two pages and their
questions. Its study is composed, so none of it is ever published.
"""

import csv
import filecmp
from pathlib import Path

import pytest
from nerveroot import LevelExplorer
from nerveroot.data import agreement
from playwright.sync_api import Page, expect

from tests import CHECKOUT
from tests.authoring.conftest import S1
from tests.authoring.small_checkout import SmallCheckout
from tests.browser.dermatome_map import MapOnPage
from tests.browser.myotome_map import MyotomeMapOnPage
from tests.browser.server import serve
from tests.browser.waiting import until_usable

PACKAGE = Path("widgets") / "nerveroot"


def changed_files(ours: Path, theirs: Path) -> set[str]:
    """Return the files that differ, by their paths below both folders."""
    names = {
        path.relative_to(folder).as_posix()
        for folder in (ours, theirs)
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    _, different, missing = filecmp.cmpfiles(ours, theirs, sorted(names), shallow=False)
    return {*different, *missing}


def test_only_data_were_added(authored: SmallCheckout) -> None:
    """A new root needs a change of code."""
    tables = {f"data/tables/{rows.name}" for rows in (S1 / "rows").glob("*.csv")}
    changed = changed_files(CHECKOUT / PACKAGE, authored.root / PACKAGE)
    assert changed == {*tables, "data/generated/sources.csv"}


def test_the_rows_are_valid_and_the_numbers_rest_on_them(
    authored: SmallCheckout,
) -> None:
    """New rows break a rule that only L5 keeps, or the prose has a number too many."""
    authored.run("python", "-m", "nerveroot", "validate")
    authored.run("python", "-m", "nerveroot", "audit", "sacral/s1-skin")
    page = authored.root / "book" / "sacral" / "s1-muscles.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("21 of 24", "22 of 24"), encoding="utf-8")
    wrong = authored.run(
        *("python", "-m", "nerveroot", "audit", "sacral/s1-muscles"), check=False
    )
    page.write_text(text, encoding="utf-8")
    assert wrong.returncode != 0
    assert "22" in wrong.stdout + wrong.stderr
    authored.run("python", "-m", "nerveroot", "audit", "sacral/s1-muscles")


def test_the_new_rows_are_counted(authored: SmallCheckout) -> None:
    """Counts are typed somewhere, so that another source changes nothing."""
    rows = S1 / "rows" / "dermatomes.csv"
    with rows.open(encoding="utf-8", newline="") as stream:
        new = list(csv.DictReader(stream))
    for row in new:
        before = agreement("S1", row["region_id"])
        code = (
            "from nerveroot.data import agreement; "
            f"count = agreement('S1', '{row['region_id']}'); print(count.k, count.n)"
        )
        told = authored.run("python", "-c", code).stdout
        assert told.split() == [str(before.k + 1), str(before.n + 1)], row["region_id"]


def test_the_maps_show_the_new_source(authored: SmallCheckout, page: Page) -> None:
    """A map draws or lists only the sources and roots that its code names."""
    with serve(authored.built) as address:
        page.goto(f"{address}/book/sacral/s1-skin.html")
        until_usable(page)
        skin = MapOnPage(page)
        assert skin.roots_shown("foot_lateral_border") == {"S1"}
        assert skin.roots_shown("toe_5_dorsal") == {"S1"}
        expect(skin.author("composed-s1")).to_be_checked()
        page.goto(f"{address}/book/sacral/s1-muscles.html")
        until_usable(page)
        muscles = MyotomeMapOnPage(page)
        expect(muscles.tool).to_contain_text("A composed study")
        expect(muscles.tool).to_contain_text("21 of 24")


def test_the_level_explorer_finds_s1_at_its_disc() -> None:
    """The drawings of the spine know L5 only."""
    disc = LevelExplorer(level="L5-S1", zone="subarticular")
    assert disc.roots_hit == ["S1"]


@pytest.mark.parametrize(
    "checks", ["test_glossary.py", "learning/test_question_file.py"]
)
def test_words_and_questions_pass_the_checks(
    authored: SmallCheckout, checks: str
) -> None:
    """A term or a question of another root is refused."""
    assert " passed" in authored.check(f"tests/unit/{checks}", only="s1-skin")
