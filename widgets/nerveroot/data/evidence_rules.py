"""Checks the evidence on treatment across its tables.

Whether an effect is the difference of its arms, whether a figure fits its scale and
whether groups fit into their cohort can be seen only with several tables at hand.
"""

from collections.abc import Iterator

from nerveroot.data.cells import Value
from nerveroot.data.problems import Problem
from nerveroot.data.rules import TypedRecords

Record = dict[str, Value]
Tables = dict[str, TypedRecords]

CHANGES = ("mean-change", "adjusted-mean-change", "time-averaged-improvement")
TIMES = ("median-time", "mean-time")
REVERSED = "comparator minus intervention"
ARMS = ("intervention", "comparison")
COMPARED = ("cohort_id", "study_id", "analysis", "subgroup", "outcome", "time_weeks")
"""What an effect has in common with the arms that it compares."""


def _number(value: Value) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def _by_id(records: TypedRecords) -> dict[Value, Record]:
    return {record.get("id"): record for _, record in records}


def _decimals(*numbers: float) -> int:
    return max(len(f"{number!r}".partition(".")[2].rstrip("0")) for number in numbers)


def _outside(number: float, low: float | None, high: float | None) -> str:
    if low is not None and number < low:
        return f"below {low:g}"
    if high is not None and number > high:
        return f"above {high:g}"
    return ""


def _scale_problems(
    file: str, row: int, record: Record, scale: Record, columns: tuple[str, ...]
) -> Iterator[Problem]:
    """Check figures against the ends of their scale, or a change against its width."""
    low, high = _number(scale.get("low")), _number(scale.get("high"))
    kind = record.get("statistic", record.get("effect_type"))
    noun = "a value"
    if kind in CHANGES or record.get("orientation") is not None:
        width = None if low is None or high is None else high - low
        low, high, noun = (None if width is None else -width), width, "a change"
    for column in columns:
        number = _number(record.get(column))
        if number is None:
            continue
        where = _outside(number, low, high)
        if where:
            cure = f"{noun} on the scale {scale.get('id')} cannot be {where}"
            yield Problem(f"{file}.csv", row, column, f"{number:g}", cure)


def _figures_on_scales(tables: Tables) -> Iterator[Problem]:
    scales = _by_id(tables["outcome_scales"])
    outcomes = ("value", "value_low", "value_high", "ci_low", "ci_high")
    effects = ("effect", "effect_low", "effect_high", "ci_low", "ci_high")
    for name, columns in (("outcomes", outcomes), ("effects", effects)):
        for row, record in tables[name]:
            scale = scales.get(record.get("scale_id"))
            if scale is not None:
                yield from _scale_problems(name, row, record, scale, columns)


def _figures_to_draw(tables: Tables) -> Iterator[Problem]:
    for name, column in (
        ("outcomes", "value"),
        ("effects", "effect"),
        ("natural_history", "value"),
    ):
        for row, record in tables[name]:
            names = (column, f"{column}_low", f"{column}_high")
            if not all(part in record for part in names):
                continue
            if record.get("plot") is True and not any(
                _number(record[part]) is not None for part in names
            ):
                cure = "no figure to draw; give one, or set plot to no with the reason"
                yield Problem(f"{name}.csv", row, column, "", cure)


def _missing_arms(tables: Tables) -> Iterator[Problem]:
    groups: dict[tuple[Value, ...], dict[Value, list[tuple[int, Record]]]] = {}
    for row, record in tables["outcomes"]:
        if record.get("role") in ARMS:
            key = tuple(record.get(name) for name in (*COMPARED, "statistic"))
            roles = groups.setdefault(key, {})
            roles.setdefault(record["role"], []).append((row, record))
    for roles in groups.values():
        for role, other in (ARMS, ARMS[::-1]):
            for row, record in roles.get(role, []):
                alone = other not in roles
                if alone and record.get("single_arm") is False:
                    cure = f"has no row for the {other} at this time; add it, or set "
                    cure += "single_arm to yes if the source gives one arm only"
                    yield Problem("outcomes.csv", row, "role", role, cure)
                if not alone and record.get("single_arm") is True:
                    cure = f"row {roles[other][0][0]} is the other arm; set it to no"
                    yield Problem("outcomes.csv", row, "single_arm", "yes", cure)


def _group_sizes(tables: Tables) -> Iterator[Problem]:
    cohorts, kinds = _by_id(tables["cohorts"]), _by_id(tables["subgroups"])
    sums: dict[tuple[Value, ...], list[tuple[int, float]]] = {}
    for name in ("outcomes", "crossover"):
        for row, record in tables[name]:
            cohort = cohorts.get(record.get("cohort_id"), {})
            total, n = _number(cohort.get("n")), _number(record.get("n"))
            if total is None or n is None:
                continue
            if n > total:
                cure = f"more people than the {total:g} of {cohort['id']}"
                yield Problem(f"{name}.csv", row, "n", f"{n:g}", cure)
            elif record.get("role") in ARMS and record.get("n_overlaps") is False:
                kind = kinds.get(record.get("subgroup"), {}).get("kind")
                parts = (part for part in COMPARED if part != "subgroup")
                key = (*(record.get(part) for part in parts), kind)
                statistic = record.get("statistic")
                sums.setdefault((*key, statistic), []).append((row, n))
    for key, members in sums.items():
        total = _number(cohorts[key[0]]["n"])
        together = sum(n for _, n in members)
        if total is not None and together > total:
            row, n = members[-1]
            cure = f"the groups add up to {together:g}, more than the {total:g} of "
            cure += f"{key[0]}; if they share people, set n_overlaps to yes"
            yield Problem("outcomes.csv", row, "n", f"{n:g}", cure)


def _arm_values(tables: Tables) -> dict[tuple[Value, ...], dict[Value, Record]]:
    """Return the arms of each statistic of each comparison, by role."""
    found: dict[tuple[Value, ...], dict[Value, Record]] = {}
    for _, record in tables["outcomes"]:
        if record.get("role") in ARMS and record.get("statistic") not in TIMES:
            key = tuple(record.get(name) for name in (*COMPARED, "statistic"))
            found.setdefault(key, {})[record["role"]] = record
    return found


def _arm_differences(
    arms: dict[tuple[Value, ...], dict[Value, Record]],
) -> dict[tuple[Value, ...], list[tuple[float, float]]]:
    """Return each comparison's differences with the rounding of their arms."""
    differences: dict[tuple[Value, ...], list[tuple[float, float]]] = {}
    for key, roles in arms.items():
        values = [_number(roles.get(role, {}).get("value")) for role in ARMS]
        if values[0] is None or values[1] is None:
            continue
        decimals = _decimals(values[0], values[1])
        difference = round(values[0] - values[1], decimals)
        differences.setdefault(key[:-1], []).append((difference, 10.0**-decimals))
    return differences


def _effects_against_arms(tables: Tables) -> Iterator[Problem]:
    differences = _arm_differences(_arm_values(tables))
    for row, record in tables["effects"]:
        effect = _number(record.get("effect"))
        if effect is None or "arms_differ" not in record:
            continue
        reason = record["arms_differ"]
        found = differences.get(tuple(record.get(name) for name in COMPARED), [])
        if record.get("orientation") is None or not found:
            if reason is not None:
                cure = "there are no arms to differ from; leave it empty"
                yield Problem("effects.csv", row, "arms_differ", str(reason), cure)
            continue
        sign = -1 if record["orientation"] == REVERSED else 1
        rounding = 0.5 * 10.0 ** -_decimals(effect)
        agrees = any(
            abs(sign * effect - difference) <= step + rounding + 1e-9
            for difference, step in found
        )
        if not agrees and reason is None:
            listed = " or ".join(f"{sign * difference:g}" for difference, _ in found)
            cure = (
                f"the arms in outcomes.csv differ by {listed}; correct it, or say in "
            )
            cure += "arms_differ why"
            yield Problem("effects.csv", row, "effect", f"{effect:g}", cure)
        if agrees and reason is not None:
            cure = "the effect is the difference of the arms; leave it empty"
            yield Problem("effects.csv", row, "arms_differ", str(reason), cure)


def _effects_on_the_scale_of_arms(tables: Tables) -> Iterator[Problem]:
    used = {
        (record.get("cohort_id"), record.get("outcome")): record.get("scale_id")
        for _, record in tables["outcomes"]
        if record.get("statistic") not in TIMES
    }
    for row, record in tables["effects"]:
        scale = record.get("scale_id")
        arms = used.get((record.get("cohort_id"), record.get("outcome")))
        if record.get("orientation") is None or None in (scale, arms):
            continue
        if scale != arms:
            cure = f"outcomes.csv gives this outcome of the cohort on the scale {arms}"
            yield Problem("effects.csv", row, "scale_id", str(scale), cure)


def _favoured_sides(tables: Tables) -> Iterator[Problem]:
    """Check that the side called better is the side of the better end."""
    scales = _by_id(tables["outcome_scales"])
    for row, record in tables["effects"]:
        effect = _number(record.get("effect"))
        better = scales.get(record.get("scale_id"), {}).get("better")
        favours, orientation = record.get("favours"), record.get("orientation")
        if not effect or better not in ("lower", "higher") or orientation is None:
            continue
        lower = (effect < 0) != (orientation == REVERSED)
        side = "intervention" if lower == (better == "lower") else "comparator"
        if favours in ("intervention", "comparator") and favours != side:
            cure = f"{effect:g} on a scale where {better} is better favours the {side}"
            yield Problem("effects.csv", row, "favours", str(favours), cure)


CHECKS = (
    _figures_on_scales,
    _figures_to_draw,
    _missing_arms,
    _group_sizes,
    _effects_against_arms,
    _effects_on_the_scale_of_arms,
    _favoured_sides,
)


def evidence_problems(tables: Tables) -> list[Problem]:
    """Check the tables of treatment against each other.

    Parameters
    ----------
    tables : dict
        Records of all tables by name; wrong cells are absent.

    Returns
    -------
    list of Problem
        Figures off their scale, arms without their other arm, groups larger than their
        cohort, effects that are not the difference of their arms.
    """
    return [problem for check in CHECKS for problem in check(tables)]
