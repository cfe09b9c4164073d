"""The six views of the body and what readers call them."""

from __future__ import annotations

__all__ = ["VIEW_NAMES", "VIEW_PHRASES"]

VIEW_NAMES = {
    "anterior": "Front",
    "posterior": "Back",
    "lateral": "Outer side",
    "medial": "Inner side",
    "foot_dorsum": "Foot, top",
    "sole": "Sole",
}
"""The name under a thumbnail, by view id, in the order of the strip."""

VIEW_PHRASES = {
    "anterior": "front of the right leg",
    "posterior": "back of the right leg",
    "lateral": "outer side of the right leg",
    "medial": "inner side of the right leg",
    "foot_dorsum": "top of the right foot",
    "sole": "sole of the right foot",
}
"""The name inside a sentence; the drawn limb is the right one."""
