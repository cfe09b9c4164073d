"""A hundred icons of each arm: as many as the row says, and told apart by shape."""

from collections import Counter
from typing import Any

import pytest
from nerveroot.charts import recovery_icons
from nerveroot.charts.outcome.combinations import available
from nerveroot.charts.recovery_icons import icon_times
from nerveroot.data import load_table

OUTCOMES = {row.id: row for row in load_table("outcomes")}
COUNTED = [(one, weeks) for one in available() for weeks in icon_times(one)]


def icons(drawing: dict[str, Any]) -> dict[str, Counter[str]]:
    """Return how often each shape stands in each array."""
    found: dict[str, Counter[str]] = {}
    for trace in drawing["data"]:
        shapes = found.setdefault(trace["xaxis"], Counter())
        shapes[trace["marker"]["symbol"]] += len(trace["x"])
    return found


@pytest.mark.parametrize(
    ("one", "weeks"), COUNTED, ids=lambda value: getattr(value, "id", value)
)
def test_arrays_count_what_the_rows_say(one: Any, weeks: int) -> None:
    drawn = recovery_icons(
        one.cohort, weeks, one.outcome, one.analysis, one.subgroup
    ).to_plotly_json()
    for drawing in (drawn, drawn["layout"]["meta"]["narrow"]):
        arrays = icons(drawing)
        assert all(sum(shapes.values()) == 100 for shapes in arrays.values())
        # Another shape than the crosses, and another for each arm.
        kinds = [set(shapes) - {"x-thin"} for shapes in arrays.values()]
        assert len({kind for found in kinds for kind in found}) == len(arrays)
        yes = {
            trace["customdata"][0]: len(trace["x"])
            for trace in drawing["data"]
            if trace.get("customdata")
        }
        for row_id, count in yes.items():
            row = OUTCOMES[row_id]
            assert row.time_weeks == weeks
            assert abs(count - 100 * row.value) <= 0.5
    rounded = [
        row for row in map(OUTCOMES.get, yes) if row and round(100 * row.value, 6) % 1
    ]
    assert ("Rounded" in drawn["layout"]["meta"]["source_line"]) == bool(rounded)


def test_maine_at_one_year() -> None:
    figure = recovery_icons(cohort="maine", time_weeks=52)
    assert "71 with surgery and 43 with non-surgical care" in figure.layout.meta["alt"]


def test_an_arm_that_was_not_seen_is_not_drawn() -> None:
    figure = recovery_icons("sport", 416, "satisfied-with-symptoms")
    assert len(icons(figure.to_plotly_json())) == 1
    assert "other group was not seen" in figure.layout.meta["see"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"cohort": "maine", "time_weeks": 51}, "allowed: 52, 260, 520"),
        ({"cohort": "bailey-2020", "time_weeks": 26}, "allowed: .*maine/"),
        ({"cohort": "maine", "time_weeks": 52, "outcome": "odi"}, "allowed: "),
        (
            {
                "cohort": "sport",
                "time_weeks": 13,
                "outcome": "odi",
                "analysis": "as-treated",
                "subgroup": "L4-L5",
            },
            "counts no people",
        ),
    ],
)
def test_what_was_not_counted_is_refused(arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        recovery_icons(**arguments)
