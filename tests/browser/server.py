"""Serve a built book on this machine the way a public web server would."""

import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".csv", ".map"}
"""File types that public servers compress; pictures and fonts already are."""


@cache
def _compressed(path: Path, _changed_ns: int) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


def transfer_size(path: Path) -> int:
    """
    Return how many bytes of a file's content go over the network.

    Parameters
    ----------
    path : Path
        A file of the built book.

    Returns
    -------
    int
        The gzip size of text files, the size on disk of all others.
    """
    if path.suffix in COMPRESSED:
        return len(_compressed(path, path.stat().st_mtime_ns))
    return path.stat().st_size


class BookHandler(http.server.SimpleHTTPRequestHandler):
    """Answer as public servers do: compressed, and with connections kept open."""

    protocol_version = "HTTP/1.1"  # keeps connections open, as public servers do

    def send_head(self) -> Any:
        path = Path(self.translate_path(self.path))
        wants_gzip = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (path.is_file() and path.suffix in COMPRESSED and wants_gzip):
            return super().send_head()
        content = _compressed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)
        return None

    def guess_type(self, path: Any) -> str:
        kind = super().guess_type(path)
        is_text = kind.startswith("text/") or kind.endswith(("javascript", "json"))
        return f"{kind}; charset=utf-8" if is_text else kind

    def log_message(self, *_arguments: object) -> None:
        """Keep the test output free of one line per request."""


@contextmanager
def serve(folder: Path, handling: type[BookHandler] = BookHandler) -> Iterator[str]:
    """
    Serve a folder on 127.0.0.1 while the ``with`` block runs.

    Parameters
    ----------
    folder : Path
        The folder to serve.
    handling : type of BookHandler
        How requests are answered.

    Yields
    ------
    str
        The address, without a slash at its end.
    """

    def handler(*arguments: Any) -> BookHandler:
        return handling(*arguments, directory=str(folder))

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
