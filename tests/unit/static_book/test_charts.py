"""A figure of nerveroot.charts in a cell becomes a framed picture with all it needs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pytest
from nerveroot import charts
from nerveroot.charts import pictures
from nerveroot.charts.pictures import figure_json, picture_of
from nerveroot.charts.table_html import table_csv, table_html
from nerveroot.static_book.chart_frame import still_html
from nerveroot.static_book.errors import BookError

from .conftest import BuildBook, Built, notebook

PLOTLY = "application/vnd.plotly.v1+json"
SOURCES = {
    "cell_type": "markdown",
    "id": "sources",
    "metadata": {},
    "source": "## Sources\n\n```{page-sources}\n```\n",
}
FRAME = {
    "cell_type": "markdown",
    "id": "frame",
    "metadata": {},
    "source": ":::{figure-frame} The writer's own headline.\n:source: A book\n:::\n",
}


@pytest.fixture(scope="module")
def figure() -> dict[str, Any]:
    return figure_json(charts.resorption())


@pytest.fixture
def meta(figure: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = figure["layout"]["meta"]
    return found


def chapter(*figures: dict[str, Any], before: dict[str, Any] | None = None) -> str:
    """Return a chapter with one cell per figure and a list of sources."""
    text = notebook(*({PLOTLY: figure} for figure in figures), kind="chapter")
    made = json.loads(text)
    if before is not None:
        made["cells"].insert(1, before)
    made["cells"].append(SOURCES)
    return json.dumps(made)


BuildPage = Callable[..., tuple[Built, str]]


@pytest.fixture
def build_page(build_book: BuildBook) -> BuildPage:
    def build(*figures: dict[str, Any], **options: Any) -> tuple[Built, str]:
        book = build_book(chart=chapter(*figures, **options), text="# Text\n")
        assert book.warnings == ""
        return book, book.page("chart")

    return build


def test_the_frame_says_what_the_chart_says(build_page: BuildPage, figure, meta):
    _, page = build_page(figure)
    assert page.count('data-chart="resorption"') == 1
    anchor = f"chart-{meta['id']}"
    assert f'<figure class="nr-figure nr-chart-frame" id="{anchor}"' in page
    assert f'aria-labelledby="{anchor}-title"' in page
    for words in (meta["headline"], meta["what"], meta["see"]):
        assert words in page
    # No heading: the order of the page's headings is the writer's.
    assert len(re.findall(r"<h[2-6]", page.partition("Sources</h2>")[0])) <= 1


def test_both_pictures_stand_in_the_page_with_the_words_for_them(
    build_page: BuildPage, figure, meta
):
    _, page = build_page(figure)
    assert page.count(f'aria-label="{meta["alt"]}" role="img"') == 2
    assert page.count('class="nr-chart-picture nr-chart-wide"') == 1
    assert page.count('class="nr-chart-picture nr-chart-narrow"') == 1
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert "<title>" not in page.partition("<body")[2]


def test_the_library_is_named_and_not_linked(build_page: BuildPage, figure):
    book, page = build_page(figure)
    scripts = re.findall(r'<script defer src="_static/nerveroot/([\w-]+)', page)
    assert scripts == ["page", "charts"]
    library = re.search(r'data-library="([^"]+)"', page)
    drawn = re.search(r'data-figure="([^"]+)"', page)
    assert library is not None
    assert drawn is not None
    for address in (library[1], drawn[1]):
        assert (book.folder / address).is_file()
    assert "charts." not in book.page("text")
    assert "data-library" not in book.page("text")


def test_the_figure_is_stored_once_and_without_the_words_of_the_page(
    build_page: BuildPage, figure, meta
):
    book, page = build_page(figure)
    drawn = re.search(r'data-figure="([^"]+)"', page)
    assert drawn is not None
    script = (book.folder / drawn[1]).read_text("utf-8")
    assert script.startswith(f"nerverootCharts.figure('{meta['id']}', '")
    assert meta["alt"] not in script
    assert '"table"' not in script
    assert '"narrow"' in script


def test_rows_and_csv_are_those_of_the_chart(build_page: BuildPage, figure, meta):
    book, page = build_page(figure)
    table = page.partition('<details class="nr-chart-table">')[2].partition("</table>")
    assert table[0].count("<tr>") == 1 + len(meta["table"]["rows"])
    link = re.search(r'href="([^"]+\.csv)" download="([^"]+)"', page)
    assert link is not None
    assert link[2] == f"{meta['id']}.csv"
    text = (book.folder / link[1]).read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == [column["id"] for column in meta["table"]["columns"]]
    assert len(rows) == 1 + len(meta["table"]["rows"])


def test_sources_of_a_chart_join_the_list_of_the_page(build_page: BuildPage, figure):
    _, page = build_page(figure)
    caption = page.partition('<p class="nr-figure-source">')[2].partition("</p>")[0]
    anchors = re.findall(r'href="#(source-[\w-]+)"', caption)
    assert len(anchors) == len(set(figure["layout"]["meta"]["source_keys"]))
    for anchor in anchors:
        assert f'id="{anchor}"' in page


def test_a_frame_of_the_writer_is_not_doubled(build_page: BuildPage, figure, meta):
    _, page = build_page(figure, before=FRAME)
    assert page.count("<figure") == 1
    assert "The writer&#x27;s own headline." in page or "own headline." in page
    assert meta["headline"] not in re.sub(r'aria-label="[^"]*"', "", page)
    assert meta["see"] in page
    assert 'class="nr-chart-frame"' in page


def test_the_same_chart_twice_keeps_ids_apart(build_page: BuildPage, figure):
    _, page = build_page(figure, figure)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert page.count('data-chart="resorption"') == 2


def test_a_chart_without_picture_stops_the_build_with_the_command(
    build_page: BuildPage, figure, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pictures, "PICTURES", tmp_path / "none")
    with pytest.raises(BookError, match=r"chart, line \d+: .*make_pictures"):
        build_page(figure)


def test_a_changed_chart_stops_the_build_with_the_command(
    build_page: BuildPage, figure
):
    changed = json.loads(json.dumps(figure))
    changed["data"][0]["opacity"] = 0.5
    with pytest.raises(BookError, match="older chart; run `python -m"):
        build_page(changed)


def test_a_figure_that_is_not_the_books_is_refused(build_book: BuildBook):
    foreign = {PLOTLY: {"data": [], "layout": {}}}
    with pytest.raises(BookError, match=r"nerveroot\.charts did not make"):
        build_book(chart=notebook(foreign, kind="chapter"))


def test_a_chart_on_a_page_without_list_of_sources_is_refused(
    build_book: BuildBook, figure
):
    with pytest.raises(BookError, match=r"no `\{page-sources\}`"):
        build_book(chart=notebook({PLOTLY: figure}, kind="chapter"))


def test_a_book_that_loads_nothing_gets_picture_and_table(figure, meta):
    html = still_html(
        meta, picture_of(figure), {}, anchor="c", where="page", is_framed=False
    )
    assert html.count("<svg ") == 1
    assert html.count(escape(meta["headline"])) == 2  # its title, and the table's name
    assert html.count("<tr>") == 1 + len(meta["table"]["rows"])
    assert "<details" not in html
    assert "data-figure" not in html


def test_a_framed_chart_leaves_headline_and_source_to_its_frame(figure, meta):
    html = still_html(
        meta, picture_of(figure), {}, anchor="c", where="page", is_framed=True
    )
    assert "<figure" not in html
    assert "nr-figure-title" not in html
    assert "nr-figure-source" not in html


TABLE = {
    "columns": [
        {"id": "arm", "label": "Arm", "numeric": False},
        {"id": "odi", "label": "ODI", "numeric": True},
        {"id": "n", "label": "People", "numeric": True},
    ],
    "rows": [["Surgery, <L4>", 50.0, 1200], ["Waiting", -4.65, None]],
}


def test_numbers_keep_the_digits_of_their_source():
    html = table_html(TABLE, "A finding")
    assert '<td class="nr-number">50</td>' in html
    assert '<td class="nr-number">−4.65</td>' in html
    assert '<td class="nr-number">1\N{NARROW NO-BREAK SPACE}200</td>' in html
    assert '<th scope="row">Surgery, &lt;L4&gt;</th>' in html
    assert '<span role="img" aria-label="none">–</span>' in html
    assert ': A finding"' in html


def test_a_csv_holds_ids_and_bare_numbers():
    assert table_csv(TABLE) == (
        '\ufeffarm,odi,n\r\n"Surgery, <L4>",50.0,1200\r\nWaiting,-4.65,\r\n'
    )
