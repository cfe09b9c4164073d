"""Take the figures of Plotly out of a notebook's outputs.

myst-nb knows no figure of Plotly and would drop it.  While a page is read, the figure
becomes a node that does not depend on what is built; its sources join the page's own.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, ClassVar

from docutils import nodes
from myst_nb.core.render import MimeData, NbElementRenderer, load_mime_renders
from sphinx.application import Sphinx

from .page_sources import cite

FIGURE_TYPE = "application/vnd.plotly.v1+json"


class ChartOutput(nodes.General, nodes.Element):
    """A figure of Plotly: its JSON text in ``figure``.

    Its only child, a paragraph that says what the chart shows, is what builders
    without pictures write.
    """

    @property
    def figure(self) -> dict[str, Any]:
        """The figure: ``data`` and ``layout``."""
        figure: dict[str, Any] = json.loads(self["figure"])
        return figure


class ChartRenderer:
    """What myst-nb asks about every output."""

    #: Before plain text and before any other picture of the same output.
    mime_priority_overrides: ClassVar[Sequence[tuple[str, str, int | None]]] = (
        ("*", FIGURE_TYPE, 1),
    )

    @staticmethod
    def handle_mime(
        renderer: NbElementRenderer, data: MimeData, inline: bool
    ) -> list[nodes.Element] | None:
        """Return the node of a figure, or None for any other output."""
        if inline or data.mime_type != FIGURE_TYPE:
            return None
        figure = {"data": data.content["data"], "layout": data.content["layout"]}
        meta = figure["layout"].get("meta", {})
        node = ChartOutput("", figure=json.dumps(figure, ensure_ascii=False))
        node += nodes.paragraph("", str(meta.get("alt", "A chart.")))
        cite(renderer.renderer.sphinx_env, meta.get("source_keys", []))
        return [node]


def register(app: Sphinx) -> None:
    """Add the node, and the renderer for the books that load this extension.

    Not by an entry point: that would change every other book of the environment.
    """
    renderers = load_mime_renders()
    if ChartRenderer not in renderers:
        renderers.append(ChartRenderer)
    app.add_node(
        ChartOutput,
        html=(_pass, _pass),
        epub=(_pass, _pass),
        latex=(_pass, _pass),
        text=(_pass, _pass),
        man=(_pass, _pass),
        texinfo=(_pass, _pass),
    )


def _pass(self: object, node: nodes.Element) -> None:
    """Write only what stands inside."""
