"""Stop at an output that is longer than any reader would read or load."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from .errors import BookError
from .figure_frame import DRAWING_CLASS

#: Characters, some sixty screens. Twice the longest of the book, a widget in words.
LARGEST = 100_000


class CheckLength(SphinxPostTransform):
    """Measure what each cell shows in words; drawings have budgets of their own."""

    # After myst-nb's choice of one type per output (4): only what is shown counts.
    default_priority = 5

    def run(self, **kwargs: object) -> None:
        """Check the outputs of one page."""
        for cell in self.document.findall(nodes.container):
            if cell.get("nb_element") != "cell_code_output":
                continue
            length = sum(
                len(text)
                for text in cell.findall(nodes.Text)
                if not _is_drawing(text.parent)
            )
            if length > LARGEST:
                raise BookError(
                    f"{self.env.docname}, line {cell.line or '?'}: a cell puts "
                    f"{length} characters into the page; at most {LARGEST}. Print "
                    "less, or show a chart or a table of the package."
                )


def _is_drawing(node: nodes.Node | None) -> bool:
    return isinstance(node, nodes.Element) and DRAWING_CLASS in node["classes"]


def register(app: Sphinx) -> None:
    """Add the check."""
    app.add_post_transform(CheckLength)
