"""Tests that open the built book in a browser, as a reader would."""
