"""The charts of the book, built once, and what they draw read back from the figures."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

import plotly.graph_objects as go
import pytest
from nerveroot import charts
from nerveroot.charts.treatment_effects import TOPICS

BUILDERS: dict[str, Callable[[], go.Figure]] = {
    **{
        f"treatment-effects-{topic}": partial(charts.treatment_effects, topic)
        for topic in TOPICS
    },
    "cost-effectiveness": charts.cost_effectiveness,
    "crossover": charts.crossover,
    "emg-screen": charts.emg_screen,
    "emg-timeline": charts.emg_timeline,
    "epidemiology": charts.epidemiology,
    "foot-drop-recovery": charts.foot_drop_recovery,
    "imaging-without-pain": charts.imaging_without_pain,
    "likelihood-ratios": charts.likelihood_ratios,
    "recurrence-and-reoperation": charts.recurrence_and_reoperation,
    "resorption": charts.resorption,
    "return-to-work": charts.return_to_work,
}


class Point(NamedTuple):
    """A drawn point: its row, its panel, its value and interval, and its look."""

    row_id: str
    panel: str
    value: float
    low: float | None
    high: float | None
    hollow: bool


@cache
def built(name: str) -> go.Figure:
    """Return a chart of the book."""
    figure = BUILDERS[name]()
    assert isinstance(figure, go.Figure)
    return figure


def points_of(drawn: dict[str, Any]) -> Iterator[Point]:
    """Read the points back from a drawing: a figure, or its narrow twin."""
    dotted = _dotted_intervals(drawn)
    for trace in drawn["data"]:
        rows = trace.get("customdata", ())
        # An axis without numbers only places rows; the values lie on the other.
        upright = drawn["layout"][f"yaxis{trace['yaxis'][1:]}"]
        along = "y" if upright.get("showticklabels", True) else "x"
        error = trace.get(f"error_{along}")
        edge = trace.get("marker", {}).get("line", {}).get("width")
        dotted_range = trace.get("line", {}).get("dash") == "1.5px,3px"
        for place, row_id in enumerate(rows):
            value = trace[along][place]
            low, high = dotted.get((trace["yaxis"], trace["y"][place]), (None, None))
            if error:
                low = round(value - error["arrayminus"][place], 6)
                high = round(value + error["array"][place], 6)
            yield Point(
                row_id, trace["xaxis"], value, low, high, edge == 2 or dotted_range
            )


def _dotted_intervals(
    drawn: dict[str, Any],
) -> dict[tuple[str, float], tuple[float, float]]:
    found = {}
    for trace in drawn["data"]:
        # Intervals are parted by gaps; other decoration has none.
        if trace.get("hoverinfo") != "skip" or None not in trace["x"]:
            continue
        starts = range(0, len(trace["x"]), 3)
        for start in starts:
            low, high = trace["x"][start : start + 2]
            found[trace["yaxis"], trace["y"][start]] = (low, high)
    return found


@pytest.fixture(params=sorted(BUILDERS))
def figure(request: pytest.FixtureRequest) -> go.Figure:
    """Each chart in turn."""
    return built(request.param)


@pytest.fixture(name="built")
def built_chart() -> Callable[[str], go.Figure]:
    """The chart of an id."""
    return built


@pytest.fixture
def read_points() -> Callable[[dict[str, Any]], list[Point]]:
    """The points of a drawing."""
    return lambda drawn: list(points_of(drawn))
