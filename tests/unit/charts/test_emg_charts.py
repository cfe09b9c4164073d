"""The charts of EMG: windows in time, and what share of what a set of muscles finds."""

import pytest
from nerveroot import charts, load_table
from nerveroot.charts.marks import UNCHECKED
from nerveroot.data.emg_windows import SIGNS, window_words

MONTH = 365.25 / 12
TIMING = {row.id: row for row in load_table("emg_timing")}
SCREENS = {row.id: row for row in load_table("emg_screens")}


@pytest.fixture
def timing():
    return charts.emg_timeline()


@pytest.fixture
def screen():
    return charts.emg_screen()


def ends_of(figure, read_points):
    """Return the panel and both ends of every row drawn."""
    ends = {}
    for point in read_points(figure.to_plotly_json()):
        ends.setdefault((point.row_id, point.panel), []).append(point.value)
    return ends


def cells(figure, column):
    """Return a column of the table under a chart."""
    table = figure.layout.meta["table"]
    place = [known["id"] for known in table["columns"]].index(column)
    return [row[place] for row in table["rows"]]


def headings(figure):
    """Return the heading and the name of every row of the table."""
    return [name.split(": ", 1) for name in cells(figure, "row")]


def test_every_row_is_drawn_once(timing, screen, read_points):
    for figure, rows in ((timing, TIMING), (screen, SCREENS)):
        drawn = [row_id for row_id, _ in ends_of(figure, read_points)]
        assert sorted(drawn) == sorted(rows)


def test_windows_lie_where_their_rows_say(timing, read_points):
    for (row_id, panel), drawn in ends_of(timing, read_points).items():
        low, high = TIMING[row_id].days
        early = high is not None and high <= 42
        assert (panel == "x") == early
        unit = 1 if early else MONTH
        if low == high:
            assert drawn == [0]
            continue
        end = 24 * MONTH if high is None else high
        assert drawn == pytest.approx([(low or 0) / unit, end / unit])


def test_the_table_has_no_endless_decimals(timing):
    """Days turned into months stand in the table as the machine divides them."""
    cells = [cell for row in timing.layout.meta["table"]["rows"] for cell in row]
    numbers = [cell for cell in cells if isinstance(cell, float)]
    assert numbers
    assert all(
        len(f"{number:g}") <= 5 and round(number, 3) == number for number in numbers
    )


def test_each_panel_has_an_honest_scale_of_its_own(timing):
    days, months = timing.layout.xaxis, timing.layout.xaxis2
    assert (days.range, months.range) == ((0, 42), (0, 24))
    assert days.title.text == "days from the onset"
    assert months.title.text == "months from the onset"
    for axis in (days, months):
        assert [float(text) for text in axis.ticktext] == list(axis.tickvals)


def test_recalled_windows_are_hollow_or_dotted_and_say_so(timing, read_points):
    recalled = {row.id for row in TIMING.values() if not row.verified}
    hollow = {
        point.row_id for point in read_points(timing.to_plotly_json()) if point.hollow
    }
    assert hollow == recalled
    assert UNCHECKED in timing.layout.meta["source_line"]
    assert cells(timing, "status").count(UNCHECKED) == len(recalled)


def test_figures_stand_in_the_unit_of_their_source(timing):
    written = {note.text for note in timing.layout.annotations}
    assert {window_words(row) for row in TIMING.values()} <= written


def test_signs_stand_in_the_order_in_which_they_appear(timing):
    assert set(SIGNS) == {row.sign for row in TIMING.values()}
    groups = [heading for heading, _ in headings(timing)]
    starts = [name.split(",")[0].lower() for name in dict.fromkeys(groups)]
    early = [sign.lower() for sign in SIGNS]
    assert starts[:4] == early[:4]
    assert starts[-2:] == early[-2:]


@pytest.mark.parametrize(
    ("row_id", "words"),
    [
        ("recruitment", "at once"),
        ("paraspinals-fibrillations", "within 7 days"),
        ("limb-psw", "17 to 21 days"),
        ("any-fibrillations-1-to-4-weeks", "1 to 4 weeks"),
        ("fibrillations-persist", "18 to 24 months or longer"),
        ("reinnervation-late", "6 months or more"),
    ],
)
def test_windows_in_words(row_id, words):
    assert window_words(TIMING[row_id]) == words


def test_share_is_of_what_emg_can_confirm(screen):
    meta = screen.layout.meta
    assert "98 to 100% of what EMG can confirm" in meta["headline"]
    assert "not all radiculopathies" in meta["headline"]
    assert "that EMG had confirmed" in meta["what"]
    assert "not its sensitivity" in meta["source_line"]
    assert {row.of for row in SCREENS.values()} == {
        "lumbosacral radiculopathies that EMG had confirmed"
    }


def test_screens_are_grouped_by_the_muscles_of_the_back(screen):
    groups = {}
    for heading, name in headings(screen):
        groups.setdefault(heading, []).append(name)
    assert {name: len(members) for name, members in groups.items()} == {
        "With the paraspinal muscles": 7,
        "Without the paraspinal muscles": 4,
        "Not said in the abstract": 1,
    }
    assert groups["With the paraspinal muscles"][-1] == "6 muscles, Dillingham 2000"


def test_a_share_that_is_only_about_right_says_so(screen):
    assert "about 90%" in {note.text for note in screen.layout.annotations}
