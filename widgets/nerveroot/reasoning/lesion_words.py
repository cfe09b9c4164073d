"""What the localiser says without a script: the pattern of a site, and a lesson."""

from __future__ import annotations

from html import escape
from typing import Any

from nerveroot.reasoning.lesion_model import lesion_model
from nerveroot.web.still_table import StillTable

__all__ = ["lesson_html", "lesson_svg", "pattern_text"]

#: Foot drop: four places, three signs.
LESSON_SITES = (
    "common_fibular_neuropathy",
    "sciatic_neuropathy",
    "l5_radiculopathy",
    "parasagittal_lesion",
)
LESSON_SIGNS = ("inversion", "hip_abduction", "medial_hamstring_reflex")
CAPTION = "Foot drop: four places, three signs"
HINT = (
    "A dropped foot with strong inversion and a strong hip speaks for the nerve, not "
    "the root; brisk reflexes for the brain or the cord. Numb saddle skin, trouble "
    "with bladder or bowel, both legs weak, a weakness that grows: urgent care now."
)

WORDS = {
    ("strength", "reduced"): "weak",
    ("strength", "normal"): "strong",
    ("reflex", "reduced"): "lost",
    ("reflex", "increased"): "brisk",
    ("reflex", "normal"): "equal",
}


def _lesson() -> tuple[list[str], list[list[str]]]:
    model = lesion_model()
    findings = {finding["id"]: finding for finding in model["findings"]}
    sites = {site["id"]: site["name"] for site in model["sites"]}
    head = ["Place", *(findings[sign]["name"] for sign in LESSON_SIGNS)]
    rows = []
    for site in LESSON_SITES:
        row = [sites[site]]
        for sign in LESSON_SIGNS:
            value = model["cells"][site][sign][0]
            row.append(WORDS.get((findings[sign]["kind"], value), value))
        rows.append(row)
    return head, rows


def lesson_html() -> str:
    """Return the lesson as a table, for paper and for readers without a script."""
    head, rows = _lesson()
    cells = tuple(tuple(row) for row in rows)
    return StillTable(CAPTION, tuple(head), cells, notes=(HINT,)).framed_html()


def lesson_svg() -> str:
    """Return the lesson as a still figure."""
    head, rows = _lesson()
    widths = (250, 150, 150, 200)
    lefts = [sum(widths[:index]) for index in range(len(widths))]
    lines = []
    for number, row in enumerate([head, *rows]):
        y = 30 + 34 * number
        weight = "600" if number == 0 else "400"
        for left, cell in zip(lefts, row, strict=True):
            # "Inversion, ankle dorsiflexed by the examiner" has no room here.
            short = escape(cell.split(",")[0])
            lines.append(
                f'<text x="{left + 8}" y="{y}" font-weight="{weight}">{short}</text>'
            )
        lines.append(
            f'<path d="M0 {y + 12}H{sum(widths)}" stroke="currentColor"'
            ' stroke-opacity="0.3"/>'
        )
    text = "; ".join(
        f"{name}: "
        + ", ".join(
            f"{sign.split(',')[0].lower()} {cell}"
            for sign, cell in zip(head[1:], rest, strict=True)
        )
        for name, *rest in rows
    )
    height = 34 * (len(rows) + 1) + 20
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sum(widths)} {height}"'
        f' role="img" aria-label="{escape(CAPTION)}. {escape(text)}."'
        ' font-family="sans-serif" font-size="16" fill="currentColor">'
        f"<title>{escape(CAPTION)}</title>{''.join(lines)}</svg>"
    )


def pattern_text(site: str) -> str:
    """Return in words what a site does to each finding.

    Parameters
    ----------
    site
        Id of the table ``conditions``.
    """
    model: dict[str, Any] = lesion_model()
    names = {one["id"]: one["name"] for one in model["sites"]}
    groups: dict[str, list[str]] = {}
    for finding in model["findings"]:
        if finding["kind"] in ("red flag", "alarm"):
            continue
        value, grade, _ = model["cells"][site][finding["id"]]
        mark = " (unconfirmed)" if grade == "unconfirmed" else ""
        groups.setdefault(value, []).append(f"{finding['name'].lower()}{mark}")
    parts = [f"{value}: {', '.join(items)}" for value, items in groups.items()]
    return f"{names[site]}. {'; '.join(parts)}."
