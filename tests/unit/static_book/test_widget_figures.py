"""Figures that a widget may draw become files, and the page knows where they lie."""

import json
from pathlib import Path

from nerveroot.charts.outcome.bundle import figure_ids
from nerveroot.static_book.hashed_files import FOLDER, HashedFiles
from nerveroot.static_book.widget_figures import TRAIT, add_figure_files
from nerveroot.static_book.widget_state import FILE_MARK, PageWidgets


def page_with(*states: dict[str, object]) -> PageWidgets:
    models = {
        f"w{number}": {"module": "m", "state": dict(state), "values": {}}
        for number, state in enumerate(states, 1)
    }
    return PageWidgets(models=models)


def test_every_figure_becomes_a_file_of_its_own(tmp_path: Path) -> None:
    widgets = page_with({TRAIT: {}, "cohort": "sport"}, {TRAIT: {}})
    add_figure_files(widgets, HashedFiles(tmp_path))
    ((name, text),) = widgets.values.values()
    assert name == "figure-files"
    places = json.loads(text)
    assert set(places) == set(figure_ids())
    for figure_id, place in places.items():
        assert place.startswith(FILE_MARK)
        script = (tmp_path / FOLDER / place.removeprefix(FILE_MARK)).read_text("utf-8")
        assert script.startswith(f"nerverootCharts.figure('{figure_id}', '")
    (key,) = widgets.values
    for model in widgets.models.values():
        # Two widgets of a page share the list, and neither carries it itself.
        assert model["values"] == {TRAIT: key}
        assert TRAIT not in model["state"]


def test_pages_without_such_a_widget_get_no_figures(tmp_path: Path) -> None:
    widgets = page_with({"level": "L4-5"})
    add_figure_files(widgets, HashedFiles(tmp_path))
    assert not widgets.values
    assert not list(tmp_path.iterdir())
