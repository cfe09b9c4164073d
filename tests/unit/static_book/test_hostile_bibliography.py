"""Entries of a bibliography that somebody prepared: refused by name, or only words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from live_site.plain_markdown import Book, PlainMarkdown
from nerveroot.data import make_sources
from nerveroot.static_book.bibliography import read_bibliography
from nerveroot.static_book.errors import BookError

from . import conftest
from .conftest import BuildBook

TITLE = "A <script>alert(1)</script> title"
ENTRY = (
    "% A line before the first entry.\n@misc{{evil2020, title = {{{title}}}, "
    "year = {{2020}}, status = {{read}}, reading = {{read}}{more}}}\n"
)
LABELS = {"evil2020": "Evil <script>alert(2)</script> 2020", "good2021": "Good"}


def bibliography(folder: Path, title: str = "A title", more: str = "") -> Path:
    """Write a bibliography of one entry."""
    path = folder / "book.bib"
    path.write_text(ENTRY.format(title=title, more=more), encoding="utf-8")
    return path


def refusals(path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return what the build says of a bibliography, and what `make sources` says."""
    with pytest.raises(BookError) as caught:
        read_bibliography(path, LABELS)
    assert make_sources.main([str(path)]) == 1
    return [str(caught.value), capsys.readouterr().err.strip()]


@pytest.fixture(autouse=True)
def kept_table(tmp_path, monkeypatch):
    """No test writes over the book's own table of sources."""
    monkeypatch.setattr(make_sources, "TARGET", tmp_path / "generated" / "sources.csv")


@pytest.mark.parametrize(
    ("field", "value", "cure"),
    [
        ("url", "javascript:alert(1)", "begins with https://"),
        ("url", "JavaScript://example.org/%0Aalert(1)", "begins with https://"),
        ("url", "data:text/html,<script>alert(1)</script>", "begins with https://"),
        ("url", "https:javascript:alert(1)", "begins with https://"),
        ("url", "//example.org/a", "begins with https://"),
        ("url", "file:///etc/passwd", "begins with https://"),
        ("url", "https://user@example.org/", "begins with https://"),
        ("url", "https://example.org/a onclick=alert(1)", "begins with https://"),
        ("url", "https://example.org/'>\"<b>", "begins with https://"),
        ("doi", "javascript:alert(1)", "begins with 10."),
        ("doi", "data:text/html,x", "begins with 10."),
        ("doi", "https://doi.org/10.1002/mus.10279", "begins with 10."),
        ("doi", "10.1002/mus 10279", "begins with 10."),
        ("pubmed", "../javascript:alert(1)", "digits alone"),
        ("pubmed", "PMID 12508296", "digits alone"),
        ("pmcid", "12508296", "PMC and its digits"),
    ],
)
def test_an_address_that_is_no_page_is_refused_with_its_entry(
    tmp_path, capsys, field, value, cure
):
    path = bibliography(tmp_path, more=f", {field} = {{{value}}}")
    for said in refusals(path, capsys):
        assert said.startswith(f"book.bib: evil2020: {field} {value!r} is no ")
        assert cure in said
    assert not make_sources.TARGET.exists()


def test_all_wrong_entries_are_named_at_once(tmp_path, capsys):
    path = bibliography(tmp_path, more=", url = {javascript:a()}, doi = {data:b}")
    one = path.read_text("utf-8")
    path.write_text(one + one.replace("evil2020", "good2021"), encoding="utf-8")
    for said in refusals(path, capsys):
        assert said.count("evil2020: url") == said.count("good2021: url") == 1
        assert said.count("doi 'data:b' is no DOI") == 2


def test_an_endless_address_is_quoted_in_part(tmp_path, capsys):
    path = bibliography(tmp_path, more=f", url = {{data:{'x' * 100_000}}}")
    assert all(len(said) < 400 for said in refusals(path, capsys))


@pytest.mark.parametrize(
    ("field", "value", "href"),
    [
        (
            "url",
            "https://www.example.org/a?b=1&c=%20#d",
            "https://www.example.org/a?b=1",
        ),
        ("url", "http://example.org", "http://example.org"),
        (
            "doi",
            "10.1002/(sici)1<1::aid-a2>3.0.co;2-x",
            "https://doi.org/10.1002/(sici)",
        ),
    ],
)
def test_addresses_of_pages_are_left_alone(tmp_path, field, value, href):
    path = bibliography(tmp_path, more=f", {field} = {{{value}}}")
    links = read_bibliography(path, LABELS)["evil2020"].links
    assert links.startswith(f'<a href="{href}')
    assert value in make_sources.sources_csv(path)


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-16", "the file is UTF-16"),
        ("utf-16-le", "the file holds NUL bytes and is not text"),
        ("utf-16-be", "the file holds NUL bytes and is not text"),
        ("utf-8-sig", "the file is UTF-8 with a byte order mark"),
        ("latin-1", "line 2 is not UTF-8"),
    ],
)
def test_another_encoding_is_refused_with_the_cure(tmp_path, capsys, encoding, said):
    path = bibliography(tmp_path, title="Über")
    path.write_bytes(path.read_text("utf-8").encode(encoding))
    cure = "save the file as UTF-8 without a byte order mark"
    assert refusals(path, capsys) == [f"book.bib: {said}; {cure}"] * 2


def test_markup_in_a_title_is_words_on_the_page(
    build_book: BuildBook, tmp_path, monkeypatch
):
    whole = conftest.BIBLIOGRAPHY.read_text("utf-8")
    entry = re.compile(r"(?<=\{tsao2003,\n)(.*?  title = )[^\n]*", re.DOTALL)
    text, count = entry.subn(rf"\1{{{TITLE}}},", whole)
    assert count == 1
    hostile = tmp_path / "hostile.bib"
    hostile.write_text(text, encoding="utf-8")
    monkeypatch.setattr(conftest, "BIBLIOGRAPHY", hostile)
    book = build_book(text="# T\n\n{cite:t}`tsao2003`\n\n```{page-sources}\n```\n")
    page = book.page("text")
    assert "A &lt;script&gt;alert(1)&lt;/script&gt; title" in page
    assert "<script>alert" not in page


def test_markup_in_an_entry_is_words_in_a_notebook(tmp_path):
    sources = read_bibliography(bibliography(tmp_path, title=TITLE), LABELS)
    chapter = PlainMarkdown(Book(sources, {}, frozenset()), "a.md")
    cited = chapter.convert("{cite:t}`evil2020`")
    listed = chapter.convert(":::{page-sources}\n:::")
    assert "Evil &lt;script>alert(2)" in cited
    assert "A &lt;script>alert(1)&lt;/script> title" in listed
    assert "<script" not in cited + listed
