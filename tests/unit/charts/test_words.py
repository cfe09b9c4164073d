"""Numbers, times and lines of text as the book writes them."""

import pytest
from nerveroot.charts.words import (
    between,
    joined,
    number,
    percent,
    time_short,
    time_words,
    unclear_minus,
    wrapped,
)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (-14.9, None, "−14.9"),
        (2, 1, "2.0"),
        (0.005, None, "0.005"),
        (-0.04, 1, "0.0"),
        (430000, None, "430\u202f000"),
        (-4029, None, "−4\u202f029"),
        (1e-12, None, "0"),
    ],
)
def test_numbers_have_a_true_minus_and_thin_spaces(value, decimals, text):
    assert number(value, decimals) == text


def test_intervals_and_percentages():
    assert between(-18.1, -11.6) == "−18.1 to −11.6"
    assert between(7, 16.1, 1) == "7.0 to 16.1"
    assert percent(61) == "61%"


@pytest.mark.parametrize(
    ("weeks", "words", "short"),
    [
        (0, "start", "start"),
        (1, "1 week", "1 wk"),
        (6, "6 weeks", "6 wk"),
        (12, "12 weeks", "12 wk"),
        (13, "3 months", "3 mo"),
        (26, "6 months", "6 mo"),
        (52, "1 year", "1 yr"),
        (54, "54 weeks", "54 wk"),
        (104, "2 years", "2 yr"),
        (132, "2.5 years", "2.5 yr"),
        (520, "10 years", "10 yr"),
    ],
)
def test_weeks_become_the_largest_unit_they_fill(weeks, words, short):
    assert time_words(weeks) == words
    assert time_short(weeks) == short


def test_time_before_the_start_is_refused():
    with pytest.raises(ValueError, match="-1 weeks lie before the start"):
        time_words(-1)


def test_lines_are_balanced_and_complete():
    text = "In leg pain, surgery leads by 12 points of 100 at first and by 2 at a year."
    lines = wrapped(text, 44)
    assert " ".join(lines) == text
    assert len(lines) == 2
    assert max(map(len, lines)) <= 44
    assert min(map(len, lines)) > 30
    assert wrapped("one", 10) == ["one"]
    assert wrapped("unbreakable", 4) == ["unbreakable"]
    assert wrapped("430\u202f000 euros", 6) == ["430\u202f000", "euros"]
    assert wrapped("", 6) == []


def test_hyphens_for_a_minus_are_found():
    assert unclear_minus("from -3 to 4") == "-3"
    assert unclear_minus("by (-0.5)") == "-0"
    assert unclear_minus("L4-5, SF-36, 2019-20, −3 and 2–3") is None


def test_lists_are_joined_as_in_a_sentence():
    assert joined([]) == ""
    assert joined(["a"]) == "a"
    assert joined(["a", "b", "c"]) == "a, b and c"
