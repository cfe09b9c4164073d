"""Folders of the public site that lie beside the book, each made in its own way."""

from __future__ import annotations

from pathlib import PurePath

#: Notebooks that run in the reader's browser; its pages are made by others.
LIVE = "live"

#: The book as files to take along.
DOWNLOADS = "downloads"

#: Earlier versions, each in a folder of its own below this one.
VERSIONS = "v"

BESIDE = (LIVE, DOWNLOADS, VERSIONS)


def is_of_this_build(page: PurePath) -> bool:
    """Whether the build made a page: the live site and kept versions are finished.

    Parameters
    ----------
    page
        The page, below the root of the site.
    """
    first = page.parts[0]
    return first != LIVE and (first != VERSIONS or len(page.parts) == 2)
