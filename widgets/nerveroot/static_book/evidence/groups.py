"""In which order and under which heading the page lists the tables."""

from __future__ import annotations

from nerveroot.data import TABLE_NAMES
from nerveroot.static_book.errors import BookError

__all__ = ["GROUPS", "check_groups"]

GROUPS: dict[str, tuple[str, ...]] = {
    "Treatment and its course": (
        *("outcomes", "effects", "natural_history", "crossover"),
        *("outcome_measures", "cohorts", "outcome_names", "outcome_scales"),
        "subgroups",
    ),
    "Figures of the chapters": ("key_figures", "epidemiology", "claims_audit"),
    "Skin": (
        *("dermatomes", "authorities", "dermatome_agreement", "key_points"),
        *("cutaneous_nerves", "regions"),
    ),
    "Muscles and reflexes": (
        *("myotomes", "myotome_authorities", "myotome_metrics", "muscles"),
        *("motor_nerves", "mrc_scale", "reflexes", "reflex_figures"),
    ),
    "The root and its course": (
        *("roots", "root_course", "course_stops", "course_clashes", "variants"),
    ),
    "Discs": ("disc_zone_root", "disc_level_share", "disc_nomenclature"),
    "Telling lesions apart": (
        *("differentials", "conditions", "findings", "red_flags"),
        "discriminators",
    ),
    "Tests and their worth": (
        *("diagnostic_accuracy", "accuracy_metrics", "accuracy_targets"),
        *("reference_standards", "pretest_presets"),
    ),
    "Images and electrical studies": (
        *("imaging_prevalence", "imaging_grades", "reader_agreement"),
        *("emg_timing", "emg_screens", "emg_questions", "emg_facts"),
    ),
    "Sources": ("sources",),
}
"""Heading: names of tables. Every table of the book stands in one group."""


def check_groups() -> None:
    """Refuse a table without a group, and a group that names no table.

    Raises
    ------
    BookError
        With the names and where to put them.
    """
    grouped = [name for names in GROUPS.values() for name in names]
    missing = sorted(set(TABLE_NAMES) - set(grouped))
    unknown = sorted(set(grouped) - set(TABLE_NAMES))
    if missing or unknown:
        raise BookError(
            "static_book/evidence/groups.py: "
            + "; ".join(
                f"{what} {', '.join(names)}"
                for what, names in (
                    ("give a group to the tables", missing),
                    ("there is no table", unknown),
                )
                if names
            )
        )
