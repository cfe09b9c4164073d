"""The Wilson interval of a share, for rows that give how many of how many."""

from __future__ import annotations

from math import sqrt

__all__ = ["COMPUTED", "wilson_interval"]

COMPUTED = "interval computed by this book (Wilson)"
"""What a source line says when an interval was not printed by the study."""

_Z = 1.959963984540054


def wilson_interval(count: int, n: int) -> tuple[float, float]:
    """Return the 95% interval of a share by Wilson's score method.

    Parameters
    ----------
    count : int
        How many.
    n : int
        Of how many.

    Returns
    -------
    low, high : float
        Limits in percent, within 0 and 100.

    Raises
    ------
    ValueError
        If the numbers are no part and whole.
    """
    if n <= 0 or not 0 <= count <= n:
        raise ValueError(f"{count} of {n} is no share; count must lie in 0 to n, n > 0")
    share = count / n
    spread = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    middle = share + _Z**2 / (2 * n)
    scale = 100 / (1 + _Z**2 / n)
    low, high = (middle - spread) * scale, (middle + spread) * scale
    # Rounding must not push a limit past the end of the scale.
    return max(low, 0.0), min(high, 100.0)
