"""The six views of the limb and the inset that shows the perineum."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .mesh import Body
from .render import Camera

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

PIXELS_PER_UNIT = 4  # resolution at which borders are found
LEG_HEIGHT = 600.0  # drawing units
FOOT_HEIGHT = 340.0
MARGIN = 4.0
FADE_SHARE = 0.08  # of the height, at the top
TOP_LEVEL = 2.62  # the picture's upper edge: the fade ends above the iliac crest

X, Y, Z = np.eye(3)


@dataclass(frozen=True)
class Inset:
    """A round window in a view with a view of its own.

    Attributes
    ----------
    title : str
        Caption.
    centre, radius : tuple of float, float
        Place in the view, in units.
    target : array
        The point of the body in the middle of the window.
    scale : float
        Units per mesh unit.
    right, up, toward : array
        Axes of its camera.
    """

    title: str
    centre: tuple[float, float]
    radius: float
    target: Floats
    scale: float
    right: Floats
    up: Floats
    toward: Floats

    @property
    def box(self) -> list[float]:
        """Corner and size of the square round the window, in units."""
        return [
            self.centre[0] - self.radius,
            self.centre[1] - self.radius,
            2 * self.radius,
            2 * self.radius,
        ]

    def camera(self, size: tuple[int, int]) -> Camera:
        """Return the camera that draws the inset at its place in the whole picture."""
        scale = self.scale * PIXELS_PER_UNIT
        x = self.centre[0] * PIXELS_PER_UNIT - self.target @ self.right * scale
        y = self.centre[1] * PIXELS_PER_UNIT + self.target @ self.up * scale
        return Camera(self.right, self.up, self.toward, scale, (x, y), size)


@dataclass(frozen=True)
class View:
    """One plate of the atlas.

    Attributes
    ----------
    name : str
        Its id.
    size : tuple of float
        Width and height in units.
    camera : Camera
        The camera, in pixels.
    keep : callable
        Which resting points are drawn.
    cut : str or None
        Kind of section face seen through the opened body.
    fades : bool
        True if the trunk fades out upward.
    inset : Inset or None
        The window, if the view has one.
    """

    name: str
    size: tuple[float, float]
    camera: Camera
    keep: Callable[[Floats], Bools]
    cut: str | None = None
    fades: bool = False
    inset: Inset | None = field(default=None)


def all_views(body: Body) -> list[View]:
    """Return the six views in their order."""
    return [
        _leg_view("anterior", body, X, Z, _everything),
        _leg_view("posterior", body, -X, -Z, _everything, inset=True),
        _leg_view("lateral", body, Z, -X, _right_half),
        _leg_view("medial", body, -Z, X, _right_half, cut="midline"),
        _dorsum(body),
        _sole(body),
    ]


def _everything(points: Floats) -> Bools:
    return np.ones(len(points), dtype=bool)


def _right_half(points: Floats) -> Bools:
    return points[:, 0] <= 0


def _leg_view(
    name: str,
    body: Body,
    right: Floats,
    toward: Floats,
    keep: Callable[[Floats], Bools],
    cut: str | None = None,
    inset: bool = False,
) -> View:
    drawn = body.points[keep(body.points)]
    ground = drawn[:, 1].min()
    scale = (LEG_HEIGHT - MARGIN) / (TOP_LEVEL - ground)
    across = drawn[drawn[:, 1] < TOP_LEVEL] @ right
    width = float(np.ceil((across.max() - across.min()) * scale + 2 * MARGIN))
    origin = (MARGIN - across.min() * scale, TOP_LEVEL * scale)
    window = _perineum_window(origin, scale) if inset else None
    camera = _camera(right, Y, toward, scale, origin, (width, LEG_HEIGHT))
    return View(name, (width, LEG_HEIGHT), camera, keep, cut, True, window)


def _perineum_window(origin: tuple[float, float], scale: float) -> Inset:
    """Place the window between the legs, where the paper is empty."""
    tilt = np.radians(32)
    toward = -Y * np.cos(tilt) - Z * np.sin(tilt)
    return Inset(
        title="Perineum, from below",
        centre=(origin[0], origin[1] + 6.2 * scale),
        radius=60.0,
        target=np.array([-0.05, -0.10, -0.20]),
        scale=62.0,
        right=X,
        up=np.cross(toward, X),
        toward=toward,
    )


def _dorsum(body: Body) -> View:
    lift, tilt = np.radians(60), np.radians(28)
    toward = Y * np.sin(lift) + Z * np.cos(lift)
    # Tilted backward, the cut through the shin is seen as a flat ellipse.
    normal = Y * np.cos(tilt) - Z * np.sin(tilt)
    through = body.joints["r-ankle"] + Y * 0.92

    def keep(points: Floats) -> Bools:
        return (points[:, 0] < 0) & ((points - through) @ normal < 0)

    return _foot_view("foot_dorsum", body, X, toward, keep, cut="shin")


def _sole(body: Body) -> View:
    level = body.joints["r-ankle"][1] + 0.1

    def keep(points: Floats) -> Bools:
        return (points[:, 0] < 0) & (points[:, 1] < level)

    return _foot_view("sole", body, -X, -Y, keep)


def _foot_view(
    name: str,
    body: Body,
    right: Floats,
    toward: Floats,
    keep: Callable[[Floats], Bools],
    cut: str | None = None,
) -> View:
    up = np.cross(toward, right)
    drawn = body.points[keep(body.points)]
    across, above = drawn @ right, drawn @ up
    scale = (FOOT_HEIGHT - 2 * MARGIN) / (above.max() - above.min())
    width = float(np.ceil((across.max() - across.min()) * scale + 2 * MARGIN))
    origin = (MARGIN - across.min() * scale, MARGIN + above.max() * scale)
    camera = _camera(right, up, toward, scale, origin, (width, FOOT_HEIGHT))
    return View(name, (width, FOOT_HEIGHT), camera, keep, cut)


def _camera(
    right: Floats,
    up: Floats,
    toward: Floats,
    scale: float,
    origin: tuple[float, float],
    size: tuple[float, float],
) -> Camera:
    grain = PIXELS_PER_UNIT
    pixels = (int(size[0] * grain), int(size[1] * grain))
    return Camera(
        right, up, toward, scale * grain, (origin[0] * grain, origin[1] * grain), pixels
    )
