"""The skin of the right lower limb in six views.

``generated/atlas.json`` holds, for each view: ``size`` (units), ``arcs``
(borders, each stored once, delta coded in tenths of a unit), ``sides`` (the
region on the left and on the right of each arc, empty for none), ``regions``
(rings of arc indices, ``~i`` for arc i walked backward), ``anchors`` (the point
of each patch farthest from its border, in tenths), ``outline`` and ``ghost``
(rings of the drawn limb and of the other leg), ``sections`` (cut faces),
``fade`` (between these heights the trunk fades out upward), ``shading`` (a WebP
to be multiplied onto the flat colours; the other leg is already fainter in it,
and the trunk already faded) and ``inset``.

The files are drawn by ``widgets/atlas_generator``.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from .muscles import load_muscles, views_of_muscle
from .paths import arc_points, arcs_path, region_path, rings_path

__all__ = [
    "arc_points",
    "arcs_path",
    "load_atlas",
    "load_muscles",
    "load_shading",
    "region_path",
    "rings_path",
    "views_of_muscle",
]

_GENERATED = files(__name__) / "generated"


@cache
def load_atlas() -> dict[str, Any]:
    """Return the atlas.

    Returns
    -------
    dict
        The content of ``atlas.json``, shared between callers: do not change it.
    """
    atlas: dict[str, Any] = json.loads(
        (_GENERATED / "atlas.json").read_text(encoding="utf-8")
    )
    return atlas


def load_shading(view: str) -> bytes:
    """Return the shading image of a view.

    Parameters
    ----------
    view : str
        View id, for example ``"foot_dorsum"``.

    Returns
    -------
    bytes
        A WebP file.

    Raises
    ------
    ValueError
        If there is no such view; the message names those there are.
    """
    views = load_atlas()["views"]
    if view not in views:
        raise ValueError(f"unknown view {view!r}; allowed: {', '.join(views)}")
    image: bytes = (_GENERATED / views[view]["shading"]["href"]).read_bytes()
    return image
