"""Checks of the facts themselves."""
