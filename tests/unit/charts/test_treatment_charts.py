"""What single charts must and must not draw."""

import subprocess
import sys

import pytest
from nerveroot import charts, load_table
from nerveroot.charts.evidence import arm_dot, effect_dot, rows_by_id, share_dot
from nerveroot.charts.window_panel import window_of


def point(figure, row_id, read_points):
    found = [p for p in read_points(figure.to_plotly_json()) if p.row_id == row_id]
    assert found, row_id
    return found


@pytest.mark.parametrize("topic", ["", "Surgery", "acupuncture", None])
def test_unknown_topic_names_the_allowed_ones(topic):
    allowed = "surgery, level, injection, drug, physiotherapy"
    with pytest.raises(ValueError, match=f"unknown topic .*allowed: {allowed}"):
        charts.treatment_effects(topic)


def test_unknown_row_names_the_closest():
    with pytest.raises(ValueError, match="no row 'liu2023-leg-pain-7'; did you mean"):
        rows_by_id("effects")["liu2023-leg-pain-7"]


def test_rows_not_to_be_drawn_are_refused_with_their_reason():
    row = rows_by_id("effects")["chen2018-disability-104"]
    with pytest.raises(ValueError, match="must not be drawn: The scale is not stated"):
        effect_dot(row, "late")


def test_only_percentages_share_the_axis_of_shares():
    row = rows_by_id("natural_history")["kang2020-time-to-return-to-work-all"]
    with pytest.raises(ValueError, match="is in weeks; only percentages"):
        share_dot(row, "Korea")
    level = rows_by_id("outcomes")["goldberg2015-odi-prednisone-0"]
    with pytest.raises(ValueError, match="is no proportion"):
        arm_dot(level, "Prednisone")


def test_liu_is_drawn_as_windows_and_not_as_points_in_time(built, read_points):
    figure = built("treatment-effects-surgery")
    rows = [row for row in load_table("effects") if row.study_id == "liu2023"]
    drawn = {
        trace.customdata[0]: trace
        for trace in figure.data
        if trace.customdata is not None
    }
    spans = {
        (shape.x0, shape.x1): (shape.y0, shape.y1)
        for shape in figure.layout.shapes
        if shape.type == "rect"
    }
    assert {window_of(row) for row in rows} == {(0, 6), (6, 13), (13, 52), (52, 52)}
    for row in rows:
        start, end = window_of(row)
        trace = drawn[row.id]
        if start == end:
            assert tuple(trace.x) == (52,)
            assert point(figure, row.id, read_points)[0].low == row.ci_low
        else:
            assert tuple(trace.x) == (start, end)
            assert tuple(trace.y) == (row.effect, row.effect)
            assert spans[start, end] == (row.ci_low, row.ci_high)


def test_a_window_that_cannot_be_placed_is_refused():
    row = rows_by_id("effects")["chen2018-sf36-pf-12"]
    with pytest.raises(
        ValueError, match=r"window 'window not stated.*allowed: up to 6"
    ):
        window_of(row)


def test_differences_point_one_way_whatever_their_source_prints(built, read_points):
    surgery = built("treatment-effects-surgery")
    (bailey,) = point(surgery, "bailey2020-leg-pain-26", read_points)
    assert (bailey.value, bailey.low, bailey.high) == (-2.4, -3.4, -1.4)
    (steroid,) = point(
        built("treatment-effects-drug"), "goldberg2015-odi-3", read_points
    )
    assert (steroid.value, steroid.low, steroid.high) == (-6.4, -10.9, -1.9)
    clark = point(surgery, "clark2020-leg-pain-26", read_points)
    assert {p.value for p in clark} == {-26, -6}


def test_analyses_by_lot_and_by_treatment_are_told_apart(built):
    names = [
        note.text for note in built("treatment-effects-surgery").layout.annotations
    ]
    assert any("As treated" in name for name in names)
    assert any("As randomised" in name for name in names)


def test_no_band_of_worthwhile_change_on_differences_between_groups(figure):
    assert not any(
        shape.fillcolor in ("#F1E9D6", "#6B5514") for shape in figure.layout.shapes
    )


def test_directions_stand_in_words_on_both_sides_of_no_difference(built):
    for topic in ("surgery", "level", "injection", "drug", "physiotherapy"):
        figure = built(f"treatment-effects-{topic}")
        words = [note.text for note in figure.layout.annotations]
        assert any(text.startswith("← ") and "better" in text for text in words)
        assert any(text.endswith(" →") for text in words)


def test_one_follow_up_is_a_mark_and_never_a_line(built):
    traces = built("crossover").data
    assert {len(trace.x) for trace in traces} >= {1, 2, 3, 4}
    for trace in traces:
        assert ("lines" in trace.mode) == (len(trace.x) > 1)


def test_crossover_has_both_arms_where_both_are_known(built):
    figure = built("crossover")
    named = {note.text.replace("<br>", " ") for note in figure.layout.annotations}
    for words in (
        "Assigned to surgery, 60%",
        "Assigned to wait, 48%",
        "Assigned to surgery, 89%",
        "Chose to wait, 25%",
    ):
        assert words in named


def column(figure, name):
    """Return the cells of a column of the table under a chart."""
    table = figure.layout.meta["table"]
    place = next(i for i, c in enumerate(table["columns"]) if c["id"] == name)
    return [row[place] for row in table["rows"]]


def test_recovery_is_grouped_by_its_meaning(built):
    figure = built("foot-drop-recovery")
    meanings = {}
    for row, value, note, people in zip(
        *(column(figure, name) for name in ("row", "value", "note", "people")),
        strict=True,
    ):
        meanings.setdefault(row.partition(":")[0], []).append(value)
        # Definition and number of people stand beside each point.
        assert note is not None or "surgery" in row or "care" in row
        assert people or "number not read" in note
    assert min(meanings["Any improvement"]) == 70
    assert sorted(meanings["Out of the drop-foot range"]) == [46, 61, 65]
    assert min(meanings["Near-normal or full strength"]) == 15.6


def test_currencies_and_price_years_never_share_an_axis(built, read_points):
    rows = rows_by_id("effects")
    axes = {}
    for p in read_points(built("cost-effectiveness").to_plotly_json()):
        axes.setdefault(p.panel, set()).add(rows[p.row_id].scale_id)
    assert len(axes) == 7
    assert all(len(scales) == 1 for scales in axes.values())


def test_computed_intervals_are_named(built):
    figure = built("recurrence-and-reoperation")
    assert any("computed" in (cell or "") for cell in column(figure, "limits"))
    source_line = figure.layout.meta["source_line"]
    assert "Interval computed by this book (Wilson)" in source_line


def test_columns_without_cells_are_left_out(built):
    columns = built("treatment-effects-level").layout.meta["table"]["columns"]
    assert "people" not in {column["id"] for column in columns}


def test_counts_in_the_words_are_those_of_the_rows(built):
    """Trials and people that titles name stand in the notes of their rows."""
    rows = rows_by_id("effects")
    assert "12 of the 24 trials" in rows["liu2023-leg-pain-6"].note
    assert rows["clark2020-leg-pain-26"].note.startswith("7 trials")
    cohorts = {row.id: row for row in load_table("cohorts")}
    assert cohorts["bailey-2020"].n == 128
    assert cohorts["fritz-2021"].n == 220


def test_plotly_is_loaded_with_the_first_chart_only():
    code = (
        "import sys, nerveroot\n"
        "from nerveroot import charts\n"
        "assert 'plotly' not in sys.modules\n"
        "assert callable(nerveroot.charts.resorption)\n"
        "assert 'plotly' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("name", charts.__all__)
def test_every_name_of_the_package_is_a_chart(name):
    chart = getattr(charts, name)
    assert callable(chart)
    assert chart.__name__ == name
    assert chart.__doc__.startswith("Return ")


def test_importing_a_module_leaves_the_chart_of_its_name():
    import nerveroot.charts.crossover

    assert callable(nerveroot.charts.crossover)
    with pytest.raises(AttributeError, match="the charts are: cost_effectiveness, cr"):
        charts.pie  # noqa: B018 - asking is the test
