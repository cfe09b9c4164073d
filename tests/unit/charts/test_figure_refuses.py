"""The helper refuses a figure that a page could not print, and names the cure."""

from copy import deepcopy

import pytest
from nerveroot.charts import palette
from nerveroot.charts.figure import (
    TEMPLATE,
    ChartError,
    ChartTable,
    Column,
    Drawing,
    chart_figure,
)
from nerveroot.charts.marks import marker


def drawing():
    return Drawing(
        data=[
            {
                "type": "scatter",
                "mode": "markers",
                "x": [0, 13],
                "y": [50, 11.7],
                "customdata": ["start", "later"],
                "hovertext": ["Start: 50", "3 months: 11.7"],
                "hoverinfo": "text",
                "marker": marker("intervention"),
            }
        ],
        layout={
            "margin": {"l": 40, "r": 8, "t": 8, "b": 40},
            "xaxis": {
                "range": [0, 20],
                "tickvals": [0, 13],
                "title": {"text": "weeks"},
            },
            "yaxis": {
                "range": [0, 60],
                "tickvals": [0, 20, 40, 60],
                "showgrid": True,
                "title": {"text": "points of 100"},
            },
            "annotations": [{"text": "−38.3", "x": 13, "y": 20, "font": {"size": 13}}],
        },
        height=300,
    )


def arguments():
    return {
        "chart": "example",
        "state": "example-odi",
        "headline": "Disability falls after surgery.",
        "what": "Oswestry index, 0 to 100, lower is better.",
        "see": "The fall comes early.",
        "source_line": "Lurie 2008.",
        "source_keys": ["lurie2008level"],
        "alt": "It starts at 50 points. It is 11.7 at 3 months.",
        "table": ChartTable(
            (Column("time", "Time"), Column("value", "Value", numeric=True)),
            (("start", 50), ("3 months", 11.7)),
        ),
        "wide": drawing(),
        "narrow": drawing(),
    }


def test_a_sound_figure_passes():
    figure = chart_figure(**arguments())
    meta = figure.layout.meta
    wide = arguments()["wide"]
    taken = meta["furniture"]
    assert figure.layout.height == wide.height + taken["top"] + taken["bottom"]
    assert figure.layout.margin.t == 8 + taken["top"]
    assert figure.layout.margin.b == 40 + taken["bottom"]
    assert figure.layout.template == TEMPLATE
    # In a notebook with a dark theme the ink of a chart would have no ground.
    assert figure.layout.paper_bgcolor == palette.PAPER
    assert TEMPLATE.layout.paper_bgcolor == palette.TRANSPARENT
    assert "template" not in meta["narrow"]["layout"]
    assert meta["table"]["columns"][1] == {
        "id": "value",
        "label": "Value",
        "numeric": True,
    }


@pytest.mark.parametrize(
    ("name", "value", "cure"),
    [
        ("chart", "Example", "chart 'Example' must be kebab-case"),
        ("state", "other-odi", "must start with the chart's name"),
        ("headline", "Disability", "must be a sentence"),
        ("headline", "Disability falls by -38 points.", "true minus, words.number"),
        ("headline", f"It falls {'far ' * 40}.", "characters; at most 130"),
        ("what", "", "what '' must be a sentence"),
        ("alt", "It falls to 11.7.", "alt has 1 sentences; two to four"),
        ("alt", "It falls. It stays.", "alt has no number"),
        ("source_keys", [], "source_keys is empty"),
        ("source_keys", ["nobody1900"], "'nobody1900' is not in the bibliography"),
    ],
)
def test_words_and_sources(name, value, cure):
    with pytest.raises(ChartError, match=cure):
        chart_figure(**(arguments() | {name: value}))


@pytest.mark.parametrize(
    ("columns", "rows", "cure"),
    [
        ((Column("Time", "Time"),), (("a",), ("b",)), "kebab-case id and a label"),
        ((Column("a", "A"), Column("a", "B")), (("x", "y"),) * 2, "have one id"),
        ((Column("a", "A"),), (), "the table has no rows"),
        ((Column("a", "A"),), (("x", "y"), ("z",)), "row 1 has 2 cells for 1 columns"),
        ((Column("a", "A", True),), (("50",), (1,)), "'50' must be a number or None"),
        ((Column("a", "A"),), ((50,), ("b",)), "50 must be text or None"),
        ((Column("a", "A"),), (("x",),), "2 points are drawn and the table has 1 rows"),
    ],
)
def test_tables(columns, rows, cure):
    with pytest.raises(ChartError, match=cure):
        chart_figure(**(arguments() | {"table": ChartTable(columns, rows)}))


def broken(change):
    wide = drawing()
    change(wide)
    return arguments() | {"wide": wide}


def set_colour(wide):
    wide.data[0]["marker"]["color"] = "#123456"


def set_named_colour(wide):
    wide.data[0]["marker"]["color"] = "purple"


def set_ambiguous_colour(wide):
    wide.layout["annotations"][0]["font"]["color"] = "#9B1530"


def set_small_text(wide):
    wide.layout["annotations"][0]["font"]["size"] = 12


def set_hyphen(wide):
    wide.layout["annotations"][0]["text"] = "-38.3"


def set_inline_size(wide):
    wide.layout["annotations"][0]["text"] = '<span style="font-size:9px">x</span>'


def set_legend(wide):
    wide.layout["showlegend"] = True


def drop_axis_title(wide):
    del wide.layout["yaxis"]["title"]


def drop_range(wide):
    del wide.layout["xaxis"]["range"]


def drop_ticks(wide):
    del wide.layout["xaxis"]["tickvals"]


def set_many_grid_lines(wide):
    wide.layout["yaxis"]["tickvals"] = [0, 10, 20, 30, 40, 50]


def drop_rows(wide):
    del wide.data[0]["customdata"]


def shorten_rows(wide):
    wide.data[0]["customdata"] = ["start"]


def drop_words(wide):
    del wide.data[0]["hovertext"]


def set_heatmap(wide):
    wide.data.append({"type": "heatmap", "hoverinfo": "skip"})


def set_shape(wide):
    wide.layout["shapes"] = [
        {"type": "line", "layer": "between", "xref": "x domain", "yref": "y"}
    ]


def move_note_outside(wide):
    wide.layout["annotations"][0]["y"] = 61


def draw_another_row(wide):
    wide.data[0]["customdata"] = ["start", "much-later"]


@pytest.mark.parametrize(
    ("change", "cure"),
    [
        (set_colour, "#123456 is no colour of the book"),
        (set_named_colour, "purple is no colour of the book"),
        (set_ambiguous_colour, "belongs to flag and wrong"),
        (set_small_text, "text of 12 px; at least 12.5"),
        (set_hyphen, "true minus"),
        (set_inline_size, "set the size by font"),
        (set_legend, "has a legend; name things where they stand"),
        (drop_axis_title, "yaxis: no title; name what it measures and the unit"),
        (drop_range, "xaxis: no range; fix it"),
        (drop_ticks, "xaxis: no tickvals"),
        (set_many_grid_lines, "yaxis: 5 grid lines; at most 4"),
        (drop_rows, "no customdata"),
        (shorten_rows, "1 row ids for 2 points"),
        (drop_words, "no hovertext; say each point in words"),
        (set_heatmap, "heatmap is not in the page's bundle"),
        (set_shape, "layer 'between'"),
        (move_note_outside, "lies outside the axis, so '−38.3' would not be drawn"),
        (draw_another_row, "wide and narrow draw other rows: later, much-later"),
    ],
)
def test_drawings(change, cure):
    with pytest.raises(ChartError, match=cure):
        chart_figure(**broken(change))


def test_all_problems_are_named_at_once():
    both = broken(set_legend) | {"headline": "No verb", "alt": "None."}
    with pytest.raises(ChartError) as caught:
        chart_figure(**deepcopy(both))
    assert len(caught.value.problems) >= 4
    assert str(caught.value).startswith("chart 'example-odi' cannot be printed:\n  ")
