"""What each directive of a chapter says in a notebook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING

from nerveroot.static_book.bibliography import Source
from nerveroot.static_book.chapter_parts import Aim, Patient

if TYPE_CHECKING:
    from .plain_markdown import PlainMarkdown

_MADE_BY_THE_BOOK = {
    "evidence-tables": "The tables can be sorted and filtered on the book's page. Here "
    '`load_table("outcomes")` returns the rows of one.',
    "data-tables": "The columns of every table are listed on the book's page.",
    "python-names": "The descriptions are on the book's page. Here `help(name)` shows "
    "the same words.",
}


def block_text(
    name: str,
    title: str,
    options: Mapping[str, str],
    content: str,
    chapter: PlainMarkdown,
) -> str:
    """
    Return a directive as Markdown.

    Parameters
    ----------
    name : str
        Name of the directive.
    title : str
        What stands beside the name.
    options : mapping
        Its options.
    content : str
        Its content, in which other directives are replaced already.
    chapter : PlainMarkdown
        The conversion of the chapter.

    Raises
    ------
    KeyError
        If nothing is known about such a directive.
    """
    if name in _MADE_BY_THE_BOOK:
        return f"*{_MADE_BY_THE_BOOK[name]}*"
    if name == "answer":
        return _answer(chapter.questions[title], options["right"], content)
    if name == "before-reading":
        chapter.questions[options["name"]] = title
        return _quoted(f"**Before you read on.** {title}\n\n{content}")
    if name == "page-sources":
        return _source_list(chapter.book.sources[key] for key in chapter.cited)
    if name == "reference-list":
        return _source_list(chapter.book.sources.values())
    written: dict[str, Callable[[], str]] = {
        "deck": lambda: content,
        "patient": lambda: _quoted(f"**{Patient.label}.** {content}"),
        "aim": lambda: _quoted(f"**{Aim.label}.** {content}"),
        "red-flag": lambda: _quoted(_with_source(f"**{title}**", content, options)),
        "figure-frame": lambda: _figure(title, options, content),
        "take-away": lambda: content,
        "part": lambda: content,
        # The cell itself follows: a notebook cannot put it into a text.
        "place-cell": lambda: "",
        "glossary": lambda: _glossary(content),
    }
    return written[name]()


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _with_source(head: str, content: str, options: Mapping[str, str]) -> str:
    source = options.get("source", "")
    return "\n\n".join(
        part for part in (head, content, f"Source: {source}" if source else "") if part
    )


def _figure(title: str, options: Mapping[str, str], content: str) -> str:
    what = options.get("what", "")
    head = f"**{title}**" + (f"\n\n{what}" if what else "")
    return _with_source(head, content, options)


def _answer(question: str, right: str, content: str) -> str:
    summary = f"<summary>The answer to: {escape(question, quote=False)}</summary>"
    return f"<details>{summary}\n\n**{right}.** {content}\n\n</details>"


def _source_list(sources: Iterable[Source]) -> str:
    items = sorted(sources, key=lambda source: source.text.lower())
    return "\n".join(
        f"- {as_words(source.text)} {_links(source.links)}".rstrip()
        + f" **{source.status_words}**"
        for source in items
    )


def as_words(text: str) -> str:
    """Return text of the bibliography so that Markdown takes none of it for HTML."""
    return text.replace("<", "&lt;")


def _links(html: str) -> str:
    return re.sub(r'<a href="([^"]+)">([^<]+)</a>', r"[\2](<\1>)", html)


def _glossary(content: str) -> str:
    """Return the definition list; the terms of an entry stand above its text."""
    entries: list[tuple[list[str], str]] = []
    terms: list[str] = []
    text: list[str] = []
    for line in [*content.split("\n"), "end"]:
        if line.startswith("  "):
            text.append(line.strip())
        elif line:
            if text:
                entries.append((terms, " ".join(text)))
                terms, text = [], []
            terms.append(line)
    return "\n\n".join(
        f"**{', '.join(terms)}**: {text}"
        for terms, text in sorted(entries, key=lambda entry: entry[0][0].lower())
    )
