"""Still plates of the body: views side by side, painted by a map or by agreement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from nerveroot.atlas import load_atlas
from nerveroot.data import agreement, load_table
from nerveroot.look import on_notebook_ground
from nerveroot.maps.figure_labels import (
    Label,
    agreement_labels,
    authority_labels,
    nerve_labels,
)
from nerveroot.maps.map_text import map_sentences, map_title
from nerveroot.maps.painting import Paint, agreement_paint, authority_paint, colour
from nerveroot.maps.plate_layout import Shape, lay_out
from nerveroot.maps.static_figure import draw_labels
from nerveroot.maps.view_drawing import Definitions, draw_view
from nerveroot.maps.views import VIEW_NAMES

__all__ = ["AtlasPlate"]

LAYERS = ("roots", "agreement", "nerves")
_PHONE = 358

# One rule set for each pair of shapes: figures of one page must not share theirs. The
# width of the figure's place decides, not that of the window; a file of its own has no
# such place and shows the wide arrangement.
_SWITCH = (
    "<style>.nr-plate:has(>.nr-plate-{name}){{container:nr-plate/inline-size}}"
    ".nr-plate-{name}{{aspect-ratio:{width:.0f}/{height:.0f}}}"
    ".nr-plate-{name}>.nr-plate-narrow{{display:none}}"
    "@container nr-plate (max-width:600px){{"
    ".nr-plate-{name}{{aspect-ratio:{phone}/{narrow:.0f}}}"
    ".nr-plate-{name}>.nr-plate-wide{{display:none}}"
    ".nr-plate-{name}>.nr-plate-narrow{{display:block}}}}</style>"
)


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
    width
        Pixels that the wide arrangement is made for. A figure is never shown wider,
        so that its labels keep their size.

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
        width: int = 720,
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
        self.width = width
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
        """Return the figure as SVG text.

        It holds two arrangements of the same drawings, one for laptops and one for
        phones, so that labels keep their size; a style rule shows the one that fits.
        """
        definitions = Definitions(f"plate-{self.layer}")
        labels, bodies = {}, []
        nerves = self.layer == "nerves"
        for view in self.views:
            regions = load_atlas()["views"][view]["regions"]
            paints = {region: self._paint(region) for region in regions}
            labels[view] = self._labels(view, paints)
            body = draw_view(
                view,
                paints,
                definitions,
                root=self.root,
                layers=("borders", "nerves") if nerves else ("borders",),
                scale=0.8,
            )
            bodies.append(f'<g id="{definitions.prefix}-{view}">{body}</g>')
        crowded = len(self.views) > 2
        wide = Shape(self.width, 500, 124, crowded, max(1, len(self.views)), self.most)
        narrow = Shape(_PHONE, 400, 124, True, 2, min(self.most, 4))
        drawn = [
            _arrangement(name, self.views, labels, shape, definitions.prefix)
            for name, shape in (("wide", wide), ("narrow", narrow))
        ]
        content = (
            definitions.element().replace("</defs>", f"{''.join(bodies)}</defs>")
            + _SWITCH.format(
                phone=_PHONE,
                width=wide.width,
                height=drawn[0][1],
                narrow=drawn[1][1],
                name=f"{wide.width:.0f}-{drawn[0][1]:.0f}-{drawn[1][1]:.0f}",
            )
            + "".join(markup for markup, _ in drawn)
        )
        name = f"{wide.width:.0f}-{drawn[0][1]:.0f}-{drawn[1][1]:.0f}"
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" role="img" '
            f'class="nr-plate-drawing nr-plate-{name}" '
            f'width="{wide.width:.0f}" height="{drawn[0][1]:.0f}" '
            'style="display:block;width:100%;margin:0 auto;'
            f"max-width:min(100%,{wide.width:.0f}px);height:auto;"
            'font-family:var(--nr-font-sans,sans-serif)">'
            f"<title>{escape(self.title)}</title><desc>{escape(self.alt)}</desc>"
            f"{content}</svg>"
        )

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

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, Any]:
        svg = on_notebook_ground(self.svg())
        return {"image/svg+xml": svg, "text/plain": self.plain_text()}


def _arrangement(
    name: str,
    views: Sequence[str],
    labels: Mapping[str, Sequence[Label]],
    shape: Shape,
    prefix: str,
) -> tuple[str, float]:
    """Return one arrangement of the drawings and its height."""
    placed, height = lay_out(views, labels, shape)
    parts = []
    for one in placed:
        x, y = one.caption
        marks = draw_labels(one.labels, one.anchors, one.frame, one.left, one.right)
        parts.append(
            f'<g class="nr-plate-view nr-plate-{one.view.replace("_", "-")}">'
            f'<use href="#{prefix}-{one.view}" transform="{one.fitted.transform}"/>'
            f'{marks}<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" '
            f'font-size="13" style="fill:{colour("muted")}">{VIEW_NAMES[one.view]}'
            "</text></g>"
        )
    height = round(height)
    return (
        f'<svg class="nr-plate-{name}" viewBox="0 0 {shape.width:.0f} {height}" '
        f'width="100%" height="100%">{"".join(parts)}</svg>'
    ), height


def _known(name: str, value: object, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"unknown {name} {value!r}; allowed: {', '.join(allowed)}")
