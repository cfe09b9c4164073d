"""Decide whether a number of the text is the number of a row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .numerals import Numeral
from .row_figures import Figure, FigureRow

__all__ = ["Match", "match_in_rows", "same_number"]

#: A row, and the columns in which the number was found.
Match = tuple[FigureRow, str]

#: How far a rounding in words may be off, in parts of the figure.
_ABOUT = 0.06
_SHARE_IN_WORDS = 0.12


def match_in_rows(numeral: Numeral, rows: Iterable[FigureRow]) -> Match | None:
    """Return the row that holds a number, a verified one before others.

    Parameters
    ----------
    numeral
        The number of the text.
    rows
        The rows of the sources on which it may rest.
    """
    found = [(row, columns) for row in rows if (columns := _columns_with(numeral, row))]
    return min(found, key=lambda match: not match[0].verified, default=None)


def _columns_with(numeral: Numeral, row: FigureRow) -> str:
    if numeral.of is not None:
        return _pair(numeral, row) or _of_a_hundred(numeral, row)
    for figure in sorted(row.figures, key=lambda figure: not figure.is_typed):
        if _is(numeral, figure):
            return figure.column
    if numeral.unit == "%" and (share := _share(row)) is not None:
        computed = Numeral(0, 0, "", share, decimals=9, unit="%")
        if same_number(numeral, computed):
            return "count / n"
    if not (numeral.unit or numeral.decimals) and _is_count(numeral, row):
        return "value × n"
    return ""


def _of_a_hundred(numeral: Numeral, row: FigureRow) -> str:
    """Find "39 of 100" as a percentage, or as a score on a scale that ends there."""
    if numeral.of in (100, 1000):
        share = 100 * numeral.value / numeral.of
        decimals = 0 if numeral.of == 100 else 1
        as_share = replace(
            numeral, value=share, decimals=decimals, unit="%", of=None, is_about=False
        )
        if columns := _columns_with(as_share, row):
            return columns
    if numeral.of in (10, 100):
        return _columns_with(replace(numeral, of=None), row)
    return ""


def _is_count(numeral: Numeral, row: FigureRow) -> bool:
    """Return whether a number is the share of a row, counted in its people."""
    typed = {f.column: f.numeral for f in row.figures if f.is_typed}
    share, n = typed.get("value"), typed.get("n")
    if share is None or n is None or share.unit != "%":
        return False
    return numeral.value == round(share.value * n.value / 100)


def _pair(numeral: Numeral, row: FigureRow) -> str:
    """Find both numbers of "23 of 25" in one row."""
    columns = []
    for value in (numeral.value, numeral.of):
        for figure in row.figures:
            other = figure.numeral
            if other.unit != "%" and value in (other.value, other.of):
                columns.append(figure.column)
                break
        else:
            if value == numeral.of or not _gives_share(numeral, row):
                return ""
            columns.append("value × n")
    return " of ".join(dict.fromkeys(columns))


def _gives_share(numeral: Numeral, row: FigureRow) -> bool:
    share = Numeral(0, 0, "", 100 * numeral.value / (numeral.of or 1), 9, "%")
    return any(
        figure.is_typed
        and figure.numeral.unit == "%"
        and same_number(figure.numeral, share)
        for figure in row.figures
    )


def _share(row: FigureRow) -> float | None:
    typed = {f.column: f.numeral.value for f in row.figures if f.is_typed}
    count, n = typed.get("count"), typed.get("n")
    return 100 * count / n if count is not None and n else None


#: Columns of which a number from 0 to 1 may be a share.
_NO_SHARES = ("p_value", "se", "sd", "n", "count")


def _is(numeral: Numeral, found: Figure) -> bool:
    """Return whether a number of the text is that of a cell."""
    figure = found.numeral
    if numeral.unit != "%" and "time" in (numeral.unit, figure.unit):
        return _is_time(numeral, found)
    if numeral.unit == "%":
        if figure.unit == "%":
            return same_number(numeral, figure)
        if figure.of:
            share = 100 * figure.value / figure.of
            return same_number(numeral, Numeral(0, 0, "", share, 9, "%"))
        # A proportion from 0 to 1 is printed as a percentage.
        is_share = 0 < figure.value <= 1 and figure.decimals
        if is_share and found.column not in _NO_SHARES:
            return same_number(numeral, _times_100(figure))
        return False
    if figure.unit == "%":
        if 0 < numeral.value <= 1 and numeral.decimals >= 2:
            return same_number(_times_100(numeral), figure)
        return False
    if figure.of is not None and not found.is_typed:
        return numeral.value in (figure.value, figure.of)
    return same_number(numeral, figure)


def _is_time(numeral: Numeral, found: Figure) -> bool:
    """Return whether a number is a time of a row, rounded as printed.

    A bare number may be one, as in "7.4 against 4.1 days", but never the time at which
    something else was measured.
    """
    figure = found.numeral
    if numeral.weeks is None:
        return found.column != "time_weeks" and same_number(numeral, figure)
    if figure.weeks is None or not numeral.value:
        return False
    half_a_unit = 0.5 * 0.1**numeral.decimals * numeral.weeks / numeral.value
    return abs(numeral.weeks - figure.weeks) <= half_a_unit + 1e-9


def _times_100(numeral: Numeral) -> Numeral:
    return Numeral(
        0,
        0,
        "",
        round(numeral.value * 100, 6),
        decimals=max(numeral.decimals - 2, 0),
        unit="%",
        is_about=numeral.is_about,
    )


def same_number(numeral: Numeral, figure: Numeral) -> bool:
    """Return whether a printed number is a figure, rounded as it is printed.

    The sign is left to the words ("lower by 12.1").

    Examples
    --------
    >>> same_number(Numeral(0, 0, "64", 64), Numeral(0, 0, "64.1", 64.1, 1))
    True
    """
    shown, true = abs(numeral.value), abs(figure.value)
    if numeral.is_about and not numeral.decimals:
        in_words = not numeral.text[:1].isdigit()
        allowed = _SHARE_IN_WORDS if in_words and numeral.unit == "%" else _ABOUT
        if abs(shown - true) <= allowed * true:
            return True
    if numeral.decimals > figure.decimals:
        return abs(shown - true) < 1e-9
    return abs(shown - true) <= 0.5 * 0.1**numeral.decimals + 1e-9
