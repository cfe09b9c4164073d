"""Options and fixtures that more than one kind of test uses."""

from pathlib import Path
from typing import Any

import pytest

from tests import CHECKOUT
from tests.browser.chromium import launch_options


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that names the built book."""
    parser.addoption(
        "--book",
        type=Path,
        default=CHECKOUT / "_build" / "html",
        help="the built book that the browser tests open (default: _build/html)",
    )


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> Any:
    """Open the Chromium that is installed, cut off from every other machine."""
    return {**browser_type_launch_args, **launch_options()}
