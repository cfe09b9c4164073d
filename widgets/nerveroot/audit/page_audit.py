"""Audit one page of the book with its questions and its declarations."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from .declarations import SUFFIX, load_declarations
from .judge import Basis, Judged, judge
from .page_source import passages_of
from .question_source import SUFFIX as QUESTIONS
from .question_source import passages_of_questions

__all__ = ["PageAudit", "audit_page"]


@dataclass(frozen=True)
class PageAudit:
    """The numbers of a page and what they rest on.

    Attributes
    ----------
    page
        Its name below the folder of the book.
    numbers
        All numbers in order, those of its questions last.
    unused
        Declarations whose words stand nowhere on the page, as messages.
    """

    page: str
    numbers: tuple[Judged, ...]
    unused: tuple[str, ...] = ()

    @property
    def failures(self) -> list[Judged]:
        """The numbers that may not stand so."""
        return [number for number in self.numbers if number.fails]

    @property
    def statements(self) -> Counter[Basis]:
        """How many sentences with figures rest on what, by the weakest of each."""
        weakest: dict[tuple[str, int, str], Basis] = {}
        for number in self.numbers:
            if number.basis != "excepted":
                place = (number.file, number.line, number.sentence)
                known = weakest.get(place, number.basis)
                weakest[place] = max(known, number.basis, key=_WEAKNESS.index)
        return Counter(weakest.values())


#: From firm ground to none.
_WEAKNESS: tuple[Basis, ...] = (
    *("excepted", "verified", "derived", "repeated", "citation"),
    *("unverified", "nothing"),
)


def audit_page(path: Path, book: Path) -> PageAudit:
    """Audit a page.

    Parameters
    ----------
    path
        Its MyST source; the files of questions and declarations stand beside it.
    book
        The folder of the book, for the page's name.

    Raises
    ------
    DeclarationError
        If its file of declarations is wrong.
    """
    sources = [(str(path), passages_of(path.read_text(encoding="utf-8")))]
    questions = path.with_suffix(QUESTIONS)
    if questions.is_file():
        text = questions.read_text(encoding="utf-8")
        sources.append((str(questions), passages_of_questions(text)))
    declarations_file = path.with_suffix(SUFFIX)
    declarations = load_declarations(declarations_file)
    numbers = judge(sources, declarations)
    name = path.relative_to(book) if path.is_relative_to(book) else path
    return PageAudit(
        page=name.with_suffix("").as_posix(),
        numbers=tuple(numbers),
        unused=tuple(
            f"{declarations_file}: no number stands in the words {d.words!r}"
            for d in declarations
            if not d.uses
        ),
    )
