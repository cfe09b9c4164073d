"""The error of a chapter that cannot be made."""

from __future__ import annotations


class ChapterError(ValueError):
    """Nothing was written; the message is one line that says the cure."""
