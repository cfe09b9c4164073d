"""Write the figures that a widget may draw as files, so that a page loads them singly.

In a notebook the widget asks Python for a figure when a reader wants it. A page has no
Python: there, it is told where the file of each figure lies.
"""

from __future__ import annotations

from nerveroot.charts.outcome.bundle import figure_ids, figure_of

from .classic_script import figure_script
from .hashed_files import HashedFiles, content_hash
from .widget_state import FILE_MARK, PageWidgets, compact_json

#: The trait that such a widget leaves empty.
TRAIT = "_figure_files"


def add_figure_files(widgets: PageWidgets, files: HashedFiles) -> None:
    """Write the figures of the widgets that draw some, and tell them where.

    Parameters
    ----------
    widgets
        The page's widgets, changed in place.
    files
        The folder of hashed files.
    """
    drawing = [model for model in widgets.models.values() if TRAIT in model["state"]]
    if not drawing:
        return
    names = {}
    for figure_id in figure_ids():
        figure = figure_of(figure_id)
        script = figure_script(figure_id, compact_json(figure))
        address = files.add("figure", ".js", script)
        names[figure_id] = FILE_MARK + address.rpartition("/")[2]
    text = compact_json(names)
    key = content_hash(text.encode())
    widgets.values[key] = ("figure-files", text)
    for model in drawing:
        del model["state"][TRAIT]
        model["values"][TRAIT] = key
