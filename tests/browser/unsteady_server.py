"""
A server of the book that falls silent, dawdles, or changes to the next build.

The book lies below the root of the server, as that of a project does on GitHub Pages.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tests.browser.server import BookHandler, serve

#: Where the book lies on the server.
PLACE = "/some/book/"


class UnsteadyServer:
    """
    What a test changes while the server runs.

    Parameters
    ----------
    folder : Path
        The built book to begin with.
    """

    def __init__(self, folder: Path) -> None:
        self.address = ""
        self.folder = folder
        self.is_up = True
        self.seconds = 0.0
        """How long each answer takes."""
        self.caching = "no-store"
        """What browsers are told; else their own cache gives what is not kept."""
        self.bodies: dict[str, bytes] = {}
        """What is answered in place of some files, by their addresses in the book."""
        self.asked: list[str] = []
        self.stopping = threading.Event()


@contextmanager
def serve_unsteadily(folder: Path) -> Iterator[UnsteadyServer]:
    """Serve a built book on 127.0.0.1 until the ``with`` block ends."""
    state = UnsteadyServer(folder)

    class Handler(BookHandler):
        def end_headers(self) -> None:
            self.send_header("Cache-Control", state.caching)
            super().end_headers()

        def send_head(self) -> Any:
            in_book = self.path.startswith(PLACE)
            path = self.path.removeprefix(PLACE).partition("?")[0]
            state.asked.append(path)
            if state.seconds:
                state.stopping.wait(state.seconds)
            if not state.is_up:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
                return None
            if not in_book:
                self.send_error(HTTPStatus.NOT_FOUND)
                return None
            self.directory = str(state.folder)
            self.path = f"/{self.path.removeprefix(PLACE)}"
            if path not in state.bodies:
                return super().send_head()
            body = state.bodies[path]
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return None

    with serve(folder, Handler) as address:
        state.address = address + PLACE.rstrip("/")
        try:
            yield state
        finally:
            state.stopping.set()
