"""Write the measurements as one table for readers and one file for programs."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from tests.bench.builds import Build
from tests.bench.cleanliness import Cleanliness
from tests.bench.lighthouse import CATEGORIES
from tests.bench.page_result import PageResult
from tests.bench.worst import worst_of

BUDGETS: dict[str, dict[str, float]] = {
    "map": {"KB": 240, "requests": 28, "ready s": 2.2, "repaint ms": 100},
    "chart": {"KB": 180, "KB in use": 600},
    "text": {"KB": 150},
}
LIGHTHOUSE_BUDGET = (95, 100, 100, 100)
BUILD_BUDGET = {"cold": 240, "nothing changed": 10, "one page changed": 20}


def _cell(value: float | None, digits: int = 0) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _lighthouse_cell(result: PageResult, form: str) -> str:
    found = result.lighthouse.get(form)
    return "–" if found is None else " / ".join(str(found[c]) for c in CATEGORIES)


def _clean_cell(clean: Cleanliness | None) -> str:
    if clean is None:
        return "–"
    return f"{clean.complaints} / {clean.axe_light} / {clean.axe_dark}"


def _page_row(result: PageResult) -> list[str]:
    return [
        f"{result.address.removesuffix('.html')} ({result.kind})",
        result.book,
        str(result.loading.requests),
        _cell(result.loading.kilobytes),
        _cell(result.loading.kilobytes_in_use),
        str(result.loading.outside),
        _cell(result.loading.ready_seconds, 1),
        _cell(result.repaint_ms),
        _lighthouse_cell(result, "mobile"),
        _lighthouse_cell(result, "desktop"),
        _clean_cell(result.clean),
    ]


def _budget_row(kind: str) -> list[str]:
    budget = BUDGETS[kind]
    lighthouse = "≥ " + " / ".join(map(str, LIGHTHOUSE_BUDGET))
    limits = [
        f"≤ {budget[name]}" if name in budget else "–"
        for name in ("requests", "KB", "KB in use", "ready s", "repaint ms")
    ]
    requests, kilobytes, in_use, ready, repaint = limits
    row = [f"budget, {kind} page", "", requests, kilobytes, in_use, "0", ready, repaint]
    return [*row, lighthouse, "–", "0 / 0 / 0"]


def _markdown(header: list[str], rows: Iterable[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def as_markdown(
    measured_at: str, builds: list[Build], results: list[PageResult]
) -> str:
    """
    Return the tables, stock and ours side by side, with the budgets.

    Parameters
    ----------
    measured_at : str
        When the measurements were made.
    builds : list of Build
        The books and their build times.
    results : list of PageResult
        One entry per page and book.

    Returns
    -------
    str
        Markdown.
    """
    pages = _markdown(
        [
            *("page", "book", "requests", "KB gz", "KB gz in use", "outside"),
            "ready, s",
            *("click → repaint, ms", "Lighthouse mobile", "Lighthouse desktop"),
            "console / axe light / axe dark",
        ],
        [
            *(_page_row(result) for result in sorted(results, key=_order)),
            *(_budget_row(kind) for kind in BUDGETS),
        ],
    )
    times = _markdown(
        ["build, s", *BUILD_BUDGET],
        [
            *(
                [build.name, *(_cell(build.seconds.get(name)) for name in BUILD_BUDGET)]
                for build in builds
            ),
            ["budget", *(f"≤ {limit}" for limit in BUILD_BUDGET.values())],
        ],
    )
    worst = _markdown(
        ["kind of page", "measure", "worst page", "value", "budget", "kept"],
        [
            [
                *(row.kind, row.measure, row.page, f"{row.value:.4g}"),
                *(f"{row.budget:.4g}", "yes" if row.kept else "NO"),
            ]
            for row in worst_of(results, BUDGETS, LIGHTHOUSE_BUDGET)
        ],
    )
    return (
        f"# Measured {measured_at}\n\n"
        "Phone with slow 4G and a processor slowed four times; cold cache; medians "
        "of 5 loads, 20 clicks and 3 Lighthouse runs (performance / accessibility / "
        "best practices / SEO; with --all, one run where it meets the budget). "
        "1 KB is 1000 bytes, headers included; in use: once every chart of the page "
        "has been used. Complaints: of the console, then axe in each theme. "
        f"All assets of the stock book are local.\n\n{pages}\n\n"
        f"## The worst of each kind\n\n{worst}\n\n{times}\n"
    )


def _order(result: PageResult) -> tuple[bool, str, bool]:
    return (result.kind != "map", result.address, result.book == "ours")


def write_results(
    folder: Path, measured_at: str, builds: list[Build], results: list[PageResult]
) -> str:
    """
    Write ``bench.md`` and ``bench.json`` and return the text of the first.

    Parameters
    ----------
    folder : Path
        Where to write.
    measured_at : str
        When the measurements were made.
    builds : list of Build
        The books and their build times.
    results : list of PageResult
        One entry per page and book.

    Returns
    -------
    str
        The tables as Markdown.
    """
    folder.mkdir(parents=True, exist_ok=True)
    text = as_markdown(measured_at, builds, results)
    (folder / "bench.md").write_text(text, encoding="utf-8")
    content = {
        "measured_at": measured_at,
        "builds": {build.name: build.seconds for build in builds},
        "pages": [asdict(result) for result in results],
    }
    (folder / "bench.json").write_text(
        json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    return text
