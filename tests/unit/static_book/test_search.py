"""What a page gives to the search, and what the search makes of readers' words."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from nerveroot.static_book.search import index_file
from nerveroot.static_book.search.index_file import search_data
from nerveroot.static_book.search.page_text import read_page

from tests import CHECKOUT

PACKAGE = CHECKOUT / "node_modules" / "minisearch"
VENDOR = index_file.HERE / "vendor"

PAGE = """
<header>Never read</header>
<main><section id="top"><h1>Foot drop<a class="headerlink">#</a></h1>
<p><strong>Will it recover?</strong> Often.<br>Not always.</p>
<fieldset class="nr-question"><legend>Guess</legend><p>Hint</p></fieldset>
<dl><dt><code>root</code> <span class="nr-kind">str</span></dt><dd>Whose.</dd></dl>
<div class="nr-answer"><p>The answer is 33%.</p></div>
<section id="strength"><h2>Strength &amp; time</h2><p>Weak <em>for days</em>.</p>
<figure class="nr-figure" id="fig-a"><p class="nr-figure-title">Half get better</p>
<table><tr><th>Study</th><td>12</td></tr></table><svg><text>label</text></svg></figure>
</section>
<section id="back-to-mr-t"><h2>Back to Mr T.</h2><p>It was the knee.</p></section>
<div class="nrq-still"><p>Which is right?</p></div>
<dl class="glossary"><dt id="term-ehl">EHL</dt><dt id="term-long">Long toe lifter</dt>
<dd><p>A muscle.</p></dd><dt id="term-b">Bulge</dt><dd><p>A disc.</p></dd></dl>
</section></main><footer>Nor this</footer>
"""


def test_a_page_is_cut_into_sections_figures_and_terms():
    found = {entry.anchor: entry for entry in read_page(PAGE)}
    assert list(found) == ["fig-a", "strength", "term-ehl", "term-b", "top"]
    assert found["top"].heading == "Foot drop"
    assert found["top"].questions == ["Will it recover?"]
    assert found["top"].text == "Will it recover? Often. Not always. root"
    assert found["strength"].heading == "Strength & time"
    assert found["strength"].text == "Weak for days."
    assert found["fig-a"].heading == "Half get better"
    assert found["fig-a"].text == "Study"
    assert found["term-ehl"].names == ["EHL", "Long toe lifter"]
    assert found["term-ehl"].text == "A muscle."


def test_the_index_holds_titles_terms_and_synonyms():
    data = search_data({"a.html": read_page(PAGE)})
    assert data["pages"] == [("a.html", "Foot drop", 1)]
    about = search_data({"a.html": read_page(PAGE)}, {"a.html"})
    assert about["pages"] == [("a.html", "Foot drop", 0.5)]
    assert data["terms"][0] == (0, "term-ehl", ["EHL", "Long toe lifter"], "A muscle.")
    assert ["peroneal", "fibular"] in data["synonyms"]


def test_a_built_book_has_one_index_and_nothing_of_sphinxs(build_book):
    built = build_book(one="# One\n\nA word: cornucopia.\n", two="# Two\n\nOther.\n")
    assert not built.warnings
    page = built.page("search")
    address = re.search(r'data-index="([^"]+)"', page)
    assert address is not None
    index = (built.folder / address[1]).read_text("utf-8")
    assert "cornucopia" in index
    assert not (built.folder / "searchindex.js").exists()
    assert "searchtools" not in page
    assert "search-index" not in built.page("one")
    assert "minisearch" not in built.page("one")
    library = next(built.folder.glob("_static/nerveroot/minisearch.*.js"))
    assert "Permission is hereby granted" in library.read_text("utf-8")


def test_a_changed_page_changes_the_index(build_book):
    build_book(one="# One\n\nA word: cornucopia.\n")
    built = build_book(one="# One\n\nA word: haystack.\n")
    indexes = list(built.folder.glob("_static/nerveroot/search-index.*.js"))
    assert [index.name in built.page("search") for index in indexes] == [True]
    assert "haystack" in indexes[0].read_text("utf-8")


@pytest.mark.parametrize(
    ("kept", "published"),
    [
        ("minisearch.js", "dist/umd/index.js"),
        ("minisearch-LICENSE.txt", "LICENSE.txt"),
    ],
)
def test_the_kept_library_is_that_of_the_npm_package(kept: str, published: str):
    if not PACKAGE.is_dir():
        pytest.fail("minisearch is missing: run `npm ci` first")
    same = (VENDOR / kept).read_bytes() == (PACKAGE / published).read_bytes()
    assert same, f"copy {published} from minisearch to vendor/"
    declared = json.loads((CHECKOUT / "package.json").read_text("utf-8"))
    version = json.loads((PACKAGE / "package.json").read_text("utf-8"))["version"]
    assert declared["devDependencies"]["minisearch"] == version


def test_hostile_words_of_a_page_stay_data_in_the_index():
    page = (
        '<main><section id="a"><h1>T</h1><p>&lt;/script&gt;&lt;img onerror=x&gt; '
        "'+alert(1)+' \u2028 __proto__</p></section></main>"
    )
    data = search_data({"a.html": read_page(page)})
    assert data["entries"][0][5].startswith("</script><img onerror=x> '+alert(1)+'")
    script = index_file.value_script("search", json.dumps(data, ensure_ascii=False))
    assert "\u2028" not in script
    assert len(gzip.compress(script.encode())) < 5000
