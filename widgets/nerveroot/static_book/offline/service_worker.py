"""Write the service worker of the online book, and the page for pages not kept."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from nerveroot.web import bundle

from ..classic_script import called_script
from ..errors import BookError
from ..metadata import add_description

#: Name of the worker in the built book. It stands at the root, because a worker serves
#: the pages below it; it carries no digest, because browsers look for news under it.
WORKER = "sw.js"

#: Page that the worker shows in place of one that was never read.
OFFLINE_PAGE = "offline"

#: ``off`` builds a worker that takes itself back from readers' browsers.
VARIABLE = "BOOK_SERVICE_WORKER"

PROGRAMS = {"on": "service_worker.js", "off": "farewell.js"}


def register(app: Sphinx) -> None:
    """Add the page; write the worker when all pages are final."""
    app.connect("html-collect-pages", offline_page)
    # After the meta data of other pages (800) are in the head.
    app.connect("html-page-context", describe, priority=810)
    # After the policy (950) is in the pages.
    app.connect("build-finished", write_worker, priority=960)


def offline_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Give the builder the page that lists what is kept."""
    if app.builder.name == "html":
        yield OFFLINE_PAGE, {}, f"{OFFLINE_PAGE}.html"


def describe(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add the description that every page has, and no public address."""
    if pagename == OFFLINE_PAGE:
        text = f"Pages of {app.config.project} that can be read without a connection."
        add_description(context, text)
        context["pageurl"] = None


def write_worker(app: Sphinx, exception: Exception | None) -> None:
    """Write the worker of this build."""
    if exception is not None or app.builder.name != "html":
        return
    outdir = Path(app.outdir)
    script = worker_script(build_mark(outdir), os.environ.get(VARIABLE, "") or "on")
    (outdir / WORKER).write_text(script, encoding="utf-8")


def build_mark(outdir: Path) -> str:
    """Return a short digest of all pages, and so of the files that they name.

    Parameters
    ----------
    outdir
        Root of the built book.
    """
    digest = sha256()
    for path in sorted((*outdir.glob("*.html"), *outdir.glob("book/**/*.html"))):
        digest.update(path.relative_to(outdir).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def worker_script(mark: str, choice: str = "on") -> str:
    """Return the worker as one classic script.

    Parameters
    ----------
    mark
        Another one for every build.
    choice
        ``on``, or ``off`` for a worker that removes itself.

    Raises
    ------
    BookError
        For any other choice.
    """
    if choice not in PROGRAMS:
        raise BookError(f"{VARIABLE} is {choice}; it may be {' or '.join(PROGRAMS)}.")
    program = Path(__file__).with_name(PROGRAMS[choice])
    return called_script(bundle(program), json.dumps(mark), "service worker")
