"""The style sheets draw from the tokens, and the templates link only what exists."""

import re
from pathlib import Path

import pytest
from nerveroot import look
from nerveroot.look import css_variables
from nerveroot.static_book import theme

THEME = Path(theme.__file__).parent
SHEETS = [
    *sorted((THEME / "css").glob("*.css")),
    Path(look.__file__).parent / "components.css",
]


def sheet_text(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_sheet_has_a_colour_of_its_own(path: Path) -> None:
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[\s;,)])", sheet_text(path))
    assert not re.findall(r"\b(?:rgba?|hsla?)\(", sheet_text(path))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_every_variable_used_is_a_token(path: Path) -> None:
    defined = set(re.findall(r"(--nr-[\w-]+):", css_variables()))
    # Set by whoever uses the component, with a fallback in the sheet.
    defined |= {"--nr-root", "--nr-root-edge"}
    assert set(re.findall(r"var\((--nr-[\w-]+)", sheet_text(path))) <= defined


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_nothing_is_forced(path: Path) -> None:
    assert "!important" not in sheet_text(path)


def test_order_names_every_sheet_once() -> None:
    order = (THEME / "css" / "order.txt").read_text(encoding="utf-8").split()
    assert sorted(order) == sorted(path.name for path in (THEME / "css").glob("*.css"))


@pytest.mark.parametrize(
    "path", sorted((THEME / "templates").glob("*.html")), ids=lambda path: path.name
)
def test_templates_link_pages_only_where_they_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    linked = set(re.findall(r"pathto\(['\"](book/[^'\"]+)", text))
    asked = set(re.findall(r"if hasdoc\(['\"](book/[^'\"]+)", text))
    assert linked == asked
    if linked != set(re.findall(r"['\"](book/[^'\"]+)", text)):
        assert "if hasdoc(page)" in text  # a list of pages
    assert not re.findall(r'(?:href|src)="https?:', text)
    assert "fa-" not in text


@pytest.mark.parametrize(
    "path", sorted((THEME / "templates").glob("*.html")), ids=lambda path: path.name
)
def test_every_drawn_button_has_a_name(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for tag in re.findall(r'<(?:a|button)\b[^>]*class="nr-icon-button[^>]*>', text):
        assert "aria-label=" in tag
