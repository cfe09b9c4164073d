"""The colours that charts may use, taken from the book's tokens.

A page exchanges every colour of a chart for the variable of its token, so that charts
follow the theme. That needs each value to belong to exactly one token.
"""

from __future__ import annotations

from functools import cache

from nerveroot.look.tokens import colour_values

__all__ = [
    "ARM_A",
    "ARM_B",
    "BAND",
    "BAND_TEXT",
    "CONTROL",
    "INK",
    "INK_2",
    "LINE",
    "MUTED",
    "PAPER",
    "TRANSPARENT",
    "colour",
    "token_of",
]

TRANSPARENT = "rgba(0,0,0,0)"
"""The ground of every chart, so that the page shows through."""


@cache
def _tokens_by_value() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, value in colour_values("light").items():
        found[value.upper()] = (*found.get(value.upper(), ()), name)
    return found


def token_of(value: str) -> str:
    """Return the token that a colour of a chart belongs to.

    Parameters
    ----------
    value : str
        A light hex value such as ``"#6A2A72"``.

    Returns
    -------
    str
        Name of the token without ``--nr-``, such as ``"arm-a"``.

    Raises
    ------
    ValueError
        If no token has this value, or several have it; the message names the cure.
    """
    names = _tokens_by_value().get(value.upper(), ())
    if not names:
        raise ValueError(
            f"{value} is no colour of the book; take one from nerveroot.charts.palette"
        )
    if len(names) > 1:
        raise ValueError(
            f"{value} belongs to {' and '.join(names)}, so a page cannot tell which to "
            "follow; take another token"
        )
    return names[0]


def colour(token: str) -> str:
    """Return the light value of a token, as charts carry it.

    Parameters
    ----------
    token : str
        A colour token, such as ``"arm-a"`` or ``"root-l5-fill"``.

    Returns
    -------
    str
        Its hex value.

    Raises
    ------
    ValueError
        If there is no such token, or charts cannot use it; the message says why.
    """
    values = colour_values("light")
    if token not in values:
        raise ValueError(f"unknown colour {token!r}; known: {', '.join(values)}")
    token_of(values[token])
    return values[token]


INK = colour("ink")
INK_2 = colour("ink-2")
MUTED = colour("muted")
CONTROL = colour("control")
LINE = colour("line")
PAPER = colour("paper")
ARM_A = colour("arm-a")
ARM_B = colour("arm-b")
BAND = colour("band")
BAND_TEXT = colour("band-text")
