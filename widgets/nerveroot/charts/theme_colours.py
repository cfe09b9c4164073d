"""How the colours of a chart follow the theme of the page.

Charts carry the light values of the book's tokens. A still picture has them exchanged
for the variables of the page; the live chart, whose library knows no variables, for the
dark values.
"""

from __future__ import annotations

from functools import cache

from nerveroot.charts.palette import token_of
from nerveroot.look.tokens import colour_values

__all__ = ["css_colour", "dark_colours"]


@cache
def dark_colours() -> dict[str, str]:
    """Return the dark value of every colour that charts may use.

    Returns
    -------
    dict of str to str
        Light hex value, in capitals, to dark hex value. Colours that two tokens share
        are left out, because charts cannot use them.
    """
    dark = colour_values("dark")
    found = {}
    for value in colour_values("light").values():
        try:
            token = token_of(value)
        except ValueError:
            continue
        found[value.upper()] = dark[token].upper()
    return found


def css_colour(value: str) -> str:
    """Return the CSS variable of a colour, with the colour for where no page sets it.

    Parameters
    ----------
    value : str
        A light hex value of a token.

    Examples
    --------
    >>> css_colour("#6A2A72")
    'var(--nr-arm-a, #6A2A72)'

    Raises
    ------
    ValueError
        If the colour belongs to no token or to several.
    """
    return f"var(--nr-{token_of(value)}, {value.upper()})"
