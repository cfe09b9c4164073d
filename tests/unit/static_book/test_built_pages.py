"""Small books are built: what the extension makes of a page, and what it refuses."""

from __future__ import annotations

import re

import pytest
from nerveroot.data import agreement
from nerveroot.static_book.errors import BookError

from .conftest import notebook

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<title>Where L5 is</title><path id="a" d="M0 0h9"/></svg>'
)
VIEW = "application/vnd.jupyter.widget-view+json"
ESM = "export default { render({ el }) { el.textContent = 'x'; } };\n"


def view(model_id: str, svg: str | None = SVG) -> dict[str, object]:
    """Return the output of a cell that shows a widget."""
    data: dict[str, object] = {
        VIEW: {"version_major": 2, "version_minor": 0, "model_id": model_id},
        "text/plain": "DemoMap",
    }
    return data | ({"image/svg+xml": svg} if svg else {})


def state(*model_ids: str) -> dict[str, object]:
    """Return the saved state of widgets that share program and facts."""
    fields = {
        "_anywidget_id": "demo.DemoMap",
        "_esm": ESM,
        "_css": ".demo { color: red; }",
        "_facts": {"rows": list(range(3000))},
    }
    models = {
        model_id: {"model_name": "AnyModel", "state": fields | {"n": number}}
        for number, model_id in enumerate(model_ids)
    }
    return {"version_major": 2, "version_minor": 0, "state": models}


def test_a_widget_page_links_shared_files_and_keeps_the_drawing(build_book):
    book = build_book(
        map=notebook(view("aa"), view("bb"), state=state("aa", "bb")),
        text="# Text\n\nNo widget here.\n",
    )
    page = book.page("map")
    assert book.warnings == ""
    assert re.findall(r'data-widget="(w\d)" data-widget-name="demo-map"', page) == [
        "w1",
        "w2",
    ]
    assert page.count('aria-label="Where L5 is"') == 2
    scripts = re.findall(r'<script defer src="_static/nerveroot/([\w-]+)', page)
    assert scripts == ["page", "host", "demo-map", "facts", "map"]
    assert 'href="_static/nerveroot/demo-map.' in page
    for name in re.findall(r"_static/nerveroot/[\w.-]+", page):
        assert (book.folder / name).is_file(), name
    assert "widget-state+json" not in page
    assert "require" not in page
    assert "host." not in book.page("text")


def test_no_page_links_another_server_or_a_script_of_the_theme(build_book):
    book = build_book(text="# Text\n\n$x^2$ and\n\n$$ y = 1 $$\n")
    page = book.page("text")
    loaded = re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="([^"]+)"', page)
    assert loaded
    assert not [address for address in loaded if "//" in address]
    scripts = [address for address in loaded if ".js" in address]
    assert [re.sub(r"\.[0-9a-f]{12}", "", s) for s in scripts] == [
        "_static/nerveroot/page.js"
    ]
    assert page.count("<math ") == 2
    assert not list((book.folder / "_static").rglob("fontawesome*"))


def test_a_plate_is_inlined_and_its_images_are_files(build_book):
    image = "data:image/png;base64,QUJD"
    svg = SVG.replace("<path", f'<image href="{image}"/><path')
    book = build_book(
        plate=notebook({"image/svg+xml": svg, "text/plain": "Plate"}, kind="chapter")
    )
    page = book.page("plate")
    assert '<div class="nr-plate"><svg' in page
    address = re.search(r'<image href="(_static/nerveroot/image\.[^"]+\.png)"', page)
    assert address is not None
    assert (book.folder / address[1]).read_bytes() == b"ABC"


@pytest.mark.parametrize(
    ("cells", "saved", "message"),
    [
        ([view("aa", svg=None)], state("aa"), "a widget has no still version"),
        ([view("aa")], state("bb"), "a widget is shown that has no saved state"),
        ([{"text/plain": "None"}], None, "page_kind is tool, but no cell shows"),
    ],
)
def test_a_page_without_its_widget_is_refused(build_book, cells, saved, message):
    with pytest.raises(BookError, match=message):
        build_book(map=notebook(*cells, state=saved))


CHAPTER = """\
# Chapter

:::{patient}
Ms R. is 46.
:::

:::{before-reading} How many of 98?
:name: pain-inside
- 1
- 22
:::

## Body

Cited {cite:t}`tsao2003`, and ({agreement}`L5 hallux_dorsal`) {cite:p}`tsao2003`.

:::{answer} pain-inside
:right: 1
Only one, in {cite:t}`tsao2003`.
:::

:::{figure-frame} The finding
:name: fig-one
:source: {cite:t}`tsao2003`, [itself](#fig-one)

| a | b |
|---|---|
| 1 | 2 |
:::

## Take away

:::{take-away}
1. a
2. b
3. c
4. d
5. e
:::

## Sources

:::{page-sources}
:::
"""


def test_a_chapter_has_all_its_parts(build_book):
    book = build_book(chapter=CHAPTER)
    page = book.page("chapter")
    assert book.warnings == ""
    assert '<p class="nr-page-path">First part</p><h1>' in page
    assert "Last checked 2 November 2026" in page
    assert "A patient, composed for this chapter" in page
    assert page.count('type="radio" name="pain-inside"') == 2
    assert "#pain-inside-2:checked) .pain-inside-guess-2{display:block}" in page
    assert "You guessed right." in page
    assert "You guessed 22." in page
    assert '<figure id="fig-one" class="nr-figure" aria-labelledby=' in page
    assert "nr-take-away-section" in page
    counted = agreement("L5", "hallux_dorsal")
    assert f"{counted.k}\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}{counted.n}" in page
    anchor = re.search(r'<a class="nr-cite" href="#([\w-]+)">', page)
    assert anchor is not None
    assert page.count(f'id="{anchor[1]}"') == 1
    assert "For learning; it cannot examine you." in page
    assert "Report an error" not in page


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("`tsao2003`,", "`Tsao2OO3`,", r"chapter\.md:20: .*'Tsao2OO3' \(did you mean"),
        ("L5 hallux_dorsal", "L5 halux", r"chapter\.md:20: .*unknown region 'halux'"),
        (":right: 1", ":right: 3", "the right option '3' is none of 1, 22"),
        ("{answer} pain-inside", "{answer} pain", "no question named 'pain'"),
        ("5. e\n", "", "one numbered list of 5 lines; found 4"),
        (":source: {cite:t}", ":what: {cite:t}", "say where it comes from"),
    ],
)
def test_a_slip_in_a_chapter_is_named_with_its_cure(build_book, right, wrong, message):
    assert right in CHAPTER
    book = build_book(chapter=CHAPTER.replace(right, wrong, 1))
    assert re.search(message, book.warnings), book.warnings


def test_a_frame_without_figure_is_refused(build_book):
    source = "# Page\n\n:::{figure-frame} Finding\n:source: data\n:::\n\nText.\n"
    with pytest.raises(BookError, match="figure-frame has no figure"):
        build_book(page=source)


def test_sources_that_are_cited_must_be_listed(build_book):
    with pytest.raises(BookError, match="text: it cites sources but has no"):
        build_book(text="# Text\n\n{cite:t}`tsao2003`\n")


def test_links_to_the_repository_exist_only_when_it_is_known(build_book, monkeypatch):
    plain = build_book(text="# Text\n")
    assert "canonical" not in plain.page("text")
    monkeypatch.setenv("BOOK_URL", "https://book.test/l5")
    monkeypatch.setenv("BOOK_REPOSITORY", "https://github.com/some/where")
    known = build_book(text="# Text\n").page("text")
    assert '<link rel="canonical" href="https://book.test/l5/text.html"' in known
    assert "https://github.com/some/where/issues/new" in known
    assert "https://github.com/some/where/blob/main/text.md" in known


def test_the_entry_page_is_left_alone_where_the_cover_is_the_entry(build_book):
    assert 'http-equiv="refresh"' not in build_book(text="# Text\n").page("index")
