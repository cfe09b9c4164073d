"""The built ePub and its parts."""

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from nerveroot.static_book.offline.archive import NAME

from tests import CHECKOUT

XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="session")
def epub() -> Path:
    """The file that `make epub` writes."""
    path = CHECKOUT / "_build" / "dist" / f"{NAME}-{version('nerveroot')}.epub"
    assert path.is_file(), f"{path} is missing: run make epub"
    return path


@pytest.fixture(scope="session")
def files(epub: Path) -> Mapping[str, bytes]:
    """Every file of it by its address."""
    with ZipFile(epub) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture(scope="session")
def pages(files: Mapping[str, bytes]) -> Mapping[str, ElementTree.Element]:
    """Every page of it, by its address without the ending."""
    return {
        name.removesuffix(".xhtml"): ElementTree.fromstring(data)
        for name, data in files.items()
        if name.endswith(".xhtml")
    }


def text_of(element: ElementTree.Element) -> str:
    """Return the text in an element with even white space."""
    return " ".join("".join(element.itertext()).split())


def titles(page: ElementTree.Element) -> list[str]:
    """Return the headings of a page."""
    names = {f"{XHTML}h{level}" for level in range(1, 5)}
    return [text_of(element) for element in page.iter() if element.tag in names]
