"""The explorer where no script runs: headline, pictures, how to read them, table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from nerveroot.charts.pictures import picture_of, picture_problem
from nerveroot.charts.table_html import table_html

__all__ = ["still_html"]

_WORDS_INSIDE = re.compile(r"<title>.*?</title>|<desc>.*?</desc>", re.DOTALL)


def still_html(figure: Mapping[str, Any]) -> str:
    """Return the chart as the pages print charts.

    Parameters
    ----------
    figure : mapping
        The figure as JSON. Its pictures are left out if none are kept.
    """
    meta = figure["layout"]["meta"]
    pictures = "".join(
        f'<div class="nr-plate nr-chart-picture nr-chart-{name}">'
        f"{_named(picture_of(figure, narrow=narrow), meta['alt'])}</div>"
        for name, narrow in (("wide", False), ("narrow", True))
        if picture_problem(figure, narrow=narrow) is None
    )
    caption = f"What the chart was drawn from. {meta['what']}"
    return (
        '<figure class="nr-figure nr-chart-frame">'
        f'<p class="nr-figure-title">{escape(meta["headline"])}</p>'
        f'<p class="nr-figure-what">{escape(meta["what"])}</p>'
        '<div class="nr-figure-body nr-chart-room">'
        f'<div class="nr-chart">{pictures}</div></div>'
        '<p class="nr-chart-note"><strong>How to read it.</strong> '
        f"{escape(meta['see'])}</p>"
        f'<p class="nr-figure-source"><strong>Sources</strong> '
        f"{escape(meta['source_line'])}</p>"
        f"{table_html(meta['table'], caption)}</figure>"
    )


def _named(svg: str, alt: str) -> str:
    """Return a picture that a screen reader can say and no tooltip covers."""
    drawing = _WORDS_INSIDE.sub("", svg[svg.index("<svg ") :])
    return drawing.replace("<svg ", f'<svg role="img" aria-label="{escape(alt)}" ', 1)
