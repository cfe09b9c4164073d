"""Find the line of a page's source that a message is about."""

from __future__ import annotations

from pathlib import Path

from sphinx.environment import BuildEnvironment


def locate(env: BuildEnvironment, text: str, hint: int) -> tuple[str, int]:
    """Return page and line for a message about a piece of text.

    The parser knows only where the paragraph begins, and in notebooks not even that
    exactly.

    Parameters
    ----------
    env
        The build environment, reading the page.
    text
        What stands in the line, as written.
    hint
        The line that the parser gives.
    """
    source = Path(env.doc2path(env.docname)).read_text("utf-8")
    return env.docname, nearest_line(source, text, hint)


def nearest_line(source: str, text: str, hint: int) -> int:
    """Return the number of the line with the text that is nearest to the hint."""
    numbers = [
        number
        for number, line in enumerate(source.splitlines(), start=1)
        if text in line
    ]
    return min(numbers, key=lambda number: abs(number - hint), default=hint)
