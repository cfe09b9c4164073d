"""The state of a tool in the address, and addresses that nobody should trust."""

from collections.abc import Iterable
from urllib.parse import parse_qs, quote

from playwright.sync_api import Dialog, Page, expect

from tests.browser.tool import ToolOnPage

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "javascript:alert(1)",
    "__proto__",
    "constructor",
    "../../../etc/passwd",
    "a" * 5000,
]


def state_in_address(page: Page) -> dict[str, str]:
    """Return what the address says after ``#``."""
    # Asked of the page: what the driver keeps of it arrives later.
    fragment: str = page.evaluate("() => location.hash.slice(1)")
    return {key: values[0] for key, values in parse_qs(fragment).items()}


def set_address(page: Page, state: str) -> None:
    """Change what stands after ``#``, as a link on the same page does."""
    page.evaluate("(state) => { location.hash = state; }", state)


def assert_refused(tool: ToolOnPage, keys: Iterable[str], value: str) -> None:
    """
    Ask a tool for a hostile state and fail unless it says no and does nothing.

    Parameters
    ----------
    tool : ToolOnPage
        A tool of an open page that keeps its state in the address.
    keys : iterable of str
        The keys that it reads.
    value : str
        What each of them is set to.
    """
    page = tool.page
    dialogs: list[Dialog] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog))
    set_address(page, "&".join(f"{key}={quote(value)}" for key in keys))
    page.reload()
    expect(tool.tool).to_have_attribute("data-ready", "true")
    expect(tool.notice()).to_be_visible()
    assert not dialogs
    assert page.locator("img[src='x']").count() == 0
    assert page.evaluate("() => Object.prototype.polluted === undefined")
