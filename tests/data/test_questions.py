"""A quiz tests what a reader knows, not how a reader guesses."""

from pathlib import Path

import pytest
from nerveroot.learning.question_file import load_questions

from tests import CHECKOUT

BOOK = CHECKOUT / "book"
FILES = sorted(BOOK.rglob("*.quiz.toml"))
LARGEST_SHARE = 0.5


def given_away(questions: Path) -> tuple[list[str], int]:
    """Return the items whose right option is the longest, and how many could be.

    Only items with one right option count. A tie gives nothing away.
    """
    items = [
        item for item in load_questions(questions)["items"] if item["kind"] == "single"
    ]
    found = []
    for item in items:
        lengths = sorted(
            ((len(option["text"]), option["right"]) for option in item["options"]),
            reverse=True,
        )
        (longest, is_right), (second, _) = lengths[:2]
        if is_right and longest > second:
            found.append(item["id"])
    return found, len(items)


def test_there_are_questions() -> None:
    """The folder was renamed and nothing is looked at."""
    assert len(FILES) > 20


@pytest.mark.parametrize(
    "questions", FILES, ids=lambda path: path.relative_to(BOOK).as_posix()
)
def test_length_does_not_give_the_answer_away(questions: Path) -> None:
    """Whoever always chooses the longest option passes without having read."""
    longest, count = given_away(questions)
    assert len(longest) <= LARGEST_SHARE * count, (
        f"{questions.name}: the right option is the longest in {len(longest)} of "
        f"{count}: {', '.join(longest)}. Give a wrong one as much to say."
    )
