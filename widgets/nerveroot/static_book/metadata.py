"""Say what each page is: head meta data, line under the title, foot of the page."""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config

from nerveroot.look import load_tokens

from .front_matter import FrontMatter, check_dates_are_quoted, read_front_matter
from .hashed_files import HashedFiles
from .launch_buttons import launch_links, repository_links
from .publishing.card import card_properties

_VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>')
SEARCH_DESCRIPTION = "Search titles, text and tables on every page of"
DISCLAIMER = "For learning; it cannot examine you."


def register(app: Sphinx) -> None:
    """Add the lines to the page's text, then the meta data to its head."""
    app.connect("source-read", check_source)
    app.connect("doctree-resolved", add_lines)
    # After the theme has filled the context (500).
    app.connect("html-page-context", add_head, priority=800)


def check_source(app: Sphinx, page: str, source: list[str]) -> None:
    """Check what must be right before the page is parsed."""
    check_dates_are_quoted(source[0], page)


def front_matter_of(app: Sphinx, page: str) -> FrontMatter:
    """Return the checked front matter of a page."""
    return read_front_matter(app.env.metadata.get(page, {}), page)


def part_of(app: Sphinx, page: str) -> str:
    """Return the caption of the part that holds the page, or nothing."""
    parts: dict[str, str] | None = getattr(app, "nerveroot_parts", None)
    if parts is None:
        root = app.env.get_doctree(app.config.root_doc)
        parts = {
            entry: str(tree.get("caption") or "")
            for tree in root.findall(addnodes.toctree)
            for _, entry in tree["entries"]
        }
        app.nerveroot_parts = parts  # type: ignore[attr-defined]  # ours
    return parts.get(page, "")


def _line(html: str) -> nodes.raw:
    return nodes.raw("", html, format="html")


def add_lines(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Add the part above the title, the dates under it, the disclaimer at the end."""
    if app.builder.format != "html":
        return
    matter = front_matter_of(app, page)
    section = next(iter(doctree.findall(nodes.section)), None)
    if section is None:
        return
    title = section.index(next(iter(section.findall(nodes.title))))
    is_cover = matter.page_kind == "cover"
    checked = (
        f"<span>Last checked {matter.checked_text}</span>"
        f"<span>{escape(matter.review_text)}</span>"
        f"{launch_links(app, doctree, page)}"
    )
    if not is_cover:
        section.insert(title + 1, _line(f'<p class="nr-page-meta">{checked}</p>'))
        part = part_of(app, page)
        if part:
            section.insert(title, _line(f'<p class="nr-page-path">{escape(part)}</p>'))
    issue = repository_links(app, page).get("nr_issue_url")
    link = f' <a href="{escape(issue)}">Report an error</a>' if issue else ""
    foot = f"<p>{DISCLAIMER}{link}</p>"
    if is_cover:
        foot = f'<p class="nr-page-meta">{checked}</p>{foot}'
    section.append(_line(f'<div class="nr-page-foot">{foot}</div>'))


def favicon(colours: dict[str, Any]) -> str:
    """Return the book's icon: an L5-coloured bar on ink."""
    ink = colours["colours"]["ink"]["light"]
    bar = colours["roots"]["L5"]["light"]["fill"]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<path fill="{ink}" d="M0 0h32v32H0z"/>'
        f'<path fill="{bar}" d="M11 5h10v22H11z"/></svg>'
    )


def add_head(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add description, preview data and icon to the head, and names for templates."""
    pathto = context["pathto"]
    files = HashedFiles(Path(app.outdir))
    icon = pathto(files.add("icon", ".svg", favicon(load_tokens())), 1)
    tags = [f'<link rel="icon" type="image/svg+xml" href="{icon}">']
    context["nr_page_kind"] = pagename if doctree is None else "chapter"
    if doctree is not None:
        matter = front_matter_of(app, pagename)
        context["nr_page_kind"] = matter.page_kind
        context["nr_part"] = part_of(app, pagename)
        context.update(repository_links(app, pagename))
        tags.append(_description(matter.description))
        tags += preview_tags(
            app.config,
            _plain(str(context.get("title", ""))),
            matter.description,
            str(context.get("pageurl") or ""),
        )
    elif pagename == "search":
        tags.append(_description(f"{SEARCH_DESCRIPTION} {app.config.project}."))
    # Docutils and the layout both write this one.
    metatags = _VIEWPORT.sub("", context.get("metatags", ""))
    context["metatags"] = metatags + "".join(f"\n{tag}" for tag in tags)


def preview_tags(config: Config, title: str, text: str, address: str) -> list[str]:
    """Return what messages show of a page that they link.

    Parameters
    ----------
    config
        The settings of the book.
    title, text
        The page's own.
    address
        Its public address, named only where that of the book is known.
    """
    properties = {
        "og:type": "article",
        "og:site_name": config.html_title,
        "og:title": title,
        "og:description": text,
    }
    if config.html_baseurl:
        properties["og:url"] = address
        properties |= card_properties(config.html_baseurl)
    tags = [
        f'<meta property="{name}" content="{escape(value)}">'
        for name, value in properties.items()
    ]
    if config.html_baseurl:
        # Title, text and picture are read from the properties above.
        tags.append('<meta name="twitter:card" content="summary_large_image">')
    return tags


def add_description(context: dict[str, Any], text: str) -> None:
    """Describe a page that has no front matter, once `add_head` has run.

    Parameters
    ----------
    context
        What the template of the page is given.
    text
        One sentence.
    """
    context["metatags"] += f"\n{_description(text)}"


def _description(text: str) -> str:
    return f'<meta name="description" content="{escape(text)}">'


def _plain(title: str) -> str:
    """Return a title without the markup that Sphinx puts into it."""
    return unescape(re.sub(r"<[^>]+>", "", title))
