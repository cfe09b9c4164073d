"""Link the widgets of a page: host, programs, large values and the page's models."""

from __future__ import annotations

from html import escape
from pathlib import Path

from .classic_script import module_script, page_script, small_script, value_script
from .css_rules import minify
from .hashed_files import HashedFiles
from .widget_figures import add_figure_files
from .widget_state import PageWidgets, compact_json

HOST = Path(__file__).with_name("host.js")


def write_page_files(
    widgets: PageWidgets, files: HashedFiles, page: str
) -> tuple[list[str], list[str]]:
    """Write what the widgets of a page need.

    Parameters
    ----------
    widgets
        The page's widgets, taken apart.
    files
        The folder of hashed files.
    page
        Name of the page.

    Returns
    -------
    tuple of list of str
        Addresses of the scripts in the order in which they must run, and of the
        style sheets.
    """
    add_figure_files(widgets, files)
    scripts = [
        files.add("host", ".js", small_script(HOST.read_text("utf-8"), HOST.name))
    ]
    styles = []
    for key, module in sorted(widgets.modules.items()):
        scripts.append(
            files.add(module.name, ".js", module_script(key, module.esm, module.name))
        )
        if module.css.strip():
            styles.append(files.add(module.name, ".css", minify(module.css)))
    for name, data in widgets.images.items():
        files.add(name.partition(".")[0], Path(name).suffix, data)
    for key, (name, text) in sorted(widgets.values.items()):
        scripts.append(files.add(name, ".js", value_script(key, text)))
    state = compact_json({"models": widgets.models, "links": widgets.links})
    scripts.append(files.add(page.replace("/", "-"), ".js", page_script(state)))
    return scripts, styles


def script_tags(addresses: list[str]) -> str:
    """Return deferred script elements: they run in order once the page is read."""
    return "".join(
        f'\n<script defer src="{escape(address)}"></script>' for address in addresses
    )
