"""Options and fixtures that more than one kind of test uses."""

from pathlib import Path

import pytest

from tests import CHECKOUT


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that names the built book."""
    parser.addoption(
        "--book",
        type=Path,
        default=CHECKOUT / "_build" / "html",
        help="the built book that the browser tests open (default: _build/html)",
    )
