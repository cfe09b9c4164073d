"""The tables that stand below still figures."""

import pytest
from nerveroot import (
    DermatomeMap,
    EmgPlanner,
    LevelExplorer,
    MyotomeMap,
    PostTest,
    RootCourse,
)
from nerveroot.data import load_table
from nerveroot.web.still_table import StillTable, with_doubt

WITH_DRAWING = (
    DermatomeMap,
    EmgPlanner,
    LevelExplorer,
    MyotomeMap,
    PostTest,
    RootCourse,
)


@pytest.mark.parametrize("tool", WITH_DRAWING)
def test_every_drawn_tool_has_its_rows_below(tool):
    widget = tool()
    table = widget.still_table()
    assert table.caption
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.head)}
    still = widget.still_version()
    assert set(still) == {"image/svg+xml", "text/html"}
    assert still["text/html"].count("<tr>") == len(table.rows) + 1


def test_every_patch_muscle_stop_and_finding_has_a_row():
    patches = [row[0] for row in DermatomeMap().still_table().rows]
    assert patches == [row.name for row in load_table("regions")]
    muscles = [row[0] for row in MyotomeMap().still_table().rows]
    assert muscles == [row.name for row in load_table("muscles")]
    course = RootCourse().still_table()
    stops, facts = load_table("course_stops"), load_table("root_course")
    assert len(course.rows) == len(stops) + len(facts)
    known = {row[1] for row in course.rows}
    assert {fact.statement for fact in facts} <= known


def test_each_cell_of_the_levels_names_the_roots_of_its_row():
    table = LevelExplorer().still_table()
    zones = [head.lower() for head in table.head[1:]]
    shown = {
        (disc.replace("–", "-"), zone): cell
        for disc, *cells in table.rows
        for zone, cell in zip(zones, cells, strict=True)
    }
    rows = load_table("disc_zone_root")
    assert len(shown) == len(rows)
    for row in rows:
        cell = shown[row.disc, row.zone]
        assert cell.startswith(" and ".join(row.hit_roots))
        assert ("both" in cell) == (row.sides == "both")
        assert ("by rule" in cell) == (row.basis == "general rule")


def test_the_map_s_table_follows_its_state():
    by_default = DermatomeMap().still_table()
    other = DermatomeMap(root="S1", authority="faleiros-2009").still_table()
    assert by_default.head != other.head
    assert by_default.rows != other.rows


def test_a_result_is_worked_out_and_none_is_left_blank():
    rows = {row[0]: row[1:] for row in PostTest(pretest=0.3).still_table().rows}
    assert rows["Of 100 people, before the test"] == ("30", "–", "–")
    assert rows["Likelihood ratio"] == ("11", "1.3", "84")
    assert rows["Of 100 people, after the test"] == ("82", "36", "97")
    without = PostTest(test="own", ratio=3.0, pretest=0.3).still_table()
    assert without.rows[1][2:] == ("not known", "not known")
    assert PostTest(test="own", pretest=0.3).still_table() is None


def test_text_of_the_data_cannot_become_markup():
    table = StillTable("<b>a</b>", ("x",), (("<i>c</i>",),), notes=("<u>d</u>",))
    html = table.framed_html()
    assert not any(tag in html for tag in ("<b>", "<i>", "<u>"))
    assert table.text().splitlines() == ["<b>a</b>", "x", "<i>c</i>", "<u>d</u>"]


def test_what_was_not_read_is_said_in_words():
    assert with_doubt("Tsao 2003", "full") == "Tsao 2003"
    assert with_doubt("Kendall", "unread") == "Kendall (original not consulted)"
    assert with_doubt("", "unread") == ""
