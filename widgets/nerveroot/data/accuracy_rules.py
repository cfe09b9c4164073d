"""Checks the evidence on diagnosis: arithmetic, limits, what a calculator may use.

A calculator multiplies odds by these figures. A ratio that does not follow from its
sensitivity and specificity, or that belongs to several reference standards at once,
would give a probability that nobody has measured.
"""

from collections.abc import Iterator

from nerveroot.data.cells import Value
from nerveroot.data.problems import Problem
from nerveroot.data.rules import TypedRecords

Record = dict[str, Value]
Tables = dict[str, TypedRecords]

FILE = "diagnostic_accuracy.csv"
ESTIMATES = ("sens", "spec", "lr_pos", "lr_neg")
SAME_RESULT = (
    "test_id",
    "variant",
    "target_id",
    "reference_standard_id",
    "source_key",
)
LEAST_DECIMALS = 2
"""A share such as 0.9 was printed with two places; a number cannot show that."""


def _number(value: Value) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def _text(value: Value) -> str:
    """Write a value as it stands in the file."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _numbers(record: Record, *names: str) -> list[float | None]:
    return [_number(record.get(name)) for name in names]


def _half_step(value: float, least: int = 0) -> float:
    """Half of the last printed place of a number."""
    places = len(f"{value:.10f}".rstrip("0").partition(".")[2])
    return 0.5 * 10.0 ** -max(places, least)


def _by_id(records: TypedRecords, column: str = "id") -> dict[Value, Record]:
    return {record.get(column): record for _, record in records}


def _quotient(
    above: tuple[float, float], below: tuple[float, float]
) -> tuple[float, float]:
    """Return the least and the greatest quotient of two ranges."""
    least = above[0] / below[1]
    return least, above[1] / below[0] if below[0] > 0 else float("inf")


def ratio_ranges(
    sens: float, spec: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the ranges of both ratios that rounded shares allow.

    Parameters
    ----------
    sens, spec : float
        Sensitivity and specificity as printed, 0 to 1.

    Returns
    -------
    positive, negative : tuple of two float
        Least and greatest ratio of a positive and of a negative result.
    """
    step = _half_step(sens, LEAST_DECIMALS)
    ill = max(sens - step, 0.0), min(sens + step, 1.0)
    step = _half_step(spec, LEAST_DECIMALS)
    well = max(spec - step, 0.0), min(spec + step, 1.0)
    positive = _quotient(ill, (1 - well[1], 1 - well[0]))
    negative = _quotient((1 - ill[1], 1 - ill[0]), well)
    return positive, negative


def _ratios_of_shares(tables: Tables) -> Iterator[Problem]:
    for row, record in tables["diagnostic_accuracy"]:
        if "lr_differs" not in record:
            continue
        sens, spec = _numbers(record, "sens", "spec")
        reason = record["lr_differs"]
        wrong: list[tuple[str, float, tuple[float, float]]] = []
        if sens is not None and spec is not None:
            ranges = ratio_ranges(sens, spec)
            for name, (low, high) in zip(("lr_pos", "lr_neg"), ranges, strict=True):
                ratio = _number(record.get(name))
                if ratio is None:
                    continue
                slack = _half_step(ratio) + 1e-9
                if not low - slack <= ratio <= high + slack:
                    wrong.append((name, ratio, (low, high)))
        elif record.get("lr_computed") is True:
            cure = "cannot be computed without sensitivity and specificity"
            yield Problem(FILE, row, "lr_computed", "yes", cure)
        if reason is not None and not wrong:
            cure = "the ratios follow from sensitivity and specificity; leave it empty"
            yield Problem(FILE, row, "lr_differs", str(reason), cure)
        for name, ratio, (low, high) in wrong if reason is None else []:
            cure = (
                f"sensitivity {sens:g} and specificity {spec:g} give {low:.2f} to "
                f"{high:.2f}; correct it, or say in lr_differs why"
            )
            yield Problem(FILE, row, name, f"{ratio:g}", cure)


def _intervals(tables: Tables) -> Iterator[Problem]:
    for row, record in tables["diagnostic_accuracy"]:
        for name in ESTIMATES:
            value, low, high = _numbers(record, name, f"{name}_low", f"{name}_high")
            ends = {name, f"{name}_low", f"{name}_high"}
            if (low is None and high is None) or not ends <= record.keys():
                continue  # A cell that cannot be read is reported by itself.
            if value is None:
                end = f"{name}_low" if low is not None else f"{name}_high"
                cure = f"an interval without its {name}"
                yield Problem(FILE, row, end, str(record[end]), cure)
            elif low is None or high is None:
                end = f"{name}_low" if low is None else f"{name}_high"
                cure = "an interval needs both ends"
                yield Problem(FILE, row, end, "", cure)
            elif name.startswith("lr") and record.get("lr_computed") is True:
                cure = "a ratio that was computed here has no interval"
                yield Problem(FILE, row, f"{name}_low", f"{low:g}", cure)


def _impossible_figures(tables: Tables) -> Iterator[Problem]:
    for row, record in tables["diagnostic_accuracy"]:
        for name in ("prevalence", "prevalence_low", "prevalence_high"):
            share = _number(record.get(name))
            if share in (0.0, 1.0):
                cure = "with nobody or everybody affected no test can be judged"
                yield Problem(FILE, row, name, f"{share:g}", cure)
        positive, negative = _numbers(record, "lr_pos", "lr_neg")
        if positive is not None and record.get("lr_pos_infinite") is True:
            cure = "an infinite ratio has no number; leave it empty"
            yield Problem(FILE, row, "lr_pos", f"{positive:g}", cure)
        if positive is None or negative is None:
            continue
        if (positive > 1 and negative > 1) or (positive < 1 and negative < 1):
            cure = f"both results cannot move the odds the same way ({positive:g})"
            yield Problem(FILE, row, "lr_neg", f"{negative:g}", cure)


def _why_unusable(record: Record, standards: dict[Value, Record]) -> str | None:
    """Say why a calculator may not use a row, if its own figures forbid it."""
    sens, spec, positive, negative = _numbers(record, *ESTIMATES)
    standard = standards.get(record.get("reference_standard_id"), {})
    if record.get("lr_pos_infinite") is True or 1.0 in (sens, spec):
        return "a zero cell makes a ratio 0 or infinite"
    if 0.0 in (positive, negative):
        return "a ratio of 0 decides everything"
    if positive is None and negative is None:
        return "there is no likelihood ratio"
    if standard.get("kind") == "mixed":
        return "its reference standard differed between patients or studies"
    return None


def _rows_to_calculate_with(tables: Tables) -> Iterator[Problem]:
    standards = _by_id(tables["reference_standards"])
    for row, record in tables["diagnostic_accuracy"]:
        if record.get("usable") is not True or not set(ESTIMATES) <= record.keys():
            continue
        reason = _why_unusable(record, standards)
        if reason is not None:
            cure = f"{reason}; set usable to no and say why"
            yield Problem(FILE, row, "usable", "yes", cure)


def _results_that_stand_twice(tables: Tables) -> Iterator[Problem]:
    seen: dict[tuple[Value, ...], int] = {}
    for row, record in tables["diagnostic_accuracy"]:
        if not set(SAME_RESULT) <= record.keys():
            continue
        first = seen.setdefault(tuple(record[name] for name in SAME_RESULT), row)
        if first != row:
            cure = f"row {first} has the same test, target, standard and source; "
            cure += "say in variant how they differ"
            yield Problem(FILE, row, "test_id", str(record["test_id"]), cure)


def _shares_among_other_figures(tables: Tables) -> Iterator[Problem]:
    parents = _by_id(tables["diagnostic_accuracy"])
    for row, record in tables["accuracy_metrics"]:
        parent = parents.get(record.get("accuracy_id"), {})
        for name in ("source_key", "verified"):
            if name in record and record[name] != parent.get(name, record[name]):
                cure = f"its row in {FILE} has {_text(parent[name])}"
                value = _text(record[name])
                yield Problem("accuracy_metrics.csv", row, name, value, cure)
        if "odds ratio" in str(record.get("metric")):
            continue
        for name in ("value", "value_low", "value_high"):
            figure = _number(record.get(name))
            if figure is not None and figure > 1:
                cure = "only odds ratios may be above 1; write 76% as 0.76"
                yield Problem("accuracy_metrics.csv", row, name, f"{figure:g}", cure)


FIGURES = {
    "epidemiology": ("figure_id", ("value", "value_low", "value_high"), 100.0),
    "imaging_prevalence": ("id", ("value", "ci_low", "ci_high"), 100.0),
    "diagnostic_accuracy": (
        "id",
        ("prevalence", "prevalence_low", "prevalence_high"),
        1.0,
    ),
}
"""Where the figure of a preset stands: key, columns, and what makes a whole."""


def _presets(tables: Tables) -> Iterator[Problem]:
    file = "pretest_presets.csv"
    names = ("probability", "probability_low", "probability_high")
    for row, record in tables["pretest_presets"]:
        table, identifier = record.get("figure_table"), record.get("figure_id")
        if not isinstance(table, str):
            continue
        key, columns, whole = FIGURES[table]
        figure = _by_id(tables[table], key).get(identifier)
        if figure is None:
            cure = f"not known in {table}.csv, column {key}"
            yield Problem(file, row, "figure_id", str(identifier), cure)
            continue
        for name, column in zip(names, columns, strict=True):
            share, value = _number(record.get(name)), _number(figure.get(column))
            if name not in record or column not in figure:
                continue
            expected = None if value is None else round(value / whole, 4)
            if share != expected:
                text = "" if share is None else f"{share:g}"
                shown = "empty" if expected is None else f"{expected:g}"
                cure = f"{table}.csv gives {shown} in {identifier}"
                yield Problem(file, row, name, text, cure)
        for name in ("source_key", "verified"):
            if name in record and record[name] != figure.get(name):
                cure = f"{table}.csv has {_text(figure.get(name))} in {identifier}"
                yield Problem(file, row, name, _text(record[name]), cure)
        if record.get("probability") in (0, 1):
            cure = "certainty before a test leaves nothing to test"
            yield Problem(file, row, names[0], f"{record['probability']:g}", cure)


def _images(tables: Tables) -> Iterator[Problem]:
    file = "imaging_prevalence.csv"
    for row, record in tables["imaging_prevalence"]:
        n, beyond = record.get("n"), record.get("model_extrapolation")
        if n == 0 and beyond is False:
            cure = "nobody was observed; set model_extrapolation to yes"
            yield Problem(file, row, "n", "0", cure)
        if n != 0 and beyond is True and "n" in record:
            cure = "a value beyond the observed ages has n = 0"
            yield Problem(file, row, "n", "" if n is None else str(n), cure)
        value = _number(record.get("value"))
        if record.get("unit") == "%" and value is not None and value > 100:
            yield Problem(file, row, "value", f"{value:g}", "more than 100%")


def _agreement(tables: Tables) -> Iterator[Problem]:
    for row, record in tables["reader_agreement"]:
        percent = record.get("statistic") == "percent agreement"
        low, high = (0, 100) if percent else (-1, 1)
        for name in ("value", "value_low", "value_high"):
            figure = _number(record.get(name))
            if figure is not None and not low <= figure <= high:
                cure = f"{record.get('statistic')} runs from {low} to {high}"
                yield Problem("reader_agreement.csv", row, name, f"{figure:g}", cure)


def _figures_present(tables: Tables) -> Iterator[Problem]:
    needed = {
        "emg_timing": ("low", "high"),
        "emg_screens": ("share", "share_low", "share_high"),
        "reader_agreement": ("value", "value_low", "value_high"),
        "pretest_presets": ("probability", "probability_low", "probability_high"),
        "accuracy_metrics": ("value", "value_low", "value_high"),
    }
    for table, names in needed.items():
        for row, record in tables[table]:
            if all(record.get(name, 0) is None for name in names):
                cure = "the row has no figure at all"
                yield Problem(f"{table}.csv", row, names[0], "", cure)


def _questions_that_can_be_answered(tables: Tables) -> Iterator[Problem]:
    """Check that each finding of a question of place parts its lesions."""
    file = "emg_questions.csv"
    values = {
        (record.get("condition_id"), record.get("finding_id")): record.get("value")
        for _, record in tables["differentials"]
    }
    for row, record in tables["emg_questions"]:
        lesions, findings = record.get("condition_ids"), record.get("finding_ids")
        if record.get("kind") != "place" or not isinstance(lesions, tuple):
            continue
        if len(lesions) != 2:
            cure = "a question of place asks about two lesions"
            yield Problem(file, row, "condition_ids", "|".join(lesions), cure)
            continue
        for finding in findings if isinstance(findings, tuple) else ():
            first, second = (values.get((lesion, finding)) for lesion in lesions)
            if first is not None and first == second:
                cure = f"does not part them: {first} in {' and '.join(lesions)}"
                yield Problem(file, row, "finding_ids", finding, cure)
        if not findings and "finding_ids" in record:
            cure = "name the findings that part the lesions"
            yield Problem(file, row, "finding_ids", "", cure)


CHECKS = (
    _ratios_of_shares,
    _intervals,
    _impossible_figures,
    _rows_to_calculate_with,
    _results_that_stand_twice,
    _shares_among_other_figures,
    _presets,
    _images,
    _agreement,
    _figures_present,
    _questions_that_can_be_answered,
)


def accuracy_problems(tables: Tables) -> list[Problem]:
    """Check the tables of diagnosis against each other.

    Parameters
    ----------
    tables : dict
        Records of all tables by name; wrong cells are absent.

    Returns
    -------
    list of Problem
        Ratios that do not follow from their shares, intervals without their estimate,
        rows that no calculator may use, presets that are not the figure they cite.
    """
    return [problem for check in CHECKS for problem in check(tables)]
