"""The plan for a question and a day: what to study now, and what it can say yet.

The tool's script picks the same from the same facts (``emg_planner/plan.js``); a test
holds the two together.
"""

from __future__ import annotations

from typing import Any

from nerveroot.reasoning.emg_planner_facts import build_emg_facts
from nerveroot.reasoning.emg_timing_windows import stage_at

__all__ = ["plan"]


def plan(question: str, days: int) -> dict[str, Any]:
    """Return what a study is worth on a day.

    Parameters
    ----------
    question : str
        Id of a question.
    days : int
        Days since the onset.

    Returns
    -------
    dict
        ``stage``, ``headline`` and ``words`` of the whole study; ``muscles`` and
        ``nerves`` with what each result means on that day; ``signs`` with their
        status; what stays ``open`` after a normal study; ``ages`` that fit the day.
    """
    facts = build_emg_facts()
    asked = next(row for row in facts["questions"] if row["id"] == question)
    stage = stage_at(facts["stages"], days)
    return {
        "kind": asked["kind"],
        "question": asked["question"],
        "days": days,
        "stage": stage["id"],
        "headline": stage["headline"],
        "words": stage["words"],
        "muscles": [_muscle(facts, muscle, days) for muscle in asked["muscles"]],
        "nerves": [
            {
                "id": nerve["id"],
                "name": nerve["name"],
                "role": nerve["role"],
                "abnormal": nerve["abnormal"],
                "normal": nerve["normal"],
            }
            for nerve in asked["nerves"]
        ],
        "signs": [
            {"id": row["id"], "status": stage_at(row["stages"], days)["status"]}
            for row in facts["timing"]
        ],
        "open": [
            f"{row['text']} ({row['source']})"
            for row in asked["limits"]
            if row["kind"] == "open"
        ],
        "ages": [
            age["sign"]
            for age in facts["ages"]
            if age["from"] <= days and (age["until"] is None or days <= age["until"])
        ],
    }


def _muscle(facts: dict[str, Any], muscle: dict[str, Any], days: int) -> dict[str, Any]:
    now = stage_at(facts["structures"][muscle["structure"]]["stages"], days)
    return {
        "id": muscle["id"],
        "name": facts["muscles"][muscle["id"]]["name"],
        "role": muscle["role"],
        "status": now["status"],
        "window": now["window"],
        "timing": now["words"],
        "abnormal": _after(now["abnormal"], muscle["abnormal"]),
        "normal": _after(now["normal"], muscle["normal"]),
    }


def _after(caution: str, sentence: str) -> str:
    """Put what the day takes away from a result before what it means."""
    return f"{caution}{sentence[0].lower()}{sentence[1:]}" if caution else sentence
