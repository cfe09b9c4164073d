"""A chapter is begun as a whole or not at all, and a refusal says the cure."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml
from nerveroot.learning.question_file import load_questions
from nerveroot.static_book.new_chapter import ChapterError, write_chapter
from nerveroot.static_book.new_chapter.__main__ import main

CONTENTS = """\
# Order matters.
format: jb-book
root: book/index
parts:
  - caption: Start
    chapters:
      - file: book/overview
  - caption: Anatomy and function
    chapters:
      - file: book/anatomy/skin
      - file: book/anatomy/reflexes  # the last one
  - caption: Reference
    chapters:
      - file: book/reference/glossary
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A book of one page."""
    (tmp_path / "_toc.yml").write_text(CONTENTS, encoding="utf-8")
    page = tmp_path / "book" / "anatomy" / "skin.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ndescription: x\n---\n\n# The skin\n", encoding="utf-8")
    return tmp_path


def state(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_page_questions_and_contents_are_written(root):
    chapter = write_chapter(root, "anatomy/sinews", "Sinews: what “tight” means")
    assert chapter.page == Path("book/anatomy/sinews.md")
    text = (root / chapter.page).read_text(encoding="utf-8")
    matter = yaml.safe_load(text.split("---")[1])
    assert matter["draft"] is True
    assert "Sinews: what “tight” means" in matter["description"]
    assert "\n# Sinews: what “tight” means\n" in text
    questions = load_questions(root / "book/anatomy/sinews.quiz.toml")
    assert questions["title"] == "Sinews: what “tight” means"
    assert "$" not in text


def test_the_page_follows_the_others_of_its_folder(root):
    write_chapter(root, "anatomy/sinews", "Sinews")
    assert (root / "_toc.yml").read_text(encoding="utf-8") == CONTENTS.replace(
        "  # the last one\n",
        "  # the last one\n      - file: book/anatomy/sinews\n",
    )


def test_a_new_part_stands_before_the_reference(root):
    write_chapter(root, "sacral/skin", "Sacral skin", "The next root")
    parts = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))["parts"]
    assert [part["caption"] for part in parts] == [
        "Start",
        "Anatomy and function",
        "The next root",
        "Reference",
    ]
    assert parts[2]["chapters"] == [{"file": "book/sacral/skin"}]
    write_chapter(root, "sacral/muscles", "Sacral muscles")
    parts = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))["parts"]
    assert len(parts[2]["chapters"]) == 2


@pytest.mark.parametrize(
    ("name", "title", "part", "said"),
    [
        ("", "Sinews", "", "anatomy/skin-of-the-foot"),
        ("sinews", "Sinews", "", "folder/page"),
        ("../anatomy/sinews", "Sinews", "", "small letters"),
        ("/etc/sinews", "Sinews", "", "small letters"),
        ("Anatomy/Sinews", "Sinews", "", "small letters"),
        ("anatomy/sinews.md", "Sinews", "", "small letters"),
        ("anatomy/sinews", "", "", 'TITLE="Its title"'),
        ("anatomy/sinews", "   ", "", "no title"),
        ("anatomy/sinews", "The SKIN", "", "choose another TITLE"),
        ("anatomy/sinews", "Sinews *now*", "", "plain text"),
        ("anatomy/sinews", "Sinews\nand more", "", "plain text"),
        ("anatomy/sinews", "腱", "", "typefaces"),
        ("anatomy/sinews", "Sinews of 17 people", "", "17"),
        ("anatomy/sinews", "Sinews " * 20, "", "at most"),
        ("anatomy/skin", "Skin again", "", "exists already"),
        ("sacral/sinews", "Sinews", "", 'PART="Its caption"'),
        ("anatomy/sinews", "Sinews", "Start", "leave PART out"),
        ("sacral/sinews", "Sinews", "`rm`", "PART holds"),
    ],
)
def test_what_cannot_be_made_is_refused(root, name, title, part, said):
    before = state(root)
    with pytest.raises(ChapterError) as caught:
        write_chapter(root, name, title, part)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert state(root) == before


def test_left_over_questions_are_not_overwritten(root):
    (root / "book/anatomy/sinews.quiz.toml").write_text("mine", encoding="utf-8")
    with pytest.raises(ChapterError, match=r"sinews\.quiz\.toml exists already"):
        write_chapter(root, "anatomy/sinews", "Sinews")
    assert (root / "book/anatomy/sinews.quiz.toml").read_text("utf-8") == "mine"


def test_the_command_says_what_it_wrote(root, monkeypatch, capsys):
    monkeypatch.chdir(root)
    assert main(["anatomy/sinews", "Sinews", ""]) == 0
    assert "wrote book/anatomy/sinews.quiz.toml" in capsys.readouterr().out
    assert main(["anatomy/sinews", "Sinews", ""]) == 1
    assert "exists already" in capsys.readouterr().err
    monkeypatch.chdir(root / "book")
    assert main(["anatomy/sinews", "Sinews"]) == 1
    assert "run it in the checkout" in capsys.readouterr().err


def test_options_of_one_question_differ(root):
    write_chapter(root, "anatomy/sinews", "Sinews")
    file = root / "book/anatomy/sinews.quiz.toml"
    items = tomllib.loads(file.read_text(encoding="utf-8"))["items"]
    assert len(items) >= 6
    assert {item["kind"] for item in items} >= {"single", "multiple", "ordering"}
