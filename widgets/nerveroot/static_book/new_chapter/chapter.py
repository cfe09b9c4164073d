"""Fill the templates of a chapter, check the result, then write it."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

from nerveroot.audit.page_audit import audit_page
from nerveroot.static_book.front_matter import DESCRIPTION_LENGTH
from nerveroot.static_book.theme.fonts.subset import missing_characters

from .contents import add_page
from .errors import ChapterError

__all__ = ["ChapterError", "NewChapter", "write_chapter"]

HERE = Path(__file__).parent
USAGE = 'make chapter NAME=part/name TITLE="Its title"'

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*")
#: What Markdown, YAML or ``make`` would read as something else than text.
_MARKUP = re.compile(r"[\\`*_\[\]{}<>#$|\"\n\r\t]")
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_DESCRIPTION = "Draft of a chapter, not for readers yet: {title}."
_LONGEST_TITLE = DESCRIPTION_LENGTH.stop - 1 - len(_DESCRIPTION.format(title=""))
_LONGEST_IN_QUIZ = 80


@dataclass(frozen=True)
class NewChapter:
    """The files of a chapter that is not written yet.

    Attributes
    ----------
    page
        Its source below the checkout, such as ``book/anatomy/skin.md``.
    files
        The whole text of each file to write, by its path below the checkout. The
        table of contents is one of them.
    """

    page: Path
    files: dict[Path, str]


def write_chapter(root: Path, name: str, title: str, part: str = "") -> NewChapter:
    """Make a chapter.

    Parameters
    ----------
    root
        The checkout, which holds ``book/`` and ``_toc.yml``.
    name
        Folder and page, such as ``anatomy/skin``.
    title
        Its title.
    part
        The caption of a part, needed where the folder is new.

    Returns
    -------
    NewChapter
        What was written.

    Raises
    ------
    ChapterError
        If it cannot be made; nothing was written then.
    """
    chapter = plan_chapter(root, name.strip(), title.strip(), part.strip())
    for path, text in chapter.files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    return chapter


def plan_chapter(root: Path, name: str, title: str, part: str = "") -> NewChapter:
    """Return what :func:`write_chapter` would write, or say why it would not."""
    page = Path("book", f"{name}.md")
    _check_name(root, name, page)
    _check_title(root, title)
    if part:
        _check_text("PART", part)
    words = {
        "name": name,
        "page": name.split("/")[1],
        "today": datetime.date.today().isoformat(),
    }
    files = {
        page: _filled(
            "page.md.template",
            title=title,
            # A text of JSON is one of YAML and of TOML, too.
            description=json.dumps(_description(title), ensure_ascii=False),
            **words,
        ),
        page.with_suffix(".quiz.toml"): _filled(
            "questions.toml.template", title=json.dumps(title, ensure_ascii=False)
        ),
    }
    _check_numbers(files, page)
    contents = Path("_toc.yml")
    before = (root / contents).read_text(encoding="utf-8")
    files[contents] = add_page(before, page.with_suffix("").as_posix(), part)
    return NewChapter(page, files)


def _filled(template: str, **words: str) -> str:
    text = (HERE / template).read_text(encoding="utf-8")
    return Template(text).substitute(words)


def _description(title: str) -> str:
    return _DESCRIPTION.format(title=title)


def _check_name(root: Path, name: str, page: Path) -> None:
    if not _NAME.fullmatch(name):
        raise ChapterError(
            f"NAME={name!r}: write folder/page in small letters, digits and single "
            f"hyphens, such as anatomy/skin-of-the-foot: {USAGE}"
        )
    for path in (page, page.with_suffix(".quiz.toml")):
        if (root / path).exists():
            raise ChapterError(
                f"{path} exists already: edit it, or choose another NAME"
            )


def _check_title(root: Path, title: str) -> None:
    if not title:
        raise ChapterError(f"the chapter has no title: {USAGE}")
    _check_text("TITLE", title)
    longest = min(_LONGEST_TITLE, _LONGEST_IN_QUIZ)
    if len(title) > longest:
        raise ChapterError(
            f"TITLE has {len(title)} characters: write at most {longest}"
        )
    for other in sorted((root / "book").rglob("*.md")):
        taken = _TITLE.search(other.read_text(encoding="utf-8"))
        if taken and taken[1].strip().lower() == title.lower():
            raise ChapterError(
                f"{other.relative_to(root)} has the same title: choose another TITLE"
            )


def _check_text(field: str, text: str) -> None:
    if markup := sorted(set(_MARKUP.findall(text))):
        raise ChapterError(
            f"{field} holds {' '.join(map(repr, markup))}: write plain text"
        )
    if unknown := sorted(missing_characters(text)):
        raise ChapterError(
            f"{field} holds {' '.join(unknown)}, which the book's typefaces lack: "
            "write it without, or see CHARACTERS in theme/fonts/subset.py"
        )


def _check_numbers(files: dict[Path, str], page: Path) -> None:
    """Refuse a number in the title that no later check would accept."""
    with TemporaryDirectory() as folder:
        for path, text in files.items():
            target = Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        failing = audit_page(Path(folder, page), Path(folder, "book")).failures
    if failing:
        numbers = ", ".join(dict.fromkeys(number.numeral.text for number in failing))
        raise ChapterError(
            f"TITLE holds {numbers}, for which there is no source yet: write the "
            "title without the number"
        )
