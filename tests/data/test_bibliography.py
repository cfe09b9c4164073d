"""The bibliography is complete, clean and the same as its table."""

import re

import pytest
from nerveroot.data import load_table
from nerveroot.data.make_sources import sources_csv
from nerveroot.data.tables import table_file
from nerveroot.static_book.bibliography import links_of
from pybtex.plugin import find_plugin

from tests import CHECKOUT

MIRRORS = (
    "metajournal|readbyqxmd|qxmd|researcher\\.life|scribd|studylib|docslib|neupsykey"
    "|musculoskeletalkey|wikiclassic|worddisk|nursing-notebook|pollux-fid|painscience"
    "|chirogeek|zhenzhi|vukou|lookup/external-ref|radarciencia|scilit"
)


def test_table_of_sources_is_up_to_date():
    bibliography = CHECKOUT / "book" / "references.bib"
    committed = table_file("sources").read_text(encoding="utf-8")
    assert committed == sources_csv(bibliography), (
        "run: python -m nerveroot.data.make_sources book/references.bib"
    )


@pytest.mark.parametrize(
    "name",
    [
        "dermatomes",
        "key_points",
        "cutaneous_nerves",
        "dermatome_agreement",
        "discriminators",
        "key_figures",
        "motor_nerves",
        "myotomes",
        "mrc_scale",
        "reflex_figures",
        "root_course",
        "variants",
        "epidemiology",
        "differentials",
        "red_flags",
        "outcomes",
        "effects",
        "natural_history",
        "crossover",
        "outcome_measures",
        "diagnostic_accuracy",
        "accuracy_metrics",
        "pretest_presets",
        "imaging_prevalence",
        "reader_agreement",
        "imaging_grades",
        "emg_screens",
        "emg_timing",
        "emg_facts",
    ],
)
def test_every_source_key_is_in_the_bibliography(name, bibliography):
    keys = {row.source_key for row in load_table(name)} - {None}
    assert keys <= set(bibliography)


def test_keys_differ_by_more_than_their_letter_case(bibliography):
    assert all(key == key.lower() for key in bibliography)


def test_every_entry_states_how_it_was_read(bibliography):
    allowed = {"read", "secondhand", "unread", "unchecked"}
    assert {entry.fields["status"] for entry in bibliography.values()} <= allowed


def test_unchecked_entries_say_so_in_print(bibliography):
    for key, entry in bibliography.items():
        marked = "Reference details unconfirmed" in entry.fields.get("note", "")
        assert marked == (entry.fields["status"] == "unchecked"), key


def test_no_quotations_and_no_mirrors(bibliography):
    for key, entry in bibliography.items():
        assert "quote" not in entry.fields, key
        assert not re.search(MIRRORS, entry.fields.get("url", "")), key


def test_a_page_is_given_only_where_no_identifier_is(bibliography):
    for key, entry in bibliography.items():
        if "url" in entry.fields:
            assert "doi" not in entry.fields, key


def test_identifiers_are_unique(bibliography):
    for field in ("doi", "pubmed", "pmcid"):
        values = [
            entry.fields[field].lower()
            for entry in bibliography.values()
            if field in entry.fields
        ]
        assert len(values) == len(set(values)), field


def test_every_field_is_one_that_the_book_reads(bibliography):
    read = {"title", "author", "editor", "journal", "booktitle", "howpublished"}
    read |= {"publisher", "edition", "year", "volume", "number", "pages", "shorthand"}
    read |= {"doi", "pubmed", "pmcid", "url", "status", "reading", "note"}
    for key, entry in bibliography.items():
        assert set(entry.fields) <= read, key


def test_every_identifier_leads_the_reader_to_the_source(bibliography):
    for key, entry in bibliography.items():
        if {"doi", "pubmed", "pmcid", "url"} & set(entry.fields):
            assert "<a href=" in links_of(entry), key


def test_labels_are_unique():
    labels = [row.label for row in load_table("sources")]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("style", ["unsrt", "alpha", "plain"])
def test_every_entry_can_be_printed(style, bibliography):
    """A field that a style needs and does not find breaks the build of the book."""
    formatter = find_plugin("pybtex.style.formatting", style)()
    backend = find_plugin("pybtex.backends", "text")()
    for formatted in formatter.format_entries(bibliography.values()):
        assert formatted.text.render(backend)
