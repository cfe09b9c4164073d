"""The few drawings that stand beside words, as inline SVG in the text colour."""

from __future__ import annotations

_PATHS = {
    "flag": (
        '<path d="M8 1.8 15 14.2H1z" fill="none" stroke="currentColor" '
        'stroke-width="1.5" stroke-linejoin="round"/>'
        '<path d="M8 6v4M8 11.4v1.4" stroke="currentColor" stroke-width="1.5"/>'
    ),
    "tick": (
        '<path d="m2.5 8.5 3.8 3.8L13.5 4" fill="none" stroke="currentColor" '
        'stroke-width="2"/>'
    ),
}


def icon(name: str) -> str:
    """Return an icon that screen readers skip; words always stand beside it."""
    return (
        f'<svg class="nr-icon nr-icon-{name}" viewBox="0 0 16 16" width="16" '
        f'height="16" aria-hidden="true" focusable="false">{_PATHS[name]}</svg>'
    )
