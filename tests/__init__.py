"""Every check of the book that is not a check of style."""

from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
"""The folder that holds the book's sources, its package and its tests."""
