"""Addresses that the environment of a build gives: ones that readers can open."""

from __future__ import annotations

import os
import re

from .errors import BookError

#: Links are made by adding to the end of it. Without https, browsers keep nothing for
#: reading offline, except from the machine itself.
_ADDRESS = re.compile(
    r"(https://\w[\w.-]*|http://(localhost|127\.0\.0\.1))(:\d+)?(/[^\s?#<>\"'\\]*)?"
)


def given_address(variable: str) -> str:
    """
    Return the address in a variable of the environment, or nothing.

    Parameters
    ----------
    variable : str
        Name of the variable.

    Returns
    -------
    str
        As it was given, without the spaces around it; empty if it is unset.

    Raises
    ------
    BookError
        If it is no address that readers could open.
    """
    address = os.environ.get(variable, "").strip()
    if address and not _ADDRESS.fullmatch(address):
        raise BookError(
            f"{variable}={address[:80]!r} is no address that readers can open. Give "
            "the whole one, such as https://example.org/book/ (http:// only for "
            f"127.0.0.1 and localhost), or leave {variable} unset."
        )
    return address
