"""Every chart says what it shows, and draws the rows of the data and nothing else."""

from nerveroot import load_table
from nerveroot.charts.figure import TEMPLATE
from nerveroot.charts.marks import UNCHECKED
from nerveroot.data.rows_treatment import REVERSED

TABLES = (
    "effects",
    "natural_history",
    "outcomes",
    "crossover",
    "diagnostic_accuracy",
    "imaging_prevalence",
    "emg_screens",
    "emg_timing",
)
FIGURES = ("key_figures", "epidemiology")
RANGES = (
    ("effect_low", "effect_high"),
    ("share_low", "share_high"),
    ("value_low", "value_high"),
)


def data_rows():
    rows = {row.id: row for table in TABLES for row in load_table(table)}
    return rows | {row.figure_id: row for table in FIGURES for row in load_table(table)}


ROWS = data_rows()


def expected(row):
    """Return what a chart must draw of a row: value and interval.

    The rule is written out here once more, so that a slip in the package shows.
    """
    if hasattr(row, "operated_percent"):
        return row.operated_percent, None, None
    if hasattr(row, "lr_pos"):
        return row.lr_pos, row.lr_pos_low, row.lr_pos_high
    if hasattr(row, "share"):
        return row.share, None, None
    if hasattr(row, "phase"):
        return (0.0 if row.low == row.high == 0 else None), None, None
    value = getattr(row, "effect", None) if hasattr(row, "effect") else row.value
    low, high = getattr(row, "ci_low", None), getattr(row, "ci_high", None)
    if getattr(row, "orientation", None) == REVERSED:
        value = -value
        low, high = (None, None) if low is None else (-high, -low)
    if getattr(row, "scale_id", None) == "proportion":
        value, low, high = (
            None if part is None else 100 * part for part in (value, low, high)
        )
    return value, low, high


def same(first, second):
    if first is None or second is None:
        return first is second
    return abs(first - second) < 1e-6


def test_title_unit_axes_and_source_are_set(figure):
    layout, meta = figure.layout, figure.layout.meta
    assert layout.title.text.replace("<br>", " ") == meta["headline"]
    assert layout.title.subtitle.text.replace("<br>", " ") == meta["what"]
    assert layout.height > 200
    source = layout.annotations[-1]
    assert source.name == "source"
    assert source.text.replace("<br>", " ") == f"Sources: {meta['source_line']}"
    labels = {row.source_key: row.label for row in load_table("sources")}
    for key in meta["source_keys"]:
        assert labels[key] in meta["source_line"]
    for axis in (*figure.select_xaxes(), *figure.select_yaxes()):
        assert axis.showticklabels is False or axis.title.text
    assert layout.template == TEMPLATE


def wrong_points(drawn):
    """Return the points that do not lie where their row says."""
    wrong = []
    for point in drawn:
        value, low, high = expected(ROWS[point.row_id])
        if value is None:
            continue  # a range: it has a test of its own
        fits = same(point.value, value)
        # The windows of Liu 2023 have their intervals as areas, tested elsewhere.
        if low is not None and not point.row_id.startswith("liu2023"):
            fits = fits and same(point.low, low) and same(point.high, high)
        if not fits:
            wrong.append(point)
    return wrong


def test_every_drawn_number_is_that_of_its_row(figure, read_points):
    drawn = read_points(figure.to_plotly_json())
    assert drawn
    assert not wrong_points(drawn)


def test_a_number_that_is_not_its_row_is_found(figure, read_points):
    """Proof that the test before can fail: each point moved by a little is seen."""
    for point in read_points(figure.to_plotly_json()):
        moved = point._replace(value=point.value + 0.1)
        is_range = expected(ROWS[point.row_id])[0] is None
        assert wrong_points([moved]) == ([] if is_range else [moved])


def test_ranges_are_drawn_from_end_to_end(figure, read_points):
    ends = {}
    for point in read_points(figure.to_plotly_json()):
        ends.setdefault(point.row_id, set()).add(point.value)
    for row_id, drawn in ends.items():
        row = ROWS[row_id]
        if expected(row)[0] is not None:
            continue
        if hasattr(row, "phase"):
            continue  # on two scales of time: tested with the charts of EMG
        names = next(n for n in RANGES if hasattr(row, n[0]))
        low, high = (getattr(row, name) for name in names)
        # The leads of surgery in Clark 2020 are printed as positive numbers.
        turned = {-low, -high} if row_id == "clark2020-leg-pain-26" else None
        assert drawn == (turned or {low or 0, 100 if high is None else high})


def test_unchecked_points_are_hollow_and_say_so(figure, read_points):
    drawn = figure.to_plotly_json()
    meta = figure.layout.meta
    unchecked = {row_id for row_id, row in ROWS.items() if not row.verified}
    assert {point.row_id for point in read_points(drawn) if point.hollow} == {
        point.row_id for point in read_points(drawn)
    } & unchecked
    for trace in drawn["data"]:
        for row_id, words in zip(
            trace.get("customdata", ()), trace.get("hovertext", ()), strict=True
        ):
            assert (UNCHECKED in words) == (row_id in unchecked)
    hollow = any(point.hollow for point in read_points(drawn))
    assert (UNCHECKED in meta["source_line"]) == hollow


def test_no_panel_mixes_scales(figure, read_points):
    scales = {}
    for point in read_points(figure.to_plotly_json()):
        row = ROWS[point.row_id]
        scale = getattr(row, "scale_id", None) or getattr(row, "unit", "%")
        scale = "time" if hasattr(row, "phase") else scale
        scales.setdefault(point.panel, set()).add(scale)
    assert all(len(found) == 1 for found in scales.values()), scales


def test_only_rows_that_may_be_drawn_are_drawn(figure, read_points):
    for point in read_points(figure.to_plotly_json()):
        assert getattr(ROWS[point.row_id], "plot", True), point.row_id


def test_table_holds_the_rows_drawn(figure, read_points):
    table = figure.layout.meta["table"]
    places = {column["id"]: place for place, column in enumerate(table["columns"])}
    values = sorted(
        (row[places["value"]], row[places["status"]])
        for row in table["rows"]
        if row[places["value"]] is not None
    )
    drawn = {point.row_id: point for point in read_points(figure.to_plotly_json())}
    assert len(table["rows"]) == len(drawn)
    assert values == sorted(
        (point.value, "read" if ROWS[row_id].verified else UNCHECKED)
        for row_id, point in drawn.items()
        if expected(ROWS[row_id])[0] is not None
    )


def test_narrow_twin_draws_the_same_numbers(figure, read_points):
    def numbers(drawn):
        return sorted((p.row_id, p.value, p.low or 0, p.hollow) for p in drawn)

    narrow = figure.layout.meta["narrow"]
    assert numbers(read_points(narrow)) == numbers(read_points(figure.to_plotly_json()))
    assert "title" not in narrow["layout"]
    assert all(note.get("name") != "source" for note in narrow["layout"]["annotations"])


def test_words_that_stand_for_the_picture_hold_its_numbers(figure):
    meta = figure.layout.meta
    assert meta["chart"] in meta["id"]
    assert meta["see"].count(". ") == 0
    assert len(meta["alt"]) > 100
