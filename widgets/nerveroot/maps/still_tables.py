"""The rows of three tools, as they stand where no script runs."""

from __future__ import annotations

from typing import Any

from nerveroot.data import load_table
from nerveroot.maps.course_facts import NO_SOURCE, build_course_facts
from nerveroot.maps.level_facts import LEVELS, ZONES, build_level_facts, level_name
from nerveroot.maps.myotome_words import EVIDENCE_WORDS, leading_roots, roots_words
from nerveroot.web.still_table import StillTable, with_doubt

__all__ = ["course_table", "level_table", "muscle_table"]


def level_table() -> StillTable:
    """Return the root that a herniation hits, for each disc and zone."""
    cells = {
        (cell["disc"], cell["zone"]): _hit(cell)
        for cell in build_level_facts()["cells"]
    }
    return StillTable(
        "Root that a herniation hits, by disc and zone. “By rule” means that no source "
        "was read for this cell.",
        ("Disc", *(zone.capitalize() for zone in ZONES)),
        tuple(
            (level_name(level), *(cells[level, zone] for zone in ZONES))
            for level in LEVELS
        ),
    )


def _hit(cell: dict[str, Any]) -> str:
    both = ", both, and the sac" if cell["both"] else ""
    rule = ", by rule" if cell["basis"] == "general rule" else ""
    return f"{' and '.join(cell['hit'])}{both}{rule}"


def course_table() -> StillTable:
    """Return all stops of the course, each followed by its figures and findings."""
    stops = build_course_facts()["stops"]
    rows = [row for stop in stops for row in _stop_rows(stop)]
    return StillTable(
        f"All {len(stops)} stops with their {len(rows) - len(stops)} figures and "
        "findings. Figures that do not fit together stand as they are; none is a mean "
        "of others.",
        (
            "Stop or structure",
            "What is known",
            "Figure",
            "Who and how many",
            "Source",
        ),
        tuple(rows),
    )


def _stop_rows(stop: dict[str, Any]) -> list[tuple[str, ...]]:
    sources = dict.fromkeys(_source(basis) for basis in (stop["passes"], stop["hit"]))
    known = (
        f"{stop['passes']['text']} What hits it here: {stop['hit']['text']} "
        f"How it shows: {stop['sign']}"
    )
    name = f"{stop['order']} {stop['name']}"
    return [
        (name, known, "", "", "; ".join(sources)),
        *(
            (
                figure["structure"],
                figure["statement"],
                figure["amount"],
                figure["who"],
                _source(figure),
            )
            for figure in stop["figures"]
        ),
    ]


def _source(basis: dict[str, Any]) -> str:
    if basis["source"] == NO_SOURCE:
        return NO_SOURCE
    return with_doubt(basis["source"], basis["status"])


def muscle_table() -> StillTable:
    """Return every muscle with its nerves and the roots that each source puts first."""
    nerves = {row.nerve_id: row.name for row in load_table("motor_nerves")}
    return StillTable(
        "Every muscle, every source: the root or roots that the source puts first",
        ("Muscle", "Nerve", "L5", "Roots by source"),
        tuple(
            (
                muscle.name,
                "; ".join(nerves[nerve] for nerve in muscle.nerve_ids),
                EVIDENCE_WORDS[muscle.l5_evidence],
                "; ".join(_said(muscle.muscle_id)),
            )
            for muscle in load_table("muscles")
        ),
    )


def _said(muscle: str) -> list[str]:
    said = []
    for authority in load_table("myotome_authorities"):
        roots, verified = leading_roots(authority.authority_id, muscle)
        if roots:
            doubt = "" if verified else " (unverified)"
            said.append(f"{authority.name} {roots_words(roots)}{doubt}")
    return said
