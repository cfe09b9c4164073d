"""Entries are printed as they were seen, with label, links and status."""

from __future__ import annotations

from pathlib import Path

import pytest
from nerveroot.data import load_table
from nerveroot.static_book.bibliography import read_bibliography
from nerveroot.static_book.close_names import did_you_mean
from nerveroot.static_book.errors import BookError

BIB = r"""
@article{one2003, author = {Tsao, Bryan E.}, title = {A {CT} study of L4--5},
  journal = {Muscle \& Nerve}, year = {2003}, volume = {27}, pages = {60--64},
  doi = {10.1002/mus-10279}, pubmed = {12508296}, status = {read}, reading = {read}}
@article{two1998, author = {Williams, A. and S{\o}rensen, J.-P.}, title = {Two},
  year = {1998}, status = {unchecked}, reading = {secondhand}}
@misc{three, author = {de Souza, A. and others}, title = {Three?},
  pmcid = {PMC77}, status = {unread}}
@misc{web, title = {A teaching page}, howpublished = {Study \& notes}, year = {2024},
  url = {https://www.example.org/page}, status = {unchecked}}
"""
LABELS = {"one2003": "Tsao 2003", "two1998": "Two 1998", "three": "T", "web": "W"}


@pytest.fixture
def sources(tmp_path):
    path = tmp_path / "book.bib"
    path.write_text(BIB, encoding="utf-8")
    return read_bibliography(path, LABELS)


def test_the_printed_entry_holds_no_latex(sources):
    assert sources["one2003"].text == (
        "Tsao BE. A CT study of L4–5. Muscle & Nerve, 2003, 27:60–64."
    )
    assert sources["two1998"].text == "Williams A, Sørensen JP. Two. 1998."
    assert sources["three"].text == "de Souza A et al. Three?"
    assert sources["web"].text == "A teaching page. Study & notes, 2024."


def test_links_keep_identifiers_as_they_are(sources):
    assert sources["one2003"].links == (
        '<a href="https://doi.org/10.1002/mus-10279">10.1002/mus-10279</a> '
        '<a href="https://pubmed.ncbi.nlm.nih.gov/12508296/">PMID 12508296</a>'
    )
    assert sources["two1998"].links == ""
    assert "articles/PMC77/" in sources["three"].links
    assert sources["web"].links == (
        '<a href="https://www.example.org/page">example.org</a>'
    )


def test_how_it_was_read_and_whether_details_are_confirmed_are_both_said(sources):
    assert {key: source.status_words for key, source in sources.items()} == {
        "one2003": "Read",
        "two1998": "Read second-hand; reference details unconfirmed",
        "three": "Original not consulted",
        "web": "Reference details unconfirmed",
    }


def test_entries_without_status_or_label_are_all_named(tmp_path):
    path = tmp_path / "book.bib"
    path.write_text(
        "@misc{a1, title={A}, year={2000}}\n"
        "@misc{b2, title={B}, year={2000}, status={seen}}\n"
        "@misc{c3, title={C}, year={2000}, status={read}}\n"
    )
    with pytest.raises(BookError) as caught:
        read_bibliography(path, {"a1": "A", "b2": "B"})
    message = str(caught.value)
    assert "a1: status 'none' is none of read, " in message
    assert "b2: status 'seen'" in message
    assert "c3: it is not in the table of sources; run `make sources`" in message


def test_a_missing_bibliography_is_an_error_that_names_it(tmp_path):
    with pytest.raises(BookError, match=r"none\.bib"):
        read_bibliography(tmp_path / "none.bib", {})


def test_the_books_own_bibliography_can_be_printed():
    path = Path(__file__).parents[3] / "book" / "references.bib"
    labels = {row.source_key: row.label for row in load_table("sources")}
    for source in read_bibliography(path, labels).values():
        assert source.text, source.key
        assert not set(source.text) & set("{}\\"), source.text


def test_close_names_are_suggested_whatever_their_letter_case():
    assert did_you_mean("Tsao2003", ["tsao2003", "peul2007"]) == (
        " (did you mean tsao2003?)"
    )
    assert did_you_mean("zzz", ["tsao2003"]) == ""
