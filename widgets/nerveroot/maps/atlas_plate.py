"""Still plates of the body: views side by side, painted by a map or by agreement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from nerveroot.atlas import load_atlas
from nerveroot.data import agreement, load_table
from nerveroot.maps.figure_labels import (
    Label,
    agreement_labels,
    authority_labels,
    nerve_labels,
)
from nerveroot.maps.label_layout import Anchor, Frame, capacity
from nerveroot.maps.map_text import map_sentences, map_title
from nerveroot.maps.painting import Paint, agreement_paint, authority_paint, colour
from nerveroot.maps.static_figure import LABEL_SLOT, Fitted, draw_labels, svg_figure
from nerveroot.maps.view_drawing import Definitions, draw_view
from nerveroot.maps.view_geometry import view_bounds
from nerveroot.maps.views import VIEW_NAMES

__all__ = ["AtlasPlate"]

LAYERS = ("roots", "agreement", "nerves")
_LEG_HEIGHT, _FOOT_HEIGHT = 470.0, 380.0
_LABEL_WIDTH, _GAP, _CAPTION, _TOP = 126.0, 22.0, 34.0, 6.0
_FEET = ("foot_dorsum", "sole")


class AtlasPlate:
    """A still figure of one or more views. Needs no JavaScript.

    Parameters
    ----------
    views
        Ids of views, from left to right.
    authority
        Whose map is painted; needed for the layers ``roots`` and ``nerves``.
    layer
        ``roots``: the authority's map. ``agreement``: how many sources give each patch
        to `root`. ``nerves``: the authority's map of `root` alone, with the skin nerves
        as outlines.
    root
        The highlighted root.
    labels
        True for as many labels as fit, False for none, or the ids of the patches that
        shall be labelled in each view.
    title, alt
        Name and description for screen readers; made from the data if left out.
    most
        At most so many labels in one view.

    Raises
    ------
    ValueError
        For an unknown view, authority, layer, root or patch; the message lists those
        there are.

    Examples
    --------
    >>> plate = AtlasPlate(["lateral", "foot_dorsum"], layer="agreement")
    """

    def __init__(
        self,
        views: Sequence[str] = tuple(VIEW_NAMES),
        *,
        authority: str | None = None,
        layer: str = "agreement",
        root: str = "L5",
        labels: bool | Mapping[str, Sequence[str]] = True,
        title: str | None = None,
        alt: str | None = None,
        most: int = 4,
    ) -> None:
        authorities = tuple(row.authority_id for row in load_table("authorities"))
        roots = tuple(row.root_id for row in load_table("roots"))
        for view in views:
            _known("view", view, tuple(VIEW_NAMES))
        _known("layer", layer, LAYERS)
        _known("root", root, roots)
        if authority is not None:
            _known("authority", authority, authorities)
        elif layer != "agreement":
            raise ValueError(
                f"layer={layer!r} needs an authority; allowed: {', '.join(authorities)}"
            )
        if isinstance(labels, Mapping):
            for view, regions in labels.items():
                _known("view", view, tuple(views))
                for region in regions:
                    _known(
                        "patch", region, tuple(load_atlas()["views"][view]["regions"])
                    )
        self.views = tuple(views)
        self.authority = authority
        self.layer = layer
        self.root = root
        self.labels = labels
        self.most = most
        self._title = title
        self._alt = alt

    @property
    def title(self) -> str:
        """The name of the figure."""
        if self._title is not None:
            return self._title
        names = ", ".join(VIEW_NAMES[view].lower() for view in self.views)
        whole = map_title(
            self.views[0], self.authority or "", self.root, self.layer == "agreement"
        )
        return f"{whole.split(':')[0]}: {names}"

    @property
    def alt(self) -> str:
        """What the figure shows, in words."""
        return self._alt if self._alt is not None else self.plain_text()

    def plain_text(self) -> str:
        """Return what the figure says, always in the same words."""
        return "\n".join(
            map_sentences(
                view=view,
                authority=self.authority or "",
                root=self.root,
                agreement=self.layer == "agreement",
                selected=None,
            )
            for view in self.views
        )

    def svg(self) -> str:
        """Return the figure as SVG text."""
        height = _TOP + _CAPTION + max(_height(view) for view in self.views)
        definitions = Definitions(f"plate-{self.layer}")
        left, parts = 0.0, []
        for view in self.views:
            markup, width = self._draw(view, left, height, definitions)
            css = f"nr-plate-view nr-plate-{view.replace('_', '-')}"
            parts.append(f'<g class="{css}">{markup}</g>')
            left += width + _GAP
        content = f"{definitions.element()}{''.join(parts)}"
        return svg_figure(
            content, round(left - _GAP), round(height), self.title, self.alt
        )

    def _draw(
        self, view: str, left: float, height: float, definitions: Definitions
    ) -> tuple[str, float]:
        """Return the drawing of one view and the width that it takes."""
        drawing = load_atlas()["views"][view]
        scale = _height(view) / drawing["size"][1]
        x, _, across, _ = view_bounds(view)
        paints = {region: self._paint(region) for region in drawing["regions"]}
        labels = self._labels(view, paints)
        sides = self._sides(view, labels)
        before = _LABEL_WIDTH if sides["left"] else 0.0
        after = _LABEL_WIDTH if sides["right"] else 0.0
        # The other leg may run under the labels beside it.
        after = max(after, (drawing["size"][0] - x - across) * scale)
        before = max(before, x * scale)
        width = before + across * scale + after
        top = height - _CAPTION - _height(view)
        fitted = Fitted(scale, left + before - x * scale, top, None)
        body = draw_view(
            view,
            paints,
            definitions,
            root=self.root,
            layers=("borders", "nerves") if self.layer == "nerves" else ("borders",),
            scale=scale,
        )
        edge_left, edge_right = (fitted.place(side, 0)[0] for side in (x, x + across))
        frame = Frame(
            left=edge_left - 12,
            right=edge_right + 12,
            top=top,
            bottom=top + _height(view),
            slot=LABEL_SLOT,
        )
        anchors = [
            Anchor(
                label.region,
                *fitted.place(*(v / 10 for v in drawing["anchors"][label.region])),
            )
            for label in labels[: capacity(frame)]
        ]
        marks = draw_labels(labels, anchors, frame, left, left + width)
        caption = (
            f'<text x="{(edge_left + edge_right) / 2:.1f}" y="{height - 8:.1f}" '
            f'text-anchor="middle" font-size="13" style="fill:{colour("muted")}">'
            f"{VIEW_NAMES[view]}</text>"
        )
        return f'<g transform="{fitted.transform}">{body}</g>{marks}{caption}', width

    def _paint(self, region: str) -> Paint:
        if self.layer == "agreement" or self.authority is None:
            return agreement_paint(self.root, region)
        only = self.root if self.layer == "nerves" else None
        return authority_paint(self.authority, region, only)

    def _labels(self, view: str, paints: dict[str, Paint]) -> list[Label]:
        if self.labels is False:
            return []
        if self.layer == "agreement" or self.authority is None:
            found = agreement_labels(view, self.root)
        elif self.layer == "nerves":
            found = nerve_labels(view)
        else:
            found = authority_labels(view, self.authority, self.root, paints)
        if isinstance(self.labels, Mapping):
            wanted = self.labels.get(view, ())
            by_region = {label.region: label for label in found}
            return [
                by_region.get(region) or self._own_label(region) for region in wanted
            ]
        painted = [label for label in found if paints[label.region].kind != "none"]
        return (painted if self.layer != "nerves" else found)[: self.most]

    def _own_label(self, region: str) -> Label:
        """Label a patch that shares its look with a larger neighbour."""
        names = {row.region_id: row.name for row in load_table("regions")}
        name = names[region].split(",")[0].split("(")[0].strip().lower()
        if self.layer == "agreement":
            k, n = agreement(self.root, region)[:2]
            return Label(region, f"{k} of {n}" if n else "Not named", name)
        roots = self._paint(region).roots
        return Label(region, " and ".join(roots) or "No root given", name)

    def _sides(self, view: str, labels: Sequence[Label]) -> dict[str, bool]:
        drawing = load_atlas()["views"][view]
        x, _, across, _ = view_bounds(view)
        rights = [
            drawing["anchors"][label.region][0] / 10 >= x + across / 2
            for label in labels
        ]
        return {"left": not all(rights), "right": any(rights)}

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, Any]:
        return {"image/svg+xml": self.svg(), "text/plain": self.plain_text()}


def _height(view: str) -> float:
    return _FOOT_HEIGHT if view in _FEET else _LEG_HEIGHT


def _known(name: str, value: object, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"unknown {name} {value!r}; allowed: {', '.join(allowed)}")
