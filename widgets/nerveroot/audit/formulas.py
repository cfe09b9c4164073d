"""Formulas of declared numbers: plain arithmetic, counts of rows, intervals."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable

from nerveroot.charts.wilson import wilson_interval
from nerveroot.data import TABLE_NAMES, agreement, load_table

__all__ = ["evaluate"]

_OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
#: Numbers of arithmetic itself, which need not stand on the page.
_PLAIN = frozenset({1.0, 2.0, 10.0, 100.0, 1000.0})

_OF_NUMBERS: dict[str, Callable[[float, float], float]] = {
    "wilson_low": lambda count, n: wilson_interval(int(count), int(n))[0],
    "wilson_high": lambda count, n: wilson_interval(int(count), int(n))[1],
}
_OF_PATCHES: dict[str, Callable[[str, str], float]] = {
    "sources_for": lambda root, patch: float(agreement(root, patch).k),
    "sources_of": lambda root, patch: float(agreement(root, patch).n),
}


def evaluate(formula: str) -> tuple[float, frozenset[float]]:
    """Return the result of a formula and the numbers that it starts from.

    Parameters
    ----------
    formula
        Numbers with ``+ - * /`` and brackets. ``wilson_low(k, n)`` and
        ``wilson_high(k, n)`` are the ends of the 95% interval of a share, in percent;
        ``rows("table", column="value")`` counts rows; ``sources_for("L5", "patch")``
        and ``sources_of("L5", "patch")`` count the sources that give a patch of skin
        to a root, and those that name the patch; ``year("key")`` is the year of a
        source.

    Raises
    ------
    ValueError
        If anything else stands in it.

    Examples
    --------
    >>> evaluate("100 * 18 / 21")[0]
    85.71428571428571
    """
    inputs: set[float] = set()
    try:
        value = _value(ast.parse(str(formula), mode="eval").body, inputs)
    except (SyntaxError, TypeError, ZeroDivisionError, AttributeError) as error:
        raise ValueError(f"{formula!r}: {error}") from error
    return value, frozenset(inputs - _PLAIN)


def _value(node: ast.expr, inputs: set[float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            inputs.add(float(number))
            return float(number)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(left, inputs), _value(right, inputs))
        case ast.Call(func=ast.Name(id="rows"), args=args, keywords=keywords):
            return _count_rows(args, keywords)
        case ast.Call(func=ast.Name(id=name), args=args) if name in _OF_PATCHES:
            return _OF_PATCHES[name](*(ast.literal_eval(arg) for arg in args))
        case ast.Call(
            func=ast.Name(id="year"), args=[ast.Constant(value=str() as key)]
        ):
            return _year(key)
        case ast.Call(func=ast.Name(id=name), args=args) if name in _OF_NUMBERS:
            return _OF_NUMBERS[name](*(_value(arg, inputs) for arg in args))
    raise ValueError(f"{ast.unparse(node)!r} is no part of a formula")


def _year(key: str) -> float:
    for source in load_table("sources"):
        if source.source_key == key and source.year is not None:
            return float(source.year)
    raise ValueError(f"no year is known for the source {key!r}")


def _count_rows(args: list[ast.expr], keywords: list[ast.keyword]) -> float:
    table, *rest = [ast.literal_eval(arg) for arg in args]
    if rest or table not in TABLE_NAMES:
        raise ValueError(f"rows() takes the name of one table, not {table!r}")
    wanted = {str(word.arg): ast.literal_eval(word.value) for word in keywords}
    matching = [
        row
        for row in load_table(table)
        if all(getattr(row, name) == value for name, value in wanted.items())
    ]
    return float(len(matching))
