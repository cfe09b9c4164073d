"""The pages of the ePub as Chromium lays them out on a phone."""

from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from tests.browser import axe
from tests.browser.conftest import axe_source

__all__ = ["axe_source"]

#: A small phone's page, less the margins of the reading system.
WIDTH, HEIGHT = 345, 640

#: One page of each kind.
LOOKED_AT = (
    "title",
    "contents",
    "book/index",
    "book/anatomy/dermatomes",
    "book/clinical/differential-diagnosis",
    "book/reference/glossary",
    "book/treatment/outcomes-over-time",
)


@pytest.fixture(scope="module")
def unpacked(
    files: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The files of the ePub in a folder."""
    folder = tmp_path_factory.mktemp("epub")
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.fixture
def phone(page: Page) -> Page:
    """A page as wide as a phone that notes what goes wrong while it loads."""
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    return page


def test_no_page_is_wider_than_a_phone(
    phone: Page, unpacked: Path, pages: Mapping[str, ElementTree.Element]
) -> None:
    """Paged reading systems cut off what is too wide, without a way to reach it."""
    wide = []
    failed: list[str] = []
    phone.on("requestfailed", lambda request: failed.append(request.url))
    phone.on("console", lambda message: failed.append(message.text))
    for name in pages:
        phone.goto((unpacked / f"{name}.xhtml").as_uri())
        width = phone.evaluate("() => document.documentElement.scrollWidth")
        if width > WIDTH:
            wide.append(f"{name}: {width} px")
    assert not wide
    assert not failed


def test_pages_are_set_in_the_faces_of_the_book(phone: Page, unpacked: Path) -> None:
    """The labels of drawings are placed for the widths of these faces."""
    phone.goto((unpacked / "book/anatomy/dermatomes.xhtml").as_uri())
    phone.evaluate("() => document.fonts.ready.then(() => true)")
    loaded = phone.evaluate(
        "() => [...document.fonts].filter((font) => font.status === 'loaded')"
        ".map((font) => font.family.replaceAll('\"', ''))"
    )
    assert set(loaded) == {"Newsreader", "Book Sans"}


@pytest.mark.parametrize("name", LOOKED_AT)
def test_axe_finds_nothing(
    phone: Page, unpacked: Path, axe_source: str, name: str
) -> None:
    """Readers who listen, or need contrast, are shut out."""
    phone.goto((unpacked / f"{name}.xhtml").as_uri())
    assert axe.violations(phone, axe_source) == []


def test_a_drawing_can_be_read_at_night(phone: Page, unpacked: Path) -> None:
    """Reading systems turn the page dark; a drawing of ink needs paper of its own."""
    phone.goto((unpacked / "book/anatomy/dermatomes.xhtml").as_uri())
    phone.add_style_tag(content="html, body { background: #111; color: #eee; }")
    grounds = phone.eval_on_selector_all(
        'svg[role="img"]:not(.nr-status)',
        "(all) => all.map((svg) => getComputedStyle(svg).backgroundColor)",
    )
    assert grounds
    assert set(grounds) == {"rgb(251, 250, 247)"}
