"""No technical term is used in the book that its glossary does not define."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from nerveroot.data import load_table
from nerveroot.static_book.glossary_terms import forms

BOOK = Path(__file__).parents[2] / "book"
GLOSSARY = BOOK / "reference/glossary.md"
PAGES = sorted(path for path in BOOK.rglob("*.md") if path != GLOSSARY)

#: Names of muscles and findings as the tables write them, in the words of the text.
OTHER_NAMES = {
    "lumbar paraspinal muscles (multifidus)": ["multifidus", "paraspinal muscles"],
    "biceps femoris, head not named": ["biceps femoris"],
    "biceps femoris, long head": ["long head of biceps"],
    "biceps femoris, short head": ["short head of biceps"],
    "gastrocnemius, head not named": ["gastrocnemius"],
    "gastrocnemius, medial head": ["gastrocnemius"],
    "gastrocnemius, lateral head": ["gastrocnemius"],
    "fibularis (peroneus) longus": ["fibularis longus", "peroneus longus"],
    "fibularis (peroneus) brevis": ["fibularis brevis", "peroneus brevis"],
    "fibularis (peroneus) tertius": ["fibularis tertius", "peroneus tertius"],
    "lumbosacral plexopathy (trunk)": ["lumbosacral plexopathy"],
    "deep gluteal (piriformis) syndrome": ["deep gluteal", "piriformis syndrome"],
    "inversion, ankle dorsiflexed by the examiner": ["inversion"],
    "dorsal rami of the lumbar nerves": ["dorsal ramus"],
    "branches of the lumbar plexus to the psoas": ["lumbar plexus"],
}

#: Findings that say a part of the body and what is tested there: not terms.
PLAIN_FINDINGS = re.compile(r"^(skin of|typical pain|needle study,|superficial fibular "
                            r"sensory|sural sensory|fibular motor)")  # fmt: skip

#: Words of the trade that no table holds.
TRADE = (
    "area under the curve",
    "cauda equina",
    "conus",
    "dermatome",
    "dorsal root ganglion",
    "dural sac",
    "epidural",
    "eversion",
    "fibrillation",
    "foramen",
    "herniation",
    "likelihood ratio",
    "myelography",
    "myotome",
    "odds ratio",
    "pedicle",
    "polyneuropathy",
    "positive sharp wave",
    "predictive value",
    "radicular pain",
    "radiculopathy",
    "ramus",
    "sciatica",
    "sensitivity",
    "specificity",
    "spondylolisthesis",
    "stenosis",
    "transitional vertebra",
)


@cache
def defined() -> frozenset[str]:
    """Return the terms of the glossary with their plurals, in small letters."""
    body = GLOSSARY.read_text("utf-8").split(":::{glossary}")[1]
    terms = [
        line for line in body.splitlines() if line and not line.startswith((" ", ":"))
    ]
    assert len(terms) == len({term.lower() for term in terms}), "a term stands twice"
    return frozenset(form for term in terms for form in forms(term))


def vocabulary() -> set[str]:
    """Return the technical terms that the tables and the trade know."""
    names = {row.name for row in load_table("muscles")}
    names |= {row.name for row in load_table("motor_nerves")}
    names |= {row.name for row in load_table("conditions")}
    names |= {row.name for row in load_table("findings")}
    names |= {f"{row.nerve} nerve" for row in load_table("cutaneous_nerves")}
    words = set(TRADE)
    for name in {name.lower() for name in names}:
        if not PLAIN_FINDINGS.match(name):
            words |= set(OTHER_NAMES.get(name, [name]))
    return words


def text_of(page: Path) -> str:
    """Return the words of a page and of its questions, without markup."""
    text = page.read_text("utf-8").split("\n---\n", 1)[1]
    text = re.sub(r"```\{code-cell\}.*?```", "", text, flags=re.DOTALL)
    text = re.sub(r"\{[\w:]+\}`[^`]*`|\]\([^)]*\)|https?://\S+", " ", text)
    questions = page.with_suffix(".quiz.toml")
    if questions.is_file():
        data = tomllib.loads(questions.read_text("utf-8"))
        for item in data["items"]:
            text += " ".join([item["question"], item["lesson"], item["explanation"]])
            text += " ".join(f"{o['text']} {o['reason']}" for o in item["options"])
    return text.lower()


def uses(text: str, term: str) -> bool:
    """Return whether a text uses a term, in singular or plural."""
    words = "|".join(re.escape(form) for form in forms(term))
    return re.search(rf"(?<![\w-])(?:{words})(?![\w-])", text) is not None


def is_defined(term: str) -> bool:
    """Return whether the glossary has the term, under whichever of its forms."""
    return bool(set(forms(term)) & defined()) or any(
        name.startswith(term + " ") for name in defined()
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_technical_term_of_a_page_is_defined(page: Path) -> None:
    text = text_of(page)
    used = {term for term in vocabulary() if uses(text, term)}
    assert {term for term in used if not is_defined(term)} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_term_asked_for_is_defined(page: Path) -> None:
    asked = re.findall(r"\{term\}`(?:[^<`]*<)?([^>`]+)>?`", page.read_text("utf-8"))
    assert {term for term in asked if term.lower() not in defined()} == set()


def test_an_undefined_term_would_be_found() -> None:
    assert uses("the sural nerves were tested", "sural nerve")
    assert not is_defined("arcuate line of the examiner")
    assert "tibialis posterior" in vocabulary()
    assert "common fibular neuropathy" in vocabulary()
    assert len(vocabulary()) > 100


def test_every_definition_is_short_enough_for_its_card() -> None:
    body = GLOSSARY.read_text("utf-8").split(":::{glossary}")[1]
    for definition in re.findall(r"(?m)^  (.+)$", body):
        assert len(definition) <= 260, definition
