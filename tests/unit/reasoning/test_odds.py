"""The arithmetic of a test result in Python, held to the vectors of the live tool."""

import json
import math
from pathlib import Path

import pytest
from nerveroot.reasoning.odds import Ratio, in_hundred, post_test

VECTORS = json.loads(
    Path(__file__).with_name("post_test_vectors.json").read_text(encoding="utf-8")
)
UNPACKED = {"inf": math.inf, "nan": math.nan}


def ratio_of(parts):
    return Ratio(*(UNPACKED.get(part, part) for part in parts))


@pytest.mark.parametrize("case", VECTORS["results"], ids=lambda case: case["why"])
def test_results(case):
    found = post_test(case["pretest"], ratio_of(case["ratio"]))
    for probability, expected, count in zip(
        found, case["posttest"], case["hundred"], strict=True
    ):
        if expected is None:
            assert probability is None
        else:
            assert probability == pytest.approx(expected, abs=5e-5)
            assert in_hundred(probability) == count


@pytest.mark.parametrize("case", VECTORS["problems"], ids=lambda case: str(case))
def test_problems_have_the_words_of_the_live_tool(case):
    pretest = UNPACKED.get(case["pretest"], case["pretest"])
    with pytest.raises(ValueError, match=r".") as error:
        post_test(pretest, ratio_of(case["ratio"]))
    assert str(error.value) == case["problem"]


@pytest.mark.parametrize(("probability", "count"), VECTORS["halves"])
def test_halves_go_to_the_even_neighbour(probability, count):
    assert in_hundred(probability) == count
