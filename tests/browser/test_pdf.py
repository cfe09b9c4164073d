"""Some pages of the book as a PDF, made as ``make pdf`` makes it of all."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from nerveroot import DermatomeMap, EmgPlanner
from nerveroot.static_book.epub.citation import read_citation
from nerveroot.static_book.errors import BookError
from nerveroot.static_book.pdf.bookmarks import finished
from nerveroot.static_book.pdf.contents import Part, read_parts
from nerveroot.static_book.pdf.printing import PLACE, Printed, print_book
from pypdf import PdfReader

from tests import CHECKOUT

PARTS = [
    Part("", ("book/index",)),
    Part("Maps", ("book/anatomy/dermatomes", "book/diagnosis/electrodiagnosis")),
    Part("About", ("book/about/disclaimer",)),
]
PAGES = [page for part in PARTS for page in part.pages]
KILOBYTES = 3200
"""Of these four; 14,000 if patterns became pictures of pixels."""


def squeezed(text: str) -> str:
    """Return a text without what a line break may add or take away."""
    return "".join(text.split()).replace("\u00ad", "")


@pytest.fixture(scope="module")
def printed(built: Path) -> Printed:
    # In a thread of its own: this one may already hold the browser of other tests.
    with ThreadPoolExecutor(max_workers=1) as threads:
        printing = threads.submit(print_book, built, PARTS, read_citation(CHECKOUT))
        return printing.result()


@pytest.fixture(scope="module")
def data(printed: Printed) -> bytes:
    return finished(printed, PARTS, read_citation(CHECKOUT))


@pytest.fixture(scope="module")
def pdf(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


@pytest.fixture(scope="module")
def sheets(pdf: PdfReader) -> list[str]:
    return [squeezed(sheet.extract_text()) for sheet in pdf.pages]


def article(built: Path, page: str) -> BeautifulSoup:
    html = (built / f"{page}.html").read_text("utf-8")
    return BeautifulSoup(html, "html.parser").select_one("article")


def test_the_cover_says_what_the_file_is(sheets: list[str]) -> None:
    citation = read_citation(CHECKOUT)
    for words in (
        f"Version {citation.version}",
        citation.rights,
        "No clinician has reviewed this book yet",
        citation.text(),
    ):
        assert squeezed(words) in sheets[0]


def test_each_page_begins_on_the_sheet_that_the_contents_name(
    printed: Printed, sheets: list[str]
) -> None:
    contents = sheets[1]
    # The number of a sheet comes first, wherever it is printed.
    assert contents.startswith("2Contents")
    starts = [printed.numbers[page] for page in PAGES]
    assert starts == sorted(set(starts))
    for page in PAGES:
        title, number = squeezed(printed.titles[page]), printed.numbers[page]
        assert f"{title}{number}" in contents
        assert title in sheets[number - 1]
        assert sheets[number - 1].startswith(str(number))


def test_bookmarks_lead_to_parts_pages_and_sections(
    built: Path, pdf: PdfReader, printed: Printed
) -> None:
    outline = pdf.outline
    top = [item.title for item in outline if not isinstance(item, list)]
    assert top == ["Contents", printed.titles["book/index"], "Maps", "About"]
    maps = outline[
        outline.index(next(i for i in outline if getattr(i, "title", "") == "Maps")) + 1
    ]
    pages = [item for item in maps if not isinstance(item, list)]
    assert [item.title for item in pages] == [
        printed.titles[page] for page in PARTS[1].pages
    ]
    for page, item in zip(PARTS[1].pages, pages, strict=True):
        assert pdf.get_destination_page_number(item) + 1 == printed.numbers[page]
        sections = maps[maps.index(item) + 1]
        heads = [
            squeezed(head.get_text()).rstrip("#")
            for head in article(built, page).find_all("h2")
        ]
        assert [squeezed(section.title).rstrip("#") for section in sections] == heads


def test_tools_stand_there_with_drawing_and_rows(sheets: list[str]) -> None:
    words = "".join(sheets)
    for tool in (DermatomeMap(), EmgPlanner()):
        for row in tool.still_table().rows:
            assert not [cell for cell in row if squeezed(cell) not in words]
        drawn = BeautifulSoup(tool.static_svg(), "html.parser").find_all("text")
        lines = [squeezed(text.get_text()) for text in drawn]
        assert lines
        assert not [line for line in lines if line not in words]


def test_answers_are_open_and_folds_have_no_other_state(sheets: list[str]) -> None:
    words = "".join(sheets)
    assert "Answertoquestion1" in words
    # Said to those who guessed, on the web page only.
    assert "Youguessed" not in words


def test_no_sheet_is_blank(sheets: list[str]) -> None:
    for number, text in enumerate(sheets, start=1):
        assert text.removeprefix(str(number)), f"sheet {number} is blank"


def test_patterns_are_lines_and_not_pixels(data: bytes, pdf: PdfReader) -> None:
    assert len(data) < KILOBYTES * 1000
    used = [
        image
        for sheet in pdf.pages
        for image in (sheet.get("/Resources") or {}).get("/Pattern", {}).values()
    ]
    assert not used


def test_links_lead_to_places_of_the_book_or_to_the_web(pdf: PdfReader) -> None:
    places = pdf.named_destinations
    inside, outside = [], []
    for sheet in pdf.pages:
        for note in sheet.get("/Annots") or []:
            link = note.get_object()
            action = link.get("/A", {})
            if "/URI" in action:
                outside.append(str(action["/URI"]))
            else:
                inside.append(str(link.get("/Dest", action.get("/D"))))
    assert len(inside) > 50
    assert not [name for name in inside if name not in places]
    assert outside
    assert not [address for address in outside if address.startswith(PLACE)]


def test_the_file_is_tagged_and_says_its_name(pdf: PdfReader) -> None:
    citation = read_citation(CHECKOUT)
    root = pdf.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == citation.title
    assert pdf.metadata.author == ", ".join(citation.authors)


def test_every_drawing_says_what_it_shows(data: bytes, pdf: PdfReader) -> None:
    figures = [
        element
        for number in range(1, len(pdf.xref[0]) + 1)
        if isinstance(element := pdf.get_object(number), dict)
        and element.get("/S") == "/Figure"
    ]
    words = [str(figure.get("/Alt", "")) for figure in figures]
    assert not [figure for figure in figures if not figure.get("/Alt")]
    # The cover's plate, three more and the map, the planner, two charts, a key.
    assert len([text for text in words if len(text) > 60]) >= 8


def test_fonts_are_in_the_file(pdf: PdfReader) -> None:
    for sheet in pdf.pages:
        for font in (sheet["/Resources"].get("/Font") or {}).values():
            for kind in font.get("/DescendantFonts", [font]):
                described = kind.get_object().get("/FontDescriptor", {})
                is_drawn = kind.get_object()["/Subtype"] == "/Type3"
                assert is_drawn or re.search("/FontFile", str(dict(described)))


def test_a_page_that_is_not_built_is_named(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="book/index"):
        print_book(tmp_path, PARTS, read_citation(CHECKOUT))


def test_all_pages_of_the_table_of_contents_are_read() -> None:
    parts = read_parts(CHECKOUT / "_toc.yml")
    pages = [page for part in parts for page in part.pages]
    named = re.findall(r"(?:root|file): (\S+)", (CHECKOUT / "_toc.yml").read_text())
    assert pages == named
