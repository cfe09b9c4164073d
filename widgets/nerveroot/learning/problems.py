"""Problems in a file of questions, and the error that carries all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

__all__ = ["LONGEST_LIST", "QuestionProblem", "QuizError", "allowed_values"]

LONGEST_LIST = 24
"""Up to this many allowed values are listed in full; of more, the closest three."""


@dataclass(frozen=True)
class QuestionProblem:
    """One thing that is wrong in one place of a file of questions.

    Attributes
    ----------
    file : str
        Name of the file.
    item : str
        Id of the question, or its number where it has no usable id; empty for the
        file as a whole.
    field : str
        Path to the field, such as ``options 2, reason``.
    value : str
        What stands there now.
    cure : str
        What is wrong and what would be right.
    """

    file: str
    item: str
    field: str
    value: str
    cure: str

    def __str__(self) -> str:
        """Return the place, the value and the cure in one line."""
        place = ", ".join(part for part in (self.file, self.item, self.field) if part)
        found = f" {self.value}:" if self.value else ""
        return f"{place}:{found} {self.cure}"


class QuizError(ValueError):
    """Raised when a file of questions is wrong; it lists every problem found.

    Parameters
    ----------
    problems : list of QuestionProblem
        All problems, in the order of the file.
    """

    def __init__(self, problems: list[QuestionProblem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        super().__init__(
            "\n".join(
                [
                    f"{count} {noun} in the questions:",
                    *(f"  {problem}" for problem in self.problems),
                ]
            )
        )


def allowed_values(value: object, known: Iterable[str]) -> str:
    """Say which values would be right: all of a short list, the closest of a long one.

    Parameters
    ----------
    value
        What was written.
    known
        The values that exist.
    """
    names = list(known)
    if len(names) <= LONGEST_LIST:
        return f"allowed values: {', '.join(names)}"
    close = get_close_matches(str(value), names, n=3)
    hint = f"; did you mean {' or '.join(close)}?" if close else ""
    return f"{len(names)} values are known{hint}"
