"""The report on chapters counts what it says it counts."""

from collections import Counter
from pathlib import Path

import pytest
from nerveroot.data import load_table
from nerveroot.static_book.chapter_report import as_markdown, main, report_on

PAGE = """---
description: Not a word of the text.
---

# A heading

Six words are in this line {cite:p}`tsao2003,young1983`. Recalled, unconfirmed.

:::{aim}
Three framed words, one link: [here](else.md).
:::

| Table | words |
|---|---|
| {cite:t}`tsao2003` | one |

```{code-cell} ipython3
:tags: [remove-input]

# Code is not prose, nor is {cite:p}`not_a_key`.
from nerveroot import LevelExplorer, load_table
LevelExplorer()
load_table("reflexes")
```

```python
not_prose = True
```
"""


def test_words_are_those_of_readers():
    report = report_on("a", PAGE)
    assert report.prose_words == len(
        [
            "A",
            "heading",
            "Six",
            "words",
            "are",
            "in",
            "this",
            "line",
            "Recalled",
            "unconfirmed",
        ]
    )
    framed = [
        "Three",
        "framed",
        "words",
        "one",
        "link",
        "here",
        "Table",
        "words",
        "one",
    ]
    assert report.all_words == report.prose_words + len(framed)


def test_citations_are_counted_with_how_they_were_read():
    report = report_on("a", PAGE)
    known = {row.source_key: row for row in load_table("sources")}
    cited = [known["tsao2003"], known["young1983"]]
    assert report.citations == 3
    assert report.sources == 2
    assert report.statuses == Counter(row.reading or row.status for row in cited)
    assert report.details_unconfirmed == sum(r.status == "unchecked" for r in cited)


def test_what_is_unconfirmed_is_counted():
    report = report_on("a", PAGE)
    assert report.doubts == 1
    rows = load_table("disc_zone_root")
    unchecked = sum(not row.verified for row in rows)
    assert report.unverified["disc_zone_root"] == (unchecked, len(rows))
    reflexes = load_table("reflexes")
    assert report.unverified["reflexes"] == (
        sum(not row.roots_verified for row in reflexes),
        len(reflexes),
    )
    assert "dermatomes" not in report.unverified


def test_an_unknown_source_is_named():
    with pytest.raises(ValueError, match="a: sources that are not known: nobody1900"):
        report_on("a", "Said {cite:p}`nobody1900`.")


def test_table_has_a_line_for_each_page_and_one_for_all():
    lines = as_markdown([report_on("a", PAGE), report_on("b", "Words.")]).splitlines()
    assert len(lines) == 5
    assert lines[2].startswith("| a | 10 ")
    assert lines[4].startswith("| all pages | 11 ")


def test_command_reports_on_every_page_of_the_book(capsys):
    book = Path(__file__).parents[3] / "book"
    assert main([str(book)]) == 0
    told = capsys.readouterr().out
    for page in book.rglob("*.md"):
        assert f"| {page.relative_to(book).with_suffix('').as_posix()} |" in told


def test_command_says_that_there_is_no_book(tmp_path, capsys):
    assert main([str(tmp_path)]) == 1
    assert "there is no page" in capsys.readouterr().err
