"""A small built folder with one broken link of each kind: each is named with a cure."""

from __future__ import annotations

import http.server
import threading
from functools import partial

import pytest
from nerveroot.static_book import check_links

OTHER = '<title>x</title><main id="top"><a href="../index.html">x</a></main>'
BASE = "https://book.test/l5"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "other.html").write_text(OTHER)
    (tmp_path / "style.css").write_text("")
    (tmp_path / "index.html").write_text(
        '<link rel="stylesheet" href="style.css"><h1 id="one">x</h1>'
        '<a href="#one">x</a><a href="book/other.html#top">x</a>'
        '<a href="book/other.html#root=L5&view=sole">the state of a tool</a>'
        '<a href="https://outside.invalid/">x</a>'
    )
    return tmp_path


def test_sound_links_are_no_news(folder, capsys):
    assert check_links.main([str(folder)]) == 0
    assert "leads somewhere" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("broken", "link", "cure"),
    [
        ('<a href="book/gone.html">x</a>', "book/gone.html", "correct the link"),
        ('<a href="Book/other.html">x</a>', "Book/other.html", "correct the link"),
        ('<img src="drawing.svg" alt="">', "drawing.svg", "correct the link"),
        ('<script src="a.js"></script>', "a.js", "correct the link"),
        ('<a href="book/other.html#end">x</a>', "book/other.html#end", "that id"),
        ('<a href="#two">x</a>', "index.html#two", "that id"),
        ('<a href="book/gone.html#root=L5">x</a>', "book/gone.html", "correct"),
        ('<pre><a href="gone.html">x</a></pre>', "gone.html", "correct the link"),
    ],
)
def test_a_broken_link_is_named_with_its_page_and_cure(
    folder, capsys, broken, link, cure
):
    with (folder / "index.html").open("a") as page:
        page.write(broken)
    assert check_links.main([str(folder)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"index.html: {link}: ")
    assert cure in said
    assert said.endswith("1 links lead nowhere.\n")


def test_addresses_of_the_book_are_looked_up_on_the_disk(folder):
    (folder / "sitemap.xml").write_text(
        f"<urlset><url><loc>{BASE}/book/other.html</loc></url>"
        f"<url><loc>{BASE}/book/gone.html</loc></url></urlset>"
    )
    (folder / "404.html").write_text('<a href="/l5/book/other.html">x</a>')
    broken = check_links.check(folder, base_url=BASE)
    assert [(link.page, link.link) for link in broken] == [
        ("sitemap.xml", "book/gone.html")
    ]


def test_the_live_site_is_not_followed(folder):
    (folder / "live").mkdir()
    (folder / "live" / "index.html").write_text('<a href="gone.html">x</a>')
    assert check_links.check(folder) == []


def test_outside_links_are_asked_of_their_servers(folder, monkeypatch):
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    (folder / "index.html").write_text(
        f'<a href="{address}/style.css">x</a><a href="{address}/gone.css">x</a>'
        '<a href="inside-gone.html">x</a>'
    )
    monkeypatch.setattr(check_links, "PAUSE", "1ms")
    monkeypatch.setattr(check_links, "RETRIES", "0")
    try:
        broken = check_links.check(folder, outside=True)
    finally:
        server.shutdown()
        server.server_close()
    assert [(link.page, link.link) for link in broken] == [
        ("index.html", f"{address}/gone.css")
    ]
    assert "cite the DOI" in str(broken[0])


def test_an_empty_folder_is_not_sound(tmp_path, capsys):
    assert check_links.main([str(tmp_path)]) == 1
    assert "make html" in capsys.readouterr().err
