"""Measure the book against a stock Jupyter Book of the same chapter."""

from tests import CHECKOUT

WORK = CHECKOUT / "_build" / "bench"
"""Everything that the measurements build and write."""
