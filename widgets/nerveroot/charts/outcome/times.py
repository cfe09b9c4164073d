"""The time axis that the panels of one chart share: only observed times are ticked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from nerveroot.charts.words import time_short, time_words

__all__ = ["TimeAxis"]

_LETTER = 6.2
_APART = 3
# Room for a mark and its caps at both ends, as a share of the axis.
_PAD = 0.018


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Weeks from the start.

    Attributes
    ----------
    end : float
        Last week.
    title : str
        What week 0 is.
    domain : (float, float)
        Place of the plot in the width of the drawing.
    width : float
        Width of the plot in px, for which labels are chosen.
    """

    end: float
    title: str
    domain: tuple[float, float]
    width: float

    def axis(self, weeks: Iterable[float]) -> dict[str, Any]:
        """Return Plotly's axis with ticks at the start and at these weeks.

        Labels get shorter, or are left out from the left, where they would touch.
        """
        ticks = sorted({0.0, *(float(week) for week in weeks if week <= self.end)})
        return {
            "domain": list(self.domain),
            "range": [-_PAD * self.end, (1 + _PAD) * self.end],
            "tickvals": ticks,
            "ticktext": self._labels(ticks),
            "ticks": "outside",
            "ticklen": 5,
            "showline": True,
            "title": {"text": self.title},
        }

    def _labels(self, ticks: list[float]) -> list[str]:
        texts = ["" for _ in ticks]
        left = float("inf")
        for place in range(len(ticks) - 1, -1, -1):
            middle = ticks[place] / self.end * self.width
            before = ticks[place - 1] / self.end * self.width if place else -50
            for text in (time_words(ticks[place]), time_short(ticks[place])):
                half = len(text) * _LETTER / 2
                # The next label needs some of the room between the two ticks.
                roomy = middle - half - _APART > before + min((middle - before) / 2, 14)
                short = text == time_short(ticks[place])
                if middle + half + _APART <= left and (roomy or short):
                    texts[place] = text
                    left = middle - half
                    break
        return texts
