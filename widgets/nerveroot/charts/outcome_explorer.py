"""The outcome explorer: what became of people with and without a treatment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import traitlets

from nerveroot.charts.outcome.bundle import curves_id, figure_ids, figure_of
from nerveroot.charts.outcome.combinations import (
    PARTS,
    Combination,
    available,
    nearest,
)
from nerveroot.charts.outcome.facts import explorer_facts, times_of
from nerveroot.charts.outcome.still import still_html
from nerveroot.charts.outcome_curves import outcome_curves
from nerveroot.charts.pictures import picture_of, picture_problem
from nerveroot.charts.theme_colours import dark_colours
from nerveroot.web.widget import BookWidget

__all__ = ["OutcomeExplorer"]

LIBRARY = Path(__file__).parent / "vendor" / "plotly-basic.min.js"
_DEFAULT = ("sport", "odi", "as-treated", "L4-L5")
_TIME = "time_weeks"


class OutcomeExplorer(BookWidget):
    """Outcomes of treatment over time: study, outcome, analysis and patients to choose.

    What is left out follows what is given: a study without more begins with its main
    outcome.

    Parameters
    ----------
    cohort
        The study: ``sport``, ``hague``, ``maine`` and the others of the table
        ``cohorts`` that have outcomes.
    outcome
        What was measured, such as ``odi`` or ``predominant-symptom-improved``.
    analysis
        How people were grouped, such as ``as-treated`` or ``intention-to-treat``.
    subgroup
        Which of the patients: ``L4-L5``, ``all`` and so on.
    time_weeks
        Where the time cursor stands: an observed week.

    Raises
    ------
    traitlets.TraitError
        For values that no table has together; the message lists those it has.

    Examples
    --------
    >>> from nerveroot import OutcomeExplorer
    >>> maine = OutcomeExplorer(cohort="maine")
    >>> maine.outcome, maine.analysis, maine.time_weeks
    ('predominant-symptom-improved', 'observed', 52)
    """

    tool = "outcome-explorer"

    cohort = traitlets.Unicode(_DEFAULT[0]).tag(sync=True)
    """The study."""

    outcome = traitlets.Unicode(_DEFAULT[1]).tag(sync=True)
    """What was measured."""

    analysis = traitlets.Unicode(_DEFAULT[2]).tag(sync=True)
    """How people were grouped."""

    subgroup = traitlets.Unicode(_DEFAULT[3]).tag(sync=True)
    """Which of the patients."""

    time_weeks = traitlets.Int(13).tag(sync=True)
    """Where the time cursor stands, in weeks since the start."""

    _facts = traitlets.Dict().tag(sync=True)
    _first = traitlets.Dict().tag(sync=True)
    _dark_colours = traitlets.Dict().tag(sync=True)
    # Filled where the book is built: a page has no Python that it could ask.
    _figure_files = traitlets.Dict().tag(sync=True)

    def __init__(self, **kwargs: object) -> None:
        known = (*PARTS, _TIME)
        unknown = sorted(set(kwargs) - set(known))
        if unknown:
            raise TypeError(
                f"unknown argument {unknown[0]!r}; known: {', '.join(known)}"
            )
        chosen = _chosen({name: kwargs[name] for name in PARTS if name in kwargs})
        times = times_of(chosen)
        state: dict[str, object] = dict(zip(PARTS, chosen.key, strict=True))
        state[_TIME] = kwargs.get(_TIME, times[0])
        state["_facts"] = explorer_facts()
        state["_dark_colours"] = dark_colours()
        state["_first"] = _first_view(chosen)
        super().__init__(**state)
        self.on_msg(self._answer)

    @property
    def combination(self) -> Combination:
        """What is shown: the ids of the tables and the rows they lead to."""
        return next(
            one
            for one in available()
            if one.key == tuple(getattr(self, name) for name in PARTS)
        )

    @property
    def figure(self) -> go.Figure:
        """The chart shown, as a figure of Plotly."""
        return outcome_curves(*self.combination.key)

    @property
    def still_figures(self) -> list[go.Figure]:
        """The figures whose pictures stand for the explorer on paper."""
        return [self.figure]

    @traitlets.validate(*PARTS)
    def _check_part(self, proposal: dict[str, Any]) -> str:
        name, value = proposal["trait"].name, proposal["value"]
        before = PARTS[: PARTS.index(name)]
        beside = [
            one
            for one in available()
            if all(getattr(one, part) == getattr(self, part) for part in before)
        ]
        _allowed(name, value, [getattr(one, name) for one in beside])
        return str(value)

    @traitlets.validate(_TIME)
    def _check_time(self, proposal: dict[str, Any]) -> int:
        weeks: int = proposal["value"]
        _allowed(_TIME, weeks, times_of(self.combination))
        return weeks

    @traitlets.observe(*PARTS)
    def _on_part(self, change: dict[str, Any]) -> None:
        """Let what comes after a part follow it."""
        wanted = {name: getattr(self, name) for name in PARTS}
        found = nearest(wanted, change["name"])
        times = times_of(found)
        with self.hold_trait_notifications():
            for name, value in zip(PARTS, found.key, strict=True):
                self.set_trait(name, value)
            if self.time_weeks not in times:
                self.set_trait(_TIME, times[0])

    def on_select(
        self, callback: Callable[[dict[str, Any]], object]
    ) -> Callable[[], None]:
        """Call `callback` whenever the reader shows something else.

        Parameters
        ----------
        callback
            Receives cohort, outcome, analysis, subgroup and time_weeks by name.

        Returns
        -------
        callable
            Takes no argument and ends the subscription.
        """
        names = (*PARTS, _TIME)

        def tell(change: dict[str, Any]) -> None:
            callback({name: getattr(self, name) for name in names})

        return self._subscribe(names, tell)

    def _answer(self, _: object, content: dict[str, Any], buffers: object) -> None:
        """Send what the live chart asks for: the library, or one figure."""
        kind, figure_id = content.get("kind"), content.get("id")
        if kind == "library":
            self.send({"kind": "library", "text": LIBRARY.read_text("utf-8")})
        elif kind == "figure" and figure_id in figure_ids():
            figure = figure_of(str(figure_id))
            self.send({"kind": "figure", "id": figure_id, "figure": figure})

    def static_svg(self) -> str:
        """Return the still picture of the present state.

        Raises
        ------
        PictureError
            If none is kept. Pictures are kept for the states that pages show; drawing
            one needs a browser.
        """
        return picture_of(self._shown())

    def still_version(self) -> dict[str, str]:
        """Return headline, pictures and table for where no script runs."""
        return {"text/html": still_html(self._shown())}

    def plain_text(self) -> str:
        """Return in words what the chart shows."""
        meta = self._shown()["layout"]["meta"]
        return f"OutcomeExplorer. {meta['headline']} {meta['what']} {meta['alt']}"

    def _shown(self) -> dict[str, Any]:
        return figure_of(curves_id(self.combination.id))


def _allowed(name: str, value: object, values: list[str] | tuple[int, ...]) -> None:
    if value not in values:
        listed = ", ".join(str(one) for one in dict.fromkeys(values))
        raise traitlets.TraitError(
            f"{name}={value!r} is not known here; allowed: {listed}"
        )


def _chosen(given: dict[str, object]) -> Combination:
    """Return the first combination with all that is given."""
    left = list(available())
    if not given:
        return next(one for one in left if one.key == _DEFAULT)
    for name in PARTS:
        if name in given:
            _allowed(name, given[name], [getattr(one, name) for one in left])
            left = [one for one in left if getattr(one, name) == given[name]]
    return left[0]


def _first_view(combination: Combination) -> dict[str, Any]:
    """Return what stands there before anything is drawn: words, table, pictures."""
    figure = figure_of(curves_id(combination.id))
    meta = figure["layout"]["meta"]
    kept = all(picture_problem(figure, narrow=width) is None for width in (False, True))
    return {
        "id": meta["id"],
        "meta": {name: meta[name] for name in meta if name != "narrow"},
        "pictures": {
            "wide": picture_of(figure),
            "narrow": picture_of(figure, narrow=True),
        }
        if kept
        else {},
    }
