"""Read and check what the front matter of a page says about it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .errors import BookError

PAGE_KINDS = ("chapter", "tool", "cover", "about")
_BARE_DATE = re.compile(r"^([\w-]+):\s*(\d{4}-\d\d-\d\d)\s*$", re.MULTILINE)

DESCRIPTION_LENGTH = range(50, 161)


@dataclass(frozen=True)
class FrontMatter:
    """What a page says about itself."""

    description: str
    last_checked: datetime.date
    reviewed_by: str
    page_kind: str
    draft: bool = False

    @property
    def checked_text(self) -> str:
        """The date as a reader expects it: ``22 November 2026``."""
        return f"{self.last_checked.day} {self.last_checked:%B %Y}"

    @property
    def review_text(self) -> str:
        """Who reviewed the page, or that nobody has."""
        if self.reviewed_by:
            return f"Reviewed by {self.reviewed_by}"
        return "Not yet reviewed by a clinician"


def check_dates_are_quoted(source: str, page: str) -> None:
    """Refuse a bare date in the front matter.

    YAML turns it into a date object, which no notebook can store: JupyterLab and
    myst-nb then fail with a message that names neither page nor cause.
    """
    head = re.match(r"---\n(.*?)\n---\n", source, re.DOTALL)
    bare = head and _BARE_DATE.search(head[1])
    if bare:
        raise BookError(
            f'{page}: front matter. Put the date in quotes: {bare[1]}: "{bare[2]}".'
        )


def read_front_matter(fields: Mapping[str, Any], page: str) -> FrontMatter:
    """Check the fields of a page.

    Parameters
    ----------
    fields
        Front matter as Sphinx keeps it: every value as text.
    page
        Name of the page, for the message.

    Raises
    ------
    BookError
        Naming every field that is missing or wrong, with what is allowed.
    """
    problems = []
    description = " ".join(str(fields.get("description", "")).split())
    if len(description) not in DESCRIPTION_LENGTH:
        problems.append(
            f"description: {len(description)} characters; write one sentence of "
            f"{DESCRIPTION_LENGTH.start} to {DESCRIPTION_LENGTH.stop - 1} that says "
            "what a reader finds here"
        )
    try:
        checked = datetime.date.fromisoformat(str(fields.get("last_checked", "")))
    except ValueError:
        checked = datetime.date.min
        problems.append(
            f"last_checked: {fields.get('last_checked', 'missing')!r} is not a date; "
            'write it like "2026-11-22"'
        )
    kind = str(fields.get("page_kind", "chapter"))
    if kind not in PAGE_KINDS:
        problems.append(f"page_kind: {kind!r} is none of {', '.join(PAGE_KINDS)}")
    draft = str(fields.get("draft", False)).lower()
    if draft not in ("true", "false"):
        problems.append(f"draft: {fields['draft']!r} is neither true nor false")
    if problems:
        raise BookError(f"{page}: front matter. " + "; ".join(problems) + ".")
    reviewed_by = str(fields.get("reviewed_by") or "")
    return FrontMatter(description, checked, reviewed_by, kind, draft == "true")
