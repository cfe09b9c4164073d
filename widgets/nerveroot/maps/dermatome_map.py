"""The clickable dermatome map: where each root is, according to whom."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from typing import Any

import traitlets

from nerveroot.atlas import load_atlas, load_shading
from nerveroot.data import load_table
from nerveroot.maps.facts import build_facts
from nerveroot.maps.map_text import map_sentences
from nerveroot.maps.region_table import region_table
from nerveroot.maps.static_figure import stage_figure
from nerveroot.maps.views import VIEW_NAMES
from nerveroot.web.still_table import StillTable
from nerveroot.web.widget import BookWidget

__all__ = ["DermatomeMap"]

MODES = ("explore", "agreement", "quiz")
LAYERS = ("borders", "nerves", "points", "neighbours", "overlap")
SIDES = ("right", "left")


@cache
def _atlas_with_shading() -> dict[str, Any]:
    """Return the atlas with its shading inline, so that no file is fetched."""
    views = {}
    for view, drawing in load_atlas()["views"].items():
        image = b64encode(load_shading(view)).decode("ascii")
        shading = {**drawing["shading"], "data": f"data:image/webp;base64,{image}"}
        views[view] = {**drawing, "shading": shading}
    return {"views": views}


def _choice(name: str, value: object, allowed: tuple[str, ...]) -> str:
    """Return `value` if it is allowed, else say what would be."""
    if not isinstance(value, str) or value not in allowed:
        raise traitlets.TraitError(
            f"{name}={value!r} is not known; allowed: {', '.join(allowed)}"
        )
    return value


class DermatomeMap(BookWidget):
    """A map of the skin of one leg, drawn as the chosen authority gives it.

    Parameters
    ----------
    root
        The highlighted root, for example ``"L5"``.
    authority
        Whose map is shown: an id of the table ``authorities``.
    view
        One of ``anterior``, ``posterior``, ``lateral``, ``medial``, ``foot_dorsum``,
        ``sole``.
    mode
        ``explore``, ``agreement`` or ``quiz``.
    selected
        The chosen patch: an id of the table ``regions``, or None.
    layers
        Any of ``borders``, ``nerves``, ``points``, ``neighbours``, ``overlap``.
    side
        ``right`` or ``left``: which leg is drawn.

    Raises
    ------
    traitlets.TraitError
        For a value that the map does not know; the message lists those it does.

    Examples
    --------
    >>> from nerveroot import DermatomeMap
    >>> leg = DermatomeMap(authority="faleiros-2009", view="lateral")
    >>> leg.selected = "leg_lateral_lower"
    """

    tool = "dermatome-map"

    root = traitlets.Unicode("L5").tag(sync=True)
    """The highlighted root. Settable; the reader can change it."""

    authority = traitlets.Unicode("orthopaedic-physio-chart").tag(sync=True)
    """Whose map is shown. The default was read and shows overlap, a part share and
    blank skin in one view."""

    view = traitlets.Unicode("foot_dorsum").tag(sync=True)
    """Which side of the limb is shown."""

    mode = traitlets.Unicode("explore").tag(sync=True)
    """One author's map, the agreement of all, or a quiz."""

    selected = traitlets.Unicode("hallux_dorsal", allow_none=True).tag(sync=True)
    """The chosen patch, or None."""

    hovered = traitlets.Unicode(None, allow_none=True).tag(sync=True)
    """The patch under the pointer, or None."""

    layers = traitlets.List(
        traitlets.Unicode(),
        default_value=["borders", "points", "neighbours", "overlap"],
    ).tag(sync=True)
    """What is drawn besides the roots."""

    side = traitlets.Unicode("right").tag(sync=True)
    """Which leg is drawn."""

    _facts = traitlets.Dict().tag(sync=True)
    _atlas = traitlets.Dict().tag(sync=True)

    def __init__(self, **kwargs: object) -> None:
        unknown = sorted(set(kwargs) - set(self.trait_names()))
        if unknown:
            public = ", ".join(
                ("root", "authority", "view", "mode", "selected", "layers", "side")
            )
            raise TypeError(f"unknown argument {unknown[0]!r}; known: {public}")
        kwargs.setdefault("_facts", build_facts())
        kwargs.setdefault("_atlas", _atlas_with_shading())
        super().__init__(**kwargs)

    @traitlets.validate("root", "authority", "view", "mode", "side")
    def _check_choice(self, proposal: dict[str, Any]) -> str:
        name = proposal["trait"].name
        allowed: dict[str, tuple[str, ...]] = {
            "root": tuple(row.root_id for row in load_table("roots")),
            "authority": tuple(row.authority_id for row in load_table("authorities")),
            "view": tuple(VIEW_NAMES),
            "mode": MODES,
            "side": SIDES,
        }
        return _choice(name, proposal["value"], allowed[name])

    @traitlets.validate("selected", "hovered")
    def _check_region(self, proposal: dict[str, Any]) -> str | None:
        # The browser writes an empty text where Python reads None.
        if not proposal["value"]:
            return None
        regions = tuple(row.region_id for row in load_table("regions"))
        return _choice(proposal["trait"].name, proposal["value"], regions)

    @traitlets.validate("layers")
    def _check_layers(self, proposal: dict[str, Any]) -> list[str]:
        wanted = [_choice("layers", layer, LAYERS) for layer in proposal["value"]]
        return [layer for layer in LAYERS if layer in wanted]

    def on_select(self, callback: Callable[[str | None], object]) -> Callable[[], None]:
        """Call `callback` with the patch id whenever another patch is chosen.

        Parameters
        ----------
        callback
            Receives the new value of :attr:`selected`.

        Returns
        -------
        callable
            Takes no argument and ends the subscription.
        """
        return self._subscribe(["selected"], lambda change: callback(change["new"]))

    def static_svg(self) -> str:
        """Return the stage of the present state as a still SVG figure."""
        return stage_figure(
            view=self.view,
            authority=self.authority,
            root=self.root,
            agreement=self.mode != "explore",
            selected=self.selected,
            layers=tuple(self.layers),
            mirrored=self.side == "left",
        )

    def still_table(self) -> StillTable:
        """Return every patch with the roots that the authority and others give it."""
        return region_table(
            root=self.root, authority=self.authority, caption="The same map as a table"
        )

    def plain_text(self) -> str:
        """Return in words what the map says in its present state."""
        return map_sentences(
            view=self.view,
            authority=self.authority,
            root=self.root,
            agreement=self.mode != "explore",
            selected=self.selected,
        )
