"""The level explorer: three drawings of a herniation and the root that it hits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import traitlets

from nerveroot.maps.level_facts import (
    LEVELS,
    SIDES,
    SIZES,
    TYPES,
    VARIANTS,
    ZONES,
    build_level_facts,
    cell_of,
    load_geometry,
    roots_hit,
    state_sentence,
)
from nerveroot.maps.still_tables import level_table
from nerveroot.web.still_table import StillTable
from nerveroot.web.widget import BookWidget

__all__ = ["LevelExplorer"]

_ALLOWED = {
    "level": LEVELS,
    "zone": ZONES,
    "herniation_type": TYPES,
    "size": SIZES,
    "side": SIDES,
    "variant": VARIANTS,
}
_DEFAULT = {
    "level": "L4-5",
    "zone": "subarticular",
    "herniation_type": "protrusion",
    "size": "medium",
    "side": "right",
    "variant": "usual",
}
_PALETTE = Path(__file__).parent / "spine" / "spine.css"
_FIGURE = Path(__file__).parent / "generated" / "level_explorer.svg"


class LevelExplorer(BookWidget):
    """Three drawings of one herniation, and the root that it hits.

    Parameters
    ----------
    level
        The disc: ``L2-3``, ``L3-4``, ``L4-5`` or ``L5-S1``.
    zone
        ``central``, ``subarticular``, ``foraminal`` or ``extraforaminal``.
    herniation_type
        ``bulge``, ``protrusion``, ``extrusion`` or ``sequestration``.
    size
        ``small``, ``medium`` or ``large``.
    side
        ``right`` or ``left``, of the patient.
    variant
        ``usual``, ``takeoff_at_disc``, ``takeoff_above_disc``,
        ``ganglion_intraspinal``, ``conjoined`` or ``transitional``: drawn in the view
        from behind.

    Raises
    ------
    traitlets.TraitError
        For a value that the explorer does not know; the message lists those it does.

    Examples
    --------
    >>> from nerveroot.maps.level_explorer import LevelExplorer
    >>> disc = LevelExplorer(level="L5-S1", zone="foraminal")
    >>> disc.roots_hit
    ['L5']
    """

    tool = "level-explorer"

    level = traitlets.Unicode(_DEFAULT["level"]).tag(sync=True)
    """The disc."""

    zone = traitlets.Unicode(_DEFAULT["zone"]).tag(sync=True)
    """Where the herniation lies across the disc."""

    herniation_type = traitlets.Unicode(_DEFAULT["herniation_type"]).tag(sync=True)
    """The shape of the displaced material."""

    size = traitlets.Unicode(_DEFAULT["size"]).tag(sync=True)
    """How much is displaced; for the drawing, not a measurement."""

    side = traitlets.Unicode(_DEFAULT["side"]).tag(sync=True)
    """The patient's side. A central herniation and a bulge have none."""

    variant = traitlets.Unicode(_DEFAULT["variant"]).tag(sync=True)
    """How L5 leaves the sac, where its ganglion lies, or how the bones are counted."""

    roots_hit = traitlets.List(traitlets.Unicode(), read_only=True)
    """The roots that are typically hit, from the table ``disc_zone_root``."""

    sides_hit = traitlets.List(traitlets.Unicode(), read_only=True)
    """The sides on which these roots are hit."""

    _facts = traitlets.Dict().tag(sync=True)
    _geometry = traitlets.Dict().tag(sync=True)

    def __init__(self, **kwargs: object) -> None:
        unknown = sorted(set(kwargs) - set(_ALLOWED) - {"_facts", "_geometry"})
        if unknown:
            raise TypeError(
                f"unknown argument {unknown[0]!r}; known: {', '.join(_ALLOWED)}"
            )
        kwargs.setdefault("_facts", build_level_facts())
        kwargs.setdefault("_geometry", load_geometry())
        super().__init__(**kwargs)
        self._find_roots()

    @traitlets.validate(*_ALLOWED)
    def _check(self, proposal: dict[str, Any]) -> str:
        name, value = proposal["trait"].name, proposal["value"]
        if value not in _ALLOWED[name]:
            allowed = ", ".join(_ALLOWED[name])
            raise traitlets.TraitError(
                f"{name}={value!r} is not known; allowed: {allowed}"
            )
        return str(value)

    @traitlets.observe("level", "zone", "herniation_type", "side")
    def _on_state(self, change: dict[str, Any]) -> None:
        self._find_roots()

    def _find_roots(self) -> None:
        """Look the roots up; the widget itself knows no rule."""
        roots = roots_hit(self.level, self.zone, self.herniation_type)
        both = cell_of(self.level, self.zone).sides == "both"
        sides = ["right", "left"] if both else [self.side]
        self.set_trait("roots_hit", list(roots))
        self.set_trait("sides_hit", sides if roots else [])

    def on_roots(self, callback: Callable[[list[str]], object]) -> Callable[[], None]:
        """Call `callback` with the roots whenever others are hit.

        Parameters
        ----------
        callback
            Receives the new value of :attr:`roots_hit`.

        Returns
        -------
        callable
            Takes no argument and ends the subscription.
        """
        return self._subscribe(["roots_hit"], lambda change: callback(change["new"]))

    def _state(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in _ALLOWED}

    def static_svg(self) -> str:
        """Return the still figure of the explorer's first state.

        The drawings are made by the same modules as in the page, which need
        JavaScript; so the still figure is kept ready, and only for this one state.
        """
        return _FIGURE.read_text(encoding="utf-8")

    def still_table(self) -> StillTable:
        """Return the root that each disc hits in each zone."""
        return level_table()

    def plain_text(self) -> str:
        """Return in words which root is hit in the present state."""
        state = self._state()
        sentence = state_sentence(*state.values())
        if state == _DEFAULT:
            return f"LevelExplorer. {sentence}"
        first = state_sentence(*_DEFAULT.values())
        return (
            f"LevelExplorer. {sentence} The still figure shows another state: {first}"
        )


# The palette is a file of its own, because the still figures carry it too.
LevelExplorer._css = f"{LevelExplorer._css}\n{_PALETTE.read_text(encoding='utf-8')}"
