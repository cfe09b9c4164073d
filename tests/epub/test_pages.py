"""What stands on the pages of the ePub."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree

import pytest
import yaml
from nerveroot.learning.question_file import load_questions
from nerveroot.static_book.epub.tables import ROWS_ID

from tests import CHECKOUT
from tests.browser.built_book import (
    DRAWN_TOOLS,
    FORMS_WITH_DRAWING,
    BookPage,
    page_of,
)
from tests.epub.conftest import XHTML, text_of, titles

SVG = "{http://www.w3.org/2000/svg}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"

#: What the labels and the description of a drawing must have to stand for it.
FEWEST_LETTERS = 60


def book_pages() -> list[BookPage]:
    """Return what every page of the table of contents must hold."""
    toc = yaml.safe_load((CHECKOUT / "_toc.yml").read_text("utf-8"))
    names = [
        toc["root"],
        *(entry["file"] for part in toc["parts"] for entry in part["chapters"]),
    ]
    return [
        page_of(name, (CHECKOUT / f"{name}.md").read_text("utf-8")) for name in names
    ]


BOOK_PAGES = book_pages()
every_page = pytest.mark.parametrize("expected", BOOK_PAGES, ids=str)
with_figures = pytest.mark.parametrize(
    "expected",
    [page for page in BOOK_PAGES if page.drawings or page.charts],
    ids=str,
)
Pages = Mapping[str, ElementTree.Element]


def drawings(page: ElementTree.Element) -> list[ElementTree.Element]:
    """Return the drawings that say something, not the marks beside words."""
    return [
        svg
        for svg in page.iter(f"{SVG}svg")
        if svg.get("role") == "img" and len(list(svg.iter())) > 12
    ]


def attribute_values(page: ElementTree.Element) -> list[str]:
    return [value for element in page.iter() for value in element.attrib.values()]


@every_page
def test_page_needs_no_script(pages: Pages, expected: BookPage) -> None:
    """Most reading systems run none; what waits for one stays empty."""
    page = pages[expected.address]
    names = {element.tag.rpartition("}")[2] for element in page.iter()}
    assert not names & {
        "script",
        "noscript",
        "input",
        "button",
        "fieldset",
        "details",
        "style",
    }
    text = text_of(page)
    assert "needs JavaScript" not in text
    assert "You guessed" not in text


@every_page
def test_page_asks_for_no_other_server(
    files: Mapping[str, bytes], pages: Pages, expected: BookPage
) -> None:
    """A picture from the web is a hole on a train, and tells who reads."""
    page = pages[expected.address]
    for element in page.iter():
        for name in ("src", XLINK_HREF):
            address = element.get(name)
            if address and not address.startswith("#"):
                assert not re.match(r"[a-z]+:", address), address
    for sheet in (name for name in files if name.endswith(".css")):
        assert b"http" not in files[sheet]


@every_page
def test_colours_are_values(pages: Pages, expected: BookPage) -> None:
    """Readers that know no variables would draw everything black."""
    for value in attribute_values(pages[expected.address]):
        assert not re.search(r"var\(|color-mix|oklch", value), value


def test_style_sheet_has_only_values(files: Mapping[str, bytes]) -> None:
    """The same of the style sheet."""
    sheet = files["style/epub.css"].decode()
    assert "var(" not in sheet
    assert "#D55E00" in sheet
    for font in re.findall(r"url\(\"?([^\")]+)", sheet):
        assert f"style/{font}" in files


@with_figures
def test_every_figure_is_drawn_once_and_described(
    pages: Pages, expected: BookPage
) -> None:
    """A figure that is lost, stands there twice or has no words."""
    page = pages[expected.address]
    described = {
        element.get("id"): text_of(element)
        for element in page.iter()
        if element.get("id")
    }
    wanted = expected.drawings + len(expected.charts)
    if expected.address == "book/index":
        wanted -= 1  # the same figure for a wide screen
    found = drawings(page)
    assert len(found) >= wanted
    labels = []
    for drawing in found:
        words = drawing.get("aria-label", "")
        for name in (drawing.get("aria-describedby") or "").split():
            words += described[name]
        labels.append(words)
    spoken = [words for words in labels if len(words) > FEWEST_LETTERS]
    assert len(spoken) >= wanted
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    "expected", [page for page in BOOK_PAGES if page.charts], ids=str
)
def test_every_chart_has_its_rows(pages: Pages, expected: BookPage) -> None:
    """A chart without its rows cannot be read by ear or checked."""
    page = pages[expected.address]
    rows = next(e for e in page.iter(f"{XHTML}section") if e.get("id") == ROWS_ID)
    tables = list(rows.iter(f"{XHTML}table"))
    assert len(tables) >= len(expected.charts)
    ids = {element.get("id") for element in page.iter()}
    for table in tables:
        assert len(list(table.iter(f"{XHTML}tr"))) > 1
    for link in rows.iter(f"{XHTML}a"):
        target = str(link.get("href"))
        assert not target.startswith("#") or target[1:] in ids


@pytest.mark.parametrize(
    "expected",
    [page for page in BOOK_PAGES if page.count(*DRAWN_TOOLS, *FORMS_WITH_DRAWING)],
    ids=str,
)
def test_every_tool_has_its_rows(pages: Pages, expected: BookPage) -> None:
    """One state is drawn; the other facts of a tool are only in its rows."""
    page = pages[expected.address]
    rows = next(e for e in page.iter(f"{XHTML}section") if e.get("id") == ROWS_ID)
    assert len(list(rows.iter(f"{XHTML}tr"))) > 3
    assert "One state of a tool" in text_of(page)


@pytest.mark.parametrize(
    "expected", [page for page in BOOK_PAGES if page.quiz], ids=str
)
def test_questions_stand_before_their_answers(pages: Pages, expected: BookPage) -> None:
    """A question whose answer is beside it, or nowhere."""
    text = text_of(pages[expected.address])
    path = CHECKOUT / "book" / f"{expected.quiz}.quiz.toml"
    items = load_questions(path)["items"]
    asked = [text.index(" ".join(item["question"].split())) for item in items]
    solved = [text.rindex(" ".join(item["explanation"].split())) for item in items]
    assert max(asked) < min(solved)


@every_page
def test_page_keeps_its_headings(pages: Pages, expected: BookPage) -> None:
    """A section that a change of the pages drops."""
    source = (CHECKOUT / f"{expected.address}.md").read_text("utf-8")
    prose = re.sub(r"^(```+)[^\n]*\n.*?^\1$", "", source, flags=re.DOTALL | re.M)
    wanted = re.findall(r"^#{1,3} +(.+)$", prose.split("---\n", 2)[-1], re.M)
    found = {letters(title) for title in titles(pages[expected.address])}
    missing = {letters(title) for title in wanted} - found
    assert wanted
    assert not missing


def letters(title: str) -> str:
    """Return a heading without markup, and without quotes, which turn on the page."""
    plain = re.sub(r"[`*]|\{[^}]*\}|\(#[^)]*\)|[\[\]]", "", title)
    return re.sub(r"[^\w ]", "", plain).strip()


def test_launch_buttons_and_server_parts_are_gone(pages: Pages) -> None:
    """They lead nowhere from a reader's shelf."""
    for page in pages.values():
        for link in page.iter(f"{XHTML}a"):
            address = str(link.get("href"))
            assert "live/" not in address
            assert "downloads/" not in address
            assert "=" not in address or address.startswith("http")
