"""Directives for the parts that every chapter has."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

from . import book_part as parts
from .book_part import BookPart, book_part, raw_html, text_part
from .figure_frame import (
    FigureFrame,
    FrameHasFigure,
    MoveCellIntoFrame,
    MoveCellsToPlaces,
    PlaceCell,
)
from .icons import icon
from .question import Answer, BeforeReading, register_guesses

TAKE_AWAY_LINES = 5


class Block(SphinxDirective):
    """A block with a fixed class and, if it has one, a fixed first line."""

    has_content = True
    css_class: ClassVar[str] = ""
    label: ClassVar[str] = ""
    label_class: ClassVar[str] = ""

    def run(self) -> list[nodes.Node]:
        """Return the block."""
        self.assert_has_content()
        block = book_part("div", self.css_class)
        if self.label:
            block += text_part("p", self.label_class, self.label)
        self.state.nested_parse(self.content, self.content_offset, block)
        self.set_source_info(block)
        return [block]


class Deck(Block):
    """The sentence under a page's title."""

    css_class = "nr-deck"


class Patient(Block):
    """The patient who opens a chapter, labelled as composed."""

    css_class = "nr-patient"
    label = "A patient, composed for this chapter"
    label_class = "nr-patient-label"


class Aim(Block):
    """What the reader will be able to do."""

    css_class = "nr-aim"
    label = "What you will be able to do"
    label_class = "nr-aim-title"


class Part(SphinxDirective):
    """A block with the classes given, for layouts that the other parts do not know."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {"name": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return the block."""
        block = book_part("div", self.arguments[0])
        self.add_name(block)
        self.state.nested_parse(self.content, self.content_offset, block)
        self.set_source_info(block)
        return [block]


class RedFlag(SphinxDirective):
    """What must not wait: order, signs, what to do and how fast, source."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {"source": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the box."""
        self.assert_has_content()
        title = self.arguments[0]
        box = book_part("div", "nr-red-flag", role="note", aria_label=title)
        box += book_part(
            "p", "nr-red-flag-title", raw_html(icon("flag")), nodes.Text(title)
        )
        self.state.nested_parse(self.content, self.content_offset, box)
        if "source" in self.options:
            source, messages = self.state.inline_text(
                self.options["source"], self.lineno
            )
            box += book_part("p", "nr-red-flag-source", *source, *messages)
        self.set_source_info(box)
        return [box]


class TakeAway(SphinxDirective):
    """The chapter in five numbered lines."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        block = book_part("div", "nr-take-away")
        self.state.nested_parse(self.content, self.content_offset, block)
        items = list(block.findall(nodes.list_item))
        lists = [n for n in block.children if isinstance(n, nodes.enumerated_list)]
        if len(lists) != 1 or len(items) != TAKE_AWAY_LINES:
            raise self.error(
                f"take-away: write one numbered list of {TAKE_AWAY_LINES} lines; "
                f"found {len(items)} in {len(lists)} numbered lists"
            )
        block["section_class"] = "nr-take-away-section"
        self.set_source_info(block)
        return [block]


class MarkSections(SphinxTransform):
    """Give a section the class that the part in it asks for."""

    default_priority = 400

    def apply(self, **kwargs: object) -> None:
        """Mark the sections of one page."""
        for part in self.document.findall(BookPart):
            wanted = part.get("section_class")
            if wanted and isinstance(part.parent, nodes.section):
                part.parent["classes"].append(wanted)


def register(app: Sphinx) -> None:
    """Add the node, the directives and the transforms."""
    parts.register(app)
    for name, directive in {
        "deck": Deck,
        "patient": Patient,
        "aim": Aim,
        "part": Part,
        "red-flag": RedFlag,
        "take-away": TakeAway,
        "before-reading": BeforeReading,
        "answer": Answer,
        "figure-frame": FigureFrame,
        "place-cell": PlaceCell,
    }.items():
        app.add_directive(name, directive)
    app.add_transform(MarkSections)
    app.add_transform(MoveCellsToPlaces)
    app.add_transform(MoveCellIntoFrame)
    app.add_post_transform(FrameHasFigure)
    register_guesses(app)
