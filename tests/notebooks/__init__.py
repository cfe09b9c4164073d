"""Tests that run every chapter and compare its outputs with reference notebooks."""

from pathlib import Path

from tests import CHECKOUT

BOOK = CHECKOUT / "book"
HERE = Path(__file__).resolve().parent
REFERENCE = HERE / "reference"
SANITISERS = HERE / "sanitise.cfg"
REFRESH = "make notebooks"
"""The command that writes the reference notebooks anew."""
