"""The clickable myotome map: which muscle hangs on which root, according to whom."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from typing import Any

import traitlets

from nerveroot.atlas import load_atlas, load_muscles, load_shading
from nerveroot.data import load_table
from nerveroot.maps.myotome_facts import (
    LESION_NERVES,
    LESION_ROOTS,
    build_myotome_facts,
)
from nerveroot.maps.myotome_figure import muscle_figure
from nerveroot.maps.myotome_words import map_words
from nerveroot.maps.still_tables import muscle_table
from nerveroot.maps.views import VIEW_NAMES
from nerveroot.web.still_table import StillTable
from nerveroot.web.widget import BookWidget

__all__ = ["MyotomeMap"]

SIDES = ("right", "left")
LESIONS = (*LESION_NERVES, *LESION_ROOTS)
MOST_LESIONS = 2


@cache
def _bodies() -> dict[str, Any]:
    """Return the outlines of the views with their shading inline, without patches."""
    views = {}
    for view, drawing in load_atlas()["views"].items():
        kept: dict[int, int] = {}

        def renumbered(
            rings: list[list[int]], kept: dict[int, int] = kept
        ) -> list[list[int]]:
            found = []
            for ring in rings:
                steps = []
                for step in ring:
                    arc = step if step >= 0 else ~step
                    place = kept.setdefault(arc, len(kept))
                    steps.append(place if step >= 0 else ~place)
                found.append(steps)
            return found

        outline = renumbered(drawing["outline"])
        ghost = renumbered(drawing.get("ghost") or [])
        sections = [
            {"kind": section["kind"], "ring": renumbered([section["ring"]])[0]}
            for section in drawing["sections"]
        ]
        image = b64encode(load_shading(view)).decode("ascii")
        views[view] = {
            "size": drawing["size"],
            "arcs": [drawing["arcs"][arc] for arc in kept],
            "sides": [["", ""] for _ in kept],
            "regions": {},
            "anchors": {},
            "outline": outline,
            "ghost": ghost,
            "sections": sections,
            "fade": drawing["fade"],
            "shading": {
                **drawing["shading"],
                "data": f"data:image/webp;base64,{image}",
            },
            "inset": drawing["inset"],
        }
    return {"views": views}


def _choice(name: str, value: object, allowed: tuple[str, ...]) -> str:
    """Return `value` if it is allowed, else say what would be."""
    if not isinstance(value, str) or value not in allowed:
        raise traitlets.TraitError(
            f"{name}={value!r} is not known; allowed: {', '.join(allowed)}"
        )
    return value


class MyotomeMap(BookWidget):
    """The muscles of one leg, with what each source says about their roots.

    Parameters
    ----------
    selected
        The chosen muscle: an id of the table ``muscles``, or None.
    source
        Whose map is shown: an id of the table ``myotome_authorities``, or None for
        the evidence on L5, muscle by muscle.
    view
        One of ``anterior``, ``posterior``, ``lateral``, ``medial``, ``foot_dorsum``,
        ``sole``.
    lesions
        At most two of ``common_fibular``, ``deep_fibular``, ``sciatic``, ``L4``,
        ``L5``, ``S1``, shown side by side. A root is answered by `source` (Tsao 2003
        while there is none), never by a consensus.
    cutaway
        True to fade the surface muscles and show the deep ones.
    side
        ``right`` or ``left``: which leg is drawn.

    Raises
    ------
    traitlets.TraitError
        For a value that the map does not know; the message lists those it does.

    Examples
    --------
    >>> from nerveroot import MyotomeMap
    >>> leg = MyotomeMap(view="posterior", lesions=["common_fibular", "L5"])
    >>> leg.selected = "tibialis_posterior"
    """

    tool = "myotome-map"

    selected = traitlets.Unicode("tibialis_anterior", allow_none=True).tag(sync=True)
    """The chosen muscle, or None. Settable; the reader can change it."""

    source = traitlets.Unicode(None, allow_none=True).tag(sync=True)
    """Whose map is shown, or None for the evidence on L5."""

    view = traitlets.Unicode("lateral").tag(sync=True)
    """Which side of the limb is shown."""

    lesions = traitlets.List(traitlets.Unicode(), default_value=[]).tag(sync=True)
    """What is lost, at most two side by side."""

    cutaway = traitlets.Bool(False).tag(sync=True)
    """Whether the surface muscles are faded."""

    side = traitlets.Unicode("right").tag(sync=True)
    """Which leg is drawn."""

    _facts = traitlets.Dict().tag(sync=True)
    _atlas = traitlets.Dict().tag(sync=True)
    _muscles = traitlets.Dict().tag(sync=True)

    def __init__(self, **kwargs: object) -> None:
        unknown = sorted(set(kwargs) - set(self.trait_names()))
        if unknown:
            public = "selected, source, view, lesions, cutaway, side"
            raise TypeError(f"unknown argument {unknown[0]!r}; known: {public}")
        kwargs.setdefault("_facts", build_myotome_facts())
        kwargs.setdefault("_atlas", _bodies())
        kwargs.setdefault("_muscles", load_muscles())
        super().__init__(**kwargs)

    @traitlets.validate("view", "side")
    def _check_choice(self, proposal: dict[str, Any]) -> str:
        name = proposal["trait"].name
        allowed = tuple(VIEW_NAMES) if name == "view" else SIDES
        return _choice(name, proposal["value"], allowed)

    @traitlets.validate("selected", "source")
    def _check_row(self, proposal: dict[str, Any]) -> str | None:
        # The browser writes an empty text where Python reads None.
        if not proposal["value"]:
            return None
        if proposal["trait"].name == "selected":
            muscles = tuple(row.muscle_id for row in load_table("muscles"))
            return _choice("selected", proposal["value"], muscles)
        sources = tuple(row.authority_id for row in load_table("myotome_authorities"))
        return _choice("source", proposal["value"], sources)

    @traitlets.validate("lesions")
    def _check_lesions(self, proposal: dict[str, Any]) -> list[str]:
        wanted = [_choice("lesions", lesion, LESIONS) for lesion in proposal["value"]]
        if len(set(wanted)) != len(wanted) or len(wanted) > MOST_LESIONS:
            raise traitlets.TraitError(
                f"lesions={wanted!r}: at most {MOST_LESIONS} different ones; "
                f"allowed: {', '.join(LESIONS)}"
            )
        return wanted

    def on_select(self, callback: Callable[[str | None], None]) -> Callable[[], None]:
        """Call back whenever another muscle is chosen.

        Parameters
        ----------
        callback
            Receives the id of the muscle, or None.

        Returns
        -------
        callable
            Call it to stop.
        """

        def tell(change: dict[str, Any]) -> None:
            callback(change["new"])

        self.observe(tell, names="selected")

        def stop() -> None:
            self.unobserve(tell, names="selected")

        return stop

    def static_svg(self) -> str:
        """Return the stage of the present state as a still SVG figure."""
        return muscle_figure(
            view=self.view,
            source=self.source,
            selected=self.selected,
            lesions=tuple(self.lesions),
            cutaway=self.cutaway,
            mirrored=self.side == "left",
        )

    def still_table(self) -> StillTable:
        """Return every muscle with its nerve and the roots that each source gives."""
        return muscle_table()

    def plain_text(self) -> str:
        """Return in words what the map says in its present state."""
        return map_words(
            view=self.view,
            source=self.source,
            selected=self.selected,
            lesions=tuple(self.lesions),
        )
