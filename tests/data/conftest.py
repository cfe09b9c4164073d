"""Fixtures of the data tests."""

import pytest
from pybtex.database import Entry, parse_file

from tests import CHECKOUT


@pytest.fixture(scope="session")
def bibliography() -> dict[str, Entry]:
    """The entries of the book's bibliography by key."""
    path = CHECKOUT / "book" / "references.bib"
    return dict(parse_file(str(path), "bibtex").entries)
