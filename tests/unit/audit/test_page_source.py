"""A page is taken apart into passages that know what is cited round them."""

from __future__ import annotations

from nerveroot.audit.page_source import passages_of
from nerveroot.audit.question_source import passages_of_questions

PAGE = """\
---
description: The description.
---

# Title

:::{before-reading} How many?
:name: how-many
- one
- two
:::

A paragraph
of two lines {cite:p}`suh2005`.

Before the table {cite:p}`tsao2003`.

| Head | {cite:p}`woo2011` |
|---|---|
| cell | cell |

After the table.

:::{answer} how-many
:right: two
It was two {cite:p}`ho2004`.
:::

:::{figure-frame} A headline
:name: fig-a
:source: {cite:t}`shen2006`

A caption.
:::

```{code-cell} ipython3
not_text = 12
```

1. An item.
"""


def passages() -> dict[str, object]:
    return {passage.text: passage for passage in passages_of(PAGE)}


def test_a_description_that_jupyterlab_wrapped_is_read_to_its_end():
    """Saved in JupyterLab, a number in the second half escapes the audit."""
    page = "---\nkey: x\ndescription: One half,\n  15 in 43.\ndraft: true\n---\n\n# T\n"
    first = next(iter(passages_of(page)))
    assert (first.text, first.line) == ("One half, 15 in 43.", 3)


def test_every_text_that_a_reader_reads_is_a_passage_with_its_line():
    lines = PAGE.splitlines()
    for text, passage in passages().items():
        assert text.splitlines()[0] in lines[passage.line - 1]
    texts = "\n".join(passages())
    assert "A paragraph\nof two lines" in texts
    assert "The description." in texts
    for unseen in ("not_text", "fig-a", "how-many", "|---"):
        assert unseen not in texts


def test_a_table_is_joined_with_the_paragraphs_beside_it():
    found = passages()
    assert found["| cell | cell |"].keys_around == {"tsao2003", "woo2011"}
    assert "tsao2003" in found["After the table."].keys_around


def test_a_frame_has_its_sources_and_a_question_those_of_its_answer():
    found = passages()
    assert found["A caption."].keys_around == {"shen2006"}
    assert found["A headline"].keys_around == {"shen2006"}
    assert found["How many?"].keys_around == {"ho2004"}
    assert found["two"].keys_around == {"ho2004"}
    assert not found["1. An item."].keys_around


def test_offered_answers_are_guesses_and_the_right_one_is_not():
    found = passages()
    assert found["- one"].is_guess
    assert not found["two"].is_guess


QUESTIONS = """\
title = "A"

[[items]]
id = "first"
question = "How many of 25?"
sources = ["suh2005"]

[[items.options]]
text = "all"
right = false
reason = "It was 64%."

[[items.options]]
text = "most"
right = true
reason = "It was 64%."
"""


def test_questions_are_passages_with_the_sources_of_their_item():
    found = passages_of_questions(QUESTIONS)
    assert [passage.part for passage in found] == [
        *("question", "option", "reason", "option", "reason"),
    ]
    assert all(passage.keys_around == {"suh2005"} for passage in found)
    assert [passage.is_guess for passage in found] == [False, True, False, False, False]
    assert found[0].line == 5
