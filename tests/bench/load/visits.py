"""What one reader asks of the server for each page of the book."""

import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from tests.browser.built_book import BookPage

_IN_STYLE = re.compile(r"""url\(["']?([^"')]+)["']?\)""")


def _inside(address: str, base: PurePosixPath) -> str | None:
    """Return where a link leads in the book, or ``None`` where it leads outside."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    steps: list[str] = []
    for step in (base.parent / unquote(parts.path)).parts:
        if step == "..":
            steps.pop()
        else:
            steps.append(step)
    return "/".join(steps)


def visit(built: Path, page: BookPage) -> list[str]:
    """
    Return the requests of a reader who opens a page with nothing in the cache.

    Parameters
    ----------
    built : Path
        The folder with the built book.
    page : BookPage
        One of its pages.

    Returns
    -------
    list of str
        Paths that begin with ``/``: the page, its styles, scripts and pictures, and
        the fonts that the styles name; each once.

    Raises
    ------
    FileNotFoundError
        If the page names a file that was not built.
    """
    here = PurePosixPath(page.address)
    soup = BeautifulSoup((built / here).read_text(encoding="utf-8"), "html.parser")
    named = [
        *(link["href"] for link in soup.select("link[rel~=stylesheet][href]")),
        *(script["src"] for script in soup.select("script[src]")),
        *(picture["src"] for picture in soup.select("img[src]")),
    ]
    files = [page.address]
    files += [path for name in named if (path := _inside(str(name), here))]
    for style in [path for path in files if path.endswith(".css")]:
        text = (built / style).read_text(encoding="utf-8")
        fonts = [name for name in _IN_STYLE.findall(text) if ".woff2" in name]
        base = PurePosixPath(style)
        files += [path for name in fonts if (path := _inside(name, base))]
    for path in files:
        if not (built / path).is_file():
            raise FileNotFoundError(f"{page.address} names {path}, which was not built")
    return [f"/{path}" for path in dict.fromkeys(files)]
