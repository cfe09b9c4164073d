"""Give every page the style sheet; where it has charts or widgets, their files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from .book_style import write_book_style
from .chart_assets import chart_script_tag, needs_charts, write_chart_files
from .fallback import LIVE_BUILDERS, pages_of
from .hashed_files import HashedFiles
from .inline_charts import pages_with_charts
from .widget_assets import script_tags, write_page_files

#: Written by a script, because a preload is an error in pages opened from the disk.
#: The text is the same on every page, so that one hash in a policy allows it.
PRELOAD_FONTS = (
    'if(location.protocol!=="file:")'
    'for(const href of document.currentScript.dataset.fonts.split(" ")){'
    'const link=document.createElement("link");'
    'Object.assign(link,{rel:"preload",as:"font",type:"font/woff2",crossOrigin:"",href});'
    "document.head.append(link)}"
)


def register(app: Sphinx) -> None:
    """Write the shared files at the start and link them page by page."""
    app.connect("builder-inited", write_shared_files)
    # After the theme (500) and before the page diet (900).
    app.connect("html-page-context", link_files, priority=850)


def write_shared_files(app: Sphinx) -> None:
    """Write the style sheet and the fonts of the book."""
    if app.builder.name in LIVE_BUILDERS:
        files = HashedFiles(Path(app.outdir))
        app.nerveroot_files = files  # type: ignore[attr-defined]  # ours
        app.nerveroot_style = write_book_style(files)  # type: ignore[attr-defined]  # ours


def link_files(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add the links of one page to its head."""
    files: HashedFiles = app.nerveroot_files  # type: ignore[attr-defined]  # ours
    style = app.nerveroot_style  # type: ignore[attr-defined]  # ours
    pathto = context["pathto"]
    fonts = " ".join(pathto(font, 1) for font in style.fonts)
    head = f'\n<script data-fonts="{fonts}">{PRELOAD_FONTS}</script>'
    head += script_tags([pathto(style.script, 1)])
    styles: list[str] = []
    widgets = pages_of(app).get(pagename)
    if pagename in pages_with_charts(app) or needs_charts(widgets):
        # Before the widgets: they ask it for the library.
        script, library = write_chart_files(files)
        head += chart_script_tag(pathto(script, 1), pathto(library, 1))
    if widgets is not None and widgets.models:
        scripts, styles = write_page_files(widgets, files, pagename)
        head += script_tags([pathto(script, 1) for script in scripts])
    context["metatags"] = context.get("metatags", "") + head
    context["css_files"] = [*context["css_files"], *styles, style.address]
