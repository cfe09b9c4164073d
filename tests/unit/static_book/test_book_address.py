"""The address of the published book: one that readers can open, or none at all."""

from __future__ import annotations

import pytest
from nerveroot.static_book.errors import BookError
from nerveroot.static_book.extension import URL_VARIABLE
from nerveroot.static_book.pdf import __main__ as pdf

from tests import CHECKOUT

from .conftest import BuildBook

#: Named here: a variable that the build forgets to check must not go from the test.
OTHERS = ("BOOK_REPOSITORY", "BOOK_BINDER")
WRONG = [
    "http://book.test/l5",
    "http://127.0.0.1.book.test/",
    "http://localhost@book.test/",
    "javascript:alert(1)//",
    "data:text/html,x",
    "book.test",
    "//book.test/l5",
    "/l5/",
    "https://",
    "https:///l5",
    "https://user:word@book.test/",
    "https://book.test/l5 and more",
    "https://book.test/\nhttps://other.test/",
    "https://book.test/?page=1",
    "https://book.test/#top",
    "https://book.test/'\"><script>alert(1)</script>",
]


def check(said: str, address: str, variable: str = URL_VARIABLE) -> None:
    """Check that a message names variable, value and cure."""
    assert said.startswith(f"{variable}={address!r} is no address")
    assert "such as https://example.org/book/" in said
    assert f"leave {variable} unset" in said


@pytest.mark.parametrize(
    ("variable", "address"),
    [(URL_VARIABLE, address) for address in WRONG]
    + [(name, address) for name in OTHERS for address in WRONG[2:5]],
)
def test_a_build_refuses_what_readers_could_not_open(
    build_book: BuildBook, monkeypatch: pytest.MonkeyPatch, variable: str, address: str
) -> None:
    monkeypatch.setenv(variable, address)
    with pytest.raises(BookError) as caught:
        build_book(text="# Text\n")
    check(str(caught.value), address, variable)


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("https://book.test", "https://book.test/"),
        (" https://book.test/l5/ ", "https://book.test/l5/"),
        ("https://bücher.test:8443/a%20b/~l5", "https://bücher.test:8443/a%20b/~l5/"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/"),
        ("http://localhost/l5", "http://localhost/l5/"),
    ],
)
def test_addresses_that_readers_can_open_are_taken_over(
    build_book: BuildBook, monkeypatch: pytest.MonkeyPatch, address: str, base: str
) -> None:
    monkeypatch.setenv(URL_VARIABLE, address)
    robots = build_book(text="# Text\n").folder / "robots.txt"
    assert f"Sitemap: {base}sitemap.xml\n" in robots.read_text("utf-8")


def test_the_pdf_refuses_it_before_anything_is_printed(
    tmp_path, monkeypatch, capsys
) -> None:
    """The address stands on its cover as a link."""
    monkeypatch.setenv(URL_VARIABLE, "javascript:alert(1)")
    monkeypatch.setattr(pdf, "print_book", lambda *_: pytest.fail("it was printed"))
    assert pdf.main([str(tmp_path), str(tmp_path), "--root", str(CHECKOUT)]) == 1
    check(capsys.readouterr().err, "javascript:alert(1)")
