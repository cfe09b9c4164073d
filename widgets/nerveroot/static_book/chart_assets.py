"""Link what a page with charts needs: a small script, and the library it may load."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

import nerveroot.charts
from nerveroot.charts.theme_colours import dark_colours
from nerveroot.web import bundle

from .classic_script import called_script
from .hashed_files import HashedFiles
from .widget_state import PageWidgets

PROGRAM = Path(__file__).with_name("charts.js")
LIBRARY = Path(nerveroot.charts.__file__).parent / "vendor" / "plotly-basic.min.js"

#: How the program of a widget says that it draws charts: it asks for this name.
PAGE_NAME = "nerverootCharts"


def needs_charts(widgets: PageWidgets | None) -> bool:
    """Whether a widget of the page draws charts."""
    return widgets is not None and any(
        PAGE_NAME in module.esm for module in widgets.modules.values()
    )


def write_chart_files(files: HashedFiles) -> tuple[str, str]:
    """Write the page's chart script and the library.

    Returns
    -------
    tuple of str
        Addresses of the script and of the library, which the script loads when a
        chart is first used.
    """
    colours = json.dumps(dark_colours(), separators=(",", ":"))
    script = called_script(bundle(PROGRAM), f"JSON.parse('{colours}')", "charts")
    library = files.add("plotly-basic", ".js", LIBRARY.read_bytes())
    return files.add("charts", ".js", script), library


def chart_script_tag(script: str, library: str) -> str:
    """Return the script element of the page, which knows where the library is."""
    return (
        f'\n<script defer src="{escape(script)}" data-library="{escape(library)}">'
        "</script>"
    )
