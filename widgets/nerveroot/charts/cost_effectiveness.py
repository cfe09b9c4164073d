"""What surgery gains in health and costs, each study in its own money."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from nerveroot.charts.dot_chart import dot_chart
from nerveroot.charts.dot_panel import DotPanel
from nerveroot.charts.dots import Dot, Group
from nerveroot.charts.evidence import effect_dot, rows_by_id
from nerveroot.charts.words import between, number

__all__ = ["cost_effectiveness"]


def cost_effectiveness() -> go.Figure:
    """Return gain in health, extra cost and cost per QALY of surgery.

    Returns
    -------
    plotly.graph_objects.Figure
        One panel for each unit: currencies and price years never share an axis.
    """
    rows = rows_by_id("effects")
    euro = rows["vandenhout2008-cost-per-qaly-52"]
    medicare = rows["tosteson2008-cost-per-qaly-medicare-104"]
    general = rows["tosteson2008-cost-per-qaly-general-104"]
    pound = rows["wilby2021-cost-per-qaly-54"]
    gain = rows["vandenhout2008-qaly-gain-euroqol-uk-52"]
    longer = rows["tosteson2008-qaly-gain-104"]
    return dot_chart(
        chart="cost-effectiveness",
        state="cost-effectiveness",
        headline=(
            "Surgery buys health at an uncertain price: in the one Dutch trial a QALY "
            f"costs {number(euro.ci_low)} to {number(euro.ci_high)} "
            "euros."
        ),
        what=(
            "Surgery minus its comparison, with 95% intervals. QALY: a year in full "
            "health. Each currency and price year has its own axis."
        ),
        see=(
            "The gain in SPORT, as treated over two years, is about five times that "
            "of the Dutch trial by lot over one year, so the two costs per QALY do not "
            "answer one question."
        ),
        notes=(
            "Van den Hout 2008: by lot, 1 year; price year not in the text read. "
            "Tosteson 2008: as treated, 2 years, dollars of 2004. Wilby 2021: surgery "
            "against an injection; price year and interval not in the text read. Clark "
            "2020: lowest and highest of its studies."
        ),
        alt=(
            f"Early surgery gained {number(gain.effect)} QALY "
            f"({between(gain.ci_low, gain.ci_high)}) in the Dutch trial in one year, "
            f"surgery {number(longer.effect)} "
            f"({between(longer.ci_low, longer.ci_high)}) in SPORT in two. "
            f"A QALY cost {number(euro.effect)} euros "
            f"({between(euro.ci_low, euro.ci_high)}), {number(medicare.effect)} or "
            f"{number(general.effect)} dollars of 2004 by the price of surgery, and "
            f"{number(pound.effect)} pounds against an injection."
        ),
        panels=_panels(rows),
    )


def _panels(rows: dict[str, Any]) -> tuple[DotPanel, ...]:
    def dot(row_id: str, label: str, note: str) -> Dot:
        return effect_dot(rows[row_id], label, note)

    trial, treated = "Van den Hout 2008", "Tosteson 2008"
    return (
        _money(
            "Gain in health, QALYs",
            "difference, QALYs",
            (-0.1, 0.3),
            (-0.1, 0, 0.1, 0.2, 0.3),
            (
                dot(
                    "vandenhout2008-qaly-gain-euroqol-uk-52",
                    trial,
                    "by lot, 1 year, EuroQol by British values",
                ),
                dot(
                    "vandenhout2008-qaly-gain-euroqol-us-52",
                    trial,
                    "the same by American values",
                ),
                dot("vandenhout2008-qaly-gain-sf6d-52", trial, "the same by SF-6D"),
                dot("tosteson2008-qaly-gain-104", treated, "as treated, 2 years"),
            ),
            unit="QALYs",
            sides=("better without", "better with surgery"),
        ),
        _money(
            "Extra cost, euros",
            "difference, euros",
            (-5000, 5000),
            (-5000, -2500, 0, 2500, 5000),
            (
                dot(
                    "vandenhout2008-healthcare-cost-52",
                    "Health care",
                    f"{trial}, by lot, 1 year",
                ),
                dot(
                    "vandenhout2008-societal-cost-52",
                    "Society, with work lost",
                    f"{trial}, by lot, 1 year",
                ),
            ),
            unit="euros",
            sides=("surgery cheaper", "surgery dearer"),
        ),
        _money(
            "Extra cost, US dollars of 2004",
            "difference, dollars of 2004",
            (0, 20000),
            (0, 5000, 10000, 15000, 20000),
            (
                dot(
                    "tosteson2008-total-cost-104",
                    "All costs",
                    f"{treated}, as treated, 2 years",
                ),
            ),
            unit="US dollars of 2004",
            sides=("", "surgery dearer"),
        ),
        _money(
            "Cost of one QALY gained, euros",
            "euros per QALY",
            (0, 450000),
            (0, 100000, 200000, 300000, 400000),
            (
                dot(
                    "vandenhout2008-cost-per-qaly-52",
                    "Health care",
                    f"{trial}, by lot, 1 year",
                ),
            ),
            unit="euros per QALY",
        ),
        _money(
            "Cost of one QALY gained, US dollars of 2004",
            "dollars of 2004 per QALY",
            (0, 110000),
            (0, 25000, 50000, 75000, 100000),
            (
                dot(
                    "tosteson2008-cost-per-qaly-general-104",
                    "General prices of surgery",
                    f"{treated}, as treated, 2 years",
                ),
                dot(
                    "tosteson2008-cost-per-qaly-medicare-104",
                    "Medicare prices",
                    f"{treated}, as treated, 2 years",
                ),
            ),
            unit="US dollars of 2004 per QALY",
        ),
        _money(
            "Cost of one QALY gained, US dollars, price year not stated",
            "dollars per QALY",
            (0, 110000),
            (0, 25000, 50000, 75000, 100000),
            (dot("clark2020-cost-per-qaly", "Clark 2020", "lowest to highest study"),),
            unit="US dollars per QALY",
        ),
        _money(
            "Cost of one QALY gained against an injection, pounds",
            "pounds per QALY",
            (0, 50000),
            (0, 25000, 50000),
            (
                dot(
                    "wilby2021-cost-per-qaly-54",
                    "Wilby 2021",
                    "by lot, 54 weeks, no interval read",
                ),
            ),
            unit="pounds per QALY",
        ),
    )


def _money(
    title: str,
    axis: str,
    limits: tuple[float, float],
    ticks: tuple[float, ...],
    dots: Sequence[Dot],
    *,
    unit: str,
    sides: tuple[str, str] = ("", ""),
) -> DotPanel:
    left, right = sides
    return DotPanel(
        title=title,
        axis=axis,
        limits=limits,
        ticks=ticks,
        tick_texts=tuple(number(tick) for tick in ticks),
        groups=(Group("", tuple(dots)),),
        none=0,
        left=left,
        right=right,
        unit_words=unit,
    )
