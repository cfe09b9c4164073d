"""Replace each figure of Plotly in a page by the chart in its frame."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from nerveroot.charts.pictures import PictureError, picture_of
from nerveroot.charts.table_html import table_csv

from .book_part import BookPart
from .chart_frame import ChartFiles, ChartPictures, chart_html, still_html
from .chart_output import ChartOutput
from .classic_script import figure_script
from .errors import BookError
from .fallback import LIVE_BUILDERS
from .figure_frame import DRAWING_CLASS
from .hashed_files import HashedFiles
from .page_sources import sources_of
from .widget_state import compact_json

#: What the words, the table and the picture of a chart are made of.
_NEEDED = ("chart", "id", "headline", "what", "see", "alt", "source_line", "table")


class InlineCharts(SphinxPostTransform):
    """Replace the outputs that hold a figure of the book."""

    # Before myst-nb's own choice of one type per output (4).
    default_priority = 3
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        """Replace the figures of one page."""
        charts = list(self.document.findall(ChartOutput))
        anchors: dict[str, int] = {}
        for chart in charts:
            figure = chart.figure
            where = f"{self.env.docname}, line {_bundle_of(chart).line or '?'}"
            meta = _meta(figure, where)
            anchor = f"chart-{meta['id']}"
            anchors[anchor] = anchors.get(anchor, 0) + 1
            if anchors[anchor] > 1:
                anchor += f"-{anchors[anchor]}"
            try:
                html = self._html(chart, figure, meta, anchor, where)
            except PictureError as error:
                raise BookError(f"{where}: {error}") from error
            _bundle_of(chart).replace_self(
                nodes.raw("", html, format="html", classes=[DRAWING_CLASS])
            )
        if self.app.builder.name in LIVE_BUILDERS:
            if charts:
                pages_with_charts(self.app).add(self.env.docname)
            else:
                pages_with_charts(self.app).discard(self.env.docname)

    def _html(
        self,
        chart: ChartOutput,
        figure: dict[str, Any],
        meta: dict[str, Any],
        anchor: str,
        where: str,
    ) -> str:
        sources = sources_of(self.env)
        if self.app.builder.name not in LIVE_BUILDERS:
            # An ePub is read on a phone as often as on anything wider.
            narrow = self.app.builder.name == "epub"
            picture = picture_of(figure, narrow=narrow)
            return still_html(
                meta,
                picture,
                sources,
                anchor=anchor,
                where=where,
                is_framed=_is_framed(chart),
            )
        return chart_html(
            meta,
            ChartPictures(picture_of(figure), picture_of(figure, narrow=True)),
            self._write_files(figure, meta),
            sources,
            anchor=anchor,
            where=where,
            is_framed=_is_framed(chart),
        )

    def _write_files(self, figure: dict[str, Any], meta: dict[str, Any]) -> ChartFiles:
        files = HashedFiles(Path(self.app.outdir))
        page = self.app.builder.get_target_uri(self.env.docname)
        script = figure_script(meta["id"], compact_json(_drawn(figure)))
        return ChartFiles(
            relative_uri(page, files.add(meta["id"], ".js", script)),
            relative_uri(page, files.add(meta["id"], ".csv", table_csv(meta["table"]))),
        )


def pages_with_charts(app: Sphinx) -> set[str]:
    """Return the pages written so far that hold a chart."""
    pages: set[str] | None = getattr(app, "nerveroot_chart_pages", None)
    if pages is None:
        pages = set()
        app.nerveroot_chart_pages = pages  # type: ignore[attr-defined]  # kept here
    return pages


def _meta(figure: dict[str, Any], where: str) -> dict[str, Any]:
    meta: dict[str, Any] = figure["layout"].get("meta") or {}
    missing = [name for name in _NEEDED if not meta.get(name)]
    if missing:
        raise BookError(
            f"{where}: the page shows a figure that nerveroot.charts did not make: "
            f"layout.meta lacks {', '.join(missing)}. Public pages show charts of the "
            "package only."
        )
    return meta


def _drawn(figure: dict[str, Any]) -> dict[str, Any]:
    """Return the figure without the words and rows that stand in the page already."""
    meta = figure["layout"]["meta"]
    kept = {name: meta[name] for name in ("narrow", "furniture") if name in meta}
    return {"data": figure["data"], "layout": figure["layout"] | {"meta": kept}}


def _bundle_of(chart: ChartOutput) -> nodes.Element:
    """Return the output that holds the figure among its other types."""
    node: nodes.Element = chart
    while node.parent is not None and node.get("nb_element") != "mime_bundle":
        node = node.parent
    return node if node.get("nb_element") == "mime_bundle" else chart


def _is_framed(chart: ChartOutput) -> bool:
    node = chart.parent
    while node is not None:
        if isinstance(node, BookPart) and node["tag"] == "figure":
            return True
        node = node.parent
    return False
