"""Write the style sheet of the ePub and the two faces it names."""

from __future__ import annotations

from pathlib import Path

from nerveroot.static_book.css_rules import minify

from ..book_style import THEME
from .literals import book_values, with_literals

STYLE = "style/epub.css"
SHEET = Path(__file__).with_name("epub.css")
FONTS = ("newsreader.woff2", "book-sans.woff2")


def write_style(folder: Path) -> list[str]:
    """Write the files into the folder of the ePub; return their addresses.

    Parameters
    ----------
    folder
        Root of the ePub.
    """
    target = folder / STYLE
    target.parent.mkdir(parents=True, exist_ok=True)
    sheet = SHEET.read_text("utf-8")
    target.write_text(minify(with_literals(sheet, book_values(), SHEET.name)), "utf-8")
    names = [STYLE]
    for font in FONTS:
        (target.parent / font).write_bytes((THEME / "fonts" / font).read_bytes())
        names.append(f"{target.parent.name}/{font}")
    return names
