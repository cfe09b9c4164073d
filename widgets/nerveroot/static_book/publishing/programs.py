"""What browsers would run of a page, and the pages whose text brings such a thing.

Only the book's own parts may bring programs.  A script in the text of a page, from the
output of a cell or from raw HTML, would otherwise get its hash into the page's policy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from ..errors import BookError

__all__ = ["Programs", "find_programs"]

#: Types of ``<script>`` that browsers run; all others are data.
_RUN_TYPES = frozenset({"", "module", "text/javascript", "application/javascript"})
_ADDRESSES = frozenset({"action", "formaction", "href", "src", "xlink:href"})
#: Elements that load another document or lead the reader there.
_DOCUMENTS = frozenset({"base", "embed", "frame", "iframe", "link", "meta", "object"})
_QUOTED = 80


@dataclass
class Programs:
    """What browsers would run of some HTML.

    Attributes
    ----------
    inline : list of str
        The texts of inline scripts, as they stand.
    loaded : list of str
        The start tags of scripts from files.
    attributes : list of str
        Event handlers and ``javascript:`` addresses, with their elements.
    documents : list of str
        The start tags of elements that bring or lead to another document.
    """

    inline: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)


def find_programs(html: str) -> Programs:
    """Return what browsers would run.

    Parameters
    ----------
    html
        A page, or a part of one.
    """
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.found


class _Parser(HTMLParser):
    """Collect programs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found = Programs()
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the start of an inline script, and attributes that are programs."""
        values = dict(attrs)
        if tag == "script" and "src" in values:
            self.found.loaded.append(self.get_starttag_text() or "")
        elif tag == "script":
            kind = (values.get("type") or "").strip().lower()
            self._text = [] if kind in _RUN_TYPES else None
        elif tag in _DOCUMENTS:
            self.found.documents.append(self.get_starttag_text() or "")
        for name, value in attrs:
            program = re.sub(r"[\s\x00]", "", value or "").lower()
            if name.startswith("on") or (
                name in _ADDRESSES and program.startswith("javascript:")
            ):
                self.found.attributes.append(f"<{tag} {name}={value!r}>")

    def handle_data(self, data: str) -> None:
        """Keep the text of a script as it stands."""
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Finish a script."""
        if tag == "script":
            self._finish()

    def close(self) -> None:
        """Finish a script that nothing ends."""
        super().close()
        self._finish()

    def _finish(self) -> None:
        if self._text is not None:
            self.found.inline.append("".join(self._text))
            self._text = None


def register(app: Sphinx) -> None:
    """Look at the text of each page before any part of the book adds its scripts."""
    app.connect("html-page-context", refuse_in_text, priority=100)


def refuse_in_text(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Stop at a page whose text would run a program or load another document."""
    found = find_programs(str(context.get("body", "")))
    scripts = [f"<script>{text}" for text in found.inline]
    bad = [*scripts, *found.loaded, *found.attributes, *found.documents]
    if bad:
        quoted = " ".join(bad[0].split())[:_QUOTED]
        raise BookError(
            f"{page}: {quoted} stands in the text of the page, from the output of a "
            "cell or from raw HTML. Readers' browsers run only the book's own "
            "programs, so show a table, a picture or a widget of the package instead."
        )
