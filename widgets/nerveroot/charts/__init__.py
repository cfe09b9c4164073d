"""The charts of the book: each function returns a Plotly figure drawn from the data.

Nothing here is loaded before it is asked for: who only imports :mod:`nerveroot` does
not pay for Plotly.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nerveroot.charts.cost_effectiveness import cost_effectiveness
    from nerveroot.charts.crossover import crossover
    from nerveroot.charts.emg_screen import emg_screen
    from nerveroot.charts.emg_timeline import emg_timeline
    from nerveroot.charts.epidemiology import epidemiology
    from nerveroot.charts.foot_drop_recovery import foot_drop_recovery
    from nerveroot.charts.imaging_without_pain import imaging_without_pain
    from nerveroot.charts.likelihood_ratios import likelihood_ratios
    from nerveroot.charts.outcome_curves import outcome_curves
    from nerveroot.charts.recovery_icons import recovery_icons
    from nerveroot.charts.recurrence_and_reoperation import recurrence_and_reoperation
    from nerveroot.charts.resorption import resorption
    from nerveroot.charts.return_to_work import return_to_work
    from nerveroot.charts.treatment_effects import treatment_effects

__all__ = [
    "cost_effectiveness",
    "crossover",
    "emg_screen",
    "emg_timeline",
    "epidemiology",
    "foot_drop_recovery",
    "imaging_without_pain",
    "likelihood_ratios",
    "outcome_curves",
    "recovery_icons",
    "recurrence_and_reoperation",
    "resorption",
    "return_to_work",
    "treatment_effects",
]


class _Charts(ModuleType):
    """A package whose chart functions keep their names.

    Every chart stands in a module of its own name. Importing that module would put it
    in the place of the function; the package keeps the function instead.
    """

    def __getattr__(self, name: str) -> object:
        if name not in __all__:
            raise AttributeError(
                f"module {__name__!r} has no attribute {name!r}; the charts are: "
                f"{', '.join(__all__)}"
            )
        chart: object = getattr(import_module(f"{__name__}.{name}"), name)
        setattr(self, name, chart)
        return chart

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Charts
