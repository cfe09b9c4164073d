"""The L5 nerve root: data, maps and the page building of the book."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nerveroot import charts
    from nerveroot.charts.outcome_explorer import OutcomeExplorer
    from nerveroot.data import load_table, validate
    from nerveroot.learning import Quiz
    from nerveroot.maps import (
        AtlasPlate,
        DermatomeMap,
        LevelExplorer,
        MyotomeMap,
        RootCourse,
        SpinePlate,
    )
    from nerveroot.reasoning import EmgPlanner, LesionLocaliser, PostTest

__all__ = [
    "AtlasPlate",
    "DermatomeMap",
    "EmgPlanner",
    "LesionLocaliser",
    "LevelExplorer",
    "MyotomeMap",
    "OutcomeExplorer",
    "PostTest",
    "Quiz",
    "RootCourse",
    "SpinePlate",
    "charts",
    "load_table",
    "validate",
]

# Loaded on first use: who only wants the data does not pay for the widgets.
_HOMES = {
    "AtlasPlate": "nerveroot.maps",
    "DermatomeMap": "nerveroot.maps",
    "EmgPlanner": "nerveroot.reasoning",
    "LesionLocaliser": "nerveroot.reasoning",
    "LevelExplorer": "nerveroot.maps",
    "MyotomeMap": "nerveroot.maps",
    "OutcomeExplorer": "nerveroot.charts.outcome_explorer",
    "PostTest": "nerveroot.reasoning",
    "Quiz": "nerveroot.learning",
    "RootCourse": "nerveroot.maps",
    "SpinePlate": "nerveroot.maps",
    "load_table": "nerveroot.data",
    "validate": "nerveroot.data",
}


def __getattr__(name: str) -> object:
    if name == "charts":
        return import_module("nerveroot.charts")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    attribute: object = getattr(import_module(_HOMES[name]), name)
    return attribute


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
