"""The rows of a panel of dots: where each stands, and the words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nerveroot.charts import palette
from nerveroot.charts.dots import Dot, Group
from nerveroot.charts.marks import mark_style
from nerveroot.charts.words import wrapped

__all__ = ["DotRows"]

_LABEL_SIZE = 14
_NOTE_SIZE = 13
_LABEL_LINE = 18
_NOTE_LINE = 17
# Characters that fit, at 6.6 px each.
_LABEL_CHARACTERS = {False: 30, True: 38}
_NOTE_CHARACTERS = {False: 32, True: 52}


class DotRows:
    """Places rows in px from the top and writes what stands beside them.

    Parameters
    ----------
    groups : sequence of Group
        The rows.
    narrow : bool
        Whether to place them for a phone.
    unit : str
        Written after each figure.
    decimals : int or None
        Digits of the figures; None keeps those of the data.
    figures_from : float
        Share of the width at which the column of figures starts.

    Attributes
    ----------
    places : dict of str to float
        Where the dot of each row stands, in px from the top.
    annotations : list of dict
        Names, remarks and figures.
    height : int
        Of all rows together, in px.
    """

    def __init__(
        self,
        groups: Sequence[Group],
        *,
        narrow: bool,
        unit: str,
        decimals: int | None,
        figures_from: float,
    ) -> None:
        self.narrow = narrow
        self.unit = unit
        self.decimals = decimals
        self.figures_from = figures_from
        self.places: dict[str, float] = {}
        self.annotations: list[dict[str, Any]] = []
        self.height = 0
        # A name starts a little below its place; lifted, it hides the ends of lines.
        self.lift = 3 if narrow else 0
        self._place(groups)

    def _place(self, groups: Sequence[Group]) -> None:
        """Walk down the groups."""
        y = 0.0 if self.narrow else 4.0
        for group in groups:
            if group.title:
                y = self._heading(group.title, y)
            for dot in group.dots:
                y = self._narrow_row(dot, y) if self.narrow else self._wide_row(dot, y)
            y += 6
        self.height = round(y)

    def _heading(self, title: str, y: float) -> float:
        lines = wrapped(title, 46 if self.narrow else 34)
        self._text("<br>".join(lines), y, size=_LABEL_SIZE, weight=600)
        if self.narrow or len(lines) > 1:
            return y + 20 * len(lines) + 2
        return y + 22

    def _wide_row(self, dot: Dot, y: float) -> float:
        label = wrapped(dot.label, _LABEL_CHARACTERS[False])
        note = wrapped(dot.remarks, _NOTE_CHARACTERS[False])
        height = _LABEL_LINE * len(label) + _NOTE_LINE * len(note)
        middle = y + height / 2 + 1
        self.places[dot.row_id] = middle
        self._text("<br>".join(label), y)
        if note:
            self._note(note, y + _LABEL_LINE * len(label))
        figure = dot.figure(self.unit, self.decimals, with_limits=True)
        self._figure(dot, figure, middle, "middle", self.figures_from, "left")
        return y + max(height, 20) + 10

    def _narrow_row(self, dot: Dot, y: float) -> float:
        label = wrapped(dot.label, _LABEL_CHARACTERS[True])
        note = wrapped(dot.remarks, _NOTE_CHARACTERS[True])
        self._text("<br>".join(label), y)
        figure = dot.figure(self.unit, self.decimals, with_limits=False)
        self._figure(dot, figure, y, "top", 1, "right")
        y += _LABEL_LINE * len(label)
        if note:
            self._note(note, y)
            y += _NOTE_LINE * len(note)
        self.places[dot.row_id] = y + 11
        return y + 30

    def _figure(
        self, dot: Dot, text: str, y: float, yanchor: str, x: float, xanchor: str
    ) -> None:
        colour = mark_style(dot.role).text if dot.verified else palette.MUTED
        self.annotations.append(
            {
                "text": text,
                "x": x,
                "xref": "paper",
                "xanchor": xanchor,
                "y": y,
                "yref": "y",
                "yanchor": yanchor,
                "yshift": self.lift,
                "font": {"size": _LABEL_SIZE, "color": colour, "weight": 600},
            }
        )

    def _note(self, lines: list[str], y: float) -> None:
        self._text("<br>".join(lines), y, size=_NOTE_SIZE, colour=palette.MUTED)

    def _text(
        self,
        text: str,
        y: float,
        *,
        size: float = _LABEL_SIZE,
        colour: str = palette.INK,
        weight: int = 400,
    ) -> None:
        self.annotations.append(
            {
                "text": text,
                "x": 0,
                "xref": "paper",
                "xanchor": "left",
                "y": y,
                "yref": "y",
                "yanchor": "top",
                "align": "left",
                "yshift": self.lift,
                # On a phone the text stands over the plot: lines stop beside it.
                **({"bgcolor": palette.PAPER} if self.narrow else {}),
                "font": {"size": size, "color": colour, "weight": weight},
            }
        )
