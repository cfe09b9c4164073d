"""Suggest what a misspelt name may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ``" (did you mean …?)"`` for close names, or nothing.

    Parameters
    ----------
    name
        What was written.
    known
        The names that exist; letter case is ignored in the comparison.
    """
    by_lower = {known_name.lower(): known_name for known_name in known}
    close = get_close_matches(name.lower(), by_lower, n=3, cutoff=0.6)
    if not close:
        return ""
    return f" (did you mean {', '.join(by_lower[match] for match in close)}?)"
