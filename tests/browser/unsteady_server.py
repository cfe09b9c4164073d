"""A server of the book that falls silent, dawdles, or changes to the next build."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.server import BookHandler, serve


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
        """What is answered in place of some files, by their addresses."""
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
            path = self.path.partition("?")[0].lstrip("/")
            state.asked.append(path)
            if state.seconds:
                state.stopping.wait(state.seconds)
            if not state.is_up:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
                return None
            self.directory = str(state.folder)
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
        state.address = address
        try:
            yield state
        finally:
            state.stopping.set()
