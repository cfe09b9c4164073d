"""The picture that libraries show of the ePub, drawn by Chromium and kept.

A picture of pixels: shelves draw no SVG. ``python -m nerveroot.static_book.epub.cover``
draws it anew; building the book needs no browser.
"""

from __future__ import annotations

import base64
import hashlib
import sys
from pathlib import Path

from nerveroot.charts.make_pictures import drawing_page
from nerveroot.maps import AtlasPlate

from .drawings import settle_drawings
from .literals import book_values, with_literals
from .markup import parsed

COMMAND = "python -m nerveroot.static_book.epub.cover"
GENERATED = Path(__file__).with_name("generated")
FONTS = Path(__file__).parents[1] / "theme" / "fonts"

#: The proportions of a book, in pixels.
WIDTH, HEIGHT = 1200, 1800

TITLE = "The L5 Nerve Root"
UNDER = "Where is it? Root or nerve? How sure can I be? What happens if I wait?"
KIND = "An open textbook. Text and figures CC BY 4.0"

_STYLE = """
* { box-sizing: border-box; }
body { margin: 0; width: 1200px; height: 1800px; padding: 96px 96px 80px;
  background: var(--nr-paper); color: var(--nr-ink); display: flex;
  flex-direction: column; border-left: 36px solid var(--nr-root-l5-fill); }
h1, p { text-wrap: balance; }
h1 { margin: 0; font: 540 148px/1.02 Newsreader; letter-spacing: -0.022em; }
p { margin: 36px 0 0; font: 400 42px/1.35 "Book Sans"; color: var(--nr-ink-2); }
figure { flex: 1; min-height: 0; margin: 48px 0 24px; display: flex; }
figure svg { width: 100%; height: 100%; max-width: none !important; }
p.kind { margin: 0; padding-top: 28px; font-size: 34px;
  border-top: 5px solid var(--nr-ink); }
"""


def cover_html() -> str:
    """Return what is drawn, as a page without fonts."""
    plate = AtlasPlate(
        ["lateral", "foot_dorsum"],
        layer="agreement",
        root="L5",
        labels={"lateral": [], "foot_dorsum": []},
        title=TITLE,
        alt=UNDER,
    )
    drawing = parsed(f"<figure>{plate.svg()}</figure>", "the cover")
    settle_drawings(drawing, "the cover")
    figure = drawing.firstChild
    assert figure is not None  # just written
    style = with_literals(_STYLE, book_values(), "the cover")
    return (
        f"<!doctype html><style>{style}</style><body><h1>{TITLE}</h1><p>{UNDER}</p>"
        f'{figure.toxml()}<p class="kind">{KIND}</p></body>'
    )


def cover_file() -> Path:
    """Return where the cover of what would be drawn now is kept."""
    digest = hashlib.sha256(cover_html().encode()).hexdigest()[:12]
    return GENERATED / f"cover.{digest}.jpg"


def main() -> int:
    """Draw the cover and remove the one before."""
    fonts = "".join(
        f'@font-face {{ font-family: "{name}"; font-weight: 100 900; src: '
        f"url(data:font/woff2;base64,{_encoded(FONTS / file)}); }}"
        for name, file in (
            ("Newsreader", "newsreader.woff2"),
            ("Book Sans", "book-sans.woff2"),
        )
    )
    target = cover_file()
    GENERATED.mkdir(exist_ok=True)
    with drawing_page() as page:
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        page.set_content(f"<style>{fonts}</style>{cover_html()}")
        page.evaluate("() => document.fonts.ready.then(() => true)")
        picture = page.screenshot(type="jpeg", quality=86)
    for old in GENERATED.glob("cover.*.jpg"):
        old.unlink()
    target.write_bytes(picture)
    print(f"drew {target.name} ({len(picture) / 1024:.0f} KB)")
    return 0


def _encoded(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode("ascii")


if __name__ == "__main__":
    sys.exit(main())
