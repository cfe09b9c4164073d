"""What a browser and axe-core complain about on a page, in both themes."""

from dataclasses import dataclass

from playwright.sync_api import Browser

from tests import CHECKOUT
from tests.bench.emulation import PHONE
from tests.browser import axe, waiting
from tests.browser.guard import Guard

_AXE = CHECKOUT / "node_modules" / "axe-core" / "axe.min.js"


@dataclass(frozen=True)
class Cleanliness:
    """
    Complaints about one page.

    Parameters
    ----------
    complaints : int
        Errors on the console, uncaught exceptions, failed and outside requests.
    axe_light : int
        Elements that break an accessibility rule in the light theme.
    axe_dark : int
        The same in the dark theme.
    """

    complaints: int
    axe_light: int
    axe_dark: int


def complaints_of(browser: Browser, server: str, address: str) -> Cleanliness:
    """
    Open a page on a phone in each theme and count what is wrong with it.

    Parameters
    ----------
    browser : Browser
        The browser.
    server : str
        Where the book is served.
    address : str
        The page.

    Returns
    -------
    Cleanliness
        The counts; 0 everywhere is the budget.
    """
    source = _AXE.read_text(encoding="utf-8")
    complaints: list[str] = []
    found: dict[str, int] = {}
    for theme in ("light", "dark"):
        context = browser.new_context(viewport=PHONE, color_scheme=theme)
        guard = Guard(context, (server,))
        page = context.new_page()
        page.goto(f"{server}/{address}")
        waiting.until_usable(page)
        found[theme] = len(axe.violations(page, source))
        complaints += guard.complaints
        context.close()
    return Cleanliness(len(set(complaints)), found["light"], found["dark"])
