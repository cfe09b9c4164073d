"""Files of questions are read, or refused with every problem named at once."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path

import jsonschema
import pytest
from docutils.nodes import make_id
from nerveroot.atlas import load_atlas
from nerveroot.data import agreement, load_table
from nerveroot.learning import QuizError
from nerveroot.learning.question_file import (
    LARGEST_FILE,
    _schema,
    find_question_file,
    load_questions,
    read_questions,
)

BOOK = Path(__file__).parents[3] / "book"
FILES = sorted(BOOK.rglob("*.quiz.toml"))
NAMES = [path.relative_to(BOOK).as_posix() for path in FILES]

GOOD = """
title = "Reflexes"

[[items]]
id = "which-reflex"
kind = "single"
topic = "reflexes"
roots = ["L5"]
question = "Which reflex comes nearest to L5?"
lesson = "The medial hamstring reflex."
explanation = "It classified 79% correctly."
sources = ["esene2012"]

[[items.options]]
text = "Knee jerk"
right = false
reason = "It is looked at for L4."

[[items.options]]
text = "Medial hamstring reflex"
right = true
reason = "Reduced on the side of the lesion."
"""


def section_ids(questions: Path) -> set[str]:
    """Return the ids that the sections of a chapter get: labels and headings."""
    page = questions.with_name(questions.name.replace(".quiz.toml", ".md"))
    text = page.read_text("utf-8")
    labels = re.findall(r"^\(([a-z0-9-]+)\)=$", text, re.MULTILINE)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {*labels, *map(make_id, headings)}


def problems(text: str) -> list[str]:
    with pytest.raises(QuizError) as error:
        read_questions(text.encode(), "reflexes.quiz.toml")
    return [str(problem) for problem in error.value.problems]


def test_a_good_file_is_read():
    content = read_questions(GOOD.encode(), "reflexes.quiz.toml")
    assert content["items"][0]["options"][1]["right"] is True


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "which-reflex"\n', "", ["item 1, id", "is missing"]),
        (
            '"which-reflex"',
            '"Which Reflex"',
            ["item Which Reflex, id", "small letters"],
        ),
        ('"single"', '"one"', ["kind", "'one'", "single, multiple, ordering"]),
        (
            '"reflexes"\nroots',
            '"astrology"\nroots',
            ["topic", "allowed values", "reflexes"],
        ),
        ('["L5"]', '["L9"]', ["roots 1", "'L9'", "L1, L2, L3"]),
        ("esene2012", "esene2021", ["sources 1", "'esene2021'", "mean esene2012"]),
        (
            "right = true",
            'right = "yes"',
            ["options 2, right", "'yes'", "true or false"],
        ),
        ("right = true", "right = false", ["options", "exactly one"]),
        ('Medial hamstring reflex"\nright', 'Knee jerk"\nright', ["stands twice"]),
        (
            'reason = "It is looked at for L4."',
            'reason = " "',
            ["options 1, reason", "empty"],
        ),
        (
            'reason = "It is',
            'why = "It is',
            ["options 1, why", "no such field", "reason"],
        ),
        ('sources = ["esene2012"]', "sources = []", ["sources", "at least 1"]),
        (
            'kind = "single"',
            'kind = "single"\nview = "sole"',
            ["view", "no such field"],
        ),
        ('kind = "single"', 'kind = "ordering"', ["right", "no such field"]),
        (
            'kind = "single"',
            'kind = "point"\nview = "sole"',
            ["options 1, regions", "missing"],
        ),
        ('title = "Reflexes"', 'title = ["Reflexes"]', ["title", "must be a text"]),
    ],
)
def test_a_mistake_is_named_with_its_cure(old, new, said):
    assert old in GOOD
    found = problems(GOOD.replace(old, new))
    assert any(all(word in line for word in said) for line in found), found
    assert all(line.startswith("reflexes.quiz.toml") for line in found)


def test_all_mistakes_are_named_at_once():
    text = GOOD.replace("right = true", "right = 1").replace(
        '"reflexes"\nroots', '"x"\nroots'
    )
    text = text.replace('title = "Reflexes"', "")
    assert len(problems(text)) == 3


def test_an_id_may_stand_only_once():
    twice = GOOD + GOOD[GOOD.index("[[items]]") :]
    assert "same id" in problems(twice)[0]


def test_every_patch_of_a_drawing_has_one_reason():
    content = (BOOK / "anatomy" / "dermatomes.quiz.toml").read_text("utf-8")
    assert '"hallux_medial", ' in content
    found = problems(content.replace('"hallux_medial", ', "", 1))
    assert "no reason for these patches" in found[0]
    found = problems(
        content.replace('["web_space_1"]', '["web_space_1", "hallux_medial"]', 1)
    )
    assert "two options" in found[0]


def test_the_rest_of_the_patches_can_share_a_reason():
    content = (BOOK / "anatomy" / "dermatomes.quiz.toml").read_text("utf-8")
    text = content.replace('["leg_anterior_lower", "leg_lateral_lower"]', '["rest"]', 1)
    assert text != content
    item = read_questions(text.encode(), "a.quiz.toml")["items"][0]
    named = [region for option in item["options"] for region in option["regions"]]
    assert set(load_atlas()["views"]["foot_dorsum"]["regions"]) <= set(named)
    assert len(named) == len(set(named))
    assert "rest" not in named
    twice = text.replace('["sole_medial"]', '["rest"]', 1)
    assert "two options" in problems(twice)[0]


@pytest.mark.parametrize(
    "text",
    [
        "title = ",
        "[[items]]\n[items]",
        "x = " + "[" * 5000 + "]" * 5000,
        "items = 3",
        "items = [1, 2]\ntitle = 'x'",
        "title = 'x'\n[[items]]\noptions = 'none'",
        "[__proto__]\npolluted = true\n[constructor.prototype]\nx = 1",
    ],
)
def test_broken_and_hostile_files_are_refused(text):
    assert problems(text)


def test_a_file_that_is_not_text_or_far_too_large_is_refused():
    for data in (b"\xff\xfe title", b"#" * (LARGEST_FILE + 1)):
        with pytest.raises(QuizError):
            read_questions(data, "a.quiz.toml")


def test_long_values_are_cut_in_messages():
    found = problems(GOOD.replace('"single"', '"' + "s" * 100_000 + '"'))
    assert all(len(line) < 500 for line in found)


def test_a_page_without_questions_names_where_they_were_looked_for(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"reflexes\.quiz\.toml"):
        find_question_file("reflexes", tmp_path)
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "reflexes.quiz.toml").write_text(GOOD)
    inside = tmp_path / "book" / "anatomy"
    inside.mkdir()
    assert find_question_file("reflexes", inside).is_file()
    assert find_question_file("reflexes", tmp_path).is_file()


def test_questions_can_stand_where_the_environment_says(tmp_path, monkeypatch):
    """A notebook that runs far from the book's sources finds its questions."""
    book, far = tmp_path / "kept", tmp_path / "far"
    far.mkdir()
    (book / "anatomy").mkdir(parents=True)
    (book / "anatomy" / "reflexes.quiz.toml").write_text(GOOD)
    with pytest.raises(FileNotFoundError):
        find_question_file("anatomy/reflexes", far)
    monkeypatch.setenv("NERVEROOT_BOOK", str(book))
    assert find_question_file("anatomy/reflexes", far).is_relative_to(book)


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(_schema())


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_the_book_s_questions_are_good(path):
    content = load_questions(path)
    # The full validator agrees with the small one.
    jsonschema.validate(content, _schema())
    assert len(content["items"]) >= 6
    reading = {row.source_key: row.reading for row in load_table("sources")}
    for item in content["items"]:
        read = {reading[key] for key in item["sources"]}
        assert read & {"read", "secondhand"}, f"{item['id']} rests on no read source"
        if "section" in item:
            assert item["section"] in section_ids(path)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_the_right_answer_is_not_the_longest_as_a_rule(path):
    singles = [
        item for item in load_questions(path)["items"] if item["kind"] == "single"
    ]
    longest = [
        max(item["options"], key=lambda option: len(option["text"]))["right"]
        for item in singles
    ]
    assert sum(longest) <= len(singles) / 2 + 0.5


def test_the_full_validator_refuses_what_the_small_one_refuses():
    content = read_questions(GOOD.encode(), "reflexes.quiz.toml")
    for change in (
        {"kind": "point"},
        {"kind": "ordering"},
        {"view": "sole"},
        {"sources": []},
        {"id": "A b"},
    ):
        wrong = deepcopy(content)
        wrong["items"][0] |= change
        assert not jsonschema.Draft202012Validator(_schema()).is_valid(wrong)


def test_what_all_sources_give_to_l5_is_what_the_tables_say():
    content = load_questions(BOOK / "overview.quiz.toml")
    item = next(item for item in content["items"] if item["id"] == "where-all-agree")
    right = {
        region
        for option in item["options"]
        if option["right"]
        for region in option["regions"]
    }
    counts = {
        region: agreement("L5", region)
        for region in load_atlas()["views"][item["view"]]["regions"]
    }
    full = {region for region, count in counts.items() if count.k == count.n == 8}
    assert right & set(counts) == full
