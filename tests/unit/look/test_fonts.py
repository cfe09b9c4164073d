"""The two faces are small and have every character that the book's sources use."""

from pathlib import Path

import pytest
from nerveroot.static_book.theme.fonts import subset

ROOT = Path(__file__).parents[3]
FACES = ("newsreader.woff2", "book-sans.woff2")


def test_both_faces_together_stay_within_the_budget() -> None:
    sizes = [(subset.HERE / face).stat().st_size for face in FACES]
    assert sum(sizes) <= 34_000


@pytest.mark.parametrize("folder", ["book", "widgets/nerveroot/data"])
def test_every_character_of_the_sources_can_be_drawn(folder: str) -> None:
    missing = {}
    for path in sorted((ROOT / folder).rglob("*")):
        if path.suffix in {".md", ".csv", ".toml"}:
            lacking = subset.missing_characters(path.read_text(encoding="utf-8"))
            if lacking:
                missing[str(path.relative_to(ROOT))] = sorted(lacking)
    assert not missing, (
        "add these characters to CHARACTERS in theme/fonts/subset.py and run it "
        f"again: {missing}"
    )


def test_a_character_without_a_glyph_is_found() -> None:
    assert subset.missing_characters("L5 日") == {"日"}


def test_text_of_an_author_can_be_drawn() -> None:
    assert not subset.missing_characters("Šmíd, Høgh-Peña, Ångström, Petř: ≤ 5 → ½")


def test_licences_stand_beside_the_faces() -> None:
    for name in ("OFL-newsreader.txt", "OFL-source-sans-3.txt"):
        text = (subset.HERE / name).read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
