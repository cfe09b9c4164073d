"""Take the MyST source of a page apart, line by line and passage by passage.

One reading of the sources serves the report on chapters, which counts words, and the
audit, which needs each number with its sentence and what is cited round it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["CITATION", "Line", "Passage", "cited_keys", "lines_of", "passages_of"]

#: Citations as roles: ``{cite:t}`key``` or ``{cite:p}`key,other```.
CITATION = re.compile(r"\{cite:[tp]\}`([^`]+)`")

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
#: JupyterLab wraps a long one; the lines that go on are indented.
_DESCRIPTION = re.compile(r"^description:[ ]*(.*(?:\n[ ]+.*)*)$", re.MULTILINE)
_FENCE = re.compile(r"^(`{3,}|:{3,})\s*(?:\{([\w-]+)\})?(.*)$")
_OPTION = re.compile(r"^:([\w-]+):\s*(.*)$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_ANCHOR = re.compile(r"^\([\w-]+\)=$")
_RULE_OF_TABLE = re.compile(r"^\|[\s:|-]+\|?$")

#: Options, and arguments of directives, that no reader sees.
_UNSEEN_OPTIONS = {"name", "class", "align", "width", "height"}
_UNSEEN_ARGUMENTS = {"answer", "part", "place-cell"}

#: Where the name of a question stands, as directive, kind of line and option.
_NAMES_OF_QUESTIONS = {("before-reading", "option", "name"), ("answer", "argument", "")}

Kind = Literal["description", "prose", "table", "argument", "option", "code"]


@dataclass(frozen=True)
class Line:
    """One line of a page that holds text or code.

    Attributes
    ----------
    number
        Its number in the file, from 1.
    kind
        What it is: an argument stands behind the name of a directive, an option
        below it.
    text
        Without the marks of directives and options.
    directives
        The directives round it, outermost first, as name and line number.
    option
        Name of the option, if the line is one.
    """

    number: int
    kind: Kind
    text: str
    directives: tuple[tuple[str, int], ...] = ()
    option: str = ""


@dataclass
class Passage:
    """A paragraph, list item, table row, heading, caption or option of a page.

    Attributes
    ----------
    part
        What it belongs to: ``body``, ``heading``, ``table``, ``description``, or the
        name of the directive round it.
    section
        The heading above it.
    line
        Number of its first line.
    text
        Its lines as written, joined by line breaks.
    frame
        Where the directive round it begins; 0 outside of one.
    option
        Name of the option of a directive, if it is one.
    keys_around
        Sources that are cited for it outside of it: by its frame, or by the
        paragraph beside its table or before its list.
    is_guess
        Whether it is offered as one of several answers of which one is right.
    is_item
        Whether it is an item of a list.
    """

    part: str
    section: str
    line: int
    text: str
    frame: int = 0
    option: str = ""
    keys_around: set[str] = field(default_factory=set)
    is_guess: bool = False
    is_item: bool = False

    def line_at(self, offset: int) -> int:
        """Return the number of the line in which a character of the text stands."""
        return self.line + self.text.count("\n", 0, offset)


def cited_keys(text: str) -> list[str]:
    """Return the keys of the sources that a text cites, in order, with repetitions."""
    return [key.strip() for found in CITATION.findall(text) for key in found.split(",")]


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of a page that hold text or code, and the description.

    Parameters
    ----------
    text
        The MyST source of the page.
    """
    front = _FRONT_MATTER.match(text)
    skipped = front.group().count("\n") if front else 0
    if front and (found := _DESCRIPTION.search(front.group())):
        above = front.group().count("\n", 0, found.start())
        yield Line(above + 1, "description", " ".join(found[1].split()))
    open_fences: list[tuple[str, bool, str, int]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if number <= skipped:
            continue
        bare = line.strip()
        fence = _FENCE.match(bare)
        in_code = bool(open_fences) and open_fences[-1][1]
        directives = tuple((name, start) for _, _, name, start in open_fences if name)
        if fence and open_fences and bare == open_fences[-1][0]:
            open_fences.pop()
        elif fence and not in_code:
            mark, name, rest = fence[1], fence[2] or "", fence[3].strip()
            is_code = mark[0] == "`" and name in ("", "code-cell")
            open_fences.append((mark, is_code, name, number))
            if name and not is_code:
                yield Line(number, "argument", rest, (*directives, (name, number)))
        elif in_code:
            yield Line(number, "code", line, directives)
        elif open_fences and (found := _OPTION.match(bare)):
            # The line of an option may hold a sentence or a citation.
            yield Line(number, "option", found[2], directives, found[1])
        elif bare.startswith("|"):
            yield Line(number, "table", line, directives)
        elif not line.startswith("%"):
            yield Line(number, "prose", line, directives)


def passages_of(text: str) -> list[Passage]:
    """Return the passages of a page in order, each with what is cited round it.

    Parameters
    ----------
    text
        The MyST source of the page.
    """
    passages: list[Passage] = []
    questions: dict[int, str] = {}
    section = ""
    previous: Line | None = None
    for line in lines_of(text):
        name, start = line.directives[-1] if line.directives else ("", 0)
        if (name, line.kind, line.option) in _NAMES_OF_QUESTIONS:
            questions[start] = line.text
        if line.kind == "code" or _is_unseen(line, name):
            previous = None
            continue
        heading = _HEADING.match(line.text) if line.kind == "prose" else None
        if heading:
            section = heading[2]
        if previous and _continues(line, previous):
            passages[-1].text += "\n" + line.text
        else:
            is_item = line.kind == "prose" and bool(_ITEM.match(line.text))
            passages.append(
                Passage(
                    part="heading" if heading else _part(line, name),
                    section=section,
                    line=line.number,
                    text=line.text,
                    frame=start,
                    option=line.option,
                    is_guess=name == "before-reading" and is_item,
                    is_item=is_item,
                )
            )
        previous = line
    _note_what_is_cited_round(passages, questions)
    return passages


def _is_unseen(line: Line, directive: str) -> bool:
    """Return whether a line holds nothing that a reader reads."""
    bare = line.text.strip()
    return (
        not bare
        or _ANCHOR.match(bare) is not None
        or _RULE_OF_TABLE.match(bare) is not None
        or line.option in _UNSEEN_OPTIONS
        or (line.kind == "argument" and directive in _UNSEEN_ARGUMENTS)
    )


def _continues(line: Line, previous: Line) -> bool:
    """Return whether a line goes on with the paragraph of the line before it."""
    return (
        line.kind == previous.kind == "prose"
        and line.directives == previous.directives
        and not _HEADING.match(line.text)
        and not _HEADING.match(previous.text)
        and not _ITEM.match(line.text)
    )


def _part(line: Line, directive: str) -> str:
    if line.kind in ("description", "table"):
        return line.kind
    return directive or "body"


def _note_what_is_cited_round(
    passages: list[Passage], questions: dict[int, str]
) -> None:
    """Give frames their sources, tables their neighbours, lists what opens them."""
    by_frame: dict[int, set[str]] = {}
    by_question: dict[str, set[str]] = {}
    for passage in passages:
        keys = cited_keys(passage.text)
        if passage.frame and passage.option == "source":
            by_frame.setdefault(passage.frame, set()).update(keys)
        if passage.frame in questions:
            by_question.setdefault(questions[passage.frame], set()).update(keys)
    for index, passage in enumerate(passages):
        passage.keys_around |= by_frame.get(passage.frame, set())
        # A question asked before reading has the sources of its answer.
        passage.keys_around |= by_question.get(questions.get(passage.frame, ""), set())
        if passage.part == "table":
            passage.keys_around |= _beside_the_table(passages, index)
        elif index and passages[index - 1].part == "table":
            # A paragraph after a table goes on about it.
            passage.keys_around |= _beside_the_table(passages, index - 1)
        elif passage.is_item:
            before = next(
                (p for p in reversed(passages[:index]) if not p.is_item), None
            )
            if before and before.text.rstrip().endswith(":"):
                passage.keys_around |= set(cited_keys(before.text))


def _beside_the_table(passages: list[Passage], index: int) -> set[str]:
    """Return what the paragraphs before and after a table cite, and its head."""
    first = last = index
    while first and passages[first - 1].part == "table":
        first -= 1
    while last + 1 < len(passages) and passages[last + 1].part == "table":
        last += 1
    keys = set(cited_keys(passages[first].text))
    for near in (first - 1, last + 1):
        if 0 <= near < len(passages) and passages[near].part != "heading":
            keys |= set(cited_keys(passages[near].text))
    return keys
