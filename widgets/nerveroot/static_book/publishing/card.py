"""Give messages that link a page a picture to show: the book's card.

The picture is a file that ``make card`` draws. Who shows it needs its whole address, so
it exists only where that of the book is known.
"""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

CARD = Path(__file__).parent / "generated" / "card.png"
#: Says which page the card was drawn from.
SOURCE = CARD.with_suffix(".txt")

#: Pixels, in the shape that services ask for.
WIDTH, HEIGHT = 1200, 630

#: What its colour means.
KEY = "The darker the orange, the more sources give that skin to L5."
#: What it shows, for those who do not see it.
ALT = (
    "A right leg from the front and from the outer side, and the top of its foot. "
    f"{KEY}"
)


def register(app: Sphinx) -> None:
    """Name the card in the head of each page of the book, then put it beside them."""
    # After the meta data of the page (800) are in the head.
    app.connect("html-page-context", name_card, priority=810)
    app.connect("build-finished", write_card, priority=800)


def name_card(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add the card to the data for previews; title and description are there."""
    base: str = app.config.html_baseurl
    if doctree is None or not base:
        return
    values = {
        "og:image": base + CARD.name,
        "og:image:width": WIDTH,
        "og:image:height": HEIGHT,
        "og:image:alt": ALT,
    }
    tags = [
        f'<meta property="{name}" content="{escape(str(value))}">'
        for name, value in values.items()
    ]
    # Title, description and picture are read from the properties above.
    tags.append('<meta name="twitter:card" content="summary_large_image">')
    context["metatags"] += "".join(f"\n{tag}" for tag in tags)


def write_card(app: Sphinx, exception: Exception | None) -> None:
    """Copy the card, or remove an older one while the address is unknown."""
    if exception is not None or app.builder.name != "html":
        return
    target = Path(app.outdir, CARD.name)
    if app.config.html_baseurl:
        shutil.copy(CARD, target)
    else:
        target.unlink(missing_ok=True)
