"""How a muscle is painted in still figures: as in ``myotome_map/paint.js``."""

from __future__ import annotations

from dataclasses import dataclass

from nerveroot.data import load_table
from nerveroot.data.myotomes import Lesion, myotome_rows
from nerveroot.maps.myotome_words import leading_roots
from nerveroot.maps.painting import Paint, colour
from nerveroot.maps.view_drawing import Definitions

__all__ = ["BLANK", "MusclePaint", "lesion_paint", "map_paint", "named_as"]

_TILE = 5.6
_EVIDENCE = {
    "yes": "leads",
    "probable": "probable",
    "contested": "contested",
    "no": "plain",
}


@dataclass(frozen=True)
class MusclePaint:
    """One look of a muscle.

    Attributes
    ----------
    kind : str
        ``leads``, ``probable``, ``contested``, ``plain``, ``roots``, ``unread``,
        ``blank``, ``lost`` or ``partly``.
    roots : tuple of str
        The roots whose colours it carries.
    """

    kind: str
    roots: tuple[str, ...] = ()

    @property
    def shows_through(self) -> bool:
        """Whether a deep muscle of this look shows through what lies on it."""
        return self.kind in ("leads", "lost", "partly")

    def fill(self, definitions: Definitions) -> str:
        """Return the SVG fill; its paint server is added to the definitions."""
        if self.kind == "blank":
            return "transparent"
        if self.kind == "plain":
            return colour("muscle")
        if self.kind in ("leads", "roots", "unread"):
            roots = self.roots or ("L5",)
            kind = "root" if len(roots) == 1 else "overlap"
            kind = "unread" if self.kind == "unread" else kind
            return definitions.fill(Paint(kind, kind, roots))
        return definitions.add(self.kind, _pattern(self.kind))


BLANK = MusclePaint("blank")


def map_paint(source: str | None, muscle: str) -> MusclePaint:
    """Return the paint of a muscle by one source, or by the evidence on L5."""
    if source is None:
        rows = {row.muscle_id: row for row in load_table("muscles")}
        return MusclePaint(_EVIDENCE[rows[muscle].l5_evidence], ("L5",))
    roots, verified = leading_roots(source, muscle)
    if not roots:
        return BLANK
    return MusclePaint("roots" if verified else "unread", roots)


def named_as(source: str, muscle: str) -> str:
    """Return the name under which a source speaks of a muscle: its own or its group's.

    An empty text if the source does not name it.
    """
    if myotome_rows(authority=source, muscle=muscle):
        return muscle
    for group in load_table("muscles"):
        if muscle in (group.members or ()) and myotome_rows(
            authority=source, muscle=group.muscle_id
        ):
            return group.muscle_id
    return ""


def lesion_paint(found: Lesion, source: str, muscle: str) -> MusclePaint:
    """Return the paint of a muscle after a lesion."""
    name = named_as(source, muscle) if found.authority_id else muscle
    if name in found.hit:
        return MusclePaint("lost")
    if name in found.partly_hit:
        return MusclePaint("partly")
    if name in found.spared or name in found.other_roots:
        return MusclePaint("plain")
    return BLANK


def _pattern(kind: str) -> str:
    turn = "" if kind == "contested" else ' patternTransform="rotate(45)"'
    ground = colour("ink-2" if kind == "lost" else "muscle")
    fill, edge = colour("root-l5-fill"), colour("root-l5-edge")
    marks = {
        "probable": (
            f'<rect y="-.5" width="{_TILE * 0.56:.2f}" height="{_TILE + 1:g}" '
            f'style="fill:{fill}"/>'
        ),
        "contested": "".join(
            f'<circle cx="{place:g}" cy="{place:g}" r="1.05" '
            f'style="fill:{fill};stroke:{edge}" stroke-width=".2"/>'
            for place in (_TILE / 4, 3 * _TILE / 4)
        ),
        "lost": (
            f'<path d="M0 2.8H{_TILE}M2.8 0V{_TILE}" '
            f'style="stroke:{colour("surface")}" stroke-width=".45" opacity=".55"/>'
        ),
        "partly": (
            f'<path d="M2.8 0V{_TILE}" style="stroke:{colour("ink")}" '
            'stroke-width="1.5" opacity=".85"/>'
        ),
    }
    return (
        f'<pattern id="{{id}}" patternUnits="userSpaceOnUse" width="{_TILE}" '
        f'height="{_TILE}"{turn}><rect x="-.5" y="-.5" width="{_TILE + 1:g}" '
        f'height="{_TILE + 1:g}" style="fill:{ground}"/>{marks[kind]}</pattern>'
    )
