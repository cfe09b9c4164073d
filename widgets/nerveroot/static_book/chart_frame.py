"""Put a chart into the page: its picture in a frame with words, table and downloads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from nerveroot.charts.table_html import table_html

from .bibliography import Source
from .svg_figure import inline_figure

_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
#: A picture longer than this, as a multiple of its width, would be too small to read if
#: it were shrunk to one sheet.
_LONG = 2.0


@dataclass(frozen=True)
class ChartPictures:
    """The still pictures of one chart, as SVG text."""

    wide: str
    narrow: str


@dataclass(frozen=True)
class ChartFiles:
    """Addresses, from the page, of what belongs to one chart."""

    figure: str
    csv: str


def chart_html(
    meta: Mapping[str, Any],
    pictures: ChartPictures,
    files: ChartFiles,
    sources: Mapping[str, Source],
    *,
    anchor: str,
    where: str,
    is_framed: bool,
) -> str:
    """Return the chart as HTML.

    Parameters
    ----------
    meta
        ``layout.meta`` of the figure.
    pictures
        Its still pictures.
    files
        Its files.
    sources
        The bibliography.
    anchor
        Id of the frame; unique in the page.
    where
        Page and cell, for messages.
    is_framed
        Whether the writer has put the chart into a frame with headline and source.
    """
    body = (
        f"{_chart(meta, pictures, files, anchor, where)}"
        f'<p class="nr-chart-note"><strong>How to read it.</strong> '
        f"{escape(meta['see'])}</p>"
    )
    foot = _foot(meta, files)
    if is_framed:
        return f'<div class="nr-chart-frame" id="{anchor}">{body}{foot}</div>'
    title = f"{anchor}-title"
    return (
        f'<figure class="nr-figure nr-chart-frame" id="{anchor}" '
        f'aria-labelledby="{title}">'
        f'<p class="nr-figure-title" id="{title}">{escape(meta["headline"])}</p>'
        f'<p class="nr-figure-what">{escape(meta["what"])}</p>'
        f'<div class="nr-figure-body">{body}</div>'
        f'<figcaption class="nr-chart-caption"><p class="nr-figure-source">'
        f"{source_html(meta, sources)}</p>{foot}</figcaption></figure>"
    )


def _chart(
    meta: Mapping[str, Any],
    pictures: ChartPictures,
    files: ChartFiles,
    anchor: str,
    where: str,
) -> str:
    """Return both pictures; the width of their room shows one of them."""
    drawn = "".join(
        f'<div class="nr-chart-picture nr-chart-{width}{length}">'
        f"{inline_figure(svg, f'{anchor}-{width}-', where, label=meta['alt'])}</div>"
        for width, length, svg in (
            # Paper takes the wide one.
            ("wide", _length(pictures.wide), pictures.wide),
            ("narrow", "", pictures.narrow),
        )
    )
    return (
        '<div class="nr-chart-room">'
        f'<div class="nr-chart" data-chart="{escape(meta["chart"])}" '
        f'data-chart-id="{escape(meta["id"])}" data-figure="{escape(files.figure)}" '
        f'role="group" aria-label="{escape(meta["headline"])}">{drawn}</div></div>'
    )


def _length(svg: str) -> str:
    """Return the class of a picture that paper may break, or an empty text."""
    size = _SIZE.search(svg)
    is_long = size is not None and float(size[2]) > _LONG * float(size[1])
    return " nr-chart-long" if is_long else ""


def _foot(meta: Mapping[str, Any], files: ChartFiles) -> str:
    return (
        '<div class="nr-chart-foot"><details class="nr-chart-table">'
        f'<summary class="nr-link">Table</summary>'
        f"{table_html(meta['table'], meta['headline'])}</details>"
        f'<a class="nr-link nr-chart-csv" href="{escape(files.csv)}" '
        f'download="{escape(meta["id"])}.csv">CSV</a></div>'
    )


def still_html(
    meta: Mapping[str, Any],
    picture: str,
    sources: Mapping[str, Source],
    *,
    anchor: str,
    where: str,
    is_framed: bool,
) -> str:
    """Return the chart for a book that loads nothing: picture and table.

    Parameters
    ----------
    meta
        ``layout.meta`` of the figure.
    picture
        Its still picture.
    sources
        The bibliography.
    anchor
        Id of the frame; unique in the page.
    where
        Page and cell, for messages.
    is_framed
        Whether the writer has put the chart into a frame with headline and source.
    """
    svg = inline_figure(picture, f"{anchor}-", where, label=meta["alt"])
    body = (
        f'{svg}<p class="nr-chart-note"><strong>How to read it.</strong> '
        f"{escape(meta['see'])}</p>{table_html(meta['table'], meta['headline'])}"
    )
    if is_framed:
        return f'<div id="{anchor}">{body}</div>'
    title = f"{anchor}-title"
    return (
        f'<figure class="nr-figure" id="{anchor}" aria-labelledby="{title}">'
        f'<p class="nr-figure-title" id="{title}">{escape(meta["headline"])}</p>'
        f'<p class="nr-figure-what">{escape(meta["what"])}</p>{body}'
        f'<figcaption class="nr-figure-source">{source_html(meta, sources)}'
        "</figcaption></figure>"
    )


def source_html(meta: Mapping[str, Any], sources: Mapping[str, Source]) -> str:
    """Return the source line with each source as a link to the page's own list.

    Sources that the line does not name stand after it.
    """
    line = escape(meta["source_line"])
    known = [sources[key] for key in meta["source_keys"] if key in sources]
    # The longest first: one label may begin another.
    known.sort(key=lambda source: len(source.label), reverse=True)
    links: list[str] = []
    unnamed = []
    for source in known:
        label = escape(source.label)
        place = re.search(rf"(?<!\w){re.escape(label)}(?!\w)", line)
        if place is None:
            unnamed.append(_link(source))
            continue
        # A mark stands for the link until all are found: a link holds words, too.
        line = f"{line[: place.start()]}\0{len(links)}\0{line[place.end() :]}"
        links.append(_link(source))
    line = re.sub(r"\0(\d+)\0", lambda match: links[int(match[1])], line)
    more = f" {'; '.join(sorted(unnamed))}." if unnamed else ""
    name = "Source" if len(known) == 1 else "Sources"
    return f"<strong>{name}</strong> {line}{more}"


def _link(source: Source) -> str:
    return f'<a class="nr-cite" href="#{source.anchor}">{escape(source.label)}</a>'
