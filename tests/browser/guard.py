"""Notice everything that a reader's browser would complain about."""

from urllib.parse import urlsplit

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Request,
    Response,
    WebError,
)


class Guard:
    """
    Collect the complaints of all pages of one browser context.

    Parameters
    ----------
    context : BrowserContext
        The context to watch, before its first page is opened.
    allowed : tuple of str
        What an address may start with: the served book or its folder.

    Notes
    -----
    A complaint is an error on the console, an exception that no code caught, a
    request that failed, and a request for anything outside the book.
    """

    def __init__(self, context: BrowserContext, allowed: tuple[str, ...]) -> None:
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self._allowed = allowed
        context.on("console", self._on_console)
        context.on("weberror", self._on_exception)
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_failure)
        context.on("response", self._on_response)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            place = message.location.get("url", "")
            self.complaints.append(f"console error: {message.text} ({place})")

    def _on_exception(self, web_error: WebError) -> None:
        self.complaints.append(f"uncaught exception: {web_error.error}")

    def _on_request(self, request: Request) -> None:
        if urlsplit(request.url).scheme in {"data", "blob", "about"}:
            return  # made inside the page: nothing is asked of any server
        self.requests.append(request.url)
        if not request.url.startswith(self._allowed):
            self.complaints.append(f"request outside the book: {request.url}")

    def _on_failure(self, request: Request) -> None:
        # Leaving a page cancels what it was still loading. That is no defect.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url} ({request.failure})")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"status {response.status}: {response.url}")

    def forget(self) -> None:
        """Start afresh, for a test that wants to see what follows."""
        self.complaints.clear()
        self.requests.clear()

    def assert_quiet(self) -> None:
        """Fail with all complaints, if there are any."""
        assert not self.complaints, "the browser complained:\n  " + "\n  ".join(
            dict.fromkeys(self.complaints)
        )
