"""The page of tables offers every table, whole, with its meanings and its sources."""

from __future__ import annotations

import json
import re

import pytest
from bs4 import BeautifulSoup, Tag
from nerveroot.audit.row_sources import source_keys_of
from nerveroot.data import TABLE_NAMES, load_table
from nerveroot.data.schema import load_schema
from nerveroot.data.tables import table_file
from nerveroot.static_book.errors import BookError
from nerveroot.static_book.evidence import groups
from nerveroot.static_book.evidence.table_rows import (
    label_of,
    meaning_of,
    table_data,
)

from .conftest import Built


def test_every_table_stands_in_one_group():
    groups.check_groups()
    listed = [name for names in groups.GROUPS.values() for name in names]
    assert sorted(listed) == sorted(TABLE_NAMES)


def test_a_table_without_a_group_is_refused(monkeypatch):
    monkeypatch.setitem(groups.GROUPS, "Discs", ("disc_zone_root", "no_table"))
    with pytest.raises(BookError, match=r"give a group .*disc_level_share.*no_table"):
        groups.check_groups()


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_a_table_is_handed_over_whole(name):
    rows = load_table(name)
    data = table_data(name)
    columns = [column["name"] for column in data["columns"]]
    assert len(data["rows"]) == len(rows)
    assert all(len(row) == len(columns) for row in data["rows"])
    left_out = set(load_schema(name).column_names) - set(columns)
    assert all(getattr(row, c) in (None, ()) for row in rows for c in left_out)
    cited = {key for row in rows for key in source_keys_of(row)}
    assert cited <= set(data["sources"])
    assert len({column["label"] for column in data["columns"]}) == len(columns)
    json.dumps(data)


def test_rows_carry_how_well_they_were_checked():
    data = table_data("outcomes")
    verified = [row.verified for row in load_table("outcomes")]
    assert [status != "unread" for status in data["status"]] == verified
    assert set(data["status"]) >= {"full", "unread"}
    assert table_data("roots")["status"] is None
    second_hand = [
        row
        for row in load_table("myotomes")
        if "second-hand" in row.tier and row.verified
    ]
    assert table_data("myotomes")["status"].count("half") == len(second_hand)


def test_identifiers_come_with_the_names_of_what_they_refer_to():
    names = table_data("dermatomes")["names"]
    region = load_table("regions")[0]
    assert names["region_id"][region.region_id] == region.name


def test_a_column_is_explained_with_what_it_may_hold():
    columns = {column.name: column for column in load_schema("key_figures").columns}
    meaning = meaning_of(columns["qualifier"])
    assert "One of: exact, about, range, 95% interval, computed." in meaning
    assert "At least 1." in meaning_of(columns["n"])
    assert "May be empty." in meaning_of(columns["note"])
    assert label_of(columns["source_key"]) == "Source"
    assert label_of(columns["value_low"]) == "Value low"


@pytest.fixture
def book(build_book) -> Built:
    return build_book(
        a="# A\n\nSaid {cite:p}`tsao2003`.\n\n## Sources\n\n:::{page-sources}\n:::\n",
        tables="# Tables\n\n## All\n\n:::{evidence-tables}\n:::\n",
        references="# References\n\n## All\n\n:::{reference-list}\n:::\n",
    )


def entries(book: Built) -> list[Tag]:
    soup = BeautifulSoup(book.page("tables"), "html.parser")
    return soup.select("details[data-table]")


def test_every_table_can_be_downloaded_without_a_script(book):
    found = entries(book)
    assert book.warnings == ""
    assert sorted(str(e["data-table"]) for e in found) == sorted(TABLE_NAMES)
    for entry in found:
        name = str(entry["data-table"])
        link = entry.select_one("a[download]")
        assert link["download"] == f"{name}.csv"
        assert (book.folder / str(link["href"])).read_bytes() == (
            table_file(name).read_bytes()
        )
        rows = len(load_table(name))
        assert f"{rows} row" in entry.summary.get_text()
        assert load_schema(name).description in entry.get_text()
        terms = entry.select("dt[data-column]")
        assert tuple(t["data-column"] for t in terms) == load_schema(name).column_names


def test_rows_are_scripts_of_their_own_that_the_page_does_not_load(book):
    page = book.page("tables")
    for entry in entries(book):
        script = str(entry["data-script"])
        assert f'src="{script}"' not in page
        text = (book.folder / script).read_text("utf-8")
        name = str(entry["data-table"])
        assert text.startswith(f"nerverootTables('{name}', ")
    assert re.search(r'src="_static/nerveroot/evidence-tables\.\w+\.js"', page)
    assert "evidence-tables." not in book.page("a")


def test_the_tool_knows_where_the_references_are(book):
    soup = BeautifulSoup(book.page("tables"), "html.parser")
    place = soup.select_one("[data-evidence-tables]")
    assert place["data-references"] == "references.html"
