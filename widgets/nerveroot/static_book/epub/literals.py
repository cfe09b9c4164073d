"""Write the values of the book's variables into styles: many readers know no ``var()``.

The light theme, because a drawing brings its own paper; running text keeps the colours
of the reading system.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from nerveroot.look import css_variables

from ..css_rules import Rule, parse
from ..errors import BookError

_VARIABLE = re.compile(
    r"var\(\s*(?P<name>--[\w-]+)\s*(?:,(?P<otherwise>(?:[^()]|\([^()]*\))*))?\)"
)
_DEFINITION = re.compile(r"(?P<name>--[\w-]+)\s*:\s*(?P<value>[^;]+)")


@cache
def book_values() -> Mapping[str, str]:
    """Return every variable of the book with its value in the light theme."""
    return definitions(parse(css_variables())[:1])


def definitions(rules: list[Rule]) -> dict[str, str]:
    """Return the variables that rules define for every screen; conditions are skipped.

    Parameters
    ----------
    rules
        Of a style sheet. Those of the dark theme stand under a condition.
    """
    return {
        match["name"]: " ".join(match["value"].split())
        for rule in rules
        if rule.body is not None
        for match in _DEFINITION.finditer(rule.body)
    }


def with_literals(style: str, values: Mapping[str, str], where: str) -> str:
    """Return a style with values in place of its variables.

    Parameters
    ----------
    style
        A declaration, a whole style sheet, or the value of an attribute.
    values
        The variables; a fallback in the style is used for a name that is not among
        them.
    where
        For messages.

    Raises
    ------
    BookError
        If a variable has neither a value nor a fallback.
    """

    def value_of(match: re.Match[str]) -> str:
        found = values.get(match["name"], match["otherwise"])
        if found is None:
            raise BookError(f"{where}: {match['name']} has no value in the ePub")
        return found.strip()

    # A value may be made of variables, too.
    while _VARIABLE.search(style):
        style = _VARIABLE.sub(value_of, style)
    return style
