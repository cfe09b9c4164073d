"""The parts of the live pages: packages, their list, the kernel's mended code."""

import json
import zipfile

import pytest
from live_site import lock, pages, slimming
from live_site.wheels import wheel_name
from live_site.zipping import pack, unpack

from tests import CHECKOUT

LIVE_SITE = CHECKOUT / "widgets" / "live_site"
LINE = (
    "mapToObject(e){let t=e instanceof Array?[]:{};for(let[s,n]of e instanceof Map?"
    "e.entries():Object.entries(e))t[s]=n instanceof Map||n instanceof Array?"
    "this.mapToObject(n):n;return t}"
)


def kernel_file(live, text):
    file = live / "extensions" / pages.KERNEL_EXTENSION / "static" / "a.worker.js"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_the_kernel_sends_null_for_none(tmp_path):
    """A widget with nothing chosen gets a message without that value, and fails."""
    file = kernel_file(tmp_path, f"class K{{{LINE}}}")
    pages.mend_kernel(tmp_path)
    mended = file.read_text(encoding="utf-8")
    assert "t[s]=n===undefined?null:n instanceof Map||" in mended
    assert "n?.constructor===Object?this.mapToObject(n):n;return t" in mended


@pytest.mark.parametrize("text", ["", LINE.replace("||n instanceof Array", "")])
def test_a_kernel_that_changed_stops_the_build(tmp_path, text):
    kernel_file(tmp_path, text)
    with pytest.raises(RuntimeError, match="to mend"):
        pages.mend_kernel(tmp_path)


def test_no_other_machine_is_asked():
    kernel = pages.configuration("T")["jupyter-config-data"]["litePluginSettings"]
    (settings,) = kernel.values()
    assert settings["disablePyPIFallback"] is True
    assert settings["pyodideUrl"].startswith("./")


def test_a_policy_allows_the_scripts_that_stand_in_the_page():
    policy = pages._policy("<script>a()</script><script src='b.js'></script>")
    assert "'sha256-" in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert "http" not in policy


def test_listings_name_every_file(tmp_path):
    notebooks, live = tmp_path / "notebooks", tmp_path / "live"
    (notebooks / "book").mkdir(parents=True)
    (notebooks / "book" / "a.ipynb").write_text("{}")
    pages.add_notebooks(notebooks, live)
    top = json.loads((live / "api/contents/all.json").read_text())
    assert [entry["type"] for entry in top["content"]] == ["directory"]
    below = json.loads((live / "api/contents/book/all.json").read_text())
    (entry,) = below["content"]
    assert (entry["path"], entry["type"]) == ("book/a.ipynb", "notebook")
    assert (live / "files/book/a.ipynb").is_file()


def test_names_of_wheels():
    assert wheel_name(LIVE_SITE / "stack_data-0.6.3-py3-none-any.whl") == (
        "stack-data",
        "0.6.3",
    )
    with pytest.raises(ValueError, match="not the name of a wheel"):
        wheel_name(LIVE_SITE / "notes.txt")


def wheel(folder, name):
    with zipfile.ZipFile(folder / f"{name}-1-py3-none-any.whl", "w") as file:
        file.writestr(f"{name.replace('-', '_')}/__init__.pyc", b"")
        file.writestr(f"{name}-1.dist-info/METADATA", "")


def test_the_list_names_what_can_be_imported(tmp_path, monkeypatch):
    theirs = tmp_path / "pyodide"
    theirs.mkdir()
    (theirs / "pyodide-lock.json").write_text('{"info": {"python": "3.14.0"}}')
    monkeypatch.setattr(lock, "PYODIDE", theirs)
    wheel(tmp_path, "pygments")
    lock.write_lock(tmp_path)
    written = json.loads((tmp_path / "pyodide-lock.json").read_text())
    assert written["info"] == {"python": "3.14.0"}
    assert written["packages"]["pygments"]["imports"] == ["pygments"]
    wheel(tmp_path, "stack_data")
    with pytest.raises(KeyError, match="stack-data needs asttokens"):
        lock.write_lock(tmp_path)
    wheel(tmp_path, "surprise")
    with pytest.raises(KeyError, match="surprise"):
        lock.write_lock(tmp_path)


def test_archives_are_equal_when_their_files_are(tmp_path):
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        for file in ("b.txt", "a.txt") if name == "two" else ("a.txt", "b.txt"):
            (folder / file).write_text(file)
        pack(folder, tmp_path / f"{name}.zip")
    one, two = (tmp_path / "one.zip").read_bytes(), (tmp_path / "two.zip").read_bytes()
    assert one == two
    unpack(tmp_path / "one.zip", tmp_path / "three")
    assert (tmp_path / "three" / "b.txt").read_text() == "b.txt"


def test_only_what_is_named_is_left_out(tmp_path):
    for path in ("plotly/figure_factory/a.py", "plotly/graph_objs/a.py"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text("")
    slimming.slim(tmp_path, "plotly")
    assert not (tmp_path / "plotly/figure_factory").exists()
    assert (tmp_path / "plotly/graph_objs/a.py").exists()


def test_versions_are_those_of_the_book():
    """A chart or a widget behaves otherwise in the live page than in the book."""

    def pins(path):
        lines = (CHECKOUT / path).read_text(encoding="utf-8").splitlines()
        return dict(line.split("==") for line in lines if "==" in line)

    book = pins("requirements.txt")
    for path in ("requirements.txt", "kernel-requirements.txt"):
        live = pins(LIVE_SITE / path)
        for name in ("anywidget", "plotly", "ipywidgets", "jupyterlab-widgets"):
            if name in live and name in book:
                assert live[name] == book[name], name
