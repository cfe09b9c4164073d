"""The muscles of the right lower limb, drawn on its surface in the atlas's views.

``generated/muscles.json`` holds, for each view, ``muscles`` and ``tendons`` in painting
order: ``rings`` (closed curves as control points, delta coded in tenths of a unit like
the arcs of the atlas), ``fibres`` (open curves), ``anchor`` (the visible point farthest
from the border) and, for a muscle, ``deep`` (true if other tissue than skin and fascia
lies on it: its outline says where it is, not that it is seen). A tendon has a ``name``
and may have the muscle ``before`` which it is painted.

The files are drawn by ``python -m atlas_generator.muscles``.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["load_muscles", "views_of_muscle"]


@cache
def load_muscles() -> dict[str, Any]:
    """Return the drawn muscles of every view.

    Returns
    -------
    dict
        The content of ``muscles.json``, shared between callers: do not change it.
    """
    path = files("nerveroot.atlas") / "generated" / "muscles.json"
    muscles: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return muscles


def views_of_muscle(muscle_id: str) -> tuple[str, ...]:
    """Return the views that show a muscle; none for a group drawn as its members."""
    return tuple(
        view
        for view, drawn in load_muscles()["views"].items()
        if muscle_id in drawn["muscles"]
    )
