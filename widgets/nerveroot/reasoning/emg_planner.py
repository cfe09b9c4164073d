"""The planner of electrodiagnostic studies: what to study, and what it can say yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import traitlets

from nerveroot.reasoning.emg_plan import plan
from nerveroot.reasoning.emg_planner_facts import build_emg_facts, questions
from nerveroot.reasoning.emg_planner_figure import (
    emg_planner_figure,
    emg_planner_table,
    emg_planner_text,
)
from nerveroot.reasoning.emg_timing_windows import LAST_DAY
from nerveroot.web.still_table import StillTable
from nerveroot.web.widget import BookWidget

__all__ = ["EmgPlanner"]

_PARTS = ("question", "days")


class EmgPlanner(BookWidget):
    """Muscles and nerves for a question, and what each result says on a given day.

    Parameters
    ----------
    question
        Id of a question: those of the table ``emg_questions``, or ``foot-drop``.
    days
        Whole days since the onset, from 0 to 730.

    Raises
    ------
    traitlets.TraitError
        For an unknown question or a day that the planner does not know; the message
        names those that it does.

    Examples
    --------
    >>> from nerveroot import EmgPlanner
    >>> EmgPlanner(question="l5-or-fibular", days=3).plan["headline"]
    'Too early: a normal needle study excludes nothing.'
    """

    tool = "emg-planner"

    question = traitlets.Unicode("l5-or-fibular").tag(sync=True)
    """What the study is asked."""

    days = traitlets.Int(10).tag(sync=True)
    """Days since the onset."""

    plan = traitlets.Dict(read_only=True)
    """What to study and what each result means, on that day.

    ``headline``, ``words``, ``muscles``, ``nerves``, ``signs`` and ``ages``, as
    :func:`nerveroot.reasoning.emg_plan.plan` gives them.
    """

    _facts = traitlets.Dict().tag(sync=True)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - traits of all types
        unknown = sorted(set(kwargs) - set(_PARTS))
        if unknown:
            raise TypeError(
                f"unknown argument {unknown[0]!r}; known: {', '.join(_PARTS)}"
            )
        super().__init__(_facts=build_emg_facts(), **kwargs)
        self._make_plan()

    @traitlets.validate("question")
    def _check_question(self, proposal: dict[str, Any]) -> str:
        value: str = proposal["value"]
        if value not in questions():
            raise traitlets.TraitError(
                f"question={value!r} is not known; allowed: {', '.join(questions())}"
            )
        return value

    @traitlets.validate("days")
    def _check_days(self, proposal: dict[str, Any]) -> int:
        value: int = proposal["value"]
        # True is a number to Python and no day to anybody.
        if isinstance(value, bool) or not 0 <= value <= LAST_DAY:
            raise traitlets.TraitError(
                f"days={value!r} cannot be planned for; allowed: whole days from 0 to "
                f"{LAST_DAY}"
            )
        return value

    @traitlets.observe(*_PARTS)
    def _on_part(self, _change: dict[str, Any]) -> None:
        self._make_plan()

    def _make_plan(self) -> None:
        self.set_trait("plan", plan(self.question, self.days))

    def on_plan(
        self, callback: Callable[[dict[str, Any]], object]
    ) -> Callable[[], None]:
        """Call `callback` with the new plan whenever it changes.

        Parameters
        ----------
        callback
            Receives the new value of :attr:`plan`.

        Returns
        -------
        callable
            Takes no argument and ends the subscription.
        """
        return self._subscribe(["plan"], lambda change: callback(change["new"]))

    def static_svg(self) -> str:
        """Return the still figure of the present state: words and timeline."""
        return emg_planner_figure(plan(self.question, self.days))

    def still_table(self) -> StillTable:
        """Return what to study, and what each result means on the day."""
        return emg_planner_table(plan(self.question, self.days))

    def plain_text(self) -> str:
        """Return in words what to study in the present state, and what it can say."""
        return emg_planner_text(plan(self.question, self.days))
