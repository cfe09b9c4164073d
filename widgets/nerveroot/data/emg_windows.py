"""The windows in which electrical signs appear, in words."""

from __future__ import annotations

from nerveroot.data.rows_diagnosis import EmgTiming

__all__ = ["SIGNS", "window_words"]

SIGNS = (
    "reduced recruitment",
    "changed H reflex and F wave",
    "positive sharp waves",
    "fibrillations",
    "small unstable units of reinnervation",
    "large long units of reinnervation",
)
"""Signs of the table ``emg_timing`` in the order in which they appear."""


def window_words(row: EmgTiming) -> str:
    """Say the window of a row in the unit of its source.

    Parameters
    ----------
    row : EmgTiming
        When a sign appears, or how long it lasts.

    Examples
    --------
    >>> from nerveroot.data import load_table
    >>> window_words(load_table("emg_timing")[0])
    '7 to 10 days'
    """
    if row.low == row.high == 0:
        return "at once"
    low = "" if row.low is None else f"{row.low:g}"
    high = "" if row.high is None else f"{row.high:g}"
    if not low:
        return f"within {high} {row.unit}"
    more = " or longer" if row.qualifier == "at least" and row.phase == "lasts" else ""
    return f"{low} to {high} {row.unit}{more}" if high else f"{low} {row.unit} or more"
