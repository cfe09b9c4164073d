"""Join tokens, shared components and theme into the one style sheet of the book."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from nerveroot.look import components_css, css_variables

from .classic_script import small_script
from .css_rules import minify
from .errors import BookError
from .hashed_files import HashedFiles

THEME = Path(__file__).parent / "theme"
#: What every page runs, joined into one file: the page shell and the glossary's card.
PAGE_SCRIPTS = ("page.js", "terms.js")
_FONT_ADDRESS = re.compile(
    r"""url\(\s*["']?(?:\.\./)?fonts/([\w.-]+\.woff2)["']?\s*\)"""
)


@dataclass(frozen=True)
class BookStyle:
    """Addresses of what every page links."""

    address: str
    fonts: tuple[str, ...]
    script: str


def theme_sheets(theme: Path = THEME) -> list[Path]:
    """Return the theme's style sheets in the order of ``css/order.txt``.

    Raises
    ------
    BookError
        When the list and the folder disagree, which would leave a sheet out.
    """
    folder = theme / "css"
    sheets = {path.name: path for path in sorted(folder.glob("*.css"))}
    order_file = folder / "order.txt"
    if not order_file.is_file():
        return list(sheets.values())
    order = order_file.read_text("utf-8").split()
    if sorted(order) != sorted(sheets):
        raise BookError(
            f"{order_file.name} lists {', '.join(order)}; "
            f"the folder holds {', '.join(sheets)}"
        )
    return [sheets[name] for name in order]


def write_book_style(files: HashedFiles, theme: Path = THEME) -> BookStyle:
    """Write the style sheet, its fonts and the script of the page shell.

    Parameters
    ----------
    files
        The folder of hashed files.
    theme
        Folder with ``css/``, ``fonts/`` and the scripts.
    """
    fonts: dict[str, str] = {}

    def font_address(match: re.Match[str]) -> str:
        path = theme / "fonts" / match[1]
        if not path.is_file():
            raise BookError(f"A style sheet names a font that is missing: {match[1]}")
        fonts[path.stem] = files.add(path.stem, ".woff2", path.read_bytes())
        return f"url({Path(fonts[path.stem]).name})"

    text = "\n".join(
        [
            css_variables(),
            components_css(),
            *(path.read_text("utf-8") for path in theme_sheets(theme)),
        ]
    )
    sheet = minify(_FONT_ADDRESS.sub(font_address, text))
    script = "\n".join(
        small_script((theme / name).read_text("utf-8"), name) for name in PAGE_SCRIPTS
    )
    return BookStyle(
        files.add("book", ".css", sheet),
        tuple(sorted(fonts.values())),
        files.add("page", ".js", script),
    )
