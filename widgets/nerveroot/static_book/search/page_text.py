"""Read from a built page what a reader can search: sections, figures, tables, terms."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

#: Elements whose text is no prose: drawings, controls, code, figures in a table (its
#: caption and its heads are read).
SKIPPED_TAGS = frozenset(
    {"svg", "script", "style", "noscript", "button", "label", "pre", "td"}
)

#: Parts of a page that are left out: answers to questions, composed patients, the same
#: lines on every page, lists that the references and the evidence tables hold already.
SKIPPED_CLASSES = frozenset(
    {
        "headerlink",
        "nr-aim",
        "nr-answer",
        "nr-evidence-columns",
        "nr-kind",
        "nr-page-foot",
        "nr-page-meta",
        "nr-page-path",
        "nr-patient",
        "nr-question",
        "nr-sources",
        "nr-sources-section",
        "nr-visually-hidden",
        "nrq-still",
    }
)

#: The section in which a chapter returns to its composed patient and solves the case.
RETURN_TO_PATIENT = "back-to-"

VOID_TAGS = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})
HEADINGS = frozenset({"h1", "h2", "h3"})
#: Elements after which a word ends.
BLOCKS = HEADINGS | {"p", "li", "td", "th", "dt", "dd", "tr", "div", "figure", "br"}


@dataclass
class Entry:
    """One place that a search can lead to."""

    kind: str
    anchor: str
    heading: str = ""
    names: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    text: str = ""


@dataclass
class _Open:
    """An element that is open, and what follows when it closes."""

    tag: str
    skipped: bool = False
    collects: str = ""
    opened_entry: bool = False


class _PageReader(HTMLParser):
    """Cut the main part of a page into entries while it is read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.entries: list[Entry] = []
        self._open: list[_Open] = []
        self._nested: list[Entry] = []
        self._pieces: dict[int, list[str]] = {}
        self._caught: list[str] | None = None
        self._in_main = False
        self._after_typed_name = False

    @property
    def _current(self) -> Entry | None:
        return self._nested[-1] if self._nested else None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "main":
            self._in_main = True
        if not self._in_main:
            return
        if tag in VOID_TAGS:
            self._add(" ")
            return
        element = _Open(tag)
        classes = set(values.get("class", "").split())
        element.skipped = (
            tag in SKIPPED_TAGS
            or bool(classes & SKIPPED_CLASSES)
            or (tag == "section" and values.get("id", "").startswith(RETURN_TO_PATIENT))
        )
        # Parameters and columns are found by their names; what the Python reference
        # says of each would be a seventh of the index.
        if tag == "dd":
            element.skipped = self._after_typed_name
        elif tag == "dt" or "nr-kind" in classes:
            self._after_typed_name = "nr-kind" in classes
        if not element.skipped and not self._skips():
            self._begin(element, values, classes)
        self._open.append(element)

    def _begin(self, element: _Open, values: dict[str, str], classes: set[str]) -> None:
        kind = _kind(element.tag, values, classes)
        if kind:
            self._nested.append(Entry(kind, values.get("id", "")))
            element.opened_entry = True
        if element.tag == "dt" and values.get("id", "").startswith("term-"):
            self._begin_term(values["id"])
        title = {"nr-figure-title", "nr-evidence-title"} & classes
        if element.tag in HEADINGS or title:
            element.collects = "heading"
        elif element.tag == "strong":
            element.collects = "strong"
        elif element.tag == "dt":
            element.collects = "name"
        if element.collects:
            self._caught = []

    def _begin_term(self, anchor: str) -> None:
        """Open a term of the glossary, unless this is another name of the last one."""
        current = self._current
        if current is None or current.kind != "term":
            self._nested.append(Entry("term", anchor))

    def handle_endtag(self, tag: str) -> None:
        if not self._in_main or not any(element.tag == tag for element in self._open):
            return
        while True:
            element = self._open.pop()
            self._end(element)
            if element.tag == tag:
                break
        if tag == "main":
            self._in_main = False

    def _end(self, element: _Open) -> None:
        if element.collects and self._caught is not None:
            self._keep(element.collects, squeeze("".join(self._caught)))
            self._caught = None
        if element.tag in BLOCKS:
            self._add(" ")
        current = self._current
        ends_term = element.tag == "dd" and current and current.kind == "term"
        if element.opened_entry or ends_term:
            self._finish(self._nested.pop())

    def _keep(self, collects: str, text: str) -> None:
        """Keep a heading, the name of a term, or a question that the page answers."""
        current = self._current
        if current is None or not text:
            return
        if collects == "heading" and not current.heading:
            current.heading = text
        elif collects == "name" and current.kind == "term":
            current.names.append(text)
        else:
            if collects == "strong" and text.endswith("?"):
                current.questions.append(text)
            self._pieces.setdefault(id(current), []).append(text)

    def _finish(self, entry: Entry) -> None:
        entry.text = squeeze("".join(self._pieces.pop(id(entry), [])))
        if entry.heading or entry.names:
            self.entries.append(entry)

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _skips(self) -> bool:
        return any(element.skipped for element in self._open)

    def _add(self, text: str) -> None:
        current = self._current
        if current is None or self._skips():
            return
        if self._caught is not None:
            self._caught.append(text)
        else:
            self._pieces.setdefault(id(current), []).append(text)


def _kind(tag: str, values: dict[str, str], classes: set[str]) -> str:
    """Return the kind of entry that an element opens, or nothing."""
    if tag == "section" and values.get("id"):
        return "section"
    if "nr-evidence-entry" in classes:
        return "table"
    if "nr-figure" in classes and values.get("id"):
        return "figure"
    return ""


def squeeze(text: str) -> str:
    """Return the text with single spaces.

    >>> squeeze(" two  words ")
    'two words'
    """
    return " ".join(text.split())


def read_page(html: str) -> list[Entry]:
    """Return the entries of a built page, in the order in which they end.

    Parameters
    ----------
    html
        The whole page; only its ``<main>`` is read.

    Returns
    -------
    list of Entry
        The section of the page's title comes last: it holds all the others.
    """
    reader = _PageReader()
    reader.feed(html)
    reader.close()
    return reader.entries
