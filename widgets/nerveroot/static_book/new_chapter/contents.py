"""Put a page into the table of contents without touching its other lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .errors import ChapterError

__all__ = ["add_page", "parts_of"]

_CAPTION = re.compile(r"^(?P<indent>\s*)- caption:\s*(?P<caption>.*?)\s*(#.*)?$")
_FILE = re.compile(r"^(?P<indent>\s*)- file:\s*(?P<file>\S+)\s*(#.*)?$")


@dataclass
class Part:
    """One part of the book, as its lines say.

    Attributes
    ----------
    caption
        Its name, as readers see it.
    start
        The line of the caption, counted from 0.
    last
        The line of its last page.
    indent
        What stands before the hyphen of its pages.
    folders
        The folders below ``book/`` that hold its pages; empty for ``book/`` itself.
    """

    caption: str
    start: int
    last: int
    indent: str
    folders: set[str]


def parts_of(text: str) -> list[Part]:
    """Return the parts of a table of contents, in order."""
    parts: list[Part] = []
    for number, line in enumerate(text.split("\n")):
        if caption := _CAPTION.match(line):
            name = caption["caption"].strip("\"'")
            parts.append(Part(name, number, number, caption["indent"] + "    ", set()))
        elif (page := _FILE.match(line)) and parts:
            part = parts[-1]
            if not part.folders:
                part.indent = page["indent"]
            part.last = number
            part.folders.add("/".join(page["file"].split("/")[1:-1]))
    return parts


def add_page(text: str, page: str, caption: str = "") -> str:
    r"""Return the table of contents with one more page.

    Parameters
    ----------
    text
        The file as it is.
    page
        The page, such as ``book/anatomy/skin``.
    caption
        The part that shall hold it; needed where no part holds pages of its folder
        yet. A part that does not exist is made, before the parts of reference.

    Raises
    ------
    ChapterError
        If it is not clear which part is meant.

    Examples
    --------
    >>> print(add_page("parts:\n  - caption: A\n    chapters:\n"
    ...                "      - file: book/a/x", "book/a/y"))
    parts:
      - caption: A
        chapters:
          - file: book/a/x
          - file: book/a/y
    """
    lines = text.split("\n")
    parts = parts_of(text)
    folder = page.split("/")[1]
    named = [part for part in parts if part.caption.lower() == caption.lower()]
    holding = [part for part in parts if folder in part.folders]
    if caption and holding and named != holding:
        raise ChapterError(
            f"pages of {folder}/ stand in the part “{holding[0].caption}”: "
            f"leave PART out, or choose another folder"
        )
    if found := holding or named:
        part = found[0]
        lines.insert(part.last + 1, f"{part.indent}- file: {page}")
        return "\n".join(lines)
    if not caption:
        known = sorted({name for part in parts for name in part.folders if name})
        raise ChapterError(
            f"no part of the book holds {folder}/ yet: choose one of "
            f'{", ".join(known)}, or make a new part with PART="Its caption"'
        )
    behind = [part for part in parts if part.folders & {"reference", "about"}]
    indent = parts[0].indent.removesuffix("    ") if parts else "  "
    new = [
        f"{indent}- caption: {caption}",
        f"{indent}  chapters:",
        f"{indent}    - file: {page}",
    ]
    place = behind[0].start if behind else parts[-1].last + 1 if parts else len(lines)
    lines[place:place] = new
    return "\n".join(lines)
