"""Fixtures of the data tests."""

from pathlib import Path

import pytest
from pybtex.database import Entry, parse_file

from tests import CHECKOUT
from tests.data.broken_copy import copy_data


@pytest.fixture(scope="session")
def bibliography() -> dict[str, Entry]:
    """The entries of the book's bibliography by key."""
    path = CHECKOUT / "book" / "references.bib"
    return dict(parse_file(str(path), "bibtex").entries)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data that may be broken."""
    return copy_data(tmp_path)
