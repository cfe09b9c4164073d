"""What a treatment does beyond its comparison, by topic."""

from __future__ import annotations

from importlib import import_module

import plotly.graph_objects as go

from nerveroot.charts.evidence import chosen

__all__ = ["TOPICS", "treatment_effects"]

TOPICS = ("surgery", "level", "injection", "drug", "physiotherapy")


def treatment_effects(topic: str = "surgery") -> go.Figure:
    """Return the differences that trials and reviews found, with their intervals.

    Parameters
    ----------
    topic : {"surgery", "level", "injection", "drug", "physiotherapy"}
        The comparison: surgery with none, surgery at each disc level, an injection,
        tablets or physiotherapy with their comparisons.

    Returns
    -------
    plotly.graph_objects.Figure
        One panel for each scale, each with its own axis and a line of no difference.

    Raises
    ------
    ValueError
        For an unknown topic; the message names the allowed ones.
    """
    name = chosen("topic", topic, TOPICS)
    module = import_module(f"nerveroot.charts.effect_topics.{name}")
    figure: go.Figure = getattr(module, f"{name}_effects")()
    return figure
