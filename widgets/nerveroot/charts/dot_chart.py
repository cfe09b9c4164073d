"""Makes a whole chart of panels: its two drawings, its table and its source line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import plotly.graph_objects as go

from nerveroot.charts.dots import WILSON, Dot, Group, dot_table, source_labels
from nerveroot.charts.figure import chart_figure
from nerveroot.charts.marks import UNCHECKED
from nerveroot.charts.panels import Panel, stacked
from nerveroot.charts.wilson import COMPUTED

__all__ = ["EvidencePanel", "dot_chart"]


class EvidencePanel(Panel, Protocol):
    """A panel that knows which rows it draws."""

    @property
    def title(self) -> str:
        """What is measured."""
        ...

    @property
    def measure(self) -> str:
        """The same as the table says it; the title if empty."""
        ...

    @property
    def unit_words(self) -> str:
        """The unit in words."""
        ...

    @property
    def groups(self) -> Sequence[Group]:
        """The rows."""
        ...


def dot_chart(
    *,
    chart: str,
    state: str,
    headline: str,
    what: str,
    see: str,
    notes: str,
    alt: str,
    panels: Sequence[EvidencePanel],
    columns: int = 1,
) -> go.Figure:
    """Return the figure of some panels of rows.

    Parameters
    ----------
    chart, state, headline, what, see, alt : str
        As in :func:`nerveroot.charts.figure.chart_figure`.
    notes : str
        What the source line says besides the sources; may be empty. That points are
        hollow or intervals computed is added where it is so.
    panels : sequence of EvidencePanel
        From top to bottom.
    columns : int
        Columns of the wide drawing.
    """
    groups = [group for panel in panels for group in panel.groups]
    dots: list[Dot] = [dot for group in groups for dot in group.dots]
    keys, labels = source_labels(dot.source_key for dot in dots)
    sentences = [f"{labels}."]
    if any(dot.limits == WILSON for dot in dots):
        sentences.append(
            f"{COMPUTED[0].upper()}{COMPUTED[1:]} where a count was given."
        )
    if notes:
        sentences.append(notes)
    if not all(dot.verified for dot in dots):
        sentences.append(f"Hollow and dotted: {UNCHECKED}.")
    return chart_figure(
        chart=chart,
        state=state,
        headline=headline,
        what=what,
        see=see,
        source_line=" ".join(sentences),
        source_keys=keys,
        alt=alt,
        table=dot_table(
            [
                (panel.measure or panel.title, panel.unit_words, panel.groups)
                for panel in panels
            ]
        ),
        wide=stacked(panels, narrow=False, columns=columns),
        narrow=stacked(panels, narrow=True),
    )
