"""Serve a built book on this machine: ``python -m nerveroot.static_book.serve DIR``."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST = "127.0.0.1"
PREFERRED_PORT = 8000


class QuietHandler(SimpleHTTPRequestHandler):
    """Serve files without a line per request, and never from the browser's cache.

    A writer who builds again must see the new page on reload.
    """

    def end_headers(self) -> None:
        """Ask the browser to check for a newer file each time."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Report only failures; a reader of the terminal wants the address."""
        if len(args) > 1 and str(args[1]).startswith(("4", "5")):
            sys.stderr.write(f"{format % args}\n")


def open_server(directory: Path, port: int = PREFERRED_PORT) -> ThreadingHTTPServer:
    """Return a server for `directory`, on `port` or, if that is taken, a free one.

    Parameters
    ----------
    directory : Path
        The built book, the folder that holds ``index.html``.
    port : int
        The port to try first, 0–65535; 0 takes any free one.

    Returns
    -------
    ThreadingHTTPServer
        Bound to 127.0.0.1 only and ready for ``serve_forever()``.

    Raises
    ------
    FileNotFoundError
        If `directory` holds no ``index.html``.
    """
    if not (directory / "index.html").is_file():
        raise FileNotFoundError(
            f"{directory} holds no index.html; build the book first: make html"
        )
    handler = partial(QuietHandler, directory=str(directory))
    try:
        return ThreadingHTTPServer((HOST, port), handler)
    except OSError:
        return ThreadingHTTPServer((HOST, 0), handler)


def main(arguments: list[str] | None = None) -> int:
    """Serve until interrupted; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--port", type=int, default=PREFERRED_PORT)
    options = parser.parse_args(arguments)
    try:
        server = open_server(options.directory, options.port)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    with server:
        port = server.server_address[1]
        print(f"The book is at http://{HOST}:{port}/ (Ctrl+C stops it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
