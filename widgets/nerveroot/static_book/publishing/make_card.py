"""Draw the card of the book: ``python -m nerveroot.static_book.publishing.make_card``.

The page that it is a picture of holds the maps' own plate and the words of the cover.
Chromium draws it, Pillow brings it down to 256 colours, which is less than half the
bytes and cannot be told apart. The card is kept as a file, so that building the book
needs neither; beside it stands what it was drawn from, and a test says when that has
changed.
"""

from __future__ import annotations

import argparse
import base64
import re
import sys
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from io import BytesIO
from pathlib import Path

from nerveroot.charts.make_pictures import drawing_page
from nerveroot.look import css_variables
from nerveroot.maps import AtlasPlate

from ..book_style import THEME
from ..errors import BookError
from .card import CARD, HEIGHT, KEY, SOURCE, WIDTH

COMMAND = "make card"

#: Where the words of the card stand: the name of the book, and the cover's title.
WORDS = {
    "_config.yml": re.compile(r"^title: (.+)$", re.MULTILINE),
    "book/index.md": re.compile(r"^# (.+)$", re.MULTILINE),
}

_FACES = {"Book Sans": "book-sans.woff2", "Newsreader": "newsreader.woff2"}

_STYLE = f"""
body {{ display: grid; grid-template-columns: 470px 1fr; gap: 10px; margin: 0;
  width: {WIDTH}px; height: {HEIGHT}px; overflow: hidden;
  background: var(--nr-paper); color: var(--nr-ink); }}
main {{ display: flex; flex-direction: column; padding: 56px 0 46px 56px;
  font: 400 29px/1.3 var(--nr-font-sans); }}
main::before {{ content: ""; width: 22px; height: 44px; margin-bottom: 34px;
  background: var(--nr-root-l5-fill); }}
h1 {{ margin: 0; font: 540 84px/1 var(--nr-font-serif); letter-spacing: -0.022em; }}
p {{ margin: 26px 0 0; color: var(--nr-ink-2); }}
p:last-child {{ margin-top: auto; color: var(--nr-muted); font-size: 23px; }}
figure {{ margin: 0; padding: 30px 30px 0 0; }}
figure text {{ font-size: 19px; }}
"""


def card_page(checkout: Path) -> str:
    """Return the page whose picture is the card, but for the faces of its type.

    Parameters
    ----------
    checkout
        Holds the settings and the pages of the book.

    Raises
    ------
    BookError
        If the words of the card are not found there.
    """
    found = []
    for name, pattern in WORDS.items():
        match = pattern.search((checkout / name).read_text("utf-8"))
        if match is None:
            raise BookError(f"{name}: no line matches {pattern.pattern!r}")
        found.append(escape(match[1]))
    title, question = found
    plate = AtlasPlate(["anterior", "lateral", "foot_dorsum"], labels=False, width=660)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<style>{css_variables()}{_STYLE}</style></head><body>"
        f"<main><h1>{title}</h1><p>{question}</p>"
        f"<p>{KEY}</p></main>"
        f"<figure>{plate.svg()}</figure></body></html>"
    )


def source_line(checkout: Path) -> str:
    """Return what stands beside a card that is up to date."""
    digest = sha256(card_page(checkout).encode()).hexdigest()[:12]
    return f"{CARD.name} was drawn by `{COMMAND}` from the page {digest}.\n"


def draw(checkout: Path) -> bytes:
    """Return the card as PNG."""
    from PIL import Image

    faces = "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: 100 900; src: url('
        f"data:font/woff2;base64,{base64.b64encode(font).decode('ascii')}) }}"
        for family, font in (
            (family, (THEME / "fonts" / file).read_bytes())
            for family, file in _FACES.items()
        )
    )
    with drawing_page() as page:
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        page.set_content(card_page(checkout))
        page.add_style_tag(content=faces)
        page.evaluate("() => document.fonts.ready.then(() => true)")
        shot = Image.open(BytesIO(page.screenshot()))
    card = BytesIO()
    colours = shot.convert("RGB").quantize(256, method=Image.Quantize.MEDIANCUT)
    colours.save(card, "PNG", optimize=True)
    return card.getvalue()


def main(words: Sequence[str] | None = None) -> int:
    """Draw the card; return the exit status."""
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__)
    parser.add_argument("checkout", nargs="?", type=Path, default=Path())
    checkout: Path = parser.parse_args(words).checkout
    CARD.parent.mkdir(exist_ok=True)
    CARD.write_bytes(draw(checkout))
    SOURCE.write_text(source_line(checkout), "utf-8")
    print(f"drew {CARD.name} ({CARD.stat().st_size / 1000:.0f} KB)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
