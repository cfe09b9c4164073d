"""The still figure of the post-test tool: a hundred icons, a bar and the words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING

from nerveroot.look.tokens import colour_values
from nerveroot.reasoning.odds import post_test
from nerveroot.reasoning.post_test_words import (
    hundred_words,
    icon_groups,
    percent_words,
)
from nerveroot.web.still_table import StillTable

if TYPE_CHECKING:
    from nerveroot.reasoning.odds import Probability, Ratio
    from nerveroot.reasoning.post_test_words import IconGroup

__all__ = ["post_test_figure", "post_test_table"]

# Narrow enough for a phone to show it without shrinking the words.
_WIDTH, _MARGIN = 336, 12
_ICON, _PITCH = 17, 20
_BAR = (8.0, 328.0)
_TEXT = 13.5


def _colour(name: str) -> str:
    """Return a CSS colour that follows the page's theme, light where there is none."""
    return f"var(--nr-{name},{colour_values('light')[name]})"


_INK, _MUTED, _CONTROL, _PAPER, _LINE = (
    _colour(name) for name in ("ink", "muted", "control", "paper", "line")
)
_LOOKS = {
    "sure": f'style="fill:{_INK};stroke:{_INK}"',
    "likely": f'style="fill:url(#dense);stroke:{_INK}"',
    "possible": f'style="fill:url(#wide);stroke:{_INK}" stroke-dasharray="3 2"',
    "hollow": f'style="fill:none;stroke:{_INK}" stroke-width="2.6"',
    "none": f'style="fill:none;stroke:{_CONTROL}" stroke-width=".8"',
}
_PATTERNS = "".join(
    f'<pattern id="{name}" width="{gap}" height="{gap}" '
    'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<path d="M0 0V{gap}" style="stroke:{_INK}" stroke-width="{width}"/></pattern>'
    for name, gap, width in (("dense", 4, 4), ("wide", 6, 1.6))
)


class _Sheet:
    """Writes a figure from top to bottom."""

    def __init__(self) -> None:
        self.y = 0.0
        self.parts: list[str] = []

    def text(
        self, words: str, *, size: float, characters: int, look: str = "", x: float = 0
    ) -> None:
        """Write a paragraph and go below it."""
        for line in wrap(words, characters):
            self.y += size * 1.35
            self.parts.append(
                f'<text x="{x:g}" y="{self.y - size * 0.25:.1f}" '
                f'font-size="{size:g}" {look}>{escape(line)}</text>'
            )

    def icons(self, groups: Sequence[IconGroup]) -> None:
        """Draw ten rows of ten, and under them what they stand for."""
        kinds = [group.kind for group in groups for _ in range(group.count)]
        for place, kind in enumerate(kinds):
            x, y = place % 10 * _PITCH, self.y + place // 10 * _PITCH
            self._icon(kind, x + 1, y + 1)
        self.y += 10 * _PITCH + 8
        for group in groups:
            if group.count:
                self._icon(group.kind, 1, self.y + 2)
                self.text(
                    f"{group.count} {group.words}", size=_TEXT, characters=46, x=26
                )
                self.y += 4

    def _icon(self, kind: str, x: float, y: float) -> None:
        self.parts.append(
            f'<rect x="{x:g}" y="{y:g}" width="{_ICON - 2}" height="{_ICON - 2}" '
            f'rx="2" {_LOOKS[kind]}/>'
        )

    def bar(self, pretest: float, posttest: Probability) -> None:
        """Draw both probabilities on one scale from 0 to 100%."""
        y = self.y + 42
        before, after = _across(pretest), _across(posttest.value)
        muted = f'style="fill:{_MUTED}" font-size="13"'
        anchor = "start" if before < 60 else "end" if before > 276 else "middle"
        self.parts.append(
            f'<text x="{before:.1f}" y="{y - 24}" text-anchor="{anchor}" {muted}>'
            f"before the test {hundred_words(pretest)}</text>"
            f'<path d="M{before - 5:.1f} {y - 20}h10l-5 9z" style="fill:{_MUTED}"/>'
            f'<path d="M{_BAR[0]} {y}H{_BAR[1]}" style="stroke:{_LINE}" '
            'stroke-width="6"/>'
        )
        if posttest.low is not None and posttest.high is not None:
            low, high = _across(posttest.low), _across(posttest.high)
            self.parts.append(
                f'<path d="M{low:.1f} {y}H{high:.1f}M{low:.1f} {y - 7}v14'
                f'M{high:.1f} {y - 7}v14" style="stroke:{_INK}" stroke-width="2"/>'
            )
        fill = _INK if posttest.low is not None else _PAPER
        self.parts.append(
            f'<circle cx="{after:.1f}" cy="{y}" r="6" stroke-width="2.4" '
            f'style="fill:{fill};stroke:{_INK}"/>'
        )
        for tick in (0, 25, 50, 75, 100):
            anchor = {0: "start", 100: "end"}.get(tick, "middle")
            x = {0: 0.0, 100: float(_WIDTH)}.get(tick, _across(tick / 100))
            sign = "%" if tick == 100 else ""
            self.parts.append(
                f'<text x="{x:g}" y="{y + 24}" text-anchor="{anchor}" {muted}>'
                f"{tick}{sign}</text>"
            )
        self.y = y + 32


def _across(probability: float) -> float:
    return _BAR[0] + probability * (_BAR[1] - _BAR[0])


def post_test_figure(
    context: str,
    headline: str,
    *,
    pretest: float | None = None,
    posttest: Probability | None = None,
    notes: Sequence[str] = (),
) -> str:
    """Return the figure as an SVG document.

    Parameters
    ----------
    context : str
        What was found, what is looked for, what was thought before.
    headline : str
        The result as a sentence, or why there is none.
    pretest, posttest
        Both probabilities; without them only the words are written.
    notes : sequence of str
        What must be said beside the result.
    """
    sheet = _Sheet()
    muted, strong = f'style="fill:{_MUTED}"', f'style="fill:{_INK}" font-weight="600"'
    sheet.text(context, size=_TEXT, characters=50, look=muted)
    sheet.y += 6
    sheet.text(headline, size=19, characters=34, look=strong)
    alt = f"{context} {headline}"
    if pretest is not None and posttest is not None:
        sheet.y += 12
        sheet.icons(icon_groups(posttest))
        sheet.bar(pretest, posttest)
        sheet.y += 2
        ink = f'style="fill:{_INK}"'
        sheet.text(
            f"In percent: {percent_words(posttest)}.",
            size=_TEXT,
            characters=50,
            look=ink,
        )
        for note in notes:
            sheet.y += 4
            sheet.text(note, size=_TEXT, characters=50, look=ink)
        groups = [f"{g.count} {g.words}" for g in icon_groups(posttest) if g.count]
        alt = " ".join([context, f"A hundred icons: {', '.join(groups)}.", *notes])
    height, outer = round(sheet.y + 8), _WIDTH + 2 * _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="{-_MARGIN} 0 {outer} {height}" '
        f'width="{outer}" height="{height}" role="img" '
        f'style="display:block;width:100%;max-width:min(100%,{outer}px);height:auto;'
        'margin:0 auto;font-family:var(--nr-font-sans,sans-serif)">'
        f"<title>{escape(headline)}</title><desc>{escape(alt)}</desc>"
        f"<defs>{_PATTERNS}</defs>"
        f'<g style="fill:{_INK}">{"".join(sheet.parts)}</g></svg>'
    )


def post_test_table(pretest: float, ratio: Ratio) -> StillTable:
    """Return the result with what it was worked out from, as a table.

    Parameters
    ----------
    pretest : float
        Probability before the test.
    ratio : Ratio
        The likelihood ratio.
    """
    after = post_test(pretest, ratio)
    unknown = "not known"
    return StillTable(
        "The result as a table",
        ("What", "Best figure", "Low end of the interval", "High end"),
        (
            ("Of 100 people, before the test", hundred_words(pretest), "–", "–"),
            (
                "Likelihood ratio",
                *(unknown if end is None else f"{end:g}" for end in ratio),
            ),
            (
                "Of 100 people, after the test",
                *(unknown if end is None else hundred_words(end) for end in after),
            ),
        ),
    )
