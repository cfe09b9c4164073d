"""Counts of sources that stand in the prose."""

import re
from pathlib import Path

from bs4 import BeautifulSoup
from nerveroot.data import agreement

from tests import CHECKOUT
from tests.browser.built_book import BookPage

ROLE = re.compile(r"\{agreement\}`(\S+) (\S+)`")


def test_counts_are_those_of_the_data(book_page: BookPage, built: Path) -> None:
    """A page was not built again after a row of the table had changed."""
    source = (CHECKOUT / book_page.address).with_suffix(".md")
    text = source.read_text(encoding="utf-8") if source.is_file() else ""
    counts = [agreement(root, region) for root, region in ROLE.findall(text)]
    page = (built / book_page.address).read_text(encoding="utf-8")
    shown = BeautifulSoup(page, "html.parser").select(".nr-agreement")
    printed = [place.get_text().replace("\N{NO-BREAK SPACE}", " ") for place in shown]
    assert printed == [f"{count.k} of {count.n}" for count in counts]
