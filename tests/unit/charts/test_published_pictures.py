"""Every chart of the pages has a picture of exactly this chart; no browser needed."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from nerveroot.charts.palette import token_of
from nerveroot.charts.pictures import (
    COMMAND,
    PICTURES,
    PictureError,
    figure_digest,
    picture_file,
    picture_of,
    picture_problem,
)
from nerveroot.charts.published import published_figures

from tests import CHECKOUT

LARGEST_GZ = 8_000


@pytest.fixture(scope="module")
def published() -> dict[str, dict[str, Any]]:
    return published_figures(CHECKOUT / "book")


def test_no_picture_has_drifted_from_its_chart(published: dict[str, dict[str, Any]]):
    problems = [
        problem
        for figure in published.values()
        for narrow in (False, True)
        if (problem := picture_problem(figure, narrow=narrow))
    ]
    assert not problems, f"run `{COMMAND}` (it needs Chromium):\n" + "\n".join(problems)


def test_no_picture_is_left_that_no_page_shows(published: dict[str, dict[str, Any]]):
    wanted = {
        picture_file(figure, narrow=narrow)
        for figure in published.values()
        for narrow in (False, True)
    }
    left = [path.name for path in sorted(set(PICTURES.glob("*.svg")) - wanted)]
    assert not left, f"run `{COMMAND}`: no page shows {', '.join(left)}"


def kept() -> list[Path]:
    return sorted(PICTURES.glob("*.svg"))


@pytest.mark.parametrize("path", kept(), ids=lambda path: path.stem)
def test_a_picture_is_small_and_in_the_colours_of_the_book(path: Path):
    svg = path.read_text("utf-8")
    assert len(gzip.compress(svg.encode(), 6)) <= LARGEST_GZ
    assert f"<!-- Made by {COMMAND}" in svg
    assert not re.search(r"<(script|image|style|foreignObject)\b|\son\w+=|rgb\(", svg)
    for token, value in re.findall(r"var\(--nr-([\w-]+), (#[0-9A-F]{6})\)", svg):
        assert token_of(value) == token
    for name in re.findall(r'\bid="([^"]+)"', svg):
        assert name.startswith(f"{path.stem}-")


def figure(name: str = "demo", y: float = 1.0) -> dict[str, Any]:
    return {"data": [{"y": [y]}], "layout": {"meta": {"id": name}}}


def test_the_digest_follows_the_figure_and_not_the_order_of_its_keys():
    assert figure_digest(figure()) == figure_digest(figure())
    assert figure_digest(figure(y=1.5)) != figure_digest(figure())
    turned = {"layout": {"meta": {"id": "demo"}}, "data": [{"y": [1.0]}], "config": {}}
    assert figure_digest(turned) == figure_digest(figure())


def test_a_missing_picture_is_refused_with_the_command(tmp_path: Path):
    with pytest.raises(PictureError, match=rf"no picture demo\.svg; run `{COMMAND}`"):
        picture_of(figure(), folder=tmp_path)


def test_a_picture_of_an_older_chart_is_refused_with_the_command(tmp_path: Path):
    digest = figure_digest(figure())
    for name in ("demo.svg", "demo-narrow.svg"):
        (tmp_path / name).write_text(f'<svg data-drawn-from="{digest}"/>')
    assert digest in picture_of(figure(), narrow=True, folder=tmp_path)
    with pytest.raises(PictureError, match=rf"older chart; run `{COMMAND}`"):
        picture_of(figure(y=2.0), folder=tmp_path)


CHART = """\
---
kernelspec: {{name: python3, display_name: Python 3}}
jupytext: {{text_representation: {{extension: .md, format_name: myst}}}}
---

# A page

```{{code-cell}} ipython3
import plotly.graph_objects as go
class charts:
    def made(y, name="one"):
        return go.Figure(go.Scatter(y=y), layout={{"meta": {{"id": name}}}})
```

```{{code-cell}} ipython3
{cell}
```
"""


def pages(folder: Path, **cells: str) -> Path:
    for name, cell in cells.items():
        (folder / f"{name}.md").write_text(CHART.format(cell=cell))
    return folder


def test_figures_are_found_as_values_of_cells_and_as_displayed(tmp_path: Path):
    book = pages(
        tmp_path,
        first="charts.made([1, 2])",
        second='display(charts.made([3], "two"))\nx = charts.made([4], "unseen")',
        third='"a page that draws nothing"',
    )
    assert list(published_figures(book)) == ["one", "two"]


def test_a_widget_names_the_figures_that_stand_for_it(tmp_path: Path):
    cell = (
        "class Tool:\n"
        '    still_figures = [charts.made([1]), charts.made([2], "two")]\n'
        "Tool()"
    )
    assert list(published_figures(pages(tmp_path, first=cell))) == ["one", "two"]


def test_one_id_for_two_figures_is_refused(tmp_path: Path):
    book = pages(tmp_path, a="charts.made([1])", b="charts.made([2])")
    with pytest.raises(ValueError, match=r"b\.md: the chart one differs"):
        published_figures(book)


def test_the_same_figure_may_stand_on_two_pages(tmp_path: Path):
    book = pages(tmp_path, a="charts.made([1])", b="charts.made([1])")
    assert list(published_figures(book)) == ["one"]
