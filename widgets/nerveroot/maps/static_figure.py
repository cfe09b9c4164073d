"""The stage of a map as a still SVG figure, for paper and without JavaScript."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from nerveroot.atlas import load_atlas
from nerveroot.data import agreement as count_agreement
from nerveroot.data import load_table
from nerveroot.maps.figure_labels import (
    Label,
    agreement_labels,
    authority_labels,
    nerve_labels,
    short_name,
)
from nerveroot.maps.label_layout import (
    Anchor,
    Frame,
    capacity,
    place_labels,
    text_width,
)
from nerveroot.maps.map_text import map_sentences, map_title
from nerveroot.maps.painting import Paint, agreement_paint, authority_paint, colour
from nerveroot.maps.view_drawing import Definitions, draw_view
from nerveroot.maps.view_geometry import point_places, view_bounds

__all__ = [
    "LABEL_SLOT",
    "Fitted",
    "draw_labels",
    "fit_view",
    "stage_figure",
    "svg_figure",
]

LABEL_SLOT = 38.0
# Narrow enough for a phone to show it without shrinking the labels.
_WIDTH, _HEIGHT, _MARGIN, _GAP = 372.0, 500.0, 104.0, 14.0


class Fitted:
    """A view placed in a frame: turns units into pixels."""

    def __init__(
        self, scale: float, left: float, top: float, mirror: float | None
    ) -> None:
        self.scale, self.left, self.top, self.mirror = scale, left, top, mirror

    @property
    def transform(self) -> str:
        """The SVG transform that draws the view in its place."""
        if self.mirror is not None:
            return (
                f"translate({self.mirror - self.left:.2f} {self.top:.2f}) "
                f"scale({-self.scale:.4f} {self.scale:.4f})"
            )
        return f"translate({self.left:.2f} {self.top:.2f}) scale({self.scale:.4f})"

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the view in pixels."""
        across = x * self.scale + self.left
        if self.mirror is not None:
            across = self.mirror - across
        return across, y * self.scale + self.top


def fit_view(
    view: str, width: float, height: float, margin: float, *, mirrored: bool = False
) -> Fitted:
    """Fit a view into a frame with room for labels on both sides."""
    size = load_atlas()["views"][view]["size"]
    x, _, across, _ = view_bounds(view)
    pad = 8.0
    scale = min(
        (height - 2 * pad) / size[1],
        (width - 2 * margin) / across,
        (width - 2 * pad) / size[0],
    )
    slack = (width - size[0] * scale) / 2
    wished = width / 2 - (x + across / 2) * scale
    left = slack if slack < pad else min(max(wished, pad), 2 * slack - pad)
    top = (height - size[1] * scale) / 2
    return Fitted(scale, left, top, width if mirrored else None)


def stage_figure(
    *,
    view: str,
    authority: str,
    root: str,
    agreement: bool = False,
    selected: str | None = None,
    layers: tuple[str, ...] = ("borders", "points"),
    mirrored: bool = False,
) -> str:
    """Return the labelled drawing of one view.

    Parameters
    ----------
    view, authority, root
        What is shown.
    agreement
        Show how many sources give each patch to `root`, instead of one map.
    selected
        Patch to outline and name first.
    layers
        As in :class:`~nerveroot.maps.dermatome_map.DermatomeMap`.
    mirrored
        Draw the left leg.
    """
    drawing = load_atlas()["views"][view]
    only = None if "neighbours" in layers else root
    paints = {
        region: agreement_paint(root, region)
        if agreement
        else authority_paint(authority, region, only)
        for region in drawing["regions"]
    }
    kinds = {row.authority_id: row.kind for row in load_table("authorities")}
    standard = not agreement and kinds[authority] == "standard"
    if standard:
        layers = (*layers, "points")
    fitted = fit_view(view, _WIDTH, _HEIGHT, _MARGIN, mirrored=mirrored)
    definitions = Definitions(f"map-{view.replace('_', '-')}")
    body = draw_view(
        view,
        paints,
        definitions,
        root=root,
        layers=layers,
        selected=selected,
        scale=fitted.scale,
        coloured_points=standard,
    )
    labels = _labels(
        view, authority, root, agreement, selected, layers, paints, standard
    )
    places = point_places(view) if standard else {}
    x, _, across, _ = view_bounds(view)
    edges = sorted(fitted.place(side, 0)[0] for side in (x, x + across))
    frame = Frame(
        left=max(_MARGIN - _GAP, edges[0] - 2 * _GAP),
        right=min(_WIDTH - _MARGIN + _GAP, edges[1] + 2 * _GAP),
        top=8,
        bottom=_HEIGHT - 8,
        slot=LABEL_SLOT,
    )
    anchors = []
    for label in labels[: min(capacity(frame), 10)]:
        point = places.get(label.title) if standard else None
        place = point or tuple(value / 10 for value in drawing["anchors"][label.region])
        anchors.append(Anchor(label.region, *fitted.place(*place)))
    marks = draw_labels(labels, anchors, frame, 0, _WIDTH)
    title = map_title(view, authority, root, agreement)
    text = map_sentences(
        view=view,
        authority=authority,
        root=root,
        agreement=agreement,
        selected=selected,
    )
    if mirrored:
        # The words of the tables name no side; only the view's name does.
        title = title.replace("right", "left")
        text = text.replace("of the right", "of the left")
    content = (
        f'{definitions.element()}<g transform="{fitted.transform}">{body}</g>{marks}'
    )
    return svg_figure(content, _WIDTH, _HEIGHT, title, text)


def _labels(
    view: str,
    authority: str,
    root: str,
    agreement: bool,
    selected: str | None,
    layers: tuple[str, ...],
    paints: dict[str, Paint],
    standard: bool,
) -> list[Label]:
    if "nerves" in layers:
        labels = nerve_labels(view)
    elif agreement:
        labels = agreement_labels(view, root)
    elif standard:
        labels = [
            Label(row.region_ids[0], row.root, "test point")
            for row in load_table("key_points")
            if row.root in point_places(view)
        ]
    else:
        labels = authority_labels(view, authority, root, paints)
    if selected in paints and selected is not None and not standard:
        names = {row.region_id: row.name for row in load_table("regions")}
        k, n = count_agreement(root, selected)[:2]
        words = " and ".join(paints[selected].roots)
        if agreement:
            words = f"{k} of {n}" if n else ""
        detail = words if words and "nerves" not in layers else "chosen"
        chosen = Label(selected, short_name(names[selected]), detail)
        labels = [chosen, *(label for label in labels if label.region != selected)]
    return labels


def draw_labels(
    labels: Sequence[Label],
    anchors: Sequence[Anchor],
    frame: Frame,
    left: float,
    right: float,
) -> str:
    """Return leaders and labels as SVG text."""
    words = {label.region: label for label in labels}
    leaders, texts = [], []
    for place in place_labels(anchors, frame):
        label = words[place.id]
        outward = -1 if place.side == "left" else 1
        room = place.x - left - 8 if place.side == "left" else right - place.x - 8
        leaders.append(
            f'<path d="M{place.x:.1f} {place.y:.1f}L{place.anchor_x:.1f} '
            f'{place.anchor_y:.1f}"/>'
            f'<circle cx="{place.anchor_x:.1f}" cy="{place.anchor_y:.1f}" r="2.5"/>'
        )
        first, second, bold = _two_lines(label, room)
        x = place.x + 5 * outward
        anchor = "end" if outward < 0 else "start"
        detail = (
            f'<tspan x="{x:.1f}" y="{place.y + 14:.1f}"'
            + (
                ""
                if bold
                else ' font-size="12.5" font-weight="400" '
                f'style="fill:{colour("muted")}"'
            )
            + f">{escape(second)}</tspan>"
        )
        texts.append(
            f'<text text-anchor="{anchor}"><tspan x="{x:.1f}" '
            f'y="{place.y - (2 if second else -4.5):.1f}">{escape(first)}</tspan>'
            + (detail if second else "")
            + "</text>"
        )
    return (
        f'<g style="stroke:{colour("ink")};fill:{colour("paper")}" '
        f'stroke-width=".9" stroke-opacity=".75">{"".join(leaders)}</g>'
        f'<g style="fill:{colour("ink")}" font-size="14" font-weight="600">'
        f"{''.join(texts)}</g>"
    )


def _two_lines(label: Label, room: float) -> tuple[str, str, bool]:
    """Return both lines, and whether the second continues the title."""
    words = label.title.split(" ")
    if text_width(label.title, 14) <= room or len(words) == 1:
        if label.whole and text_width(label.detail, 12.5) > room:
            return label.title, "", False
        return label.title, _fit(label.detail, room), False
    cut = len(words) - 1
    while cut > 1 and text_width(" ".join(words[:cut]), 14) > room:
        cut -= 1
    second = " ".join(words[cut:])
    joined = f"{second}, {label.detail}"
    if label.whole and label.detail and text_width(joined, 12.5) <= room:
        second = joined
    return " ".join(words[:cut]), second, True


def _fit(text: str, room: float) -> str:
    """Drop last words until a detail line fits."""
    words = text.split(" ")
    while len(words) > 1 and text_width(" ".join(words), 12.5) > room:
        words.pop()
    while len(words) > 1 and words[-1] in ("of", "the", "and"):
        words.pop()
    return " ".join(words)


def svg_figure(content: str, width: float, height: float, title: str, alt: str) -> str:
    """Wrap a drawing as a described SVG image that follows the page's theme."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" role="img" '
        f'style="display:block;width:100%;max-width:min(100%,{width:g}px);height:auto;'
        'margin:0 auto;font-family:var(--nr-font-sans,sans-serif)">'
        f"<title>{escape(title)}</title><desc>{escape(alt)}</desc>{content}</svg>"
    )
