"""Sets views side by side, with room for their labels, to a given width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nerveroot.atlas import load_atlas
from nerveroot.maps.figure_labels import Label
from nerveroot.maps.label_layout import Anchor, Frame, capacity, text_width
from nerveroot.maps.static_figure import LABEL_SLOT, Fitted
from nerveroot.maps.view_geometry import view_bounds

__all__ = ["PlacedView", "Shape", "lay_out"]

_GAP = 12.0
_CAPTION = 30.0
_LEADER = 24.0
_SHORTEST = 240.0
_FEET = ("foot_dorsum", "sole")
# Feet are drawn larger than legs, but not as tall: their toes carry most of the labels.
_FOOT_SHARE = 0.8


@dataclass(frozen=True)
class Shape:
    """What a plate is laid out for."""

    width: float
    tallest: float
    """Height of a leg, if the width allows it."""
    column: float
    """Most width of a label; a word is never broken, though."""
    one_sided: bool
    """Put all labels right of their view."""
    per_row: int
    most: int
    """Most labels in one view."""


@dataclass(frozen=True)
class PlacedView:
    """A view with its place, and the frame and anchors of its labels."""

    view: str
    fitted: Fitted
    labels: tuple[Label, ...]
    anchors: tuple[Anchor, ...]
    frame: Frame
    left: float
    right: float
    caption: tuple[float, float]


def lay_out(
    views: Sequence[str], labels: Mapping[str, Sequence[Label]], shape: Shape
) -> tuple[list[PlacedView], float]:
    """Place the views in rows.

    Parameters
    ----------
    views
        Ids of views, from left to right.
    labels
        Labels of each view, in order of importance.
    shape
        The width to fill and its limits.

    Returns
    -------
    list of PlacedView
        In the order of `views`.
    float
        Height of the whole.
    """
    placed: list[PlacedView] = []
    top = 0.0
    rest = list(views)
    while rest:
        row = _fitting(rest, labels, shape)
        if placed:
            top += _GAP
        top += _row(row, labels, shape, top, placed) + _CAPTION
        rest = rest[len(row) :]
    return placed, top


def _fitting(
    views: Sequence[str], labels: Mapping[str, Sequence[Label]], shape: Shape
) -> Sequence[str]:
    """Return as many of the first views as stand side by side without getting small."""
    for count in range(min(shape.per_row, len(views)), 1, -1):
        if _leg_height(views[:count], labels, shape) >= _SHORTEST:
            return views[:count]
    return views[:1]


def _leg_height(
    views: Sequence[str], labels: Mapping[str, Sequence[Label]], shape: Shape
) -> float:
    columns = [_columns(view, labels[view][: shape.most], shape) for view in views]
    spare = shape.width - _GAP * (len(views) - 1) - sum(map(sum, columns))
    # Widths at a leg height of one pixel; feet keep their share of it.
    unit = sum(
        _across(view, own) * _relative(view)
        for view, own in zip(views, columns, strict=True)
    )
    return min(shape.tallest, spare / unit)


def _row(
    views: Sequence[str],
    labels: Mapping[str, Sequence[Label]],
    shape: Shape,
    top: float,
    placed: list[PlacedView],
) -> float:
    """Place one row and return the height of its tallest view."""
    shown = {view: tuple(labels[view][: shape.most]) for view in views}
    columns = {view: _columns(view, shown[view], shape) for view in views}
    leg = _leg_height(views, labels, shape)
    heights = {view: leg * _height_share(view) for view in views}
    tallest = max(heights.values())
    widths = {
        view: sum(columns[view]) + leg * _across(view, columns[view]) * _relative(view)
        for view in views
    }
    left = (shape.width - sum(widths.values()) - _GAP * (len(views) - 1)) / 2
    for view in views:
        before, _ = columns[view]
        scale = leg * _relative(view)
        x, _, across, _ = view_bounds(view)
        head, _ = _overhang(view, columns[view])
        width = widths[view]
        base = top + tallest - heights[view]
        fitted = Fitted(scale, left + before + (head - x) * scale, base, None)
        edges = fitted.place(x, 0)[0], fitted.place(x + across, 0)[0]
        frame = Frame(
            left=edges[0] - _LEADER + 8,
            right=edges[1] + _LEADER - 8,
            top=base + 4,
            bottom=base + heights[view],
            slot=LABEL_SLOT,
            # With one column, no anchor lies left of the middle.
            middle=edges[0] - 1 if shape.one_sided else None,
        )
        own = shown[view][: capacity(frame)]
        drawing = load_atlas()["views"][view]
        anchors = tuple(
            Anchor(
                label.region,
                *fitted.place(
                    *(value / 10 for value in drawing["anchors"][label.region])
                ),
            )
            for label in own
        )
        placed.append(
            PlacedView(
                view,
                fitted,
                own,
                anchors,
                frame,
                left - 4,
                left + width + 4,
                ((edges[0] + edges[1]) / 2, top + tallest + _CAPTION - 9),
            )
        )
        left += width + _GAP
    return tallest


def _height_share(view: str) -> float:
    """Height of a view for each pixel of a leg's height."""
    return _FOOT_SHARE if view in _FEET else 1.0


def _relative(view: str) -> float:
    """Pixels per unit for each pixel of a leg's height."""
    height: float = load_atlas()["views"][view]["size"][1]
    return _height_share(view) / height


def _overhang(view: str, columns: tuple[float, float]) -> tuple[float, float]:
    """Return what the other leg takes left and right, in units, beyond labels there."""
    size: tuple[float, float] = load_atlas()["views"][view]["size"]
    x, _, across, _ = view_bounds(view)
    if not load_atlas()["views"][view].get("ghost"):
        return 0.0, 0.0
    head, tail = x, size[0] - x - across
    # Labels may stand on the other leg: it is faint. Only the rest needs room.
    return (
        head if not columns[0] else max(0.0, head - 90),
        tail if not columns[1] else max(0.0, tail - 90),
    )


def _across(view: str, columns: tuple[float, float]) -> float:
    head, tail = _overhang(view, columns)
    return view_bounds(view)[2] + head + tail


def _columns(view: str, labels: Sequence[Label], shape: Shape) -> tuple[float, float]:
    """Return the widths of the label columns left and right of a view."""
    if not labels:
        return 0.0, 0.0
    lines = [(label.title, 14.0) for label in labels]
    lines += [(label.detail, 12.5) for label in labels]
    whole = max(text_width(text, size) for text, size in lines)
    word = max(text_width(word, size) for text, size in lines for word in text.split())
    width = _LEADER + max(word, min(shape.column, whole))
    if shape.one_sided:
        return 0.0, width
    drawing = load_atlas()["views"][view]
    x, _, across, _ = view_bounds(view)
    middle = (x + across / 2) * 10
    left = any(drawing["anchors"][label.region][0] < middle for label in labels)
    right = any(drawing["anchors"][label.region][0] >= middle for label in labels)
    return (width if left else 0.0), (width if right else 0.0)
