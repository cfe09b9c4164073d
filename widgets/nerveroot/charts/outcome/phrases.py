"""Ids of analyses, patients and directions in the words of a reader."""

from __future__ import annotations

from nerveroot.data import load_table

__all__ = [
    "ANALYSES",
    "ANALYSES_SHORT",
    "analysis_words",
    "better_words",
    "patients_short",
    "patients_words",
    "predicate",
    "spaced_levels",
    "those_words",
    "time_phrase",
    "with_arm",
]

ANALYSES = {
    "as-treated": "as treated: people grouped by what they had, not by lot",
    "intention-to-treat": (
        "as randomised (intention to treat): people grouped by lot, whatever they had"
    ),
    "observed": "as observed: counted as they were, without adjustment",
    "iptw": "observed, and weighted by each person's chance of the treatment",
    "per-protocol": "per protocol: only those who kept to their treatment",
}
ANALYSES_SHORT = {
    "as-treated": "As treated",
    "intention-to-treat": "As randomised",
    "observed": "As observed",
    "iptw": "Observed, weighted",
    "per-protocol": "Per protocol",
}
_OPERATIONS = ("surgery", "discectomy")


def analysis_words(analysis: str) -> str:
    """Say how people were grouped.

    Raises
    ------
    ValueError
        For an analysis without words; no chart may be drawn unlabelled.
    """
    if analysis not in ANALYSES:
        raise ValueError(f"unknown analysis {analysis!r}; known: {', '.join(ANALYSES)}")
    return ANALYSES[analysis]


def spaced_levels(text: str) -> str:
    """Write disc levels as the book does, with a dash."""
    for upper, lower in (("L2", "L3"), ("L3", "L4"), ("L4", "L5"), ("L5", "S1")):
        text = text.replace(f"{upper}-{lower}", f"{upper}–{lower}")
    return text.replace("L2-L4", "L2–L4")


def patients_words(subgroup: str) -> str:
    """Say which part of the patients is drawn, as a name."""
    names = {row.id: row.name for row in load_table("subgroups")}
    return spaced_levels(names[subgroup])


def patients_short(subgroup: str) -> str:
    """Say it where there is little room."""
    if subgroup == "all":
        return "all patients"
    kinds = {row.id: row.kind for row in load_table("subgroups")}
    if kinds[subgroup] == "level":
        return spaced_levels(subgroup)
    words = patients_words(subgroup)
    return words[0].lower() + words[1:]


def better_words(intervention: str) -> str:
    """Say on which side the intervention does better."""
    name = intervention[0].lower() + intervention[1:]
    if any(name.endswith(operation) for operation in _OPERATIONS):
        return f"better after {name}"
    return f"better with {name}"


_PREDICATES = {
    "working": "were at work",
    "satisfied-with-symptoms": "were satisfied with their symptoms",
    "satisfied-with-care": "were satisfied with their care",
    "ever-recovered": "had felt recovered at some time",
    "good-recovery": "had a good recovery",
    "good-result": "had a good result",
    "good-or-fair-result": "had a good or fair result",
    "predominant-symptom-improved": "said that their main symptom was better",
    "self-reported-success": "called it a success",
    "odi-halved": "had their disability halved",
    "back-pain-halved": "had their back pain halved",
    "rdq-30-percent-better": "had their disability down by 30%",
    "joa-excellent": "were excellent by the Japanese score",
    "success-lowest-measure": "were a success by the strictest measure",
    "success-highest-measure": "were a success by the most generous measure",
    "recovered-or-much-improved": "had recovered or were much better",
    "complete-motor-recovery": "had full strength again",
    "unsatisfactory-outcome": "had an unsatisfactory outcome",
    "unsatisfactory-at-any-visit": "had an unsatisfactory outcome at some visit",
    "never-recovered": "had never recovered",
    "adverse-event": "had an adverse event",
    "dizziness": "felt dizzy",
    "risk-of-misuse": "were at risk of opioid misuse",
}


# Counted over all the time up to a visit, not at the visit.
_WITHIN = frozenset(
    {
        "adverse-event",
        "dizziness",
        "ever-recovered",
        "never-recovered",
        "unsatisfactory-at-any-visit",
    }
)


def predicate(outcome: str) -> str:
    """Say a yes/no outcome so that "71% of the people" can stand before it.

    Raises
    ------
    ValueError
        For an outcome without words.
    """
    if outcome not in _PREDICATES:
        raise ValueError(
            f"the outcome {outcome!r} has no words; add them to _PREDICATES"
        )
    return _PREDICATES[outcome]


def time_phrase(outcome: str, when: str) -> str:
    """Say when people were counted, or the time within which it happened to them."""
    return f"{'within' if outcome in _WITHIN else 'at'} {when}"


def with_arm(arm: str) -> str:
    """Say which people, after a figure: "with surgery"."""
    if arm.startswith("Assigned"):
        return f"in those {arm[0].lower()}{arm[1:]}"
    return f"with {arm[0].lower()}{arm[1:]}"


def those_words(arm: str) -> str:
    """Say whose share it is: "of those assigned to surgery"."""
    who = f"{arm[0].lower()}{arm[1:]}"
    return f"of those {who}" if arm.startswith("Assigned") else f"of those who {who}"
