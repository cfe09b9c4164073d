"""Published pages: what may run on them, what leads to them, what lies beside them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from importlib.metadata import version

import pytest
from nerveroot.static_book.errors import BookError
from nerveroot.static_book.publishing import content_policy
from nerveroot.static_book.publishing.content_policy import (
    policy_of,
    script_hash,
    with_policy,
)
from nerveroot.static_book.publishing.not_found import from_root

PAGE = '<head>\n<meta charset="utf-8" />\n<title>x</title>{}</head><body></body>'
META = re.compile(
    r'<meta charset="?utf-8"?\s*/?>\s*'
    r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">'
)


def directives(policy: str) -> dict[str, list[str]]:
    """Return the sources of each directive."""
    parts = [part.split() for part in policy.split(";")]
    return {name: sources for name, *sources in parts}


def test_the_hash_is_the_one_that_browsers_work_out():
    # The example of the standard (CSP3, usage of hashes).
    assert script_hash("alert('Hello, world.');") == (
        "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    )
    assert script_hash("a\r\nb") == script_hash("a\nb")


def test_every_built_page_carries_its_policy_first(build_book):
    book = build_book(text="# Text\n\nWords.\n")
    pages = sorted(book.folder.rglob("*.html"))
    assert {"404.html", "index.html", "search.html", "text.html"} <= {
        page.name for page in pages
    }
    for page in pages:
        html = page.read_text("utf-8")
        found = META.search(html)
        assert found, page.name
        assert "<script" not in html[: found.start()], page.name
        inline = re.findall(r"<script(?![^>]* src=)[^>]*>(.*?)</script>", html, re.S)
        allowed = directives(found[1])["script-src"]
        assert allowed == ["'self'", *dict.fromkeys(map(script_hash, inline))]


def test_a_second_build_changes_no_policy(build_book):
    first = build_book(text="# Text\n").page("text")
    assert build_book(text="# Text\n").page("text") == first


def test_data_in_a_page_needs_no_hash():
    page = PAGE.format('<script type="application/ld+json">{"a": "</b>"}</script>')
    assert directives(policy_of(page, "x.html"))["script-src"] == ["'self'"]


@pytest.mark.parametrize(
    "slip",
    [
        '<a href="#" onclick="run()">x</a>',
        '<a href=" java&#10;script:run()">x</a>'.replace("&#10;", "\n"),
        '<img src="x" ONERROR=run()>',
        '<form action="javascript:run()"></form>',
    ],
)
def test_programs_in_attributes_stop_the_build(slip):
    with pytest.raises(BookError, match=r"x\.html: .*addEventListener"):
        policy_of(PAGE.format(slip), "x.html")


def test_a_script_before_the_policy_is_refused():
    with pytest.raises(BookError, match="must open with"):
        with_policy('<script>a()</script><meta charset="utf-8">', "x.html")


def test_a_new_policy_replaces_the_old_one():
    once = with_policy(PAGE.format("<script>a()</script>"), "x.html")
    again = with_policy(once.replace("a()", "b()"), "x.html")
    assert len(META.findall(again)) == 1
    assert script_hash("b()") in again
    assert script_hash("a()") not in again


def test_no_page_may_run_what_it_is_handed():
    policies = [content_policy.POLICY, *content_policy.MORE.values()]
    sources = [
        source
        for policy in policies
        for name, values in policy.items()
        if name in {"default-src", "script-src", "script-src-elem", "worker-src"}
        for source in values
    ]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:", "https:"} & {*sources}
    assert content_policy.POLICY["default-src"] == ("'none'",)


def test_links_of_the_missing_page_start_at_the_root():
    page = (
        '<html data-content_root="./"><a href="#main">s</a><a href="book/a.html#b">'
        'a</a><a href="https://x.test">x</a>'
        '<script data-fonts="_static/a.woff2 _static/b.woff2"></script>'
        '<form action="search.html"></form><link href="/l5/c.css">'
    )
    assert from_root(page, "/l5/") == (
        '<html data-content_root="/l5/"><a href="#main">s</a>'
        '<a href="/l5/book/a.html#b">a</a><a href="https://x.test">x</a>'
        '<script data-fonts="/l5/_static/a.woff2 /l5/_static/b.woff2"></script>'
        '<form action="/l5/search.html"></form><link href="/l5/c.css">'
    )


def test_what_needs_the_address_exists_only_when_it_is_known(build_book, monkeypatch):
    plain = build_book(text="# Text\n")
    assert not (plain.folder / "sitemap.xml").exists()
    assert not (plain.folder / "robots.txt").exists()
    assert 'href="index.html"' in plain.page("404")
    monkeypatch.setenv("BOOK_URL", "https://book.test/l5")
    known = build_book(text="# Text\n")
    assert known.warnings == ""
    sitemap = ElementTree.parse(known.folder / "sitemap.xml")
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    assert [loc.text for loc in sitemap.findall("s:url/s:loc", spaces)] == [
        "https://book.test/l5/index.html",
        "https://book.test/l5/text.html",
    ]
    assert {day.text for day in sitemap.findall("s:url/s:lastmod", spaces)} == {
        "2026-11-02"
    }
    robots = (known.folder / "robots.txt").read_text("utf-8")
    assert "Sitemap: https://book.test/l5/sitemap.xml\n" in robots
    missing = known.page("404")
    assert "canonical" not in missing
    links = re.findall(r'\s(?:href|src|action)="([^"#][^"]*)"', missing)
    assert links
    assert [link for link in links if not link.startswith("/l5/")] == []
    monkeypatch.delenv("BOOK_URL")
    assert not (build_book(text="# Text\n").folder / "sitemap.xml").exists()


def test_every_page_names_its_version(build_book):
    foot = build_book(text="# Text\n").page("text").partition("<footer")[2]
    assert f"<li>Version {version('nerveroot')}</li>" in foot
