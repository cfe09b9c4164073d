"""Give the printed book its bookmarks, and say what it is."""

from __future__ import annotations

import io
from collections.abc import Sequence

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    BooleanObject,
    DictionaryObject,
    Fit,
    IndirectObject,
    NameObject,
    TextStringObject,
)

from ..epub.citation import Citation
from .contents import Part
from .printing import Printed


def finished(printed: Printed, parts: Sequence[Part], citation: Citation) -> bytes:
    """Return the PDF with bookmarks by part, page and section, and with metadata.

    Parameters
    ----------
    printed
        The book as Chromium made it; its outline has one level for each heading.
    parts
        The parts of the book.
    citation
        Of the book.
    """
    reader = PdfReader(io.BytesIO(printed.data))
    sections = _sections(reader)
    writer = PdfWriter(clone_from=reader)
    root = writer.root_object
    root.pop("/Outlines", None)
    writer.add_outline_item(title="Contents", page_number=1)
    starts = sorted(printed.numbers.values())
    for part in parts:
        first = printed.numbers[part.pages[0]] - 1
        above = (
            writer.add_outline_item(
                title=part.caption, page_number=first, is_open=False
            )
            if part.caption
            else None
        )
        for page in part.pages:
            number = printed.numbers[page]
            later = [start for start in starts if start > number]
            end = later[0] if later else len(reader.pages) + 1
            entry = writer.add_outline_item(
                title=printed.titles[page],
                page_number=number - 1,
                parent=above,
                is_open=False,
            )
            _add_sections(writer, entry, [s for s in sections if number <= s[1] < end])
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    root[NameObject("/Lang")] = TextStringObject("en")
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
    day = citation.released.replace("-", "")
    writer.metadata = None
    writer.add_metadata(
        {
            "/Title": citation.title,
            "/Author": ", ".join(citation.authors),
            "/Subject": citation.abstract,
            "/Keywords": ", ".join(citation.keywords),
            "/Creator": f"The L5 Nerve Root {citation.version}",
            # The day of the release: the time of the build would change every copy.
            "/CreationDate": f"D:{day}000000Z",
        }
    )
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    result = io.BytesIO()
    writer.write(result)
    return result.getvalue()


def _sections(reader: PdfReader) -> list[tuple[str, int, float]]:
    """Return title, sheet and height of each heading below a page's own title."""
    found = []
    for item in reader.outline:
        if not isinstance(item, list):
            continue
        for section in item:
            if isinstance(section, list):
                continue
            sheet = reader.get_destination_page_number(section)
            if sheet is not None:
                top = float(section.top) if section.top is not None else 842.0
                found.append((str(section.title), sheet + 1, top))
    return found


def _add_sections(
    writer: PdfWriter,
    above: IndirectObject,
    sections: Sequence[tuple[str, int, float]],
) -> None:
    for title, number, top in sections:
        writer.add_outline_item(
            title=title,
            page_number=number - 1,
            parent=above,
            fit=Fit.xyz(left=0, top=top),
        )
