"""Graphite shading: light and hollows, without any colour of skin.

The result is multiplied on top of flat colours, so one image serves the light
and the dark theme; white changes nothing.
"""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy.ndimage import distance_transform_edt, gaussian_filter

from .render import Picture

Floats = NDArray[np.float64]

GRAPHITE = np.array([34, 26, 34]) / 255
FLOOR = 0.30  # the darkest tone
WHITE_SHARE = 0.90  # brighter than this share of the body is pure white
DARK_SHARE = 0.03  # the side turned away from the light: this share of the body
SHADOW = 0.50  # its tone; only edges and hollows are darker
GRAZING = 0.55  # darkening where the surface turns out of sight
KEY = np.array([-0.50, 0.55, 0.67])
FILL = np.array([0.80, 0.05, 0.60])
WRAP = 0.45
HOLLOWS = ((2.5, 0.28), (9.0, 0.34))  # blur in drawing units, strength


def tone(picture: Picture, units: float) -> Floats:
    """Return the brightness of each pixel of a picture.

    Parameters
    ----------
    picture : Picture
        What was drawn.
    units : float
        Pixels per drawing unit.

    Returns
    -------
    array, shape (height, width)
        From ``FLOOR`` to 1 on the body, 1 elsewhere.
    """
    camera = picture.camera
    axes = np.stack([camera.right, camera.up, camera.toward])
    normal = picture.normal @ axes.T
    key = np.clip((normal @ (KEY / np.linalg.norm(KEY)) + WRAP) / (1 + WRAP), 0, 1)
    fill = np.clip(normal @ (FILL / np.linalg.norm(FILL)), 0, 1)
    facing = np.clip(normal[:, 2], 0, 1)
    light = 0.85 * key + 0.15 * fill
    skin = ~picture.inside
    low, high = np.quantile(light[skin], [DARK_SHARE, WHITE_SHARE])
    level = np.clip((light - low) / (high - low), 0, 1)
    value = SHADOW + (1 - SHADOW) * level
    value *= 1 - GRAZING * (1 - facing) ** 2.5
    value *= np.exp(-_hollows(picture, units))
    value = np.clip(value, FLOOR, 1)
    value[picture.inside] = 1
    return picture.image(value, 1.0)


def webp(tones: Floats, body: NDArray[np.bool_], shrink: int, quality: int) -> bytes:
    """Encode tones as a WebP that is multiplied onto the flat drawing.

    Parameters
    ----------
    tones : array
        Brightness.
    body : array of bool
        Where there is a body; the tone is carried half a unit beyond it, so
        that no light seam shows under the outline.
    shrink : int
        Pixels of ``tones`` per pixel of the image.
    quality : int
        WebP quality.

    Returns
    -------
    bytes
        The file.
    """
    distance, nearest = distance_transform_edt(~body, return_indices=True)
    spread = np.where(distance <= shrink, tones[tuple(nearest)], 1.0)
    height, width = (side // shrink for side in spread.shape)
    spread = spread[: height * shrink, : width * shrink]
    small = spread.reshape(height, shrink, width, shrink).mean(axis=(1, 3))
    colour = GRAPHITE + (1 - GRAPHITE) * small[..., None]
    image = Image.fromarray(np.round(colour * 255).astype(np.uint8))
    out = io.BytesIO()
    image.save(out, "WEBP", quality=quality, method=6)
    return out.getvalue()


def _hollows(picture: Picture, units: float) -> Floats:
    """Return how far each pixel lies behind its surroundings."""
    near = picture.image(picture.near)
    body = picture.image(np.ones(len(picture.pixels)))
    lift = picture.camera.scale / units  # mesh units to drawing units
    shade = np.zeros(len(picture.pixels))
    for reach, strength in HOLLOWS:
        sigma = reach * units
        weight = gaussian_filter(body, sigma)
        around = gaussian_filter(near, sigma) / np.maximum(weight, 1e-6)
        behind = ((around - near) * lift / reach).ravel()[picture.pixels]
        shade += strength * np.clip(behind, 0, 2)
    return shade
