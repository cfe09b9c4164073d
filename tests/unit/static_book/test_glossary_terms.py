"""The first use of a term on a page leads to its definition, and only the first."""

from __future__ import annotations

import re

import pytest
from nerveroot.static_book.glossary_terms import Term, forms, term_of, term_pattern

GLOSSARY = """\
# Glossary

:::{glossary}
Dermatome
  The skin that one root supplies.

Common fibular nerve
Common peroneal nerve
  Nerve at the neck of the fibula.

Fibular nerve
  Any of three nerves.

CT
  Slices computed from X-rays.

Disc
  A cushion between two vertebrae.
:::
"""

MARK = re.compile(r'<a class="nr-term"[^>]*>([^<]+)</a>')


def test_only_the_first_use_is_marked_and_it_carries_the_definition(build_book):
    page = build_book(
        glossary=GLOSSARY,
        chapter="# Dermatomes\n\nTwo dermatomes overlap. A dermatome is skin.\n",
    ).page("chapter")
    assert MARK.findall(page) == ["dermatomes"]
    [mark] = re.findall(r'<a class="nr-term"[^>]*>', page)
    assert 'href="glossary.html#term-Dermatome"' in mark
    assert 'data-definition="The skin that one root supplies."' in mark


def test_the_longest_term_wins_and_names_of_one_entry_count_as_one(build_book):
    page = build_book(
        glossary=GLOSSARY,
        chapter=(
            "# A page\n\nThe common peroneal nerve, or common fibular nerve, "
            "is one fibular nerve.\n"
        ),
    ).page("chapter")
    assert MARK.findall(page) == ["common peroneal nerve", "fibular nerve"]


def test_everyday_words_headings_links_and_controls_stay_as_they_are(build_book):
    page = build_book(
        glossary=GLOSSARY,
        chapter=(
            "# A dermatome\n\n## The dermatome\n\nA disc. [A dermatome](glossary.md) "
            "and `dermatome`.\n\n"
            ":::{before-reading} Is a dermatome skin?\n:name: a-question\n"
            "- A dermatome is\n- No\n:::\n"
        ),
    ).page("chapter")
    assert MARK.findall(page) == []


def test_a_writer_may_ask_for_a_mark(build_book):
    page = build_book(
        glossary=GLOSSARY, chapter="# A page\n\nA {term}`disc`, and a disc.\n"
    ).page("chapter")
    assert MARK.findall(page) == ["disc"]


def test_the_glossary_does_not_mark_itself(build_book):
    assert not MARK.search(build_book(glossary=GLOSSARY).page("glossary"))


def test_a_page_is_written_again_when_a_definition_changes(build_book):
    chapter = "# A page\n\nA dermatome.\n"
    build_book(glossary=GLOSSARY, chapter=chapter)
    changed = GLOSSARY.replace("that one root supplies", "of a root")
    page = build_book(glossary=changed, chapter=chapter).page("chapter")
    assert 'data-definition="The skin of a root."' in page


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("Foramen", "foramina"),
        ("Dorsal root ganglion", "dorsal root ganglia"),
        ("Polyneuropathy", "polyneuropathies"),
        ("Transitional vertebra", "transitional vertebrae"),
        ("Bulge", "bulges"),
    ],
)
def test_plurals_are_found(name, plural):
    assert plural in forms(name)
    assert term_pattern([name]).findall(f"Two {plural} here") == [plural]


def test_an_abbreviation_in_small_letters_is_another_word():
    terms = {"ct": Term("CT", "glossary", "term-CT", "Slices.", "term-CT")}
    assert term_of("CT", terms)
    assert term_of("ct", terms) is None


def test_a_term_inside_another_word_is_not_a_term():
    assert term_pattern(["Ala", "Bulge"]).findall("Alarm, pre-bulge") == []
