"""What a result of an electrical study means between lesions, in sentences.

The only input is what each lesion does to the muscle or nerve that is studied; no
sentence knows a muscle or a lesion by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Expected", "joined", "reading", "role"]

_ABNORMAL = {"abnormal", "reduced"}
_NORMAL = {"normal"}


class Expected(NamedTuple):
    """What one lesion does to what is studied.

    Attributes
    ----------
    name
        The lesion, as within a sentence.
    value
        ``abnormal``, ``reduced``, ``normal``, ``usually normal``, ``varies`` or
        ``unknown``.
    basis
        The source, or what the value follows from.
    verified
        Whether it was read in the source.
    """

    name: str
    value: str
    basis: str
    verified: bool


def joined(names: Sequence[str], word: str = "and") -> str:
    """Join names as a sentence does: commas, and a word before the last."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def _sides(
    result: str, expected: Sequence[Expected]
) -> tuple[list[str], list[str], list[str]]:
    """Return the lesions that a result fits, may fit, and speaks against."""
    fits: list[str] = []
    maybe: list[str] = []
    against: list[str] = []
    for lesion in expected:
        if lesion.value == "usually normal":
            side = fits if result == "normal" else maybe
        elif lesion.value in _ABNORMAL | _NORMAL:
            side = (
                fits if (lesion.value in _NORMAL) == (result == "normal") else against
            )
        else:
            side = maybe
        side.append(lesion.name)
    return fits, maybe, against


def reading(result: str, expected: Sequence[Expected]) -> str:
    """Return what a result means.

    Parameters
    ----------
    result : {"abnormal", "normal"}
        What was found.
    expected : sequence of Expected
        What each lesion of the question does; one lesion if the question is whether it
        is there.

    Examples
    --------
    >>> lesions = [
    ...     Expected("the L5 root", "abnormal", "Tsao 2003", True),
    ...     Expected("the sciatic nerve", "normal", "", False),
    ... ]
    >>> reading("abnormal", lesions)
    'Points to the L5 root, away from the sciatic nerve.'
    """
    fits, maybe, against = _sides(result, expected)
    if len(expected) == 1:
        return _alone(result, expected[0].name, bool(fits), bool(against))
    if not against:
        if not maybe:
            every = "both" if len(expected) == 2 else "all"
            return f"Expected in {every}: it parts nothing."
        if not fits:
            return "Possible in each of them: it does not decide."
        return (
            f"Expected in {joined(fits)}, possible in {joined(maybe)}: it does not "
            "decide."
        )
    if not fits and not maybe:
        none = "neither" if len(expected) == 2 else "none of them"
        return f"Expected in {none}: think of another place, or of a second lesion."
    away = joined(against, "and")
    if not maybe:
        return f"Points to {joined(fits, 'or')}, away from {away}."
    if not fits:
        return f"Speaks against {away}; possible in {joined(maybe)}."
    return f"Fits {joined(fits, 'or')}, possible in {joined(maybe)}, against {away}."


def _alone(result: str, name: str, fits: bool, against: bool) -> str:
    if result == "abnormal":
        if fits:
            return (
                f"Fits {name}, once a muscle of this root with another nerve is "
                "abnormal, too."
            )
        if against:
            return f"Not explained by {name}: another root or nerve is hurt, too."
        return f"Possible in {name}, and no proof of it."
    if fits:
        return f"As expected in {name}: a control."
    if against:
        return f"Speaks against {name} with loss of axons; excludes none without it."
    return f"Possible in {name}: excludes nothing."


def role(expected: Sequence[Expected]) -> str:
    """Say in a few words what a study is there for."""
    values = {
        "abnormal" if lesion.value in _ABNORMAL else lesion.value for lesion in expected
    }
    if len(expected) == 1:
        return "control" if values <= {"normal"} else "shows the lesion"
    if values == {"abnormal"}:
        return "shows that there is a lesion, not where"
    if {"abnormal", "normal"} <= values:
        return "parts them"
    if "normal" in values and len(values) > 1:
        return "parts them if abnormal"
    if "abnormal" in values and len(values) > 1:
        return "parts them if normal"
    return "does not part them"
