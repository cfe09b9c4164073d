"""Let many readers read the built book at once, and print what they met."""

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests import CHECKOUT
from tests.bench import WORK
from tests.bench.load.visits import visit
from tests.browser.built_book import find_pages

HERE = Path(__file__).parent
ERRORS = ("connect", "read", "write", "status", "timeout")
PATIENCE_S = 10


def _program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        sys.exit(
            f"The load run needs {name}: install it "
            "(Debian: apt-get install nginx-light wrk)."
        )
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def stock_server(book: Path, folder: Path) -> Iterator[str]:
    """
    Serve a folder by nginx on 127.0.0.1 while the ``with`` block runs.

    Parameters
    ----------
    book : Path
        The built book.
    folder : Path
        Where the server keeps its own files.

    Yields
    ------
    str
        The address, without a slash at its end.

    Raises
    ------
    RuntimeError
        If the server does not answer; with what it wrote.
    """
    port = _free_port()
    settings = (HERE / "nginx.conf").read_text(encoding="utf-8")
    values = {
        "folder": folder,
        "book": book,
        "port": port,
        "mime_types": "/etc/nginx/mime.types",
    }
    for name, value in values.items():
        settings = settings.replace("{{" + name + "}}", str(value))
    (folder / "nginx.conf").write_text(settings, encoding="utf-8")
    command = [_program("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(10 * PATIENCE_S):
            if server.poll() is not None:
                assert server.stderr is not None
                raise RuntimeError(f"nginx did not start:\n{server.stderr.read()}")
            try:
                urlopen(address, timeout=PATIENCE_S).close()
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise RuntimeError(f"nginx did not answer at {address}")
        yield address
    finally:
        server.terminate()
        server.wait(PATIENCE_S)


def measure(book: Path, readers: int, seconds: int) -> dict[str, float]:
    """
    Let readers open pages of a book, one request after the other without a pause.

    Parameters
    ----------
    book : Path
        The built book.
    readers : int
        How many connections are open at once.
    seconds : int
        For how long.

    Returns
    -------
    dict of str to float
        Counts of requests, bytes and errors of each kind; times in milliseconds.
    """
    folder = WORK / "load"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    visits = [visit(book, page) for page in find_pages(book, CHECKOUT)]
    listed = folder / "visits.txt"
    listed.write_text("".join(" ".join(v) + "\n" for v in visits), encoding="utf-8")
    with stock_server(book, folder) as address:
        result = subprocess.run(
            [
                *(_program("wrk"), "--threads", "2", "--connections", str(readers)),
                *("--duration", f"{seconds}s", "--timeout", f"{PATIENCE_S}s"),
                *("--script", str(HERE / "readers.lua"), address),
            ],
            env={**os.environ, "READERS_LIST": str(listed)},
            capture_output=True,
            text=True,
            check=False,
        )
    lines = result.stdout.splitlines()
    found = [line.removeprefix("RESULT ") for line in lines if line[:7] == "RESULT "]
    if result.returncode != 0 or not found:
        raise RuntimeError(f"wrk failed:\n{result.stdout}{result.stderr}")
    measured: dict[str, float] = json.loads(found[0])
    measured["requests per visit"] = sum(map(len, visits)) / len(visits)
    return measured


def as_markdown(measured: dict[str, float], readers: int) -> str:
    """Return the result as a table in Markdown."""
    seconds = measured["seconds"]
    visits = measured["requests"] / measured["requests per visit"]
    rows = {
        "readers at once": f"{readers}",
        "seconds": f"{seconds:.0f}",
        "requests": f"{measured['requests']:.0f}",
        "requests per second": f"{measured['requests'] / seconds:.0f}",
        "pages with all their files, per second": f"{visits / seconds:.0f}",
        "MB per second": f"{measured['bytes'] / seconds / 1e6:.1f}",
        "half answered within, ms": f"{measured['p50']:.0f}",
        "90% within, ms": f"{measured['p90']:.0f}",
        "99% within, ms": f"{measured['p99']:.0f}",
        "slowest, ms": f"{measured['slowest']:.0f}",
        **{f"errors: {name}": f"{measured[name]:.0f}" for name in ERRORS},
    }
    lines = [f"| {name} | {value} |" for name, value in rows.items()]
    return "\n".join(["| load | nginx, this machine |", "| --- | --- |", *lines])


def main() -> int:
    """Run what the command line asks for; 1 if any request failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.load")
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--built", type=Path, default=CHECKOUT / "_build" / "html")
    choice = parser.parse_args()
    measured = measure(choice.built.resolve(), choice.readers, choice.seconds)
    print(as_markdown(measured, choice.readers))
    return 1 if any(measured[name] for name in ERRORS) else 0


if __name__ == "__main__":
    sys.exit(main())
