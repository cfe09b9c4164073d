"""The lesion localiser: from what was found to where the lesion may lie."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import traitlets

from nerveroot.reasoning.lesion_drawing import lesion_drawing
from nerveroot.reasoning.lesion_model import compact_model, lesion_model
from nerveroot.reasoning.lesion_words import lesson_html, lesson_svg, pattern_text
from nerveroot.web.widget import BookWidget

__all__ = ["LesionLocaliser"]

MODES = ("explore", "examine", "practise")
_PARTS = ("mode", "site", "findings", "case")
_FIRST_CASE = 1


class LesionLocaliser(BookWidget):
    """Where a lesion may lie, from what was found; and what a lesion would do.

    The reasoning is one JavaScript module, ``lesion_localiser/localise.js``, which runs
    in the page and under node. Python does not repeat it: what the page concludes
    arrives here in :attr:`candidates`.

    Parameters
    ----------
    mode
        ``explore`` (choose a lesion, see its pattern), ``examine`` (enter findings, see
        where the lesion may lie) or ``practise`` (a composed case; commit, then read).
    site
        The lesion that is explored: an id of the table ``conditions``.
    findings
        State by id of the table ``findings``. What is not named was not tested.
    case
        Number of the practice case; the same number gives the same case.

    Raises
    ------
    traitlets.TraitError
        For a mode, site, finding or state that is not known; the message lists those
        there are.

    Examples
    --------
    >>> from nerveroot.reasoning import LesionLocaliser
    >>> tool = LesionLocaliser(
    ...     mode="examine",
    ...     findings={"ankle_dorsiflexion": "reduced", "inversion": "normal"},
    ... )
    >>> tool.mode
    'examine'
    """

    tool = "lesion-localiser"

    mode = traitlets.Unicode("explore").tag(sync=True)
    """``explore``, ``examine`` or ``practise``."""

    site = traitlets.Unicode("l5_radiculopathy").tag(sync=True)
    """The lesion that is explored."""

    findings = traitlets.Dict().tag(sync=True)
    """State by finding. What is not named was not tested, and is not normal."""

    case = traitlets.Int(_FIRST_CASE).tag(sync=True)
    """Number of the practice case."""

    candidates = traitlets.Dict().tag(sync=True)
    """What the page concludes from :attr:`findings`.

    Empty until the page has answered. ``urgent`` and ``redFlags`` come first, then
    ``groups`` of site ids in their order, ``pairs``, ``next`` and ``cannotTell``;
    described in ``lesion_localiser/types.d.ts``.
    """

    _facts = traitlets.Dict().tag(sync=True)

    def __init__(self, **kwargs: object) -> None:
        unknown = sorted(set(kwargs) - set(_PARTS))
        if unknown:
            raise TypeError(
                f"unknown argument {unknown[0]!r}; known: {', '.join(_PARTS)}"
            )
        facts = {"model": compact_model(), "drawing": lesion_drawing()}
        super().__init__(_facts=facts, **kwargs)

    @traitlets.validate("mode")
    def _check_mode(self, proposal: dict[str, Any]) -> str:
        return _one_of("mode", proposal["value"], MODES)

    @traitlets.validate("site")
    def _check_site(self, proposal: dict[str, Any]) -> str:
        known = tuple(site["id"] for site in lesion_model()["sites"])
        return _one_of("site", proposal["value"], known)

    @traitlets.validate("case")
    def _check_case(self, proposal: dict[str, Any]) -> int:
        value: int = proposal["value"]
        if value < _FIRST_CASE:
            raise traitlets.TraitError(
                f"case={value} is not known; allowed: whole numbers from {_FIRST_CASE}"
            )
        return value

    @traitlets.validate("findings")
    def _check_findings(self, proposal: dict[str, Any]) -> dict[str, str]:
        known = {one["id"]: one["states"] for one in lesion_model()["findings"]}
        value: dict[str, str] = proposal["value"]
        for finding, state in value.items():
            _one_of("finding", finding, tuple(known))
            _one_of(f"state of {finding}", state, tuple(known[finding]))
        return value

    def localise(self, findings: Mapping[str, str]) -> None:
        """Put findings to the tool; what it concludes arrives in :attr:`candidates`.

        There is one implementation of the reasoning, and it runs in the page: this
        method only asks. Use :meth:`on_candidates` to be told of the answer.

        Parameters
        ----------
        findings
            State by id of the table ``findings``.

        Raises
        ------
        traitlets.TraitError
            For a finding or state that is not known.
        """
        self.findings = dict(findings)
        self.mode = "examine"

    def on_candidates(
        self, callback: Callable[[dict[str, Any]], object]
    ) -> Callable[[], None]:
        """Call `callback` with the conclusion whenever it changes.

        Parameters
        ----------
        callback
            Receives the new value of :attr:`candidates`.

        Returns
        -------
        callable
            Takes no argument and ends the subscription.
        """
        return self._subscribe(["candidates"], lambda change: callback(change["new"]))

    def static_svg(self) -> str:
        """Return the lesson that stands for the tool: foot drop, four places."""
        return lesson_svg()

    def still_version(self) -> dict[str, str]:
        """Return the lesson as a table, which can be read aloud and printed."""
        return {"text/html": lesson_html()}

    def plain_text(self) -> str:
        """Return in words what the lesion that is explored does to each finding."""
        return f"LesionLocaliser. {pattern_text(self.site)}"


def _one_of(name: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise traitlets.TraitError(
            f"{name}={value!r} is not known; allowed: {', '.join(known)}"
        )
    return value
