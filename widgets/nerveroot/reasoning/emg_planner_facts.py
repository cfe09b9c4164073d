"""All that the EMG planner shows, from the tables and the rules beside them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from nerveroot.data import load_table
from nerveroot.data.derivation import derive
from nerveroot.data.myotomes import myotome_rows
from nerveroot.data.rows_clinical import Condition, Finding
from nerveroot.data.rows_diagnosis import EmgQuestion
from nerveroot.reasoning.emg_limits import limits
from nerveroot.reasoning.emg_planner_words import Expected, reading, role
from nerveroot.reasoning.emg_timing_windows import (
    LAST_DAY,
    STOPS,
    end_words,
    limit,
    rules,
    share_of_axis,
    structure_of,
    structure_stages,
    study_stages,
    timing_rows,
)

if TYPE_CHECKING:
    from nerveroot.data.rows_motor import Muscle

__all__ = ["DEFINITION", "KINDS", "build_emg_facts", "question_facts", "questions"]

KINDS = {
    "place": "Where is the lesion?",
    "confirm": "Is there one?",
    "time": "How old is it?",
}
"""What each kind of question asks, in the order of the list."""

DEFINITION = (
    "Abnormal: fibrillations, sharp waves or large units. Normal: none of them, and "
    "normal recruitment."
)
"""What is meant by the two results of a muscle."""

_PRESETS = (0, 3, 7, 14, 21, 42, 91, 183, 548)
_TICKS = (
    (0, "0"),
    (7, "1 wk"),
    (14, "2"),
    (21, "3"),
    (42, "6 wk"),
    (91, "3 mo"),
    (183, "6 mo"),
    (365, "1 yr"),
    (730, "2 yr"),
)
_ALWAYS = "superficial_fibular_potential"


@cache
def questions() -> dict[str, EmgQuestion]:
    """Return the questions by id: those of the rules first, then those of the table."""
    own = [
        EmgQuestion(
            id=question["id"],
            order=0,
            kind=question["kind"],
            question=question["question"],
            condition_ids=tuple(question["condition_ids"]),
            muscle_ids=tuple(question["muscle_ids"]),
            finding_ids=tuple(question["finding_ids"]),
            why=question["why"],
        )
        for question in rules()["questions"]
    ]
    table = sorted(load_table("emg_questions"), key=lambda row: row.order)
    return {row.id: row for kind in KINDS for row in (*own, *table) if row.kind == kind}


@cache
def _by_id(table: str, key: str) -> dict[str, Any]:
    return {getattr(row, key): row for row in load_table(table)}


@cache
def _labels() -> dict[str, str]:
    return {row.source_key: row.label for row in load_table("sources")}


@cache
def _needle_findings() -> dict[str, Finding]:
    """Return the finding of the table that speaks of each muscle under the needle."""
    return {
        muscle: finding
        for finding in load_table("findings")
        if finding.kind == "needle study"
        for muscle in finding.muscle_ids or ()
    }


@cache
def _cells() -> dict[tuple[str, str], Any]:
    return {
        (row.condition_id, row.finding_id): row for row in load_table("differentials")
    }


def _expected(condition: Condition, finding: Finding) -> Expected:
    """Return what a lesion does to a finding: read, worked out, or unknown."""
    name = rules()["short"][condition.condition_id]
    cell = _cells().get((condition.condition_id, finding.finding_id))
    if cell is not None:
        read = cell.verified and cell.source_key
        basis = _labels()[cell.source_key] if read else cell.grade
        if read and cell.note:
            basis += f": {cell.note[0].lower()}{cell.note[1:].rstrip('.')}"
        return Expected(name, cell.value, basis, bool(read))
    derived = derive(condition, finding)
    if derived is None:
        return Expected(name, "unknown", "not worked out", verified=False)
    return Expected(name, derived.value, derived.grade, verified=False)


def _studied(expected: list[Expected]) -> dict[str, Any]:
    """Return what is said of a muscle or a nerve under study."""
    return {
        "role": role(expected),
        "expected": [lesion._asdict() for lesion in expected],
        "abnormal": reading("abnormal", expected),
        "normal": reading("normal", expected),
    }


def _muscle_study(muscle: str, conditions: list[Condition]) -> dict[str, Any]:
    finding = _needle_findings().get(muscle) or Finding(
        finding_id=f"needle_{muscle}",
        name="",
        kind="needle study",
        part="laboratory",
        muscle_ids=(muscle,),
        region_ids=None,
        nerve_ids=None,
    )
    segment = _by_id("muscles", "muscle_id")[muscle].segment
    return {
        "id": muscle,
        "structure": structure_of(segment),
        **_studied([_expected(condition, finding) for condition in conditions]),
    }


def question_facts(question: str) -> dict[str, Any]:
    """Return what a question asks for: muscles, nerves, readings and limits.

    Parameters
    ----------
    question : str
        Id of a question.
    """
    row = questions()[question]
    conditions = [_by_id("conditions", "condition_id")[c] for c in row.condition_ids]
    findings = _by_id("findings", "finding_id")
    nerves = [
        findings[name]
        for name in dict.fromkeys((*(row.finding_ids or ()), _ALWAYS))
        if findings[name].kind == "nerve conduction"
    ]
    return {
        "id": row.id,
        "kind": row.kind,
        "question": row.question,
        "why": row.why,
        "muscles": [_muscle_study(muscle, conditions) for muscle in row.muscle_ids],
        "nerves": [
            {
                "id": finding.finding_id,
                "name": finding.name,
                **_studied([_expected(c, finding) for c in conditions]),
            }
            for finding in nerves
        ],
        "limits": limits(row),
    }


def _muscle(muscle: Muscle) -> dict[str, Any]:
    nerves = _by_id("motor_nerves", "nerve_id")
    return {
        "name": muscle.name,
        "nerve": ", ".join(nerves[name].name for name in muscle.nerve_ids),
        "nerveSource": _labels()[muscle.nerve_source_key],
        "nerveVerified": muscle.nerve_verified,
        "roots": _roots(muscle.muscle_id),
    }


def _roots(muscle: str) -> list[dict[str, Any]]:
    """Return the roots of a muscle by each source that names it, strongest first."""
    order = ("dominant", "major", "listed", "minor", "none")
    found = []
    for authority in load_table("myotome_authorities"):
        rows = sorted(
            myotome_rows(authority=authority.authority_id, muscle=muscle),
            key=lambda row: order.index(row.weight),
        )
        if rows:
            found.append(
                {
                    "source": authority.name,
                    "words": ", ".join(_root_words(row) for row in rows),
                    "verified": any(row.verified for row in rows),
                }
            )
    return found


def _root_words(row: Any) -> str:  # noqa: ANN401 - rows of a table
    # Only in root lesions does a count say how often the muscle was hit.
    counts = row.metric_id == "fibrillation" and row.count is not None
    counted = f" ({row.count} of {row.n})" if counts else ""
    if row.weight == "none":
        return f"not {row.root}{counted}"
    if row.weight == "minor":
        return f"{row.root} in part{counted}"
    return f"{row.root}{counted}"


def _ages() -> list[dict[str, Any]]:
    """Return what signs together say of the age, with the days they rest on."""
    rows = _by_id("emg_timing", "id")
    found = []
    for age in rules()["ages"]:
        ends = [age[end] for end in ("from", "until") if end in age]
        sources = dict.fromkeys(_labels()[rows[end[0]].source_key] for end in ends)
        first = round(limit(age["from"]))
        last = round(limit(age["until"])) if "until" in age else None
        span = f"from {end_words(age['from'])}"
        span += " on" if last is None else f" to {end_words(age['until'])}"
        found.append(
            {
                "sign": age["sign"],
                "words": age["words"],
                "from": first,
                "until": last,
                "span": span,
                "sources": list(sources),
                "verified": all(rows[end[0]].verified for end in ends),
            }
        )
    return found


@cache
def build_emg_facts() -> dict[str, Any]:
    """Return all that the tool shows, as JSON values.

    Returns
    -------
    dict
        ``kinds``, ``questions``, ``muscles``, ``structures``, ``stages``, ``timing``,
        ``ages``, ``stops``, ``presets`` and ``ticks``. The dictionary is shared: read
        it, do not change it.
    """
    asked = [question_facts(name) for name in questions()]
    used = _unique(muscle["id"] for row in asked for muscle in row["muscles"])
    muscles = _by_id("muscles", "muscle_id")
    return {
        "lastDay": LAST_DAY,
        "definition": DEFINITION,
        "kinds": [{"id": kind, "name": name} for kind, name in KINDS.items()],
        "questions": asked,
        "muscles": {name: _muscle(muscles[name]) for name in used},
        "structures": {
            name: {"name": words, "stages": structure_stages(name)}
            for name, words in rules()["structures"].items()
        },
        "stages": study_stages(),
        "timing": timing_rows(),
        "ages": _ages(),
        "stops": list(STOPS),
        "presets": [{"days": day, "label": _preset(day)} for day in _PRESETS],
        "ticks": [
            {"days": day, "label": label, "at": share_of_axis(day)}
            for day, label in _TICKS
        ],
    }


def _preset(day: int) -> str:
    if day == 0:
        return "Today"
    if day < 7:
        return f"{day} days"
    if day < 91:
        weeks = day // 7
        return "1 week" if weeks == 1 else f"{weeks} weeks"
    return f"{round(day * 12 / 365.25)} months"


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
