"""What the charts on diagnosis must show and what they must never draw."""

import math
from itertools import pairwise

import pytest
from nerveroot import charts, load_table
from nerveroot.charts.age_panel import _spread
from nerveroot.charts.diagnosis_dots import figure_dot, image_dot, ratio_dot
from nerveroot.charts.dot_panel import DotPanel
from nerveroot.charts.dots import Dot, Group
from nerveroot.charts.drawing_checks import check_drawing
from nerveroot.charts.marks import BARE_EDGE

ROWS = {row.id: row for row in load_table("diagnostic_accuracy")}
IMAGES = {row.id: row for row in load_table("imaging_prevalence")}


def marks(drawn):
    """Yield the id, the marker and the symbol of each drawn point."""
    for trace in drawn["data"]:
        for place, row_id in enumerate(trace.get("customdata", ())):
            symbol = trace["marker"]["symbol"]
            yield (
                row_id,
                trace["marker"],
                symbol if isinstance(symbol, str) else symbol[place],
            )


def drawings(figure):
    return figure.to_plotly_json(), figure.layout.meta["narrow"]


def every_target():
    pairs = set()
    for row in ROWS.values():
        for result, ratio in (("positive", row.positive), ("negative", row.negative)):
            if row.usable and ratio is not None:
                pairs.add((row.target_id, result))
    return sorted(pairs)


@pytest.fixture(scope="module")
def ratios():
    return charts.likelihood_ratios()


@pytest.fixture(scope="module")
def images():
    return charts.imaging_without_pain()


def test_ratios_stand_on_a_logarithmic_axis(ratios):
    for drawn in drawings(ratios):
        axes = [drawn["layout"][name] for name in drawn["layout"] if "xaxis" in name]
        assert axes
        for axis in axes:
            assert axis["type"] == "log"
            low, high = (10**end for end in axis["range"])
            assert low < min(axis["tickvals"])
            assert high == pytest.approx(100)


def test_the_line_of_no_change_is_at_one(ratios):
    shapes = ratios.layout.shapes
    assert shapes
    assert {shape.x0 for shape in shapes} == {1}
    # Annotations count in powers of ten, shapes in the values themselves.
    arrows = [n for n in ratios.layout.annotations if n.text and "likely" in n.text]
    assert {note.x for note in arrows} == {0}


def test_no_interval_is_hollow_and_every_interval_is_drawn(ratios, read_points):
    for drawn in drawings(ratios):
        bare = {row_id for row_id, row in ROWS.items() if row.lr_pos_low is None}
        for point in read_points(drawn):
            assert (point.low is None) == (point.row_id in bare)
        for row_id, marker, _ in marks(drawn):
            edge = marker["line"]["width"]
            hollow = edge in {2, BARE_EDGE}
            assert hollow == (row_id in bare or not ROWS[row_id].verified)


def test_tests_of_l5_are_diamonds_and_say_so(ratios):
    for drawn in drawings(ratios):
        found = list(marks(drawn))
        assert {symbol for _, _, symbol in found} == {"circle", "diamond"}
        for row_id, _, symbol in found:
            assert (symbol == "diamond") == ROWS[row_id].level_l5_specific
    named = [
        cell
        for row in ratios.layout.meta["table"]["rows"]
        for cell in row
        if isinstance(cell, str) and "L5: " in cell
    ]
    diamonds = [s for _, _, s in marks(ratios.to_plotly_json()) if s == "diamond"]
    assert len(named) == len(diamonds)


def test_panels_part_the_standards(ratios):
    panels = {}
    for trace in ratios.to_plotly_json()["data"]:
        for row_id in trace.get("customdata", ()):
            panels.setdefault(trace["xaxis"], set()).add(
                ROWS[row_id].reference_standard_id
            )
    assert len(panels) == 3
    seen = [standard for standards in panels.values() for standard in standards]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize(("target", "result"), every_target())
def test_every_target_can_be_drawn(target, result, read_points):
    figure = charts.likelihood_ratios(target, result)
    drawn = {point.row_id for point in read_points(figure.to_plotly_json())}
    side = "positive" if result == "positive" else "negative"
    assert drawn == {
        row.id
        for row in ROWS.values()
        if row.usable and row.target_id == target and getattr(row, side) is not None
    }


def test_unusable_rows_are_never_drawn(ratios, read_points):
    for drawn in drawings(ratios):
        assert all(ROWS[point.row_id].usable for point in read_points(drawn))
    with pytest.raises(ValueError, match="must not be drawn"):
        ratio_dot(ROWS["suri2011-femoral-stretch-l3"], "")
    with pytest.raises(ValueError, match="no ratio for a negative result"):
        ratio_dot(ROWS["suri2011-hip-abduction-l5"], "", result="negative")


def test_unknown_targets_and_results_are_refused():
    with pytest.raises(ValueError, match=r"allowed:.*l5-impingement"):
        charts.likelihood_ratios("l5")
    with pytest.raises(ValueError, match="allowed: positive, negative"):
        charts.likelihood_ratios(result="both")


def test_ratios_keep_their_own_digits():
    dot = ratio_dot(ROWS["suri2011-hip-abduction-l5"], "")
    assert dot.figure("", None, with_limits=True) == "11 (1.3 to 84)"


def test_extrapolations_are_crosses_and_said(images):
    model = {row_id for row_id, row in IMAGES.items() if row.model_extrapolation}
    assert model
    for drawn in drawings(images):
        crossed = {row_id for row_id, _, symbol in marks(drawn) if symbol == "x"}
        assert crossed == model
        for trace in drawn["data"]:
            for row_id, words in zip(
                trace.get("customdata", ()), trace.get("hovertext", ()), strict=True
            ):
                if row_id in model:
                    assert "nobody of this age observed" in words
    assert "from the review's model alone" in images.layout.meta["source_line"]


def test_lines_of_extrapolations_are_dotted(images):
    ages = {
        row.age for row in IMAGES.values() if row.model_extrapolation
    }  # 20 and 30 years
    for trace in images.to_plotly_json()["data"]:
        if trace.get("mode") == "lines" and "x" in trace:
            dotted = trace["line"]["dash"] == "1.5px,3px"
            observed = set(trace["x"]) - ages
            assert dotted == (len(observed) == 1)


def test_all_ages_of_the_review_are_drawn(images, read_points):
    drawn = {point.row_id for point in read_points(images.to_plotly_json())}
    curves = {
        row_id
        for row_id, row in IMAGES.items()
        if row.source_key == "brinjikji2015" and row.measure == "prevalence"
    }
    assert curves <= drawn
    assert all(IMAGES[row_id].without_pain for row_id in drawn)


def test_shares_and_ratios_never_share_an_axis():
    odds = next(row for row in IMAGES.values() if row.unit != "%")
    with pytest.raises(ValueError, match="only percentages"):
        image_dot(odds, "")
    rows = {row.figure_id: row for row in load_table("epidemiology")}
    for name in ("radiculoplexus_odds", "radiculoplexus_incidence"):
        with pytest.raises(ValueError, match="no share"):
            figure_dot(rows[name], "")


def test_names_at_line_ends_do_not_overlap():
    for values in (
        [97, 96, 84, 84],
        [3, 4, 19, 29],
        [100, 100, 0, 0],
        [50, 50, 50, 50],
    ):
        heights = [6.1, 12.2, 6.1, 18.3]
        places = _spread(values, heights)
        order = sorted(range(4), key=lambda index: places[index])
        for below, over in pairwise(order):
            needed = (heights[below] + heights[over]) / 2
            assert places[over] - places[below] >= needed - 1e-6
        assert all(0 <= place <= 100 for place in places)


def test_a_logarithmic_panel_counts_in_powers_of_ten():
    dot = Dot("a", "A", "", 2, 1, 4, "95% interval", 10, "suri2011", True)
    panel = DotPanel(
        title="T",
        axis="ratio",
        limits=(0.1, 100),
        ticks=(0.1, 1, 10, 100),
        tick_texts=("0.1", "1", "10", "100"),
        groups=(Group("", (dot,)),),
        none=1,
        left="less",
        right="more",
        logarithmic=True,
    )
    for narrow in (False, True):
        drawn = panel.draw(narrow=narrow)
        assert drawn.xaxis["range"] == [-1, math.log10(100)]
        assert drawn.traces[0]["x"] == [2]
    layout = {"xaxis": drawn.xaxis, "yaxis": drawn.yaxis, "height": 100}
    traces = [{**trace, "xaxis": "x", "yaxis": "y"} for trace in drawn.traces]
    problems = check_drawing({"data": traces, "layout": layout})
    assert not [problem for problem in problems if "grid" in problem]
