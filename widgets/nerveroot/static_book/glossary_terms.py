"""Mark the first use of each technical term on a page and carry its definition there.

The terms and their definitions are those of the book's ``{glossary}``. A mark is a
link to the glossary, so that it works without script and on paper; ``terms.js`` shows
the definition beside it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from .book_part import BookPart, text_part

#: Kinds of page whose text is marked: the cover and the pages about the book are not.
MARKED_KINDS = frozenset({"chapter", "tool"})

#: Terms that are everyday words as well: the reader meets them on every line, so they
#: are marked only where a writer asks for it with ``{term}``.
EVERYDAY = frozenset(
    {"disc", "grade", "l5", "l5 root", "nerve root", "overlap", "patch", "reflex"}
)

#: Parts of a chapter that stay without marks: they are headings, controls or links.
UNMARKED_NODES = (
    nodes.reference,
    nodes.title,
    nodes.literal,
    nodes.literal_block,
    nodes.raw,
    nodes.thead,
    addnodes.glossary,
)
UNMARKED_TAGS = frozenset({"a", "label", "legend", "summary", "button", "figcaption"})
UNMARKED_CLASSES = frozenset(
    {
        "nr-aim",
        "nr-deck",
        "nr-figure-title",
        "nr-figure-what",
        "nr-page-foot",
        "nr-page-meta",
        "nr-patient",
        "nr-question",
        "nr-red-flag",
        "nr-sources",
    }
)


@dataclass(frozen=True)
class Term:
    """A term of the glossary, with the place and the text of its definition."""

    name: str
    page: str
    anchor: str
    definition: str
    entry: str


def register(app: Sphinx) -> None:
    """Add the marks to the pages that are written."""
    app.add_post_transform(MarkTerms)
    app.connect("env-updated", pages_with_old_definitions)


class MarkTerms(SphinxPostTransform):
    """Turn the first use of each term into a link that holds its definition."""

    #: After references are resolved and the list of sources is written.
    default_priority = 30
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        """Mark the page, unless it is the glossary or none of the marked kinds."""
        page = self.env.docname
        if self.env.metadata[page].get("page_kind", "chapter") not in MARKED_KINDS:
            return
        terms = glossary_of(self.env)
        if not terms or any(term.page == page for term in terms.values()):
            return
        seen = self._mark_asked_for(terms)
        pattern = term_pattern(name for name in terms if name not in EVERYDAY)
        for text in list(self.document.findall(nodes.Text)):
            if not is_unmarked(text):
                self._mark_text(text, pattern, terms, seen)

    def _mark_asked_for(self, terms: dict[str, Term]) -> set[str]:
        seen: set[str] = set()
        for link in list(self.document.findall(nodes.reference)):
            asked = any(
                "std-term" in child["classes"] for child in link.findall(nodes.inline)
            )
            term = next(
                (
                    term
                    for term in terms.values()
                    if link.get("refuri", "").endswith(f"#{term.anchor}")
                ),
                None,
            )
            if asked and term:
                link.replace_self(self._mark(term, link.astext()))
                seen.add(term.entry)
        return seen

    def _mark_text(
        self,
        text: nodes.Text,
        pattern: re.Pattern[str],
        terms: dict[str, Term],
        seen: set[str],
    ) -> None:
        parts: list[nodes.Node] = []
        end = 0
        for match in pattern.finditer(text):
            term = term_of(match.group(), terms)
            if term is None or term.entry in seen:
                continue
            seen.add(term.entry)
            parts += [nodes.Text(text[end : match.start()])]
            parts += [self._mark(term, match.group())]
            end = match.end()
        if parts:
            parent = text.parent
            place = parent.index(text)
            rest = [nodes.Text(text[end:])]
            parent[place : place + 1] = [part for part in parts + rest if part.astext()]

    def _mark(self, term: Term, shown: str) -> BookPart:
        address = self.app.builder.get_relative_uri(self.env.docname, term.page)
        return text_part(
            "a",
            "nr-term",
            shown,
            href=f"{address}#{term.anchor}",
            data_term=term.name,
            data_definition=term.definition,
        )


def is_unmarked(text: nodes.Text) -> bool:
    """Return whether a text stands in a part that is never marked."""
    node: nodes.Node | None = text.parent
    while node is not None:
        if isinstance(node, UNMARKED_NODES):
            return True
        if isinstance(node, BookPart):
            classes = set(node["html"].get("class", "").split())
            if node["tag"] in UNMARKED_TAGS or classes & UNMARKED_CLASSES:
                return True
        node = node.parent
    return False


def forms(name: str) -> list[str]:
    """Return a term with its plural, in small letters.

    >>> forms("radiculopathy")
    ['radiculopathy', 'radiculopathies']
    """
    word = name.lower()
    for ending, plural in (
        ("foramen", "foramina"),
        ("ganglion", "ganglia"),
        ("vertebra", "vertebrae"),
        ("ramus", "rami"),
        ("malleolus", "malleoli"),
        ("stenosis", "stenoses"),
        ("process", "processes"),
        ("pathy", "pathies"),
    ):
        if word.endswith(ending):
            return [word, word.removesuffix(ending) + plural]
    return [word] if word.endswith("s") else [word, word + "s"]


def term_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern that finds the terms in a text, longest first."""
    words = {form for name in names for form in forms(name)}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    joined = "|".join(re.escape(word) for word in longest_first)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)


def term_of(shown: str, terms: dict[str, Term]) -> Term | None:
    """Return the term that a piece of text stands for, in any of its forms."""
    word = shown.lower()
    for name, term in terms.items():
        if word in forms(name):
            # An abbreviation in small letters is another word ("ct", "mri").
            return None if term.name.isupper() and not shown[0].isupper() else term
    return None


def glossary_of(env: BuildEnvironment) -> dict[str, Term]:
    """Return the terms of the book by their names in small letters."""
    pages = {
        page
        for _, _, kind, page, _, _ in env.get_domain("std").get_objects()
        if kind == "term"
    }
    terms: dict[str, Term] = {}
    for page in sorted(pages):
        for glossary in env.get_doctree(page).findall(addnodes.glossary):
            for item in glossary.findall(nodes.definition_list_item):
                terms |= {term.name.lower(): term for term in _terms(item, page)}
    return terms


def _terms(item: nodes.definition_list_item, page: str) -> list[Term]:
    words = [child for child in item.children if isinstance(child, nodes.term)]
    definition = next(item.findall(nodes.definition))
    first = next(definition.findall(nodes.paragraph), definition)
    text = " ".join(first.astext().split())
    return [
        Term(word.astext(), page, word["ids"][0], text, words[0]["ids"][0])
        for word in words
    ]


def pages_with_old_definitions(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have every page written again when the glossary has changed."""
    terms = repr(sorted(glossary_of(env).items()))
    digest = hashlib.sha256(terms.encode()).hexdigest()
    if getattr(env, "book_glossary", None) == digest:
        return []
    env.book_glossary = digest  # type: ignore[attr-defined]  # ours
    return sorted(env.found_docs)
