"""The reference names everything that is public, and says what each part means."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import nerveroot
import pytest
from nerveroot.data import TABLE_NAMES
from nerveroot.data.schema import load_schema
from nerveroot.static_book.errors import BookError
from nerveroot.static_book.python_reference.described import describe
from nerveroot.static_book.python_reference.names import GROUPS, names_of
from nerveroot.static_book.search.page_text import read_page
from nerveroot.web.widget import BookWidget

from tests.notebooks.chapters import chapters_with_code, code_cells

from .conftest import BuildBook

PAGE = Path(__file__).parents[3] / "book" / "reference" / "nerveroot.md"
SHOWN = {(module, name) for group in GROUPS for module, name, _ in names_of(group)}


@pytest.fixture
def html(build_book: BuildBook) -> str:
    """The page as the book builds it, without its link to another page."""
    text = PAGE.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    text = text.replace("[evidence tables](evidence-tables.md)", "evidence tables")
    book = build_book(kind="about", nerveroot=text)
    assert not book.warnings
    return book.page("nerveroot")


def test_every_public_name_is_shown(html: str) -> None:
    """A new widget, chart or function of the data is missing from the reference."""
    places = [("nerveroot", name) for name in nerveroot.__all__ if name != "charts"]
    for module in ("nerveroot.charts", "nerveroot.data"):
        places += [(module, name) for name in import_module(module).__all__]
    for module, name in places:
        known = [place for place in SHOWN if place[1] == name]
        assert known, f"{module}.{name} is not in the reference"
        assert f'id="{known[0][0]}.{name}"' in html, name


def test_what_chapters_import_is_shown() -> None:
    """A chapter teaches a name that no reader can look up."""
    shown = {name for _, name in SHOWN} | {"charts"}
    for chapter in chapters_with_code():
        for code in code_cells(chapter.read_text(encoding="utf-8")):
            for node in ast.walk(ast.parse(code)):
                if isinstance(node, ast.ImportFrom) and "nerveroot" in str(node.module):
                    names = {alias.name for alias in node.names}
                    assert names <= shown, f"{chapter.name}: {names - shown}"


def test_the_search_reads_names_but_not_what_each_means(html: str) -> None:
    """The meanings of columns and parameters would be a seventh of the index."""
    text = " ".join(entry.text for entry in read_page(f"<main>{html}</main>"))
    assert "authority_id" in text
    assert "Whose map." in html
    assert "Whose map." not in text


def test_every_column_of_every_table_is_shown(html: str) -> None:
    """A new table or column is missing from the reference."""
    entries = dict(
        part.split('"', 1) for part in html.split('id="columns-')[1:] if '"' in part
    )
    for name in TABLE_NAMES:
        entry = entries[name.replace("_", "-")]
        for column in load_schema(name).columns:
            assert f'<span class="pre">{column.name}</span>' in entry, (name, column)


def test_every_trait_and_event_of_a_widget_is_shown() -> None:
    """A trait or an event can be used and stands nowhere."""
    for module, name, found in names_of("widgets"):
        assert isinstance(found, type)
        assert issubclass(found, BookWidget)
        lists = describe(module, name, found).lists
        listed = {
            entry.name.partition("(")[0]
            for entries in lists.values()
            for entry in entries
        }
        traits = {t for t in found.class_own_traits() if not t.startswith("_")}
        events = {method for method in vars(found) if method.startswith("on_")}
        assert traits | events <= listed, f"{name}: {(traits | events) - listed}"


def test_defaults_are_those_of_the_code() -> None:
    """The reference says what a widget began with long ago."""
    found = describe("nerveroot", "LevelExplorer", nerveroot.LevelExplorer)
    traits = {
        entry.name: entry.kind for entries in found.lists.values() for entry in entries
    }
    assert traits["level"] == f'str, at first ``"{nerveroot.LevelExplorer().level}"``'
    assert traits["roots_hit"] == "list of str, read only"
    assert 'level="L4-5"' in found.signature


def test_examples_keep_their_prompts() -> None:
    """The parser of docstrings gives answers without what was typed."""
    found = describe("nerveroot", "DermatomeMap", nerveroot.DermatomeMap)
    assert found.examples[0].startswith(">>> from nerveroot import DermatomeMap")


def test_a_name_without_words_is_refused() -> None:
    """A function without a docstring leaves an empty place."""

    def silent() -> None: ...

    with pytest.raises(BookError, match=r"nerveroot\.silent has no docstring"):
        describe("nerveroot", "silent", silent)


def test_a_trait_without_words_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A trait without a docstring leaves a name that nobody can use."""
    text = nerveroot.RootCourse.__doc__ or ""
    described = "nerveroot.static_book.python_reference.described"
    monkeypatch.setattr(nerveroot.RootCourse, "__doc__", text.split("\n")[0])
    monkeypatch.setattr(
        f"{described}.ModuleAnalyzer.find_attr_docs", lambda _analyzer: {}
    )
    with pytest.raises(BookError, match=r"RootCourse\.stop has no docstring under it"):
        describe("nerveroot", "RootCourse", nerveroot.RootCourse)


def test_an_unknown_group_is_refused(build_book: BuildBook) -> None:
    book = build_book(first="# First\n\n:::{python-names} gadgets\n:::\n")
    assert "'gadgets' is none of widgets, still-figures, charts, data" in book.warnings
