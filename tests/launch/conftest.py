"""The browser of the launch tests."""

from typing import Any

import pytest

from tests.browser.chromium import launch_options


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> Any:
    return {**browser_type_launch_args, **launch_options()}
