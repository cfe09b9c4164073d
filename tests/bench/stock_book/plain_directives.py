"""
Sphinx extension: the chapter's own directives as plain containers.

The stock book is built from the same sources as ours, and knows none of our
directives. Here each becomes what stock Jupyter Book would offer its author: a
container with the same text in it.
"""

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives

NAMES = [
    *("aim", "answer", "before-reading", "deck", "figure-frame", "page-sources"),
    *("part", "patient", "red-flag", "take-away"),
]


class PlainContainer(Directive):
    """Keep the text of a directive and drop its layout."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        name: directives.unchanged
        for name in ("name", "class", "what", "source", "right", "how-to-read")
    }

    def run(self) -> list[nodes.Node]:
        container = nodes.container()
        if self.arguments:
            container += nodes.paragraph("", self.arguments[0])
        self.state.nested_parse(self.content, self.content_offset, container)
        return [container]


def plain_role(
    _name: str, _raw: str, text: str, *_rest: object, **_options: object
) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """Keep the words of a role of our own."""
    return [nodes.inline("", text)], []


def setup(app: Any) -> dict[str, bool]:
    """Register every directive of ours under its name."""
    for name in NAMES:
        app.add_directive(name, PlainContainer)
    app.add_role("agreement", plain_role)
    return {"parallel_read_safe": True}
