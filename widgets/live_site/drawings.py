"""Drawings that stand in a chapter's text, for notebooks."""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape, unescape

from nerveroot.look.tokens import colour_values

_TITLE = re.compile(r"<title[^>]*>([^<]*)</title>")
_VARIABLE = re.compile(r"var\(--nr-([a-z0-9-]+)\)")
_OPENING = re.compile(r"<svg\b")


def svg_as_image(svg: str) -> str:
    """
    Return a drawing as an image.

    A notebook takes drawings out of its text for safety, and shows images.

    Parameters
    ----------
    svg : str
        A drawing whose title says what is seen.

    Returns
    -------
    str
        The image, with the title as its words. An image knows nothing of the page's
        theme: it is drawn in the light colours on their paper.
    """
    colours = colour_values("light")
    title = _TITLE.search(svg)
    alt = unescape(title[1]) if title else ""
    drawn = _VARIABLE.sub(lambda found: colours[found[1]], svg)
    if "xmlns=" not in drawn:
        drawn = _OPENING.sub('<svg xmlns="http://www.w3.org/2000/svg"', drawn, count=1)
    data = b64encode(drawn.encode()).decode("ascii")
    return f'<img alt="{escape(alt)}" src="data:image/svg+xml;base64,{data}">'
