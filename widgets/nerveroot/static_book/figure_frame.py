"""The frame of a figure: finding as headline, what is shown, drawing, source."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from .book_part import BookPart, book_part, text_part
from .errors import BookError

DRAWING_CLASS = "nr-drawing"
BODY_CLASS = "nr-figure-body"


class FigureFrame(SphinxDirective):
    """Frame the content of the directive or, without content, the next code cell.

    A code cell cannot stand inside a directive: myst-nb finds cells only between
    the blocks of a page.
    """

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {
        "name": directives.unchanged_required,
        "class": directives.class_option,
        "what": directives.unchanged_required,
        "source": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Return the frame."""
        if "source" not in self.options:
            raise self.error("figure-frame: say where it comes from (`:source:`)")
        classes = ["nr-figure", *self.options.get("class", [])]
        title_id = f"figure-title-{self.env.new_serialno('figure-frame') + 1}"
        frame = book_part("figure", " ".join(classes), aria_labelledby=title_id)
        frame += book_part(
            "p", "nr-figure-title", *self._inline(self.arguments[0]), id=title_id
        )
        if "what" in self.options:
            frame += book_part(
                "p", "nr-figure-what", *self._inline(self.options["what"])
            )
        body = book_part("div", BODY_CLASS)
        self.state.nested_parse(self.content, self.content_offset, body)
        frame += body
        frame += book_part(
            "figcaption",
            "nr-figure-source",
            text_part("strong", "", "Source"),
            nodes.Text(" "),
            *self._inline(self.options["source"]),
        )
        frame["frames_next_cell"] = not body.children
        self.add_name(frame)
        self.set_source_info(frame)
        return [frame]

    def _inline(self, text: str) -> list[nodes.Node]:
        found, messages = self.state.inline_text(text, self.lineno)
        return [*found, *messages]


def frame_body(frame: BookPart) -> BookPart:
    """Return the part of a frame that holds its drawing."""
    return next(
        child
        for child in frame.children
        if isinstance(child, BookPart) and child["html"].get("class") == BODY_CLASS
    )


def where(node: nodes.Element) -> str:
    """Name file and line of a node."""
    return f"{node.source or 'unknown page'}, line {node.line or '?'}"


class MoveCellIntoFrame(SphinxTransform):
    """Move the code cell after an empty frame into it."""

    default_priority = 390

    def apply(self, **kwargs: object) -> None:
        """Fill the frames of one page."""
        for frame in list(self.document.findall(BookPart)):
            if not frame.get("frames_next_cell"):
                continue
            parent = frame.parent
            after = parent.index(frame) + 1
            cell = parent.children[after] if after < len(parent.children) else None
            if (
                not isinstance(cell, nodes.container)
                or cell.get("nb_element") != "cell_code"
            ):
                raise BookError(
                    f"{where(frame)}: figure-frame has no figure: put a code cell "
                    "directly after it, or the figure inside it."
                )
            parent.remove(cell)
            frame_body(frame).append(cell)


class PlaceCell(SphinxDirective):
    """The place, inside other parts, of the code cell that has this tag."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the place."""
        place = book_part("div", "nr-cell-place")
        place["place_of_cell"] = self.arguments[0]
        self.set_source_info(place)
        return [place]


class MoveCellsToPlaces(SphinxTransform):
    """Move each tagged code cell to its place."""

    default_priority = 389

    def apply(self, **kwargs: object) -> None:
        """Fill the places of one page."""
        for place in list(self.document.findall(BookPart)):
            tag = place.get("place_of_cell")
            if not tag:
                continue
            cells = [
                cell
                for cell in self.document.findall(nodes.container)
                if cell.get("nb_element") == "cell_code"
                and tag in cell.get("cell_metadata", {}).get("tags", [])
            ]
            if len(cells) != 1:
                raise BookError(
                    f"{where(place)}: {len(cells)} code cells have the tag {tag!r}; "
                    "exactly one must have it."
                )
            cells[0].parent.remove(cells[0])
            place.append(cells[0])


class FrameHasFigure(SphinxPostTransform):
    """Refuse a frame whose cell drew nothing."""

    # After the drawings are inlined (3) and myst-nb has chosen among outputs (4).
    default_priority = 5
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        """Check the frames of one page."""
        for frame in self.document.findall(BookPart):
            if "frames_next_cell" in frame and not _has_figure(frame_body(frame)):
                raise BookError(
                    f"{where(frame)}: the frame "
                    f"“{frame.children[0].astext()}” holds no drawing, image or "
                    "table. Its cell must end with the figure as its value."
                )


def _has_figure(body: BookPart) -> bool:
    return any(
        isinstance(node, nodes.image | nodes.table)
        or (isinstance(node, nodes.raw) and _draws(node))
        for node in body.findall(nodes.Element)
    )


def _draws(node: nodes.raw) -> bool:
    return DRAWING_CLASS in node["classes"] or any(
        tag in node.astext() for tag in ("<table", "<svg", "<img")
    )
