"""Read a style sheet into rules, and write it again without spare bytes.

Only the structure is understood (comments, strings, blocks), not the properties:
enough to drop whole rules and white space safely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")

#: At-rules whose block holds further rules.
_CONDITIONAL = ("@media", "@supports", "@layer", "@container", "@scope")


@dataclass
class Rule:
    """A rule of a style sheet.

    Attributes
    ----------
    prelude
        The selectors, or the at-rule with its condition.
    body
        The declarations as they stand, or None for a statement without a block.
    rules
        The rules inside a conditional at-rule.
    """

    prelude: str
    body: str | None = None
    rules: list[Rule] = field(default_factory=list)

    @property
    def is_conditional(self) -> bool:
        """Whether the block holds rules rather than declarations."""
        return self.prelude.lower().startswith(_CONDITIONAL) and self.body is None

    @property
    def selectors(self) -> list[str]:
        """The selectors of a style rule, split at top-level commas."""
        return split_selectors(self.prelude)


def parse(css: str) -> list[Rule]:
    """Return the rules of a style sheet in order."""
    return list(_rules(_COMMENT.sub("", css)))


def split_selectors(prelude: str) -> list[str]:
    """Split a selector list at the commas that no bracket encloses."""
    parts, depth, start = [], 0, 0
    for index, character in enumerate(prelude):
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "," and depth == 0:
            parts.append(prelude[start:index].strip())
            start = index + 1
    parts.append(prelude[start:].strip())
    return [part for part in parts if part]


def _rules(css: str) -> Iterator[Rule]:
    position = 0
    while position < len(css):
        end, kind = _next_delimiter(css, position)
        prelude = css[position:end].strip()
        if kind == "{":
            close = _closing_brace(css, end)
            block = css[end + 1 : close]
            if prelude.lower().startswith(_CONDITIONAL):
                yield Rule(prelude, None, list(_rules(block)))
            else:
                yield Rule(prelude, block.strip())
            position = close + 1
        else:
            if prelude:
                yield Rule(prelude)
            position = end + 1


def _next_delimiter(css: str, start: int) -> tuple[int, str]:
    index = start
    while index < len(css):
        character = css[index]
        if character in "\"'":
            index = _string_end(css, index)
        elif character in "{;":
            return index, character
        index += 1
    return len(css), ""


def _closing_brace(css: str, opening: int) -> int:
    depth, index = 0, opening
    while index < len(css):
        character = css[index]
        if character in "\"'":
            index = _string_end(css, index)
        elif character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
            if depth == 0:
                return index
        index += 1
    raise ValueError(f"a block is not closed: {css[opening - 60 : opening + 20]!r}")


def _string_end(css: str, start: int) -> int:
    index = start + 1
    while index < len(css) and css[index] != css[start]:
        index += 2 if css[index] == "\\" else 1
    return index


def write(rules: list[Rule]) -> str:
    """Return the rules as text without comments and spare white space."""
    parts = []
    for rule in rules:
        prelude = _tight(rule.prelude)
        if rule.is_conditional:
            inner = write(rule.rules)
            if inner:
                parts.append(f"{prelude}{{{inner}}}")
        elif rule.body is None:
            parts.append(f"{prelude};")
        else:
            body = _tight(rule.body).rstrip(";")
            if body:
                parts.append(f"{prelude}{{{body}}}")
    return "".join(parts)


def _tight(text: str) -> str:
    """Take out white space that has no meaning; leave strings as they are."""
    pieces = re.split(r"(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')", text)
    for index in range(0, len(pieces), 2):
        piece = _SPACE.sub(" ", pieces[index])
        # Not round + and -, which need their spaces in calc(), nor before a colon,
        # where a space is the descendant combinator (`a :hover`).
        piece = re.sub(r"\s*([{};,>])\s*", r"\1", piece)
        pieces[index] = re.sub(r":\s+", ":", piece)
    return "".join(pieces).strip()


def minify(css: str) -> str:
    """Return the style sheet without comments and spare white space."""
    return write(parse(css))
