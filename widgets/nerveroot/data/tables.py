"""Loads the tables as typed rows."""

from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import Any, Literal, overload

from nerveroot.data import (
    disc_rows,
    rows,
    rows_clinical,
    rows_diagnosis,
    rows_motor,
    rows_treatment,
)
from nerveroot.data.cells import CellError, Value, parse_cell
from nerveroot.data.csv_file import read_records
from nerveroot.data.problems import DataError, Problem
from nerveroot.data.rules import TypedRecords, row_problems, table_problems
from nerveroot.data.schema import DATA, load_schema

ROW_TYPES: dict[str, type[Any]] = {
    "regions": rows.Region,
    "roots": rows.Root,
    "authorities": rows.Authority,
    "dermatomes": rows.Dermatome,
    "key_points": rows.KeyPoint,
    "cutaneous_nerves": rows.CutaneousNerve,
    "dermatome_agreement": rows.DermatomeAgreement,
    "discriminators": rows.Discriminator,
    "key_figures": rows.KeyFigure,
    "motor_nerves": rows_motor.MotorNerve,
    "muscles": rows_motor.Muscle,
    "myotome_metrics": rows_motor.MyotomeMetric,
    "myotome_authorities": rows_motor.MyotomeAuthority,
    "myotomes": rows_motor.Myotome,
    "mrc_scale": rows_motor.MrcGrade,
    "reflexes": rows_motor.Reflex,
    "reflex_figures": rows_motor.ReflexFigure,
    "root_course": rows_clinical.CourseFact,
    "course_stops": rows_clinical.CourseStop,
    "variants": rows_clinical.Variant,
    "claims_audit": rows_clinical.Claim,
    "epidemiology": rows_clinical.EpidemiologyFigure,
    "conditions": rows_clinical.Condition,
    "findings": rows_clinical.Finding,
    "differentials": rows_clinical.Differential,
    "red_flags": rows_clinical.RedFlag,
    "course_clashes": rows_clinical.CourseClash,
    "sources": rows.Source,
    "disc_zone_root": disc_rows.DiscZoneRoot,
    "disc_level_share": disc_rows.DiscLevelShare,
    "disc_nomenclature": disc_rows.DiscTerm,
    "cohorts": rows_treatment.Cohort,
    "outcome_scales": rows_treatment.OutcomeScale,
    "outcome_names": rows_treatment.OutcomeName,
    "subgroups": rows_treatment.Subgroup,
    "outcomes": rows_treatment.Outcome,
    "effects": rows_treatment.Effect,
    "natural_history": rows_treatment.NaturalHistory,
    "crossover": rows_treatment.Crossover,
    "outcome_measures": rows_treatment.OutcomeMeasure,
    "diagnostic_accuracy": rows_diagnosis.DiagnosticAccuracy,
    "accuracy_targets": rows_diagnosis.AccuracyTarget,
    "reference_standards": rows_diagnosis.ReferenceStandard,
    "accuracy_metrics": rows_diagnosis.AccuracyMetric,
    "pretest_presets": rows_diagnosis.PretestPreset,
    "imaging_prevalence": rows_diagnosis.ImagingPrevalence,
    "reader_agreement": rows_diagnosis.ReaderAgreement,
    "imaging_grades": rows_diagnosis.ImagingGrade,
    "emg_screens": rows_diagnosis.EmgScreen,
    "emg_timing": rows_diagnosis.EmgTiming,
    "emg_facts": rows_diagnosis.EmgFact,
    "emg_questions": rows_diagnosis.EmgQuestion,
}
TABLE_NAMES = tuple(ROW_TYPES)
"""The names of all tables: what :func:`load_table` takes."""
GENERATED = ("sources",)


def table_file(name: str, root: Traversable = DATA) -> Traversable:
    """Return the CSV file of a table below the data folder `root`."""
    folder = "generated" if name in GENERATED else "tables"
    return root / folder / f"{name}.csv"


def read_table(
    name: str, root: Traversable = DATA
) -> tuple[TypedRecords, list[Problem]]:
    """Read a table and check everything that can be seen in its own file.

    Parameters
    ----------
    name : str
        Name of the table.
    root : Traversable
        The data folder, which holds the folders `tables` and `generated`.

    Returns
    -------
    records : list of (int, dict)
        Row number and values by column name; wrong cells are absent.
    problems : list of Problem
        All problems of the file.
    """
    schema = load_schema(name)
    texts, problems = read_records(table_file(name, root), schema.column_names)
    file = f"{name}.csv"
    records: TypedRecords = []
    seen: dict[tuple[Value, ...], int] = {}
    for row, cells in texts:
        record: dict[str, Value] = {}
        for column in schema.columns:
            if column.name not in cells:
                continue
            text = cells[column.name]
            try:
                record[column.name] = parse_cell(text, column)
            except CellError as error:
                problems.append(Problem(file, row, column.name, text, str(error)))
        problems += row_problems(row, record, schema)
        if all(name in record for name in schema.key):
            key = tuple(record[name] for name in schema.key)
            first = seen.setdefault(key, row)
            if first != row:
                value = ", ".join(str(part) for part in key)
                cure = f"the same row as row {first}; each may stand only once"
                problem = Problem(file, row, ", ".join(schema.key), value, cure)
                problems.append(problem)
        records.append((row, record))
    problems += table_problems(records, schema)
    return records, sorted(problems)


@lru_cache
def _load(name: str) -> tuple[Any, ...]:
    records, problems = read_table(name)
    if problems:
        raise DataError(problems)
    row_type = ROW_TYPES[name]
    return tuple(row_type(**record) for _, record in records)


@overload
def load_table(name: Literal["regions"]) -> tuple[rows.Region, ...]: ...
@overload
def load_table(name: Literal["roots"]) -> tuple[rows.Root, ...]: ...
@overload
def load_table(name: Literal["authorities"]) -> tuple[rows.Authority, ...]: ...
@overload
def load_table(name: Literal["dermatomes"]) -> tuple[rows.Dermatome, ...]: ...
@overload
def load_table(name: Literal["key_points"]) -> tuple[rows.KeyPoint, ...]: ...
@overload
def load_table(
    name: Literal["cutaneous_nerves"],
) -> tuple[rows.CutaneousNerve, ...]: ...
@overload
def load_table(
    name: Literal["dermatome_agreement"],
) -> tuple[rows.DermatomeAgreement, ...]: ...
@overload
def load_table(name: Literal["discriminators"]) -> tuple[rows.Discriminator, ...]: ...
@overload
def load_table(name: Literal["key_figures"]) -> tuple[rows.KeyFigure, ...]: ...
@overload
def load_table(name: Literal["motor_nerves"]) -> tuple[rows_motor.MotorNerve, ...]: ...
@overload
def load_table(name: Literal["muscles"]) -> tuple[rows_motor.Muscle, ...]: ...
@overload
def load_table(
    name: Literal["myotome_metrics"],
) -> tuple[rows_motor.MyotomeMetric, ...]: ...
@overload
def load_table(
    name: Literal["myotome_authorities"],
) -> tuple[rows_motor.MyotomeAuthority, ...]: ...
@overload
def load_table(name: Literal["myotomes"]) -> tuple[rows_motor.Myotome, ...]: ...
@overload
def load_table(name: Literal["mrc_scale"]) -> tuple[rows_motor.MrcGrade, ...]: ...
@overload
def load_table(name: Literal["reflexes"]) -> tuple[rows_motor.Reflex, ...]: ...
@overload
def load_table(
    name: Literal["reflex_figures"],
) -> tuple[rows_motor.ReflexFigure, ...]: ...
@overload
def load_table(
    name: Literal["root_course"],
) -> tuple[rows_clinical.CourseFact, ...]: ...
@overload
def load_table(
    name: Literal["course_stops"],
) -> tuple[rows_clinical.CourseStop, ...]: ...
@overload
def load_table(name: Literal["variants"]) -> tuple[rows_clinical.Variant, ...]: ...
@overload
def load_table(name: Literal["claims_audit"]) -> tuple[rows_clinical.Claim, ...]: ...
@overload
def load_table(
    name: Literal["epidemiology"],
) -> tuple[rows_clinical.EpidemiologyFigure, ...]: ...
@overload
def load_table(name: Literal["conditions"]) -> tuple[rows_clinical.Condition, ...]: ...
@overload
def load_table(name: Literal["findings"]) -> tuple[rows_clinical.Finding, ...]: ...
@overload
def load_table(
    name: Literal["differentials"],
) -> tuple[rows_clinical.Differential, ...]: ...
@overload
def load_table(name: Literal["red_flags"]) -> tuple[rows_clinical.RedFlag, ...]: ...
@overload
def load_table(
    name: Literal["course_clashes"],
) -> tuple[rows_clinical.CourseClash, ...]: ...
@overload
def load_table(
    name: Literal["disc_zone_root"],
) -> tuple[disc_rows.DiscZoneRoot, ...]: ...
@overload
def load_table(
    name: Literal["disc_level_share"],
) -> tuple[disc_rows.DiscLevelShare, ...]: ...
@overload
def load_table(
    name: Literal["disc_nomenclature"],
) -> tuple[disc_rows.DiscTerm, ...]: ...
@overload
def load_table(name: Literal["cohorts"]) -> tuple[rows_treatment.Cohort, ...]: ...
@overload
def load_table(
    name: Literal["outcome_scales"],
) -> tuple[rows_treatment.OutcomeScale, ...]: ...
@overload
def load_table(
    name: Literal["outcome_names"],
) -> tuple[rows_treatment.OutcomeName, ...]: ...
@overload
def load_table(name: Literal["subgroups"]) -> tuple[rows_treatment.Subgroup, ...]: ...
@overload
def load_table(name: Literal["outcomes"]) -> tuple[rows_treatment.Outcome, ...]: ...
@overload
def load_table(name: Literal["effects"]) -> tuple[rows_treatment.Effect, ...]: ...
@overload
def load_table(
    name: Literal["natural_history"],
) -> tuple[rows_treatment.NaturalHistory, ...]: ...
@overload
def load_table(name: Literal["crossover"]) -> tuple[rows_treatment.Crossover, ...]: ...
@overload
def load_table(
    name: Literal["outcome_measures"],
) -> tuple[rows_treatment.OutcomeMeasure, ...]: ...
@overload
def load_table(
    name: Literal["diagnostic_accuracy"],
) -> tuple[rows_diagnosis.DiagnosticAccuracy, ...]: ...
@overload
def load_table(
    name: Literal["accuracy_targets"],
) -> tuple[rows_diagnosis.AccuracyTarget, ...]: ...
@overload
def load_table(
    name: Literal["reference_standards"],
) -> tuple[rows_diagnosis.ReferenceStandard, ...]: ...
@overload
def load_table(
    name: Literal["accuracy_metrics"],
) -> tuple[rows_diagnosis.AccuracyMetric, ...]: ...
@overload
def load_table(
    name: Literal["pretest_presets"],
) -> tuple[rows_diagnosis.PretestPreset, ...]: ...
@overload
def load_table(
    name: Literal["imaging_prevalence"],
) -> tuple[rows_diagnosis.ImagingPrevalence, ...]: ...
@overload
def load_table(
    name: Literal["reader_agreement"],
) -> tuple[rows_diagnosis.ReaderAgreement, ...]: ...
@overload
def load_table(
    name: Literal["imaging_grades"],
) -> tuple[rows_diagnosis.ImagingGrade, ...]: ...
@overload
def load_table(
    name: Literal["emg_screens"],
) -> tuple[rows_diagnosis.EmgScreen, ...]: ...
@overload
def load_table(name: Literal["emg_timing"]) -> tuple[rows_diagnosis.EmgTiming, ...]: ...
@overload
def load_table(name: Literal["emg_facts"]) -> tuple[rows_diagnosis.EmgFact, ...]: ...
@overload
def load_table(
    name: Literal["emg_questions"],
) -> tuple[rows_diagnosis.EmgQuestion, ...]: ...
@overload
def load_table(name: Literal["sources"]) -> tuple[rows.Source, ...]: ...
@overload
def load_table(name: str) -> tuple[Any, ...]: ...


def load_table(name: str) -> tuple[Any, ...]:
    """Load a table of the book as a tuple of typed rows.

    Parameters
    ----------
    name : str
        Name of the table, such as "dermatomes".

    Returns
    -------
    tuple
        One frozen row for each line of the table, in the order of the file. Cells
        are attributes; an empty cell is None.

    Raises
    ------
    ValueError
        If there is no table of that name; the message lists the names.
    DataError
        If the file of the table is wrong; the message lists all problems.

    Examples
    --------
    >>> import nerveroot
    >>> nerveroot.load_table("roots")[4].name
    'Fifth lumbar root'
    """
    if name not in ROW_TYPES:
        names = ", ".join(TABLE_NAMES)
        raise ValueError(f"there is no table {name!r}; the tables are: {names}")
    return _load(name)
