"""The muscles of one view as a still SVG figure, for paper and without JavaScript."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from typing import Any

from nerveroot.atlas import arc_points, load_atlas, load_muscles, load_shading
from nerveroot.data import load_table
from nerveroot.data.myotomes import Lesion, lesion
from nerveroot.maps import compact_paths
from nerveroot.maps.figure_labels import Label, short_name
from nerveroot.maps.label_layout import Anchor, Frame, capacity
from nerveroot.maps.myotome_painting import BLANK, MusclePaint, lesion_paint, map_paint
from nerveroot.maps.myotome_words import (
    LESION_SOURCE,
    leading_roots,
    map_title,
    map_words,
    roots_words,
)
from nerveroot.maps.painting import colour
from nerveroot.maps.static_figure import Fitted, draw_labels, svg_figure
from nerveroot.maps.view_drawing import Definitions, fade, sections

__all__ = ["body_bounds", "muscle_figure", "muscle_labels"]

_WIDTH, _HEIGHT, _MARGIN, _GAP, _PAD, _SLOT = 372.0, 520.0, 122.0, 14.0, 8.0, 36.0
_LESION_HEIGHT = 300.0
_LABELS = 14
_SLIVER = 110.0
_SHORTER = (
    ("Gastrocnemius", "Gastroc."),
    ("Extensor", "Ext."),
    ("Flexor", "Flex."),
    ("digitorum", "digit."),
    (" of the foot", ""),
)
_RANK = {"yes": 4, "contested": 3, "probable": 3, "no": 0}


def _body_rings(view: str, kind: str) -> list[list[int]]:
    """Return the rings of the outline or the ghost without those in the inset."""
    drawing = load_atlas()["views"][view]
    rings: list[list[int]] = drawing.get(kind) or []
    if drawing["inset"] is None:
        return rings
    x, y, width, height = drawing["inset"]["box"]

    def outside(ring: list[int]) -> bool:
        index = ring[0]
        points = arc_points(drawing["arcs"][index if index >= 0 else ~index])
        px, py = (points if index >= 0 else points[::-1])[0]
        return not (0 <= px / 10 - x <= width and 0 <= py / 10 - y <= height)

    return [ring for ring in rings if outside(ring)]


def body_bounds(view: str) -> tuple[float, float, float, float]:
    """Return x, y, width and height of the limb without the inset, in units."""
    arcs = load_atlas()["views"][view]["arcs"]
    points = [
        point
        for ring in _body_rings(view, "outline")
        for index in ring
        for point in arc_points(arcs[index if index >= 0 else ~index])
    ]
    xs, ys = [x / 10 for x, _ in points], [y / 10 for _, y in points]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


@cache
def _light(view: str) -> str:
    """Return the shading of a view as an image that is written once in a figure."""
    x, y, width, height = load_atlas()["views"][view]["shading"]["box"]
    image = b64encode(load_shading(view)).decode("ascii")
    return (
        f'<image id="{{id}}" x="{x:g}" y="{y:g}" width="{width:g}" '
        f'height="{height:g}" href="data:image/webp;base64,{image}"/>'
    )


def _lit(view: str, area: str, definitions: Definitions) -> str:
    """Return the light of the limb, clipped to it: the inset stays out."""
    clip = definitions.add(
        f"{view}-limb{len(area)}",
        f'<clipPath id="{{id}}"><path d="{area}"/></clipPath>',
    )
    light = definitions.add(f"{view}-light", _light(view))
    href = light.removeprefix("url(").removesuffix(")")
    return f'<use href="{href}" clip-path="{clip}" style="mix-blend-mode:multiply"/>'


def _body(
    view: str,
    paints: dict[str, MusclePaint],
    definitions: Definitions,
    *,
    selected: tuple[str, ...],
    cutaway: bool,
    scale: float,
    alone: bool = False,
) -> str:
    """Return the drawing in units of the atlas; alone: without what says nothing."""
    drawn = load_muscles()["views"][view]
    outline = compact_paths.rings_path(view, _body_rings(view, "outline"))
    ghost = "" if alone else compact_paths.rings_path(view, _body_rings(view, "ghost"))
    faint = f"color-mix(in srgb, {colour('skin')} 42%, {colour('paper')})"
    # The line between two muscles needs no more than half a pixel on paper.
    line = f"stroke:{colour('muscle-line')}"
    surface, deep = [], []
    sinews = dict(drawn["tendons"])

    def sinew(muscle: str | None) -> None:
        for name in [n for n, s in sinews.items() if s["before"] == muscle]:
            d = compact_paths.curves_path(sinews.pop(name)["rings"])
            surface.append(
                f'<path d="{d}" style="fill:{colour("tendon")};'
                f'stroke:{colour("tendon-line")}" '
                'stroke-width=".7"/>'
            )

    for muscle, area in drawn["muscles"].items():
        paint, d = paints[muscle], compact_paths.curves_path(area["rings"])
        fill = paint.fill(definitions)
        if area["deep"]:
            strong = 0.92 if cutaway else 0.5 if paint.shows_through else 0
            if alone and not strong:
                continue
            deep.append(
                f'<path d="{d}" fill="{fill}" fill-opacity="{strong}" '
                f'style="stroke:{colour("ink")}" stroke-width="{1.3 / scale:.2f}" '
                f'stroke-dasharray="{4.5 / scale:.1f} {3 / scale:.1f}"/>'
            )
            continue
        sinew(muscle)
        edge = line if paint is not BLANK else f"stroke:{colour('muted')}"
        surface.append(
            f'<path d="{d}" fill-rule="evenodd" fill="{fill}" style="{edge}" '
            'stroke-width=".8"/>'
        )
    sinew(None)
    opacity = ' opacity=".22"' if cutaway else ""
    parts = [
        f'<path d="{ghost}" style="fill:{faint}"/>' if ghost else "",
        f'<path d="{outline}" style="fill:{colour("skin")}"/>',
        f"<g{opacity}>{''.join(surface)}</g>",
        _lit(view, outline + ghost, definitions),
        *sections(view, definitions),
        f'<path d="{outline}" style="fill:none;stroke:{colour("ink")}" '
        'stroke-width=".7" stroke-opacity=".75"/>',
        *deep,
    ]
    body = "".join(parts)
    if load_atlas()["views"][view]["fade"]:
        body = f'<g mask="{fade(view, definitions)}">{body}</g>'
    for muscle in selected:
        if muscle not in drawn["muscles"]:
            continue
        d = compact_paths.curves_path(drawn["muscles"][muscle]["rings"])
        for ink, width in (("paper", 4.5), ("ink", 2)):
            body += (
                f'<path d="{d}" style="fill:none;stroke:{colour(ink)}" '
                f'stroke-width="{width / scale:.2f}"/>'
            )
    return body


def _fitted(
    view: str, left: float, width: float, height: float, margin: float, mirrored: bool
) -> Fitted:
    size = load_atlas()["views"][view]["size"]
    x, _, across, _ = body_bounds(view)
    scale = min(
        (height - 2 * _PAD) / size[1],
        (width - 2 * margin) / across,
    )
    start = left + width / 2 - (x + across / 2) * scale
    mirror = 2 * left + width if mirrored else None
    return Fitted(scale, start, (height - size[1] * scale) / 2, mirror)


def _label(name: str) -> str:
    """Return a muscle's name as it stands beside the drawing."""
    plain = name.replace(" (peroneus)", "").replace(" (multifidus)", "")
    first, _, head = plain.partition(", ")
    if head.endswith(" head"):
        return f"{first}, {head.removesuffix(' head')}"
    return short_name(plain)


def _one_line(name: str) -> str:
    """Return a name that leaves the second line of its label to the roots."""
    for word, short in _SHORTER:
        name = name.replace(word, short, 1)
    return name


def _area(rings: list[list[int]]) -> float:
    twice = 0
    for ring in rings:
        points = arc_points(ring)
        for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1], strict=True):
            twice += x0 * y1 - x1 * y0
    return abs(twice) / 200


def muscle_labels(
    view: str, source: str | None, selected: tuple[str, ...]
) -> list[Label]:
    """Return labels in order of importance: as in ``myotome_map/labels.js``."""
    rows = {row.muscle_id: row for row in load_table("muscles")}
    weighted = []
    for muscle, drawn in load_muscles()["views"][view]["muscles"].items():
        area = _area(drawn["rings"])
        if area <= _SLIVER and muscle not in selected:
            continue
        roots = roots_words(leading_roots(source, muscle)[0]) if source else ""
        rank = (2 if roots else 0) if source else _RANK[rows[muscle].l5_evidence]
        hidden = 5e4 if drawn["deep"] and rank < 3 else 0
        weight = (1e7 if muscle in selected else 0) + rank * 1e5 + area - hidden
        words = ["deep"] if drawn["deep"] else []
        if source:
            words.append(roots or "not named")
        title = _label(rows[muscle].name)
        title = _one_line(title) if source else title
        label = Label(muscle, title, ", ".join(words), bool(roots))
        weighted.append((weight, label))
    return [label for _, label in sorted(weighted, key=lambda pair: -pair[0])]


def _lesion_panel(
    view: str,
    found: Lesion,
    source: str,
    left: float,
    width: float,
    definitions: Definitions,
    mirrored: bool,
) -> str:
    paints = {
        muscle: lesion_paint(found, source, muscle)
        for muscle in load_muscles()["views"][view]["muscles"]
    }
    fitted = _fitted(view, left, width, _LESION_HEIGHT, 8, mirrored)
    body = _body(
        view,
        paints,
        definitions,
        selected=(),
        cutaway=False,
        scale=fitted.scale,
        alone=True,
    )
    nerves = {row.nerve_id: row.name for row in load_table("motor_nerves")}
    names = {row.authority_id: row.name for row in load_table("myotome_authorities")}
    title = nerves.get(found.target_id, f"{found.target_id} root")
    by = f"by {names[source]}" if found.authority_id else "by its branches"
    middle = left + width / 2
    return (
        f'<g transform="translate(0 {_HEIGHT + 44:g})">'
        f'<g transform="{fitted.transform}">{body}</g></g>'
        f'<g text-anchor="middle" style="fill:{colour("ink")}" font-size="14">'
        f'<text x="{middle:g}" y="{_HEIGHT + 18:g}" font-weight="600">{title} lost'
        f'</text><text x="{middle:g}" y="{_HEIGHT + 36:g}" '
        f'style="fill:{colour("muted")}">{by}</text></g>'
    )


def muscle_figure(
    *,
    view: str,
    source: str | None,
    selected: str | None,
    lesions: tuple[str, ...] = (),
    cutaway: bool = False,
    mirrored: bool = False,
) -> str:
    """Return the labelled drawing of one view, and the lesions below it.

    Parameters
    ----------
    view, source, selected, lesions, cutaway
        As in :class:`~nerveroot.maps.myotome_map.MyotomeMap`.
    mirrored
        Draw the left leg.
    """
    definitions = Definitions(f"muscles-{view.replace('_', '-')}")
    members = {row.muscle_id: row.members for row in load_table("muscles")}
    chosen = (members[selected] or (selected,)) if selected else ()
    drawn: dict[str, Any] = load_muscles()["views"][view]["muscles"]
    paints = {muscle: map_paint(source, muscle) for muscle in drawn}
    fitted = _fitted(view, 0, _WIDTH, _HEIGHT, _MARGIN, mirrored)
    body = _body(
        view,
        paints,
        definitions,
        selected=chosen,
        cutaway=cutaway,
        scale=fitted.scale,
    )
    x, _, across, _ = body_bounds(view)
    edges = sorted(fitted.place(side, 0)[0] for side in (x, x + across))
    frame = Frame(
        left=max(_MARGIN - _GAP, edges[0] - 2 * _GAP),
        right=min(_WIDTH - _MARGIN + _GAP, edges[1] + 2 * _GAP),
        top=8,
        bottom=_HEIGHT - 8,
        slot=_SLOT,
    )
    labels = muscle_labels(view, source, chosen)[: min(capacity(frame), _LABELS)]
    anchors = [
        Anchor(
            label.region,
            *fitted.place(*(value / 10 for value in drawn[label.region]["anchor"])),
        )
        for label in labels
    ]
    marks = draw_labels(labels, anchors, frame, 0, _WIDTH)
    height = _HEIGHT
    panels = ""
    if lesions:
        by = source or LESION_SOURCE
        roots = {row.root_id for row in load_table("roots")}
        width = _WIDTH / len(lesions)
        for place, target in enumerate(lesions):
            found = lesion(target, by if target in roots else None)
            panels += _lesion_panel(
                view, found, by, place * width, width, definitions, mirrored
            )
        height += _LESION_HEIGHT + 52
    title = map_title(view, source)
    text = map_words(view=view, source=source, selected=selected, lesions=lesions)
    if mirrored:
        text = text.replace("of the right", "of the left")
    content = (
        f'{definitions.element()}<g transform="{fitted.transform}">{body}</g>'
        f"{marks}{panels}"
    )
    return svg_figure(content, _WIDTH, height, title, text)
