"""The kept pictures are what the command would draw now."""

import re
from typing import Any

import pytest
from nerveroot.charts.make_pictures import draw, make_ready
from nerveroot.charts.pictures import picture_of
from nerveroot.charts.published import published_figures
from playwright.sync_api import Page

from tests import CHECKOUT

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def outline(svg: str) -> list[str]:
    """Return the elements, words and colours of a picture, without its measures."""
    return _NUMBER.sub("0", svg).replace("><", ">\n<").splitlines()


@pytest.fixture(scope="module")
def published() -> list[dict[str, Any]]:
    return list(published_figures(CHECKOUT / "book").values())


def test_a_drawing_of_today_is_the_kept_picture(
    published: list[dict[str, Any]], page: Page
) -> None:
    """The program that draws has changed, and the pictures have not been drawn anew."""
    make_ready(page)
    for figure in published[:: max(1, len(published) // 3)]:
        for narrow in (False, True):
            kept = picture_of(figure, narrow=narrow)
            assert outline(draw(page, figure, narrow=narrow)) == outline(kept)
