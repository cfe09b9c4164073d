"""Which names of the package the reference shows, and under which heading."""

from __future__ import annotations

import inspect
from importlib import import_module

import nerveroot
from nerveroot.web.widget import BookWidget

__all__ = ["GROUPS", "FoundName", "names_of"]

FoundName = tuple[str, str, object]
"""Module to import it from, name and object."""

GROUPS = ("widgets", "still-figures", "charts", "data")

#: What chapters draw with besides the names of the package itself.
_STILL = (
    ("nerveroot.look", "AgreementScale"),
    ("nerveroot.maps", "region_table"),
    ("nerveroot.reasoning", "finding_table"),
)


def names_of(group: str) -> list[FoundName]:
    """Return the public names of a group, in the order of the page.

    Parameters
    ----------
    group
        ``widgets``: what becomes a live tool. ``still-figures``: what needs no
        script. ``charts``: functions that return a figure. ``data``: the tables and
        what is counted in them.
    """
    package = [("nerveroot", name) for name in nerveroot.__all__]
    charts = [
        ("nerveroot.charts", name) for name in import_module("nerveroot.charts").__all__
    ]
    data = import_module("nerveroot.data").__all__
    first = [place for place in package if place[1] in data]
    others = [
        ("nerveroot.data", name) for name in data if ("nerveroot", name) not in first
    ]
    places = {
        "widgets": [place for place in package if _is_widget(*place)],
        "still-figures": [
            *(p for p in package if _is_class(*p) and not _is_widget(*p)),
            *_STILL,
        ],
        "charts": charts,
        "data": [*first, *others],
    }
    return [(module, name, _object(module, name)) for module, name in places[group]]


def _object(module: str, name: str) -> object:
    found: object = getattr(import_module(module), name)
    return found


def _is_class(module: str, name: str) -> bool:
    return inspect.isclass(_object(module, name))


def _is_widget(module: str, name: str) -> bool:
    found = _object(module, name)
    return inspect.isclass(found) and issubclass(found, BookWidget)
