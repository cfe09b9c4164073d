"""A slow phone, imitated by Chromium."""

from playwright.sync_api import Browser, CDPSession, Page

SLOW_4G = {
    # Lighthouse's "slow 4G": 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up.
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_638_400 / 8,
    "uploadThroughput": 768_000 / 8,
}
SLOW_PROCESSOR = 4
PHONE = {"width": 390, "height": 844}


def open_page(browser: Browser, *, slow_network: bool) -> tuple[Page, CDPSession]:
    """
    Open an empty page on an imitated phone, with nothing in its cache.

    Parameters
    ----------
    browser : Browser
        The browser.
    slow_network : bool
        Whether to slow the network as well as the processor.

    Returns
    -------
    tuple of Page and CDPSession
        The page, and the connection that reports what it loads.
    """
    context = browser.new_context(viewport=PHONE, has_touch=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PROCESSOR})
    if slow_network:
        session.send("Network.emulateNetworkConditions", SLOW_4G)
    return page, session
