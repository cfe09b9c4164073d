"""The texts of a file of questions as passages, each with the sources of its item."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from .page_source import Passage

__all__ = ["SUFFIX", "passages_of_questions"]

#: How the name of a file of questions ends.
SUFFIX = ".quiz.toml"

_OF_ITEM = ("question", "lesson", "explanation")
_OF_OPTION = ("text", "reason", "note")


def passages_of_questions(text: str) -> list[Passage]:
    """Return question, lesson, explanation and options of every item, in order.

    Parameters
    ----------
    text
        The TOML source, which is taken to be right (see ``learning.question_file``).
    """
    content = tomllib.loads(text)
    lines = _Lines(text)
    passages = []
    for item in content.get("items", []):
        lines.go_to(item["id"])
        keys = set(item.get("sources", ()))
        for name, value, is_guess in _texts_of(item):
            passages.append(
                Passage(
                    part="option" if name == "text" else name,
                    section=item["id"],
                    line=lines.number_of(value),
                    text=value,
                    keys_around=keys,
                    is_guess=is_guess,
                )
            )
    return passages


def _texts_of(item: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    for name in _OF_ITEM:
        if value := item.get(name):
            yield name, value, False
    for option in item.get("options", []):
        for name in _OF_OPTION:
            if value := option.get(name):
                yield name, value, name == "text" and option.get("right") is False


class _Lines:
    """Finds the line of a value; TOML readers do not keep it."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._item = 0

    def go_to(self, item_id: str) -> None:
        """Begin at the item of that name."""
        for index, line in enumerate(self._lines):
            if line.replace(" ", "").startswith(f'id="{item_id}"'):
                self._item = index

    def number_of(self, value: str) -> int:
        """Return the number of the line in which a value begins."""
        first = value.splitlines()[0].replace('"', '\\"')
        for index in range(self._item, len(self._lines)):
            if (
                first in self._lines[index]
                or value.splitlines()[0] in self._lines[index]
            ):
                return index + 1
        return self._item + 1
