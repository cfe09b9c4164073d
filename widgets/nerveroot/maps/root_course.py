"""The course of L5 from the cord to the foot, stop by stop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import traitlets

from nerveroot.maps.course_facts import (
    STOPS,
    build_course_facts,
    load_course_drawing,
    stop_sentence,
)
from nerveroot.maps.still_tables import course_table
from nerveroot.web.still_table import StillTable
from nerveroot.web.widget import BookWidget

__all__ = ["RootCourse"]

_PALETTE = Path(__file__).parent / "spine" / "spine.css"
_FIGURE = Path(__file__).parent / "generated" / "root_course.svg"


class RootCourse(BookWidget):
    """A drawing of the whole course of L5 with twelve stops where it can be hit.

    Parameters
    ----------
    stop
        The stop that is shown first, for example ``lateral_recess``.

    Raises
    ------
    traitlets.TraitError
        For a stop that the figure does not have; the message lists those it has.

    Examples
    --------
    >>> from nerveroot.maps.root_course import RootCourse
    >>> course = RootCourse(stop="common_fibular")
    >>> course.selected
    'common_fibular'
    """

    tool = "root-course"

    stop = traitlets.Unicode(STOPS[2]).tag(sync=True)
    """The stop that is shown; the reader changes it."""

    selected = traitlets.Unicode(read_only=True)
    """The stop that is shown, for reading: it follows :attr:`stop`."""

    _facts = traitlets.Dict().tag(sync=True)
    _drawing = traitlets.Dict().tag(sync=True)

    def __init__(self, **kwargs: object) -> None:
        unknown = sorted(set(kwargs) - {"stop", "_facts", "_drawing"})
        if unknown:
            raise TypeError(f"unknown argument {unknown[0]!r}; known: stop")
        kwargs.setdefault("_facts", build_course_facts())
        kwargs.setdefault("_drawing", load_course_drawing())
        super().__init__(**kwargs)
        self.set_trait("selected", self.stop)

    @traitlets.validate("stop")
    def _check(self, proposal: dict[str, Any]) -> str:
        value = proposal["value"]
        if value not in STOPS:
            raise traitlets.TraitError(
                f"stop={value!r} is not known; allowed: {', '.join(STOPS)}"
            )
        return str(value)

    @traitlets.observe("stop")
    def _on_stop(self, change: dict[str, Any]) -> None:
        self.set_trait("selected", change["new"])

    def on_select(self, callback: Callable[[str], object]) -> Callable[[], None]:
        """Call `callback` with the id of the stop whenever another is shown.

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
        """Return the still figure: the whole course with all stops.

        It is drawn by the same modules as in the page, which need JavaScript; so it is
        kept ready.
        """
        return _FIGURE.read_text(encoding="utf-8")

    def still_table(self) -> StillTable:
        """Return all stops and all their figures, each with its source."""
        return course_table()

    def plain_text(self) -> str:
        """Return in words what the figure says about the present stop."""
        return f"RootCourse. {stop_sentence(self.stop)}"


# The palette is a file of its own, because the still figures carry it too.
RootCourse._css = f"{RootCourse._css}\n{_PALETTE.read_text(encoding='utf-8')}"
