"""Draws one view of the body as SVG text for still figures."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from nerveroot.atlas import load_atlas, load_shading
from nerveroot.data import load_table
from nerveroot.look import load_tokens
from nerveroot.maps.compact_paths import arcs_path, rings_path
from nerveroot.maps.painting import Paint, border_paint, colour, paint_server
from nerveroot.maps.view_geometry import point_places, ring_area

__all__ = [
    "Definitions",
    "draw_view",
    "fade",
    "nerve_regions",
    "sections",
]


@dataclass
class Definitions:
    """Paint servers, masks and clip paths of one figure, each made once."""

    prefix: str
    markup: dict[str, str] = field(default_factory=dict)

    def fill(self, paint: Paint) -> str:
        """Return the ``fill`` of a paint."""
        roots = "-".join(paint.roots)
        name = f"{self.prefix}-{paint.key}-{roots}"
        if name not in self.markup:
            self.markup[name] = paint_server(paint, name)
        return f"url(#{name})"

    def add(self, name: str, markup: str) -> str:
        """Add a definition whose id is made of prefix and name; return a reference."""
        full = f"{self.prefix}-{name}"
        self.markup.setdefault(full, markup.replace("{id}", full))
        return f"url(#{full})"

    def shape(self, name: str, d: str) -> str:
        """Add a path that is used more than once; return the address for ``<use>``."""
        reference = self.add(name, f'<path id="{{id}}" d="{d}"/>')
        return reference.removeprefix("url(").removesuffix(")")

    def element(self) -> str:
        """Return the ``<defs>`` element."""
        return f"<defs>{''.join(self.markup.values())}</defs>"


def _view(view: str) -> dict[str, Any]:
    found: dict[str, Any] = load_atlas()["views"][view]
    return found


def draw_view(
    view: str,
    paints: Mapping[str, Paint],
    definitions: Definitions,
    *,
    root: str,
    layers: tuple[str, ...] = ("borders",),
    selected: str | None = None,
    scale: float = 1.0,
    coloured_points: bool = False,
) -> str:
    """Return the drawing of a view, in units of the atlas.

    Parameters
    ----------
    view
        Id of the view.
    paints
        Paint of each patch.
    definitions
        Collects what the drawing refers to.
    root
        The highlighted root: its edge wins on shared borders.
    layers
        Any of ``borders``, ``nerves``, ``points``.
    selected
        Patch to outline, if the view shows it.
    scale
        Pixels per unit, for marks of fixed size.
    coloured_points
        Draw the test points in the colour of their root.
    """
    drawing = _view(view)
    parts = []
    if ghost := _ghost(view, definitions):
        faint = f"color-mix(in srgb, {colour('skin')} 42%, {colour('paper')})"
        parts.append(f'<use href="{ghost}" style="fill:{faint}"/>')
    shape = _outline(view, definitions)
    parts.append(f'<use href="{shape}" style="fill:{colour("skin")}"/>')
    parts += _patches(view, paints, definitions)
    parts.append(_shading(view, definitions))
    parts += sections(view, definitions)
    parts += _borders(view, paints, root, "borders" in layers)
    parts.append(
        f'<use href="{shape}" style="fill:none;stroke:{colour("ink")}" '
        'stroke-width=".7" stroke-opacity=".75"/>'
    )
    body = "".join(parts)
    if drawing["fade"]:
        body = f'<g mask="{fade(view, definitions)}">{body}</g>'
    above = []
    if "nerves" in layers:
        above += _nerves(view, definitions)
    if selected in drawing["regions"]:
        d = rings_path(view, drawing["regions"][selected])
        for ink, width in (("paper", 4.5), ("ink", 2)):
            above.append(
                f'<path d="{d}" style="fill:none;stroke:{colour(ink)}" '
                f'stroke-width="{width / scale:.2f}"/>'
            )
    if "points" in layers:
        above += _points(view, 5.5 / scale, coloured_points)
    if drawing["inset"]:
        above.append(_inset(drawing["inset"], scale))
    return body + "".join(above)


def _outline(view: str, definitions: Definitions) -> str:
    """Drawn below and above the patches, and a clip to the light; written once."""
    d = rings_path(view, _view(view)["outline"])
    return definitions.shape(f"{view}-outline", d)


def _ghost(view: str, definitions: Definitions) -> str:
    """Return the address of the limb that stands behind, if the view shows one."""
    rings = _view(view).get("ghost")
    return definitions.shape(f"{view}-ghost", rings_path(view, rings)) if rings else ""


def _patches(
    view: str, paints: Mapping[str, Paint], definitions: Definitions
) -> list[str]:
    # Patches of one look share one path: less text, and no seam between them.
    rings: dict[Paint, list[Any]] = defaultdict(list)
    for region, own in _view(view)["regions"].items():
        paint = paints[region]
        if paint.kind != "none":
            rings[paint] += own
    return [
        f'<path d="{rings_path(view, own)}" fill="{definitions.fill(paint)}"/>'
        for paint, own in rings.items()
    ]


def _shading(view: str, definitions: Definitions) -> str:
    drawing = _view(view)
    x, y, width, height = drawing["shading"]["box"]
    # Clipped to the body: where the trunk's mask isolates the drawing, white shading
    # would have nothing below it to be multiplied with.
    shapes = filter(None, (_outline(view, definitions), _ghost(view, definitions)))
    body = "".join(f'<use href="{shape}"/>' for shape in shapes)
    clip = definitions.add(f"{view}-body", f'<clipPath id="{{id}}">{body}</clipPath>')
    image = b64encode(load_shading(view)).decode("ascii")
    return (
        f'<image x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" '
        f'href="data:image/webp;base64,{image}" clip-path="{clip}" '
        'style="mix-blend-mode:multiply"/>'
    )


def sections(view: str, definitions: Definitions) -> list[str]:
    """Return the cut faces of a view, hatched."""
    drawing = _view(view)
    if not drawing["sections"]:
        return []
    hatch = definitions.add(
        "section",
        '<pattern id="{id}" patternUnits="userSpaceOnUse" width="5" height="5" '
        'patternTransform="rotate(-45)"><path d="M0 2.5H5" '
        f'style="stroke:{colour("control")}" stroke-width=".5" opacity=".55"/>'
        "</pattern>",
    )
    faces = []
    for section in drawing["sections"]:
        d = rings_path(view, [section["ring"]])
        faces.append(f'<path d="{d}" style="fill:{colour("paper")}"/>')
        # Not by <use>: the PDF draws the hatching of paths as lines.
        faces.append(
            f'<path d="{d}" fill="{hatch}" style="stroke:{colour("muted")}" '
            'stroke-width=".8"/>'
        )
    return faces


def _borders(
    view: str, paints: Mapping[str, Paint], root: str, hairlines: bool
) -> list[str]:
    plain: list[int] = []
    edges: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for index, (left, right) in enumerate(_view(view)["sides"]):
        if left not in paints or right not in paints:
            continue
        paint = border_paint(paints[left], paints[right], root)
        if paint is None:
            plain.append(index)
        else:
            edges[paint.edge, paint.dashed].append(index)
    lines = []
    if hairlines and plain:
        lines.append(
            f'<path d="{arcs_path(view, plain)}" style="fill:none;'
            f'stroke:{colour("ink")}" stroke-width=".5" stroke-opacity=".28"/>'
        )
    dash = load_tokens()["unread"]["edge_dash"]
    for (edge, dashed), indices in edges.items():
        lines.append(
            f'<path d="{arcs_path(view, indices)}" style="fill:none;'
            f'stroke:{colour(f"root-{edge.lower()}-edge")}" stroke-width="1"'
            + (f' stroke-dasharray="{dash}"' if dashed else "")
            + "/>"
        )
    return lines


def fade(view: str, definitions: Definitions) -> str:
    """Return a reference to the mask that lets the trunk fade out upward."""
    drawing = _view(view)
    (top, bottom), (width, height) = drawing["fade"], drawing["size"]
    gradient = definitions.add(
        f"{view}-gradient",
        '<linearGradient id="{id}" gradientUnits="userSpaceOnUse" x1="0" x2="0" '
        f'y1="{top:g}" y2="{bottom:g}"><stop offset="0" stop-color="#000"/>'
        '<stop offset="1" stop-color="#fff"/></linearGradient>',
    )
    box = f'x="-20" y="-20" width="{width + 40:g}" height="{height + 40:g}"'
    return definitions.add(
        f"{view}-fade",
        f'<mask id="{{id}}" maskUnits="userSpaceOnUse" {box}>'
        f'<rect {box} fill="{gradient}"/></mask>',
    )


@cache
def nerve_regions(view: str) -> dict[str, tuple[str, ...]]:
    """Return the patches of a view by their main nerve, largest first."""
    main: dict[str, str] = {}
    for row in load_table("cutaneous_nerves"):
        if row.share != "secondary":
            main.setdefault(row.region_id, row.nerve_id)
    nerves: dict[str, list[str]] = defaultdict(list)
    for region in _view(view)["regions"]:
        if region in main:
            nerves[main[region]].append(region)
    return {
        nerve: tuple(sorted(regions, key=lambda region: -ring_area(view, region)))
        for nerve, regions in nerves.items()
    }


def _nerves(view: str, definitions: Definitions) -> list[str]:
    """Outline each nerve's skin, clipped to it, so that neighbours lie side by side."""
    drawing = _view(view)
    dashes = load_tokens()["nerve_dashes"]
    lines = []
    for nerve, regions in nerve_regions(view).items():
        rings = [ring for region in regions for ring in drawing["regions"][region]]
        clip = definitions.add(
            f"{view}-nerve-{nerve.replace('_', '-')}",
            f'<clipPath id="{{id}}"><path d="{rings_path(view, rings)}"/></clipPath>',
        )
        border = [
            index
            for index, (left, right) in enumerate(drawing["sides"])
            if (left in regions) != (right in regions)
        ]
        line = definitions.shape(
            f"{view}-line-{nerve.replace('_', '-')}", arcs_path(view, border)
        )
        dash = dashes.get(nerve, dashes["other"])
        lines.append(
            f'<g clip-path="{clip}" style="fill:none"><use href="{line}" '
            f'style="stroke:{colour("paper")}" stroke-width="4.4" stroke-opacity=".8"/>'
            f'<use href="{line}" style="stroke:{colour("ink")}" stroke-width="3"'
            + (f' stroke-dasharray="{dash}"' if dash else "")
            + "/></g>"
        )
    return lines


def _points(view: str, size: float, coloured: bool) -> list[str]:
    marks = []
    for root, (x, y) in point_places(view).items():
        reach = size * 1.35 if coloured else size
        fill = colour(f"root-{root.lower()}-fill") if coloured else colour("paper")
        marks.append(
            f'<path d="M{x:.1f} {y - reach:.1f}l{reach:.1f} {reach:.1f}l{-reach:.1f} '
            f'{reach:.1f}l{-reach:.1f} {-reach:.1f}z" style="fill:{fill};'
            f'stroke:{colour("ink")}" stroke-width="{size * 0.27:.2f}"/>'
        )
        if not coloured:
            marks.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size * 0.28:.2f}" '
                f'style="fill:{colour("ink")}"/>'
            )
    return marks


def _inset(inset: Mapping[str, Any], scale: float) -> str:
    x, y, width, height = inset["box"]
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" '
        f'style="fill:none;stroke:{colour("control")}" '
        f'stroke-width="{0.8 / scale:.2f}"/>'
        f'<text x="{x + width / 2:g}" y="{y + height + 14 / scale:g}" '
        f'font-size="{12.5 / scale:.1f}" text-anchor="middle" '
        f'style="fill:{colour("muted")}">{inset["title"]}</text>'
    )
