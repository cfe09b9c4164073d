"""What a page of the book refuses to run, over http and as a file."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.built_book import BookPage
from tests.browser.conftest import MAP_PAGE
from tests.browser.guard import Guard
from tests.browser.server import serve

POLICY = re.compile(
    r'<head>\s*<meta charset="?utf-8"?\s*/?>\s*'
    r'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
)
ATTACKS = {
    "a script": "const s = document.createElement('script');"
    "s.textContent = 'window.ran = true'; document.body.append(s);",
    "a handler": "document.body.insertAdjacentHTML('beforeend',"
    '\'<img src="data:,x" onerror="window.ran = true">\');',
    "an address": "const a = document.createElement('a');"
    "a.href = 'javascript:window.ran=true'; document.body.append(a); a.click();",
    "a data script": "const s = document.createElement('script');"
    "s.src = 'data:text/javascript,window.ran=true'; document.body.append(s);",
    "a timer": "try { setTimeout('window.ran = true', 0); } catch {}",
    "eval": "try { (0, eval)('window.ran = true'); } catch {}",
    "another base": "const b = document.createElement('base');"
    "b.href = 'https://other.invalid/'; document.head.append(b);"
    "window.ran = document.baseURI.startsWith('https:');",
}
"""Programs that a hostile text could become, each setting ``window.ran`` if it runs.

The browser's own console is not bound by a page's policy, so they are run from a
script file, as the page's own programs are.
"""

VIOLATIONS = """addEventListener("securitypolicyviolation", (event) => {
  (window.violations ??= []).push(event.effectiveDirective);
});"""


def test_every_page_opens_with_its_policy(book_page: BookPage, built: Path) -> None:
    """A page without policy, or with a script before it, runs whatever it is given."""
    assert POLICY.search((built / book_page.address).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def attacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder whose page has the policy of the map's page and loads attacks."""
    folder: Path = tmp_path_factory.mktemp("attacked")
    html = (built / MAP_PAGE).read_text(encoding="utf-8")
    policy = re.search(r'<meta http-equiv="Content-Security-Policy"[^>]*>', html)
    assert policy is not None
    for number, attack in enumerate(ATTACKS.values()):
        (folder / f"{number}.js").write_text(attack, encoding="utf-8")
        for name, tag in (("safe", policy[0]), ("bare", "")):
            (folder / f"{name}-{number}.html").write_text(
                f'<html lang="en"><head><meta charset="utf-8">{tag}<title>x</title>'
                f'<script src="violations.js"></script></head><body>'
                f'<script src="{number}.js"></script></body></html>',
                encoding="utf-8",
            )
    (folder / "violations.js").write_text(VIOLATIONS, encoding="utf-8")
    return folder


@pytest.mark.parametrize("over", ["http", "file"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_smuggled_in_does_not_run(
    attack: str, over: str, attacked: Path, page: Page
) -> None:
    """Text that became markup would run; the same attack runs without the policy."""
    number = [*ATTACKS].index(attack)
    with serve(attacked) as served:
        base = served if over == "http" else attacked.as_uri()
        page.goto(f"{base}/bare-{number}.html")
        page.wait_for_function("() => window.ran === true")
        page.goto(f"{base}/safe-{number}.html")
        page.wait_for_function("() => window.violations?.length > 0")
        page.wait_for_timeout(100)  # long enough for what runs a moment later
        assert page.evaluate("() => window.ran") in (None, False)


def test_the_guard_sees_a_violation(page: Page, guard: Guard, served: str) -> None:
    """Tests of every page notice a policy that is too strict by the console alone."""
    page.goto(f"{served}/{MAP_PAGE}")
    page.evaluate("() => document.body.append(document.createElement('iframe'))")
    page.evaluate(
        "() => { document.querySelector('iframe').src = 'data:text/html,x'; }"
    )
    page.wait_for_timeout(100)
    assert any("Content Security Policy" in text for text in guard.complaints)
    guard.forget()
