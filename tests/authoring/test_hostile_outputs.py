"""What cells print stays words in the built page, and the page stays readable."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.authoring.conftest import HOSTILE
from tests.authoring.small_checkout import SmallCheckout
from tests.browser import checks
from tests.browser.guard import Guard
from tests.browser.server import serve
from tests.browser.waiting import until_usable

MARKUP = "</pre></div></script></title><!-- <script>window.ran = true</script><img"


@pytest.fixture(params=[False, True], ids=["with the policy", "without it"])
def printed(
    request: pytest.FixtureRequest, authored: SmallCheckout, browser: Browser
) -> Iterator[Page]:
    """The page of hostile outputs, on a phone; nothing of it may run or load."""
    with serve(authored.built) as address:
        phone = {"width": 360, "height": 740}
        # The policy is the second wall: the first must hold without it.
        context = browser.new_context(viewport=phone, bypass_csp=request.param)
        guard = Guard(context, (f"{address}/",))
        page = context.new_page()
        page.on("dialog", lambda dialog: guard.complaints.append(dialog.message))
        page.goto(f"{address}/book/{HOSTILE}.html")
        until_usable(page)
        yield page
        for link in page.locator("article a").all():
            assert "script" not in (link.get_attribute("href") or "")
        assert page.evaluate("() => window.ran") is None
        guard.assert_quiet()
        context.close()


@pytest.mark.parametrize("start", ["Printed: ", "To the other stream: ", "Value: "])
def test_markup_is_shown_as_it_was_printed(printed: Page, start: str) -> None:
    """What a cell prints is taken for markup, and vanishes or runs."""
    output = printed.locator(".cell_output pre", has_text=start).first
    expect(output).to_contain_text(f"{start}{MARKUP}")


def test_what_follows_the_outputs_is_there(printed: Page) -> None:
    """An output that ends an element early takes the rest of the page with it."""
    expect(printed.locator("article h1")).to_contain_text("What cells print")
    expect(printed.locator("article .cell_output")).to_have_count(5)
    expect(printed.locator("article")).to_contain_text("A word without end")
    expect(printed.locator("footer.nr-foot")).to_contain_text("CC BY 4.0")
    expect(printed.locator("article")).to_contain_text("Markdown: [a link](javascript:")


def test_wide_and_long_outputs_keep_within_the_page(printed: Page) -> None:
    """A word without end or a wide table makes the whole page scroll sideways."""
    assert not checks.too_wide(printed)
    table = printed.locator(".cell_output table")
    expect(table).to_contain_text("29 of 30")
    lines = printed.locator(".cell_output pre", has_text="Line 599 of 600")
    lines.scroll_into_view_if_needed()
    expect(lines).to_be_visible()
