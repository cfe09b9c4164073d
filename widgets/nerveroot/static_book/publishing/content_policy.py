"""Give every page a Content-Security-Policy that allows what the page has, no more.

The book is plain files on servers whose headers nobody sets, so the policy is a
``<meta>`` tag.  It binds only what follows it: it stands straight after the charset.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from sphinx.application import Sphinx

from ..errors import BookError
from ..site_folders import is_of_this_build

#: What every page may do.  Styles may stand in attributes: Plotly and the drawings
#: of the maps set them, and a style cannot run a program.
POLICY: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'", "'unsafe-inline'"),
    "img-src": ("'self'", "data:"),
    "font-src": ("'self'",),
    "connect-src": ("'self'",),
    "worker-src": ("'self'",),
    "manifest-src": ("'self'",),
    "form-action": ("'self'",),
    "base-uri": ("'none'",),
    "object-src": ("'none'",),
}

#: The only place where a page may ask for more, by its address; each says why.
MORE: Mapping[str, Mapping[str, tuple[str, ...]]] = {}

#: Types of ``<script>`` that browsers run; all others are data.
_RUN_TYPES = frozenset({"", "module", "text/javascript", "application/javascript"})
_CHARSET = re.compile(r'<meta charset="?utf-8"?\s*/?>', re.IGNORECASE)
_POLICY = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>')
_ADDRESSES = frozenset({"action", "formaction", "href", "src", "xlink:href"})


def register(app: Sphinx) -> None:
    """Work last on the built pages: a later change would not match its hash."""
    app.connect("build-finished", write_policies, priority=950)


class _Scripts(HTMLParser):
    """Collect inline scripts, and what no policy would let run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.inline: list[str] = []
        self.refused: list[str] = []
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the start of an inline script, and attributes that are programs."""
        values = dict(attrs)
        kind = (values.get("type") or "").strip().lower()
        if tag == "script" and "src" not in values and kind in _RUN_TYPES:
            self._text = []
        for name, value in attrs:
            program = re.sub(r"[\s\x00]", "", value or "").lower()
            if name.startswith("on") or (
                name in _ADDRESSES and program.startswith("javascript:")
            ):
                self.refused.append(f"<{tag} {name}={value!r}>")

    def handle_data(self, data: str) -> None:
        """Keep the text of a script as it stands."""
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Finish a script."""
        if tag == "script" and self._text is not None:
            self.inline.append("".join(self._text))
            self._text = None


def script_hash(text: str) -> str:
    """Return the source expression that allows one inline script.

    Parameters
    ----------
    text
        Everything between ``<script>`` and ``</script>``.

    Returns
    -------
    str
        Such as ``'sha256-…'``, with its quotation marks.
    """
    # The parser of browsers reads every line break as one character.
    read = re.sub(r"\r\n?", "\n", text)
    digest = hashlib.sha256(read.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy_of(html: str, address: str) -> str:
    """Return the policy of a page.

    Parameters
    ----------
    html
        The whole page.
    address
        Its address below the root of the book; names its entry in `MORE`.

    Returns
    -------
    str
        The directives, separated by semicolons.

    Raises
    ------
    BookError
        If the page holds an inline event handler or a ``javascript:`` address.
    """
    scripts = _Scripts()
    scripts.feed(html)
    scripts.close()
    if scripts.refused:
        raise BookError(
            f"{address}: {scripts.refused[0]} is a program in an attribute, which the "
            "page's policy forbids; listen with addEventListener in a script file"
        )
    hashes = dict.fromkeys(script_hash(text) for text in scripts.inline)
    more = MORE.get(address, {})
    directives = {name: [*sources] for name, sources in POLICY.items()}
    directives["script-src"] += hashes
    for name, sources in more.items():
        directives[name] = [*directives.get(name, ()), *sources]
    return "; ".join(f"{name} {' '.join(value)}" for name, value in directives.items())


def with_policy(html: str, address: str) -> str:
    """Return the page with its policy, in place of an older one.

    Parameters
    ----------
    html
        The whole page.
    address
        Its address below the root of the book.

    Returns
    -------
    str
        The page; the same text comes back if the policy is there already.

    Raises
    ------
    BookError
        If nothing says where the policy goes, or a script stands before it.
    """
    bare = _POLICY.sub("", html)
    charset = _CHARSET.search(bare)
    if charset is None or "<script" in bare[: charset.start()].lower():
        raise BookError(f"{address}: a page must open with <meta charset='utf-8'>")
    content = escape(policy_of(bare, address), quote=False)
    tag = f'\n<meta http-equiv="Content-Security-Policy" content="{content}">'
    return bare[: charset.end()] + tag + bare[charset.end() :]


def pages_under(folder: Path) -> Iterator[Path]:
    """Yield the pages of this build; all others bring a policy of their own."""
    for page in sorted(folder.rglob("*.html")):
        if is_of_this_build(page.relative_to(folder)):
            yield page


def write_policies(app: Sphinx, exception: Exception | None) -> None:
    """Write the policy into each page whose policy changed."""
    if exception is not None or app.builder.name != "html":
        return
    folder = Path(app.outdir)
    for page in pages_under(folder):
        html = page.read_text("utf-8")
        safe = with_policy(html, page.relative_to(folder).as_posix())
        if safe != html:
            page.write_text(safe, "utf-8")
