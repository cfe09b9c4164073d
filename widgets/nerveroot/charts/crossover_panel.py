"""A panel of the shares of a trial's arms that had been operated, over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from nerveroot.charts.dots import Dot, Group
from nerveroot.charts.marks import connector, mark_style, marker
from nerveroot.charts.panels import PanelDrawing, panel_title
from nerveroot.charts.words import percent

__all__ = ["ArmShare", "CrossoverPanel"]

_PLOT = {False: (0.1, 0.62), True: (0.1, 0.68)}
_HEIGHT = 170


@dataclass(frozen=True, slots=True)
class ArmShare:
    """The share of one arm at one time."""

    arm: str
    weeks: int
    dot: Dot


@dataclass(frozen=True, slots=True)
class CrossoverPanel:
    """One trial.

    Attributes
    ----------
    title : str
        Name of the trial.
    end : int
        Last week on the time axis.
    times : tuple of (int, str)
        Weeks ticked, with their words.
    shares : tuple of ArmShare
        What is drawn, arm by arm.
    """

    title: str
    end: int
    times: tuple[tuple[int, str], ...]
    shares: tuple[ArmShare, ...]

    @property
    def unit_words(self) -> str:
        """The unit, for the table."""
        return "% of the arm"

    @property
    def measure(self) -> str:
        """What is counted, for the table."""
        return f"Operated, {self.title}"

    @property
    def groups(self) -> tuple[Group, ...]:
        """The rows arm by arm, for the table."""
        return tuple(
            Group(arm, tuple(share.dot for share in shares))
            for arm, shares in self._arms()
        )

    def draw(self, *, narrow: bool) -> PanelDrawing:
        """Return the panel as drawn for one width."""
        above = 36
        return PanelDrawing(
            traces=[self._trace(list(shares)) for _, shares in self._arms()],
            xaxis={
                "domain": list(_PLOT[narrow]),
                "range": [0, self.end],
                "tickvals": [week for week, _ in self.times],
                "ticktext": [text for _, text in self.times],
                "ticks": "outside",
                "ticklen": 5,
                "showline": True,
                "title": {"text": "time since the start"},
            },
            yaxis={
                "range": [0, 100],
                "tickvals": [0, 25, 50, 75, 100],
                "ticktext": ["0", "", "50", "", "100%"],
                "showgrid": True,
                "title": {"text": "operated, percent", "standoff": 4},
            },
            above=above,
            plot=_HEIGHT,
            below=48,
            annotations=[panel_title(self.title, above), *self._labels()],
        )

    def _arms(self) -> list[tuple[str, list[ArmShare]]]:
        return [
            (arm, list(shares))
            for arm, shares in groupby(self.shares, key=lambda share: share.arm)
        ]

    def _trace(self, shares: list[ArmShare]) -> dict[str, Any]:
        role = shares[0].dot.role
        return {
            "type": "scatter",
            # One follow-up is a mark; only two or more are joined.
            "mode": "lines+markers" if len(shares) > 1 else "markers",
            "x": [share.weeks for share in shares],
            "y": [share.dot.value for share in shares],
            "customdata": [share.dot.row_id for share in shares],
            "hovertext": [
                f"{self.title}<br>{share.arm}, {share.dot.label}<br>"
                f"{share.dot.figure('%', None, with_limits=False)} operated"
                for share in shares
            ],
            "hoverinfo": "text",
            "line": connector(role),
            "marker": marker(role, verified=shares[0].dot.verified),
            "cliponaxis": False,
        }

    def _labels(self) -> Iterator[dict[str, Any]]:
        """Yield the figure at each mark, and the arm's name at its last.

        Shares only grow, so a figure is clear of its line above the higher arm and to
        the lower right of the other.
        """
        arms = self._arms()
        for arm, shares in arms:
            upper = shares[0].dot.role == "intervention"
            colour = mark_style(shares[0].dot.role).colour
            for share in shares[:-1]:
                yield _label(
                    percent(share.dot.value or 0.0),
                    share,
                    colour,
                    xanchor="center" if upper else "left",
                    xshift=0 if upper else 5,
                    yanchor="bottom" if upper else "top",
                    yshift=6 if upper else 0,
                )
            last = shares[-1]
            figure = percent(last.dot.value or 0.0)
            alone = len(arms) == 1
            yield _label(
                f"{arm.replace(' to ', ' to<br>', 1)}, {figure}",
                last,
                colour,
                xanchor="left",
                xshift=10,
                yanchor="middle" if alone else "bottom" if upper else "top",
                yshift=0 if alone else -12 if upper else 12,
            )


def _label(
    text: str,
    share: ArmShare,
    colour: str,
    *,
    xanchor: str,
    xshift: int,
    yanchor: str,
    yshift: int,
) -> dict[str, Any]:
    return {
        "text": text,
        "x": share.weeks,
        "xref": "x",
        "xanchor": xanchor,
        "xshift": xshift,
        "y": share.dot.value,
        "yref": "y",
        "yanchor": yanchor,
        "yshift": yshift,
        "align": "left",
        "font": {"size": 13, "color": colour, "weight": 600},
    }
