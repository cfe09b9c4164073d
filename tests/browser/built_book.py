"""What the built book consists of, and what its sources say it must hold."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nerveroot.static_book.site_folders import is_of_this_build

from tests.notebooks.chapters import code_cells

DRAWN_TOOLS = {
    "DermatomeMap": "dermatome-map",
    "MyotomeMap": "myotome-map",
    "LevelExplorer": "level-explorer",
    "RootCourse": "root-course",
}
"""Tools that draw themselves, by class, with the name that each carries on its page."""

CHART_TOOLS = {"OutcomeExplorer": "outcome-explorer"}
"""The same of tools around charts, whose drawings come when they are first used."""

FORM_TOOLS = {
    "LesionLocaliser": "lesion-localiser",
    "PostTest": "post-test",
    "EmgPlanner": "emg-planner",
}
"""The same of tools that are filled in; without a script a table stands for them."""

FORMS_WITH_DRAWING = ("PostTest", "EmgPlanner")
"""Those of the tools that are filled in whose table stands below a drawing."""

PLATES = ("AtlasPlate", "SpinePlate")
QUIZ = "Quiz"
TABLE = "finding_table"
MADE = (*DRAWN_TOOLS, *CHART_TOOLS, *FORM_TOOLS, *PLATES, QUIZ, TABLE)

_CHART = re.compile(r"\bcharts\.(\w+)\(")
_REDIRECT = re.compile(r'<meta[^>]+http-equiv="refresh"', re.IGNORECASE)
_NOT_PAGES = {"_static", "_sources", "_images", "_downloads"}


@dataclass(frozen=True)
class BookPage:
    """
    One page of the built book.

    Parameters
    ----------
    address : str
        Where it stands below the book's root, for example
        ``book/anatomy/dermatomes.html``.
    made : Mapping of str to int
        How many objects of each name in ``MADE`` its source makes.
    quiz : str
        The name of its questions, empty where it asks none.
    charts : tuple of str
        The charts that its cells draw, by their names in the page, in order.
    """

    address: str
    made: Mapping[str, int] = field(default_factory=dict)
    quiz: str = ""
    charts: tuple[str, ...] = ()

    def count(self, *names: str) -> int:
        """Return how many objects of these classes the source makes."""
        return sum(self.made.get(name, 0) for name in names)

    @property
    def drawings(self) -> int:
        """How many drawings the page must show, whether they can be used or not."""
        return self.count(*DRAWN_TOOLS, *CHART_TOOLS, *FORMS_WITH_DRAWING, *PLATES)

    @property
    def has_tool(self) -> bool:
        """Whether a widget of the page becomes ready after it was loaded."""
        return self.count(*DRAWN_TOOLS, *CHART_TOOLS, *FORM_TOOLS, QUIZ) > 0

    @property
    def kind(self) -> str:
        """The class of the page, which is that of its heaviest part."""
        if self.count(*DRAWN_TOOLS, *FORM_TOOLS, *PLATES):
            return "map"
        return "chart" if self.charts or self.count(*CHART_TOOLS) else "text"

    def __str__(self) -> str:
        return self.address.removesuffix(".html")


def page_of(address: str, source: str) -> BookPage:
    """Return what a page must hold, by its source."""
    cells = "\n".join(code_cells(source))
    made = {
        name: found
        for name in MADE
        if (found := len(re.findall(rf"\b{name}\(", cells)))
    }
    quiz = re.search(rf"\b{QUIZ}\(\s*[\"']([^\"']+)", cells)
    charts = tuple(name.replace("_", "-") for name in _CHART.findall(cells))
    return BookPage(address, made, quiz[1] if quiz else "", charts)


def find_pages(built: Path, sources: Path) -> list[BookPage]:
    """
    Return every page of a built book, in the order of their addresses.

    Parameters
    ----------
    built : Path
        The folder with the built pages.
    sources : Path
        The folder that holds ``book/``.

    Returns
    -------
    list of BookPage
        All pages but those that only send the reader on.
    """
    pages = []
    for file in sorted(built.rglob("*.html")):
        relative = file.relative_to(built)
        if relative.parts[0] in _NOT_PAGES or not is_of_this_build(relative):
            continue
        if _REDIRECT.search(file.read_text(encoding="utf-8")):
            continue
        source = sources / relative.with_suffix(".md")
        text = source.read_text(encoding="utf-8") if source.is_file() else ""
        pages.append(page_of(relative.as_posix(), text))
    return pages
