"""The picture beside links in messages: up to date, small, with a whole address."""

from __future__ import annotations

import re
import struct
from types import SimpleNamespace

import pytest
from nerveroot.static_book.entry_page import write_entry_page
from nerveroot.static_book.errors import BookError
from nerveroot.static_book.publishing.card import ALT, CARD, HEIGHT, SOURCE, WIDTH
from nerveroot.static_book.publishing.make_card import (
    WORDS,
    card_page,
    source_line,
)

from tests import CHECKOUT

TAG = re.compile(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">')


def test_the_card_shows_what_the_book_says_today():
    assert SOURCE.read_text("utf-8") == source_line(CHECKOUT), "run `make card`"


def test_a_new_title_asks_for_a_new_card(tmp_path):
    for name in WORDS:
        text = (CHECKOUT / name).read_text("utf-8")
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert source_line(tmp_path) == source_line(CHECKOUT)
    cover = tmp_path / "book" / "index.md"
    text = cover.read_text("utf-8")
    cover.write_text(text.replace("# Where is L5?", "# Where is <S1>?"))
    assert source_line(tmp_path) != source_line(CHECKOUT)
    assert "<p>Where is &lt;S1&gt;? It depends" in card_page(tmp_path)
    cover.write_text("No title.")
    with pytest.raises(BookError, match=r"book/index\.md: no line matches"):
        card_page(tmp_path)


def test_the_card_has_the_size_that_services_ask_for():
    data = CARD.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24]) == (WIDTH, HEIGHT) == (1200, 630)
    assert len(data) <= 100_000


def test_the_card_is_named_by_its_whole_address_or_not_at_all(build_book, monkeypatch):
    plain = build_book(text="# Text\n")
    assert not (plain.folder / "card.png").exists()
    assert "og:image" not in plain.page("text")
    assert "twitter" not in plain.page("text")
    monkeypatch.setenv("BOOK_URL", "https://book.test/l5")
    known = build_book(text="# Text with *marks*\n")
    tags = dict(TAG.findall(known.page("text")))
    assert tags["og:title"] == "Text with marks"
    assert tags["og:description"] == tags["description"] != ""
    assert tags["og:url"] == "https://book.test/l5/text.html"
    assert tags["og:image"] == "https://book.test/l5/card.png"
    assert tags["og:image:alt"] == ALT
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert tags["twitter:card"] == "summary_large_image"
    assert (known.folder / "card.png").read_bytes() == CARD.read_bytes()
    assert "og:image" not in known.page("404")
    monkeypatch.delenv("BOOK_URL")
    assert not (build_book(text="# Text\n").folder / "card.png").exists()


@pytest.mark.parametrize("base", ["", "https://book.test/l5/"])
def test_the_address_that_people_pass_on_has_the_card_too(tmp_path, base):
    """The root only leads on, and services that make previews are not led."""
    app = SimpleNamespace(
        config=SimpleNamespace(
            root_doc="book/index", html_title="A & B", html_baseurl=base
        ),
        env=SimpleNamespace(metadata={"book/index": {"description": "Words."}}),
        builder=SimpleNamespace(name="html", get_target_uri="{}.html".format),
        outdir=tmp_path,
    )
    write_entry_page(app, None)
    page = (tmp_path / "index.html").read_text("utf-8")
    assert 'content="0; url=book/index.html"' in page
    tags = dict(TAG.findall(page))
    assert tags["description"] == "Words."
    if base:
        assert tags["og:title"] == "A &amp; B"
        assert tags["og:url"] == base
        assert tags["og:image"] == f"{base}card.png"
    else:
        assert "og:title" not in tags
