"""Executed notebooks are dropped when, and only when, the package has changed."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from nerveroot.static_book import build_cache


@pytest.fixture
def package(tmp_path):
    root = tmp_path / "package"
    (root / "data").mkdir(parents=True)
    (root / "static_book").mkdir()
    (root / "data" / "regions.csv").write_text("id\n")
    (root / "map.js").write_text("1")
    (root / "static_book" / "host.js").write_text("1")
    return root


@pytest.mark.parametrize("name", ["data/regions.csv", "map.js"])
def test_the_hash_follows_data_and_programs(package, name):
    before = build_cache.package_hash(package)
    assert build_cache.package_hash(package) == before
    (package / name).write_text("changed")
    assert build_cache.package_hash(package) != before


def test_the_hash_ignores_what_no_cell_output_holds(package):
    before = build_cache.package_hash(package)
    (package / "static_book" / "host.js").write_text("changed")
    (package / "notes.md").write_text("changed")
    assert build_cache.package_hash(package) == before


@pytest.mark.parametrize("part", ["static_book", "look", "charts"])
def test_pages_are_written_again_when_what_they_are_made_of_changes(
    package, monkeypatch, part
):
    """The picture of a chart is no output of its cell, and stands in the page."""
    monkeypatch.setattr(build_cache, "PACKAGE", package)
    config = SimpleNamespace(book_renderer_hash="")
    build_cache.note_renderer(SimpleNamespace(), config)
    before = config.book_renderer_hash
    build_cache.note_renderer(SimpleNamespace(), config)
    assert config.book_renderer_hash == before
    (package / part / "generated").mkdir(parents=True)
    (package / part / "generated" / "picture.svg").write_text("<svg/>")
    build_cache.note_renderer(SimpleNamespace(), config)
    assert config.book_renderer_hash != before


def test_a_changed_package_empties_the_cache_and_names_the_pages(tmp_path, monkeypatch):
    folder = tmp_path / ".jupyter_cache"
    folder.mkdir()
    (folder / "global.db").write_text("old")
    config = SimpleNamespace(nb_execution_cache_path=str(folder))
    app = SimpleNamespace(config=config, srcdir=tmp_path)
    env = SimpleNamespace(nb_metadata={"a": {"exec_data": {"x": 1}}, "b": {}})

    build_cache.drop_stale_outputs(app, config)
    assert not folder.exists()
    assert build_cache.reread_executed_pages(app, env, set(), set(), set()) == ["a"]
    build_cache.stamp_outputs(app, env)

    again = SimpleNamespace(config=config, srcdir=tmp_path)
    (folder / "global.db").write_text("fresh")
    build_cache.drop_stale_outputs(again, config)
    assert (folder / "global.db").exists()
    assert build_cache.reread_executed_pages(again, env, set(), set(), set()) == []


def test_the_hash_follows_the_questions_of_the_chapters(tmp_path):
    app = SimpleNamespace(srcdir=tmp_path)
    before = build_cache.inputs_hash(app)
    chapter = tmp_path / "book" / "anatomy"
    chapter.mkdir(parents=True)
    (chapter / "reflexes.quiz.toml").write_text("title = 'Reflexes'")
    assert build_cache.inputs_hash(app) != before
