"""The ground that a still figure brings into a notebook.

Outside the book no theme's variables reach a figure: its ink stays dark, and a notebook
with a dark theme would show dark on dark. A page of the book has its own ground.
"""

from __future__ import annotations

import re

from nerveroot.look.tokens import colour_values

__all__ = ["GROUND", "on_notebook_ground", "without_notebook_ground"]

GROUND = f"background:var(--nr-paper,{colour_values('light')['paper']})"
"""The declaration that lays the book's paper under a drawing."""

_ROOT = re.compile(r"<svg\b[^>]*>")
_STYLE = re.compile(r'(\bstyle=")([^"]*)')


def on_notebook_ground(svg: str) -> str:
    """Return a drawing with the book's paper under it.

    Parameters
    ----------
    svg : str
        A whole SVG document.

    Raises
    ------
    ValueError
        If the text holds no ``svg`` element.
    """
    root = _ROOT.search(svg)
    if root is None:
        raise ValueError("there is no <svg> element to lay a ground under")
    tag = root[0]
    if _STYLE.search(tag):
        tag = _STYLE.sub(rf"\g<1>{GROUND};\g<2>", tag, count=1)
    else:
        tag = f'<svg style="{GROUND}"{tag.removeprefix("<svg")}'
    return svg[: root.start()] + tag + svg[root.end() :]


def without_notebook_ground(style: str) -> str:
    """Return the style attribute of a drawing's root without the ground.

    Parameters
    ----------
    style : str
        The attribute's value; one without the ground comes back as it is.
    """
    return style.removeprefix(GROUND).removeprefix(";")
