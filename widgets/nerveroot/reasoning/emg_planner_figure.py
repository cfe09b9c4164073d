"""The EMG planner without script: a figure with timeline, a table, and plain text."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from textwrap import wrap
from typing import Any

from nerveroot.look.tokens import colour_values
from nerveroot.reasoning.emg_planner_facts import DEFINITION, build_emg_facts
from nerveroot.reasoning.emg_timing_windows import day_words, share_of_axis
from nerveroot.web.still_table import StillTable

__all__ = ["emg_planner_figure", "emg_planner_table", "emg_planner_text"]

# Narrow enough for a phone to show it without shrinking the words.
_WIDTH = 360
_AXIS = (2.0, 352.0)
_TEXT = 13.5
_ROW, _SIGN, _BAR = 34, 24, 9
# Ticks whose names would meet their neighbours.
_CROWDED = (91, 365)
_READ = (
    "Bar: the days within which a source has the sign appear; line: expected from then "
    "on, where axons were lost; wedge: fibrillations end. Hollow: recalled, not read. "
    "The scale changes at 6 weeks and at 6 months."
)


def _colour(name: str) -> str:
    """Return a CSS colour that follows the page's theme, light where there is none."""
    return f"var(--nr-{name},{colour_values('light')[name]})"


_INK, _MUTED, _CONTROL, _LINE, _PAPER = (
    _colour(name) for name in ("ink", "muted", "control", "line", "paper")
)


# Lines stop beside the letters.
_HALO = f'paint-order="stroke" stroke-width="4" style="stroke:{_PAPER}'


def _at(share: float) -> float:
    return _AXIS[0] + share * (_AXIS[1] - _AXIS[0])


class _Sheet:
    """Writes a figure from top to bottom."""

    def __init__(self) -> None:
        self.y = 0.0
        self.parts: list[str] = []

    def text(self, words: str, *, size: float = _TEXT, look: str = "ink") -> None:
        """Write a paragraph and go below it."""
        # The letters of the book's sans are half as wide as high, give or take.
        bold = look == "strong"
        fill = _MUTED if look == "muted" else _INK
        weight = ' font-weight="600"' if bold else ""
        for line in wrap(words, int(_WIDTH / (size * (0.52 if bold else 0.49)))):
            self.y += size * 1.35
            self.parts.append(
                f'<text x="0" y="{self.y - size * 0.25:.1f}" font-size="{size:g}"'
                f'{weight} style="fill:{fill}">{escape(line)}</text>'
            )

    def label(
        self,
        words: str,
        x: float,
        y: float,
        *,
        anchor: str = "start",
        muted: bool = False,
    ) -> None:
        """Write one line where it belongs."""
        fill = _MUTED if muted else _INK
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="13" text-anchor="{anchor}" '
            f'{_HALO};fill:{fill}">{escape(words)}</text>'
        )

    def line(self, x: float, y: float, to_x: float, to_y: float, look: str) -> None:
        """Draw a straight line."""
        self.parts.append(f'<path d="M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}" {look}/>')


def _timeline(sheet: _Sheet, now: dict[str, Any]) -> None:
    """Draw each sign with its windows, the axis, and a line at the day."""
    facts = build_emg_facts()
    top = sheet.y + 4
    place = len(sheet.parts)
    sheet.y = top
    sign = ""
    for row, state in zip(facts["timing"], now["signs"], strict=True):
        if row["sign"] != sign:
            sign = row["sign"]
            sheet.y += _SIGN
            sheet.parts.append(
                f'<text x="0" y="{sheet.y - 6:.1f}" font-size="13.5" font-weight="600" '
                f'{_HALO};fill:{_INK}">{escape(sign[0].upper() + sign[1:])}</text>'
            )
        _row(sheet, row, state["status"])
        sheet.y += _ROW
    bottom = sheet.y + 2
    grid = _Sheet()
    for tick in facts["ticks"]:
        x = _at(tick["at"])
        grid.line(x, top, x, bottom, f'style="stroke:{_LINE}"')
        if tick["days"] in _CROWDED:
            continue
        anchor = {0.0: "start", 1.0: "end"}.get(tick["at"], "middle")
        grid.label(tick["label"], x, bottom + 16, anchor=anchor, muted=True)
    x = _at(share_of_axis(now["days"]))
    grid.line(x, top, x, bottom, f'stroke-width="2" style="stroke:{_INK}"')
    # Behind the names, which stand over the axis.
    sheet.parts[place:place] = grid.parts
    sheet.y = bottom + 24


def _row(sheet: _Sheet, row: dict[str, Any], status: str) -> None:
    y = sheet.y
    last = "last " if row["lasts"] else ""
    sheet.label(f"{row['structure']}, {last}{row['window']}", 0, y + 13)
    sheet.label(
        status if row["verified"] else f"recalled: {status}",
        _WIDTH,
        y + 13,
        anchor="end",
        muted=True,
    )
    sheet.parts += _window(row, y + 24)


def _window(row: dict[str, Any], y: float) -> Iterator[str]:
    """Yield the shapes of one window."""
    left, right, half = _at(row["from"]), _at(row["to"]), _BAR / 2
    fill = _INK if row["verified"] else _PAPER
    dash = "" if row["verified"] else ' stroke-dasharray="2 2"'
    look = f'stroke-width="1.5"{dash} style="fill:{fill};stroke:{_INK}"'
    if row["lasts"]:
        yield (
            f'<path d="M{left:.1f} {y - half}L{right:.1f} {y}L{left:.1f} {y + half}Z" '
            f"{look}/>"
        )
        return
    if row["end"] is not None:
        yield (
            f'<path d="M{right:.1f} {y}H{_AXIS[1]}" stroke-width="1.5"{dash} '
            f'style="stroke:{_CONTROL}"/>'
        )
    if left == right:
        yield f'<circle cx="{left + half:.1f}" cy="{y}" r="{half}" {look}/>'
    else:
        yield (
            f'<rect x="{left:.1f}" y="{y - half}" width="{right - left:.1f}" '
            f'height="{_BAR}" {look}/>'
        )


def _context(now: dict[str, Any]) -> str:
    return f"{now['question']} Studied on {day_words(now['days'])}."


def _ages(now: dict[str, Any]) -> list[str]:
    """Return what signs together say of the age, if that is the question."""
    if now["kind"] != "time":
        return []
    return [
        f"{age['sign']}: {age['words']}; {age['span']} ({'; '.join(age['sources'])}"
        f"{'' if age['verified'] else '; partly recalled'})."
        for age in build_emg_facts()["ages"]
    ]


def emg_planner_figure(now: dict[str, Any]) -> str:
    """Return a plan as an SVG document.

    Parameters
    ----------
    now : dict
        What :func:`nerveroot.reasoning.emg_plan.plan` returns.
    """
    sheet = _Sheet()
    sheet.text(_context(now), look="muted")
    sheet.y += 5
    sheet.text(now["headline"], size=18, look="strong")
    sheet.y += 3
    sheet.text(now["words"])
    _timeline(sheet, now)
    sheet.text(_READ, look="muted")
    for age in _ages(now):
        sheet.y += 6
        sheet.text(age)
    height = round(sheet.y + 8)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" role="img" '
        f'style="display:block;width:100%;max-width:min(100%,{_WIDTH}px);height:auto;'
        'margin:0 auto;font-family:var(--nr-font-sans,sans-serif)">'
        f"<title>{escape(now['headline'])}</title>"
        f"<desc>{escape(emg_planner_text(now))}</desc>"
        f"{''.join(sheet.parts)}</svg>"
    )


def emg_planner_table(now: dict[str, Any]) -> StillTable:
    """Return the muscles and nerves of a plan, and what each result means.

    Parameters
    ----------
    now : dict
        What :func:`nerveroot.reasoning.emg_plan.plan` returns.
    """
    # No source says from which day on a study of a nerve changes.
    studies = [(muscle, muscle["status"]) for muscle in now["muscles"]]
    studies += [(nerve, "no source read says when") for nerve in now["nerves"]]
    return StillTable(
        f"What to study on {day_words(now['days'])}, and what each result means",
        ("Muscle or nerve", "What for", "On that day", "If abnormal", "If normal"),
        tuple(
            (study["name"], study["role"], status, study["abnormal"], study["normal"])
            for study, status in studies
        ),
        notes=(
            DEFINITION,
            " ".join(["A normal study does not exclude:", *now["open"]]),
        ),
    )


def emg_planner_text(now: dict[str, Any]) -> str:
    """Return a plan in words.

    Parameters
    ----------
    now : dict
        What :func:`nerveroot.reasoning.emg_plan.plan` returns.
    """
    studies = [
        f"{muscle['name']} ({muscle['status']}). Abnormal: {muscle['abnormal']} "
        f"Normal: {muscle['normal']}"
        for muscle in now["muscles"]
    ]
    studies += [
        f"{nerve['name']}. Abnormal: {nerve['abnormal']} Normal: {nerve['normal']}"
        for nerve in now["nerves"]
    ]
    return " ".join(
        [
            f"EmgPlanner. {_context(now)}",
            now["headline"],
            now["words"],
            *_ages(now),
            DEFINITION,
            *studies,
            "A normal study does not exclude:",
            *now["open"],
        ]
    )
