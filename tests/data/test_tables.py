"""The tables are valid, complete and consistent with each other."""

import csv
import dataclasses
import json
from collections import Counter

import jsonschema
import pytest
from nerveroot.data import TABLE_NAMES, load_table, validate
from nerveroot.data.schema import load_schema, schema_file
from nerveroot.data.tables import ROW_TYPES, read_table, table_file

from tests import CHECKOUT

NUMBERS = ("value", "value_low", "value_high")


def test_all_tables_are_valid():
    report = validate()
    assert tuple(report.rows) == TABLE_NAMES
    assert all(report.rows.values())


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_schema_is_valid_json_schema(name):
    schema = json.loads(schema_file(name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert all(column.description for column in load_schema(name).columns)


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_second_opinion_of_jsonschema_on_every_row(name):
    schema = json.loads(schema_file(name).read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    records, _ = read_table(name)
    for row, record in records:
        instance = {
            key: list(value) if isinstance(value, tuple) else value
            for key, value in record.items()
        }
        errors = [error.message for error in validator.iter_errors(instance)]
        assert not errors, f"{name}.csv, row {row}"


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_row_type_has_the_columns_of_the_schema(name):
    fields = [field.name for field in dataclasses.fields(ROW_TYPES[name])]
    assert sorted(fields) == sorted(load_schema(name).column_names)


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_tables_hold_no_quotations_and_no_mirrors(name):
    header = set(load_schema(name).column_names)
    assert "quote" not in header
    # Only the bibliography gives addresses, and only of pages that are the source.
    assert "url" not in header or name == "sources"


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_file_is_written_as_the_loader_reads_it(name):
    raw = table_file(name).read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    width = len(load_schema(name).columns)
    assert all(len(row) == width for row in csv.reader(raw.decode().splitlines()))


def test_the_map_has_53_patches_each_with_a_nerve():
    regions = {row.region_id for row in load_table("regions")}
    assert len(regions) == 53
    assert {row.region_id for row in load_table("cutaneous_nerves")} == regions


def test_saddle_skin_and_no_other_carries_the_urgent_warning():
    warned = [row for row in load_table("regions") if row.warning]
    assert [row.region_id for row in warned] == ["perineum_genital", "perianal"]
    for row in warned:
        assert "emergency department now" in row.warning
        assert row.warning_source == "dionne2019"


def test_only_the_undersides_of_the_small_toes_are_named_by_nobody():
    regions = {row.region_id for row in load_table("regions")}
    named = {row.region_id for row in load_table("dermatomes") if row.gives_root}
    assert regions - named == {"toes_4_5_plantar"}


def test_patches_are_those_of_the_atlas():
    from nerveroot.atlas import load_atlas

    drawn = {
        region for view in load_atlas()["views"].values() for region in view["regions"]
    }
    assert drawn == {row.region_id for row in load_table("regions")}


def test_roots_are_numbered_from_above():
    roots = load_table("roots")
    assert [row.order for row in roots] == list(range(1, len(roots) + 1))
    assert [row.root_id for row in roots[3:6]] == ["L4", "L5", "S1"]


def test_every_authority_has_rows_and_names_their_sources():
    keys = {row.authority_id: set(row.source_keys) for row in load_table("authorities")}
    used: dict[str, set[str]] = {name: set() for name in keys}
    for row in load_table("dermatomes"):
        used[row.authority_id].add(row.source_key)
    assert used == keys


def test_map_status_of_an_authority_is_that_of_most_of_its_rows():
    for authority in load_table("authorities"):
        marks = Counter(
            row.status
            for row in load_table("dermatomes")
            if row.authority_id == authority.authority_id
        )
        assert authority.map_status == marks.most_common(1)[0][0], authority.name


def test_recalled_rows_are_never_verified():
    for row in load_table("dermatomes"):
        if row.patch_basis in ("recalled", "conventional"):
            assert not row.verified, row
    for name in TABLE_NAMES:
        if not {"verified", "tier"} <= set(load_schema(name).column_names):
            continue
        for row in load_table(name):
            assert not (row.verified and row.tier == "recalled"), row


def test_authorities_whose_original_was_not_read_have_no_verified_territory():
    unread = {r.authority_id for r in load_table("authorities") if r.status == "unread"}
    for row in load_table("dermatomes"):
        if row.authority_id in unread and row.verified:
            assert row.involvement == "blank", row


def test_each_skin_nerve_has_one_leading_sign_or_says_that_there_is_none():
    nerves = {row.nerve_id for row in load_table("cutaneous_nerves")}
    leads = Counter(
        row.nerve_id
        for row in load_table("discriminators")
        if row.nerve_id and row.lead
    )
    assert leads == dict.fromkeys(nerves, 1)


def test_a_sign_has_a_source_and_a_missing_sign_has_none():
    for row in load_table("discriminators"):
        if row.kind == "sign":
            assert row.source_key, row
            assert row.tier, row
        else:
            assert (row.source_key, row.value, row.verified) == (None, None, False), row


@pytest.mark.parametrize(
    "name",
    [
        "dermatome_agreement",
        "discriminators",
        "key_figures",
        "myotomes",
        "reflex_figures",
        "root_course",
        "variants",
        "epidemiology",
        "natural_history",
        "emg_facts",
    ],
)
def test_a_figure_has_its_unit_and_words_have_no_figure(name):
    for row in load_table(name):
        figures = [getattr(row, column) for column in NUMBERS]
        if any(figure is not None for figure in figures):
            assert row.unit, row
        qualifier = getattr(row, "qualifier", None)
        if qualifier == "words":
            assert figures == [None, None, None], row
        if qualifier == "range":
            assert row.value is None, row
        if qualifier == "95% interval":
            assert None not in figures[1:], row
        if qualifier == "range":
            # "Under 1% to 37%" has no lower end that is a number.
            assert figures[2] is not None, row


def test_key_figures_are_verified():
    assert all(row.verified for row in load_table("key_figures"))


def test_the_provenance_notes_give_the_numbers_of_the_tables():
    notes = (CHECKOUT / "docs" / "provenance" / "README.md").read_text("utf-8")
    report = validate()
    for name, count in report.rows.items():
        verified = report.verified.get(name, "–")
        assert f"| `{name}` | {count} | {verified} |" in notes, name
