"""The rules by which a number needs nothing to rest on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .page_source import Passage, cited_keys

__all__ = ["Rule", "exceptions_in", "load_rules", "names_in"]


@dataclass(frozen=True)
class Rule:
    """One rule of ``rules.toml``, where its fields are described."""

    id: str
    reason: str
    pattern: re.Pattern[str]
    parts: tuple[str, ...]
    sections: re.Pattern[str] | None
    guesses: bool
    uncited: bool
    name: bool

    def covers(self, passage: Passage) -> bool:
        """Return whether the rule holds in a passage."""
        if self.guesses and not passage.is_guess:
            return False
        if self.uncited and (passage.keys_around or cited_keys(passage.text)):
            return False
        if self.parts and passage.part not in self.parts:
            return False
        return (
            self.sections is None or self.sections.search(passage.section) is not None
        )


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return the rules in the order of their file."""
    text = (files("nerveroot.audit") / "rules.toml").read_text(encoding="utf-8")
    rules = []
    for entry in tomllib.loads(text)["rule"]:
        sections = entry.get("sections")
        rules.append(
            Rule(
                id=entry["id"],
                reason=entry["reason"],
                pattern=re.compile(entry["pattern"]),
                parts=tuple(entry.get("parts", ())),
                sections=re.compile(sections) if sections else None,
                guesses=entry.get("guesses", False),
                uncited=entry.get("uncited", False),
                name=entry.get("name", False),
            )
        )
    return tuple(rules)


def exceptions_in(passage: Passage, text: str) -> Iterator[tuple[int, int, Rule]]:
    """Yield where in the blanked text of a passage a rule lets numbers through."""
    for rule in load_rules():
        if rule.covers(passage):
            for found in rule.pattern.finditer(text):
                start, end = _span(found)
                yield start, end, rule


def _span(found: re.Match[str]) -> tuple[int, int]:
    """Return where the numbers stand: in the group of that name, or in all of it."""
    return found.span("number" if "number" in found.re.groupindex else 0)


def names_in(text: str) -> list[tuple[int, int]]:
    """Return where numbers of a text are parts of names."""
    return [
        _span(found)
        for rule in load_rules()
        if rule.name
        for found in rule.pattern.finditer(text)
    ]
