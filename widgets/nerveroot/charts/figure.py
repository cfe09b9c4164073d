"""Puts a chart together: its drawing, its words, its table and its narrow twin.

Every chart of the book is made by :func:`chart_figure`, which refuses what a page could
not print or a reader could not read. The page prints headline, source line and table
itself; the figure carries them for JupyterLab.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go

from nerveroot.charts import palette
from nerveroot.charts.drawing_checks import ChartError, check_drawing, point_ids
from nerveroot.charts.text_checks import check_sources, check_table, check_words
from nerveroot.charts.words import wrapped
from nerveroot.look import load_tokens

__all__ = [
    "NARROW_WIDTH",
    "TEMPLATE",
    "ChartError",
    "ChartTable",
    "Column",
    "Drawing",
    "chart_figure",
]

NARROW_WIDTH = 358
"""Width in px for which the narrow twin is drawn: a phone less the page's gutter."""

FONT = load_tokens()["fonts"]["sans"]

_HEADLINE_SIZE = 21
_WHAT_SIZE = 15
_SOURCE_SIZE = 13
# Characters on a line of 640 px: the page prints these lines itself, so they only
# need to fit the output area of JupyterLab.
_HEADLINE_CHARACTERS = 66
_WHAT_CHARACTERS = 92
_SOURCE_CHARACTERS = 104
_LINE_HEIGHT = 1.32

_AXIS = {
    "showgrid": False,
    "zeroline": False,
    "showline": False,
    "ticks": "",
    "gridcolor": palette.LINE,
    "gridwidth": 1,
    "linecolor": palette.INK,
    "linewidth": 1.2,
    "tickcolor": palette.INK,
    "tickfont": {"size": 13, "color": palette.MUTED},
    "title": {"font": {"size": 13, "color": palette.MUTED}, "standoff": 8},
    "tickangle": 0,
    "fixedrange": True,
    "automargin": False,
}

TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": FONT, "size": 14, "color": palette.INK},
        "paper_bgcolor": palette.TRANSPARENT,
        "plot_bgcolor": palette.TRANSPARENT,
        "colorway": [palette.ARM_A, palette.ARM_B],
        "showlegend": False,
        # A drag scrolls the page on a phone instead of zooming the chart.
        "dragmode": False,
        "hovermode": "closest",
        "hoverdistance": 24,
        "hoverlabel": {
            "bgcolor": palette.INK,
            "bordercolor": palette.INK,
            "font": {"family": FONT, "size": 14, "color": palette.PAPER},
            "align": "left",
        },
        "xaxis": _AXIS,
        "yaxis": _AXIS,
        "annotationdefaults": {
            "showarrow": False,
            "font": {"size": 13, "color": palette.MUTED},
        },
    }
)
"""The look of every chart; nothing of Plotly's own."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table under a chart.

    Attributes
    ----------
    id : str
        Kebab-case, for the CSV.
    label : str
        What stands over the column.
    numeric : bool
        Whether its cells are numbers, or None.
    """

    id: str
    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The rows that a chart was drawn from, one for each point.

    Attributes
    ----------
    columns : tuple of Column
        Columns from left to right.
    rows : tuple of tuple
        Cells: text, numbers or None.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str | float | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart drawn for one width, without headline and source line.

    Attributes
    ----------
    data : list
        Traces. Traces of points carry the ids of their rows as ``customdata``; all
        others are decoration and say ``hoverinfo="skip"``.
    layout : dict
        Axes, shapes, annotations and ``margin``.
    height : int
        Height in px, margins included.
    """

    data: list[Any]
    layout: dict[str, Any]
    height: int


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines of text over or under a drawing, and the height they need."""

    lines: list[str] = field(default_factory=list)
    size: float = 13

    @property
    def height(self) -> int:
        return round(len(self.lines) * self.size * _LINE_HEIGHT)

    @property
    def text(self) -> str:
        return "<br>".join(self.lines)


def chart_figure(
    *,
    chart: str,
    state: str,
    headline: str,
    what: str,
    see: str,
    source_line: str,
    source_keys: Sequence[str],
    alt: str,
    table: ChartTable,
    wide: Drawing,
    narrow: Drawing,
) -> go.Figure:
    """Return a checked figure of the book.

    Parameters
    ----------
    chart : str
        Name of the chart's function in kebab-case, such as ``"outcome-curves"``.
    state : str
        Kebab-case id of this very state of the chart, usable as a file name.
    headline : str
        The finding, as a sentence.
    what : str
        What is drawn, in which unit, and which direction is better.
    see : str
        One sentence that says what to see.
    source_line : str
        Where the figures come from, what is derived and what was not checked.
    source_keys : sequence of str
        Keys of all sources drawn.
    alt : str
        Two to four sentences with numbers that stand for the picture.
    table : ChartTable
        The rows drawn.
    wide : Drawing
        The chart for a text column of about 680 px.
    narrow : Drawing
        The same points drawn anew for 358 px.

    Returns
    -------
    plotly.graph_objects.Figure
        With the words as title and source annotation, and everything else in
        ``layout.meta``. ``meta["furniture"]`` holds the px that title (``top``) and
        source line (``bottom``) take of height and margin, for hosts that print them.

    Raises
    ------
    ChartError
        If a word, a colour, an axis, a text size or a row is not as the book needs it;
        the message lists every problem with its cure.
    """
    problems = check_words(
        chart=chart,
        state=state,
        headline=headline,
        what=what,
        see=see,
        source_line=source_line,
        alt=alt,
    )
    problems += check_sources(source_keys)
    columns = [(column.id, column.label, column.numeric) for column in table.columns]
    problems += check_table(columns, table.rows)

    narrow_figure = _figure(narrow)
    figure, furniture = _with_words(wide, headline, what, source_line)
    drawn = figure.to_plotly_json()
    narrow_drawn = narrow_figure.to_plotly_json()
    for width, part in (("wide", drawn), ("narrow", narrow_drawn)):
        problems += [f"{width} drawing: {text}" for text in check_drawing(part)]
    problems += _same_points(drawn, narrow_drawn, len(table.rows))
    if problems:
        raise ChartError(state, problems)

    del narrow_drawn["layout"]["template"]
    figure.update_layout(
        meta={
            "chart": chart,
            "id": state,
            "headline": headline,
            "what": what,
            "see": see,
            "source_line": source_line,
            "source_keys": list(source_keys),
            "alt": alt,
            "table": {
                "columns": [
                    {"id": column.id, "label": column.label, "numeric": column.numeric}
                    for column in table.columns
                ],
                "rows": [list(row) for row in table.rows],
            },
            "furniture": furniture,
            "narrow": narrow_drawn,
        }
    )
    return figure


def _figure(drawing: Drawing) -> go.Figure:
    return go.Figure(
        data=drawing.data,
        layout={**drawing.layout, "template": TEMPLATE, "height": drawing.height},
    )


def _with_words(
    drawing: Drawing, headline: str, what: str, source_line: str
) -> tuple[go.Figure, dict[str, int]]:
    """Return the figure with title and source line, and the px these take."""
    title = _Lines(wrapped(headline, _HEADLINE_CHARACTERS), _HEADLINE_SIZE)
    subtitle = _Lines(wrapped(what, _WHAT_CHARACTERS), _WHAT_SIZE)
    source = _Lines(
        wrapped(f"Sources: {source_line}", _SOURCE_CHARACTERS), _SOURCE_SIZE
    )
    furniture = {
        "top": title.height + subtitle.height + 30,
        "bottom": source.height + 20,
    }
    figure = _figure(drawing)
    margin = figure.layout.margin
    below = margin.b or 0
    height = drawing.height + furniture["top"] + furniture["bottom"]
    figure.update_layout(
        height=height,
        margin={
            "t": (margin.t or 0) + furniture["top"],
            "b": below + furniture["bottom"],
        },
        # For notebooks, whose theme may be dark: a page lets its own ground through.
        paper_bgcolor=palette.PAPER,
        title={
            "text": title.text,
            "font": {"size": _HEADLINE_SIZE, "color": palette.INK, "weight": 600},
            "subtitle": {
                "text": subtitle.text,
                "font": {"size": _WHAT_SIZE, "color": palette.INK_2},
            },
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            # "top" would hang by the last line: this places the first.
            "y": 1 - (_HEADLINE_SIZE + 10) / height,
            "yref": "container",
            "yanchor": "bottom",
            "pad": {"l": 4},
        },
    )
    figure.add_annotation(
        name="source",
        text=source.text,
        align="left",
        x=0,
        xref="paper",
        xanchor="left",
        xshift=4 - (margin.l or 0),
        y=0,
        yref="paper",
        yanchor="top",
        yshift=-below - 10,
        font={"size": _SOURCE_SIZE, "color": palette.MUTED},
    )
    return figure, furniture


def _same_points(
    wide: dict[str, Any], narrow: dict[str, Any], row_count: int
) -> list[str]:
    """Compare the rows that both widths draw, and their number with the table's."""
    both = [point_ids(drawing) for drawing in (wide, narrow)]
    if both[0] != both[1]:
        odd = sorted(both[0] ^ both[1])
        return [f"wide and narrow draw other rows: {', '.join(odd)}; draw both alike"]
    if both[0] and len(both[0]) != row_count:
        return [
            f"{len(both[0])} points are drawn and the table has {row_count} rows; give "
            "one row for each point"
        ]
    return []
