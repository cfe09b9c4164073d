"""Take images out of text: one hashed file instead of a copy in every drawing.

Plates and widgets carry their shading as ``data:`` addresses, so that they work in a
notebook.  In the built book the same image stands in several drawings of several pages.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable

_DATA_IMAGE = re.compile(r"data:image/(webp|png|jpeg);base64,([A-Za-z0-9+/]+={0,2})")


def move_images(text: str, address_of: Callable[[str, bytes], str]) -> str:
    """Replace every embedded image by an address.

    Parameters
    ----------
    text
        HTML or JSON.
    address_of
        Takes the file's suffix with its dot and the bytes; returns the address.
    """

    def moved(match: re.Match[str]) -> str:
        return address_of(f".{match[1]}", base64.b64decode(match[2]))

    return _DATA_IMAGE.sub(moved, text)
