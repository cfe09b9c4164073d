"""How a patch is painted in still figures: as in ``dermatome_map/paint.js``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from nerveroot.data import agreement, dermatome_rows, load_table
from nerveroot.data.rows import Dermatome
from nerveroot.look import load_tokens, pattern_data
from nerveroot.look.tokens import colour_values

__all__ = [
    "BARE",
    "Paint",
    "agreement_paint",
    "authority_paint",
    "border_paint",
    "colour",
    "drawn_claims",
    "paint_server",
]

_RANK = {"core": 2, "overlap": 1, "variable": 0}


@dataclass(frozen=True)
class Paint:
    """One look of a patch: its key, its roots and the root whose edge it has."""

    key: str
    kind: str
    roots: tuple[str, ...] = ()
    step: int = 0
    dashed: bool = False

    @property
    def edge(self) -> str:
        """The root whose edge colour the patch has, or an empty text."""
        return self.roots[0] if self.roots else ""


BARE = Paint("none", "none")


def colour(name: str) -> str:
    """Return a CSS colour that follows the page's theme, light where there is none."""
    return f"var(--nr-{name},{colour_values('light')[name]})"


@cache
def _root_order() -> tuple[str, ...]:
    return tuple(row.root_id for row in load_table("roots"))


def drawn_claims(authority: str, region: str) -> list[Dermatome]:
    """Return what one authority gives a patch: a row per root, in their order."""
    best: dict[str, Dermatome] = {}
    for row in dermatome_rows(authority=authority, region=region):
        if not row.gives_root:
            continue
        before = best.get(row.root)
        if before is None or _weight(row) > _weight(before):
            best[row.root] = row
    return [best[root] for root in _root_order() if root in best]


def _weight(row: Dermatome) -> int:
    return (10 if row.verified else 0) + _RANK[row.involvement]


def agreement_paint(root: str, region: str) -> Paint:
    """Return the paint of a patch in the agreement view of a root."""
    count = agreement(root, region).k
    for index, step in enumerate(load_tokens()["agreement"]):
        if count >= step["from"] and (step["to"] is None or count <= step["to"]):
            if index == 0:
                return BARE
            return Paint(f"agreement-{index}", "agreement", (root,), index)
    return BARE


def authority_paint(authority: str, region: str, only: str | None = None) -> Paint:
    """Return the paint of a patch on one authority's map.

    Parameters
    ----------
    authority
        An id of the table ``authorities``.
    region
        An id of the table ``regions``.
    only
        Show this root and no other.
    """
    kinds = {row.authority_id: row.kind for row in load_table("authorities")}
    if kinds[authority] == "standard":
        return BARE
    claims = [
        row
        for row in drawn_claims(authority, region)
        if only is None or row.root == only
    ]
    checked = [row for row in claims if row.verified]
    shown = checked or claims
    if not shown:
        return BARE
    roots = tuple(row.root for row in shown)
    if checked:
        kind = "overlap" if len(roots) > 1 else "root"
    else:
        kind = "unread" if any(row.status == "unread" for row in shown) else "half"
    return Paint(f"{kind}-{'-'.join(roots)}", kind, roots, dashed=not checked)


def border_paint(left: Paint, right: Paint, root: str) -> Paint | None:
    """Return the paint whose edge a border has, or None for a hairline."""
    if left.key == right.key:
        return None
    order = _root_order()
    painted = [paint for paint in (left, right) if paint.edge]
    painted.sort(
        key=lambda paint: (
            paint.edge != root,
            paint.dashed,
            -paint.step,
            order.index(paint.edge),
        )
    )
    return painted[0] if painted else None


def paint_server(paint: Paint, name: str) -> str:
    """Return the ``<pattern>`` element that fills a patch with a paint."""
    tokens = load_tokens()
    if paint.kind in ("root", "agreement"):
        (root,) = paint.roots
        if paint.kind == "root":
            pattern_name, strength = (
                f"root-{root.lower()}",
                tokens["roots"][root]["strength"],
            )
        else:
            step = tokens["agreement"][paint.step]
            pattern_name, strength = step["pattern"], step["strength"]
        return _line_server(name, pattern_name, root, strength)
    if paint.kind == "overlap":
        width = tokens["overlap_stripe"]
        strengths = {root: look["strength"] for root, look in tokens["roots"].items()}
        return _stripe_server(name, paint.roots, width, width, strengths)
    tile = tokens["unread"]["tile"]
    width = tile * 0.66 if paint.kind == "half" else tokens["unread"]["stripe"]
    return _stripe_server(name, paint.roots, tile, width, {})


def _line_server(name: str, pattern_name: str, root: str, strength: float) -> str:
    pattern = pattern_data()[pattern_name]
    fill, edge = f"root-{root.lower()}-fill", f"root-{root.lower()}-edge"
    marks = []
    for mark in pattern["marks"]:
        style = (
            f"fill:{colour(edge)}"
            if mark["paint"] == "fill"
            else f"fill:none;stroke:{colour(edge)};"
            f"stroke-width:{mark['stroke_width']:g}"
        )
        marks.append(
            f'<path d="{mark["d"]}" style="{style}" opacity="{mark["opacity"]:g}"/>'
        )
    width, height = pattern["width"], pattern["height"]
    return (
        f'<pattern id="{name}" patternUnits="userSpaceOnUse" width="{width:g}" '
        f'height="{height:g}"><rect x="-.5" y="-.5" width="{width + 1:g}" '
        f'height="{height + 1:g}" style="fill:{colour(fill)}" '
        f'fill-opacity="{strength:g}"/>{"".join(marks)}</pattern>'
    )


def _stripe_server(
    name: str,
    roots: tuple[str, ...],
    pitch: float,
    width: float,
    strengths: dict[str, float],
) -> str:
    stripes = "".join(
        f'<rect x="{index * pitch:g}" y="-.5" width="{width:g}" height="{pitch + 1:g}" '
        f'style="fill:{colour(f"root-{root.lower()}-fill")}" '
        f'fill-opacity="{max(0.8, strengths[root]) if root in strengths else 1:g}"/>'
        for index, root in enumerate(roots)
    )
    return (
        f'<pattern id="{name}" patternUnits="userSpaceOnUse" '
        f'width="{pitch * len(roots):g}" height="{pitch:g}" '
        f'patternTransform="rotate(45)">{stripes}</pattern>'
    )
