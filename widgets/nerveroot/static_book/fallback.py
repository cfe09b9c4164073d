"""Inline the printed figures of notebook outputs, in front of their live widgets."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from .embedded_images import move_images
from .errors import BookError
from .hashed_files import HashedFiles
from .svg_figure import (
    WORDS_NOTE,
    inline_figure,
    plate_frame,
    table_fold,
    widget_frame,
)
from .widget_state import PageWidgets, take_apart

VIEW_TYPE = "application/vnd.jupyter.widget-view+json"
SVG_TYPE = "image/svg+xml"
HTML_TYPE = "text/html"
STILL_NOTE = "One state of a tool that readers can change on the book's website."
LIVE_BUILDERS = frozenset({"html", "dirhtml"})

_MODEL_ID = re.compile(r'\\?"model_id\\?":\s*\\?"([^"\\]+)')


class InlineFigures(SphinxPostTransform):
    """Replace each output that has a drawing by the drawing itself.

    The output of a widget becomes a frame with the drawing inside; the host puts
    the live widget in its place.  Readers without JavaScript, and paper, keep the
    drawing.
    """

    # Before myst-nb's own choice of one type per output (4), which would drop ours.
    default_priority = 3
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        """Replace the outputs of one page."""
        page = self.env.docname
        live = self.app.builder.name in LIVE_BUILDERS
        bundles = [
            node
            for node in self.document.findall(nodes.container)
            if node.get("nb_element") == "mime_bundle"
        ]
        views = {
            index: view_id
            for index, bundle in enumerate(bundles)
            if (view_id := _view_id(bundle)) is not None
        }
        widgets = _page_widgets(self.app, page, list(views.values())) if live else None
        for index, bundle in enumerate(bundles):
            self._replace(bundle, f"f{index + 1}-", views.get(index), widgets)
        if live:
            pages_of(self.app)[page] = widgets or PageWidgets()
            if not views and self.env.metadata[page].get("page_kind") == "tool":
                raise BookError(
                    f"{page}: page_kind is tool, but no cell shows a widget. A cell "
                    "must end with the widget as its value."
                )

    def _replace(
        self,
        bundle: nodes.container,
        prefix: str,
        view_id: str | None,
        widgets: PageWidgets | None,
    ) -> None:
        where = f"{self.env.docname}, line {bundle.line or '?'}"
        drawing = _output_of(bundle, SVG_TYPE)
        if drawing is None:
            if view_id is not None:
                self._keep_words(bundle, view_id, widgets, where)
            return
        image = next(iter(drawing.findall(nodes.image)), None)
        if image is None:
            raise BookError(f"{where}: the drawing of an output was lost")
        svg = _read_image(self.app, image["uri"], where)
        html = move_images(inline_figure(svg, prefix, where), self._image_address)
        html = plate_frame(html)
        if view_id is not None:
            table = _html_of(bundle)
            if widgets is not None:
                still = html + (table_fold(table) if table else "")
                page_id, name = widgets.ids[view_id], widgets.name_of(view_id)
                html = widget_frame(still, page_id, name)
            else:
                html = self._still(html, table)
        bundle.replace_self(nodes.raw("", html, format="html", classes=["nr-drawing"]))

    def _keep_words(
        self,
        bundle: nodes.container,
        view_id: str,
        widgets: PageWidgets | None,
        where: str,
    ) -> None:
        """Put the words of a widget that has no drawing in front of it."""
        html = _html_of(bundle)
        if not html:
            raise BookError(
                f"{where}: a widget has no still version. Its `_repr_mimebundle_` "
                f"must give {SVG_TYPE} or {HTML_TYPE}, so that the page teaches on "
                "paper and without JavaScript."
            )
        if widgets is not None:
            page_id, name = widgets.ids[view_id], widgets.name_of(view_id)
            html = widget_frame(html, page_id, name, WORDS_NOTE)
        bundle.replace_self(nodes.raw("", html, format="html"))

    def _still(self, drawing: str, table: str) -> str:
        """Return what stands for a tool in a book without live tools."""
        note = STILL_NOTE
        base: str = self.app.config.html_baseurl
        if base:
            address = escape(f"{base}{self.env.docname}.html")
            note += f' The tool itself: <a href="{address}">{address}</a>'
        note = f'<p class="nr-widget-note">{note}</p>'
        return f'<div class="nr-still">{drawing}{note}{table}</div>'

    def _image_address(self, suffix: str, data: bytes) -> str:
        page = self.app.builder.get_target_uri(self.env.docname)
        files = HashedFiles(Path(self.app.outdir))
        return relative_uri(page, files.add("image", suffix, data))


def pages_of(app: Sphinx) -> dict[str, PageWidgets]:
    """Return the widgets of the pages written so far, by page name."""
    pages: dict[str, PageWidgets] | None = getattr(app, "nerveroot_pages", None)
    if pages is None:
        pages = {}
        app.nerveroot_pages = pages  # type: ignore[attr-defined]  # ours
    return pages


def saved_widget_state(app: Sphinx, page: str) -> dict[str, Any]:
    """Return the widget state that myst-nb keeps for a page, or an empty one."""
    entry = NbMetadataCollector.get_js_files(app.env, page).get("ipywidgets_state")
    if entry is None:
        return {}
    state: dict[str, Any] = json.loads(entry[1]["body"])
    return state


def _page_widgets(app: Sphinx, page: str, view_ids: list[str]) -> PageWidgets | None:
    if not view_ids:
        return None
    return take_apart(saved_widget_state(app, page), view_ids, page)


def _output_of(bundle: nodes.container, mime_type: str) -> nodes.Element | None:
    for child in bundle.children:
        if isinstance(child, nodes.Element) and child.get("mime_type") == mime_type:
            return child
    return None


def _html_of(bundle: nodes.container) -> str:
    """Return the HTML of an output, or an empty text."""
    found = _output_of(bundle, HTML_TYPE)
    if found is None:
        return ""
    return "".join(node.astext() for node in found.findall(nodes.raw))


def _view_id(bundle: nodes.container) -> str | None:
    view = _output_of(bundle, VIEW_TYPE)
    if view is None:
        return None
    match = _MODEL_ID.search("".join(node.astext() for node in view.findall(nodes.raw)))
    return match[1] if match else None


def _read_image(app: Sphinx, uri: str, where: str) -> str:
    path = Path(app.srcdir, uri.lstrip("/"))
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise BookError(
            f"{where}: the drawing of an output is gone from the build folder "
            f"({error.strerror}). Build again from a clean folder."
        ) from error
