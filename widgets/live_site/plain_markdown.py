"""Write the markup of a chapter in the Markdown that every notebook shows.

The pages of the book are made by Sphinx; a notebook knows neither its roles nor its
directives, and would show their source. Here each of them becomes what it says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from nerveroot.data import agreement
from nerveroot.static_book.bibliography import Source

from .directives import as_words, block_text
from .drawings import svg_as_image

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

_ROLE = re.compile(r"\{(?P<name>[a-z:]+)\}`(?P<text>[^`]+)`")
_LINK = re.compile(r"\]\((?P<target>[^()\s]+)\)")
_TARGET = re.compile(r"^\((?P<label>[a-z0-9-]+)\)=\n", re.MULTILINE)
_ATTRIBUTES = re.compile(r"(?<=\))\{\.[^}]*\}")
#: A paragraph of links that the cover sets as buttons.
_LINK_LIST = re.compile(r"^\{\.nr-[a-z-]+\}\n(?P<links>(?:\[.*\n?)+)", re.MULTILINE)
_OPENING = re.compile(r"^(?P<colons>:{3,})\{(?P<name>[a-z-]+)\}[ ]?(?P<title>.*)$")
_OPTION = re.compile(r"^:(?P<name>[a-z]+):[ ]?(?P<value>.*)$")
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


class MarkupError(ValueError):
    """Markup that would look broken in a notebook."""


@dataclass(frozen=True)
class Place:
    """
    Where a label of the book leads.

    Parameters
    ----------
    page : str
        The chapter's file, from the root of the sources.
    heading : str
        The heading at or above the label; empty for the top of the page.
    """

    page: str
    heading: str


@dataclass(frozen=True)
class Book:
    """
    What a chapter needs to know of the rest of the book.

    Parameters
    ----------
    sources : mapping
        The bibliography by its keys.
    places : mapping
        Where each label leads.
    pages : frozenset of str
        Every chapter's file.
    """

    sources: Mapping[str, Source]
    places: Mapping[str, Place]
    pages: frozenset[str]


def find_labels(page: str, text: str) -> dict[str, Place]:
    """
    Return the labels that a chapter's source defines.

    Parameters
    ----------
    page : str
        The chapter's file.
    text : str
        Its source.
    """
    places = {}
    heading = waiting = ""
    for line in text.splitlines():
        if found := re.match(r"\(([a-z0-9-]+)\)=$", line):
            waiting = found[1]
        elif found := re.match(r"#+ (.*)", line):
            heading = found[1]
            if waiting:
                places[waiting] = Place(page, heading)
                waiting = ""
        elif found := re.match(r":name: ([a-z0-9-]+)$", line):
            places[found[1]] = Place(page, heading)
        elif line and waiting:
            places[waiting] = Place(page, heading)
            waiting = ""
    return places


class PlainMarkdown:
    """
    The conversion of one chapter.

    Parameters
    ----------
    book : Book
        The rest of the book.
    page : str
        The chapter's file.
    """

    def __init__(self, book: Book, page: str) -> None:
        self.book = book
        self.page = page
        self.cited: list[str] = []
        self.questions: dict[str, str] = {}

    def convert(self, text: str) -> str:
        """
        Return a piece of the chapter without markup of its own.

        Parameters
        ----------
        text : str
            One Markdown cell; cells must come in their order, because an answer looks
            back at its question and the list of sources at the citations.

        Raises
        ------
        MarkupError
            If something is left that would be shown as source.
        """
        text = self._blocks(text)
        text = _SVG.sub(lambda found: svg_as_image(found[0]), text)
        text = _LINK_LIST.sub(self._link_list, text)
        text = _ATTRIBUTES.sub("", _TARGET.sub("", text))
        text = _ROLE.sub(self._role, text)
        text = _LINK.sub(self._link, text)
        for left in (":::", "{cite", "{agree", "```{"):
            if left in text:
                raise MarkupError(f"{self.page}: {left} is left in a notebook:\n{text}")
        return text.strip("\n")

    def _blocks(self, text: str) -> str:
        """Replace directives, the outermost first."""
        lines = text.split("\n")
        done: list[str] = []
        while lines:
            line = lines.pop(0)
            opening = _OPENING.match(line)
            if opening is None:
                done.append(line)
                continue
            try:
                end = lines.index(opening["colons"])
            except ValueError:
                raise MarkupError(f"{self.page}: {line} is never closed") from None
            body, lines = lines[:end], lines[end + 1 :]
            options = {}
            while body and (option := _OPTION.match(body[0])):
                options[option["name"]] = option["value"]
                body.pop(0)
            content = self._blocks("\n".join(body)).strip("\n")
            done.append(
                block_text(opening["name"], opening["title"], options, content, self)
            )
        return "\n".join(done)

    def _role(self, found: re.Match[str]) -> str:
        name, text = found["name"], found["text"]
        roles: dict[str, Callable[[str], str]] = {
            "cite:t": self._names,
            "cite:p": lambda keys: f"({self._names(keys)})",
            "agreement": _count,
            "kbd": lambda key: f"<kbd>{key}</kbd>",
            "term": lambda term: term.partition(" <")[0],
        }
        if name not in roles:
            raise MarkupError(f"{self.page}: no notebook knows the role {name!r}")
        return roles[name](text)

    def _names(self, keys: str) -> str:
        names = []
        for key in (key.strip() for key in keys.split(",")):
            if key not in self.cited:
                self.cited.append(key)
            names.append(as_words(self.book.sources[key].label))
        return "; ".join(names)

    def _link(self, found: re.Match[str]) -> str:
        """Lead to the notebook of a chapter instead of its source."""
        target = found["target"]
        if "://" in target or target.startswith("data:"):
            return found[0]
        file, _, label = target.partition("#")
        if file in self.book.places:
            file, label = "", file
        if file:
            page = _joined(PurePosixPath(self.page).parent, file)
            heading = self.book.places[label].heading if label else ""
        else:
            place = self.book.places[label]
            page, heading = place.page, place.heading
        if page not in self.book.pages:
            raise MarkupError(f"{self.page}: {target} is no chapter")
        # JupyterLab makes the id of a heading so.
        fragment = f"#{heading.replace(' ', '-')}" if heading else ""
        if page == self.page:
            return f"]({fragment or '#'})"
        address = _relative(page, self.page).removesuffix(".md") + ".ipynb"
        return f"]({address}{fragment})"

    @staticmethod
    def _link_list(found: re.Match[str]) -> str:
        return "".join(f"- {line}\n" for line in found["links"].splitlines())


def _count(text: str) -> str:
    counted = agreement(*text.split())
    return NO_BREAK_SPACE.join([str(counted.k), "of", str(counted.n)])


def _joined(folder: PurePosixPath, file: str) -> str:
    parts: list[str] = []
    for part in (folder / file).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _relative(page: str, origin: str) -> str:
    here, there = origin.split("/")[:-1], page.split("/")
    while here and there[:-1] and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return "/".join([*([".."] * len(here)), *there])
