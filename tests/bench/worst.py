"""The worst of each kind of page, beside its budget."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.bench.lighthouse import CATEGORIES
from tests.bench.page_result import PageResult


@dataclass(frozen=True)
class Worst:
    """
    The page that is furthest from the budget in one respect.

    Parameters
    ----------
    kind : str
        ``text``, ``chart`` or ``map``; ``any`` where all share one budget.
    measure : str
        What was measured.
    page : str
        Where the worst value was found.
    value : float
        That value.
    budget : float
        The limit.
    kept : bool
        Whether the value keeps to it.
    """

    kind: str
    measure: str
    page: str
    value: float
    budget: float
    kept: bool


Value = Callable[[PageResult], float | None]

_OF_KIND: dict[str, Value] = {
    "KB": lambda page: page.loading.kilobytes,
    "requests": lambda page: page.loading.requests,
    "KB in use": lambda page: page.loading.kilobytes_in_use,
    "ready s": lambda page: page.loading.ready_seconds,
    "repaint ms": lambda page: page.repaint_ms,
}
_OF_ANY: dict[str, Value] = {
    "outside requests": lambda page: page.loading.outside,
    "console": lambda page: page.clean and page.clean.complaints,
    "axe, light": lambda page: page.clean and page.clean.axe_light,
    "axe, dark": lambda page: page.clean and page.clean.axe_dark,
}


def _score(category: str) -> Value:
    return lambda page: page.lighthouse.get("mobile", {}).get(category)


def _worst(
    kind: str,
    measure: str,
    pages: list[PageResult],
    value: Value,
    budget: float,
    *,
    lowest: bool = False,
) -> Worst | None:
    found = [
        (number, page.address.removesuffix(".html"))
        for page in pages
        if (number := value(page)) is not None
    ]
    if not found:
        return None
    number, address = min(found) if lowest else max(found)
    kept = number >= budget if lowest else number <= budget
    return Worst(kind, measure, address, number, budget, kept)


def worst_of(
    results: list[PageResult],
    budgets: dict[str, dict[str, float]],
    lighthouse: tuple[int, ...],
) -> list[Worst]:
    """
    Return the worst page of our book for each budget.

    Parameters
    ----------
    results : list of PageResult
        What was measured; pages of the stock book are left out.
    budgets : dict
        The limits of each kind of page, by measure.
    lighthouse : tuple of int
        The least score in each category.

    Returns
    -------
    list of Worst
        One entry for each budget that anything was measured for.
    """
    ours = [result for result in results if result.book == "ours"]
    rows = [
        _worst(
            kind, measure, [p for p in ours if p.kind == kind], value, limits[measure]
        )
        for kind, limits in budgets.items()
        for measure, value in _OF_KIND.items()
        if measure in limits
    ]
    rows += [
        _worst("any", f"Lighthouse {name}", ours, _score(name), least, lowest=True)
        for name, least in zip(CATEGORIES, lighthouse, strict=True)
    ]
    rows += [_worst("any", name, ours, value, 0) for name, value in _OF_ANY.items()]
    return [row for row in rows if row is not None]
