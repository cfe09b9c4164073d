"""The widget state of a page is taken apart into shared files and page state."""

from __future__ import annotations

import base64
import json

import pytest
from nerveroot.static_book.errors import BookError
from nerveroot.static_book.widget_state import kebab_case, take_apart

ESM = "const x = 1;\nexport default { render() {} };\n"


def model(**fields):
    state = {
        "_anywidget_id": "nerveroot.maps.dermatome_map.DermatomeMap",
        "_esm": ESM,
        "_css": ".a{}",
        "_model_module": "anywidget",
        "layout": "IPY_MODEL_layout",
        **fields,
    }
    return {"model_name": "AnyModel", "state": state}


def saved(**models):
    return {"version_major": 2, "state": models}


def test_program_style_and_large_values_are_stored_once_for_two_instances():
    facts = {"rows": list(range(2000))}
    state = saved(aa=model(_facts=facts, root="L5"), bb=model(_facts=facts, root="L4"))
    page = take_apart(state, ["aa", "bb"], "page")
    assert len(page.modules) == 1
    assert len(page.values) == 1
    ((key, (name, text)),) = page.values.items()
    assert name == "facts"
    assert json.loads(text) == facts
    assert page.models["w1"]["values"] == page.models["w2"]["values"] == {"_facts": key}
    assert page.models["w1"]["state"] == {"root": "L5"}
    assert page.models["w2"]["state"] == {"root": "L4"}


def test_small_values_stay_in_the_page():
    page = take_apart(saved(aa=model(view="sole", layers=["nerves"])), ["aa"], "page")
    assert page.values == {}
    assert page.models["w1"]["state"] == {"layers": ["nerves"], "view": "sole"}


def test_ids_follow_page_order_whatever_the_notebook_called_them():
    page = take_apart(saved(zz=model(n=1), aa=model(n=2)), ["zz", "aa"], "page")
    assert page.ids == {"zz": "w1", "aa": "w2"}
    assert page.name_of("zz") == "dermatome-map"


def test_the_same_state_gives_the_same_files_under_other_random_ids():
    first = take_apart(saved(ab=model(n=1)), ["ab"], "page")
    second = take_apart(saved(cd=model(n=1)), ["cd"], "page")
    assert first.models == second.models
    assert first.modules == second.modules


def test_models_that_no_view_needs_are_left_out():
    page = take_apart(saved(aa=model(), unused=model(n=3)), ["aa"], "page")
    assert list(page.models) == ["w1"]


def test_a_model_reached_through_a_reference_comes_along_under_its_page_id():
    state = saved(aa=model(partner="IPY_MODEL_bb"), bb=model(n=3))
    page = take_apart(state, ["aa"], "page")
    assert page.models["w1"]["state"]["partner"] == "IPY_MODEL_w2"
    assert page.models["w2"]["state"] == {"n": 3}


def test_links_between_shown_models_are_kept_and_others_dropped():
    def link(kind, source, target):
        ends = {
            "source": [f"IPY_MODEL_{source}", "n"],
            "target": [f"IPY_MODEL_{target}", "n"],
        }
        return {"model_name": kind, "state": ends}

    state = saved(
        aa=model(n=1),
        bb=model(n=1),
        cc=model(n=1),
        both=link("LinkModel", "aa", "bb"),
        oneway=link("DirectionalLinkModel", "bb", "aa"),
        outside=link("LinkModel", "aa", "cc"),
    )
    page = take_apart(state, ["aa", "bb"], "page")
    assert page.links == [
        [["w1", "n"], ["w2", "n"], True],
        [["w2", "n"], ["w1", "n"], False],
    ]


def test_binary_buffers_stay_with_their_model():
    entry = model(n=1)
    entry["buffers"] = [{"path": ["image"], "data": "QUJD", "encoding": "base64"}]
    page = take_apart(saved(aa=entry), ["aa"], "page")
    assert page.models["w1"]["buffers"] == [{"path": ["image"], "data": "QUJD"}]


def test_a_view_without_state_is_refused_with_page_and_cure():
    with pytest.raises(BookError, match=r"book/x: .*no saved state.*aa.*again"):
        take_apart(saved(), ["aa"], "book/x")


def test_a_core_control_is_refused_by_name():
    slider = {"model_name": "IntSliderModel", "state": {"value": 3}}
    with pytest.raises(BookError, match=r"book/x: the page shows a IntSliderModel"):
        take_apart(saved(aa=slider), ["aa"], "book/x")


@pytest.mark.parametrize(
    ("name", "kebab"),
    [("DermatomeMap", "dermatome-map"), ("Quiz", "quiz"), ("L5Map", "l5-map")],
)
def test_class_names_become_kebab_case(name, kebab):
    assert kebab_case(name) == kebab


def test_images_in_large_values_become_files_that_pages_share():
    image = "data:image/webp;base64," + base64.b64encode(b"x" * 3000).decode()
    state = saved(aa=model(_atlas={"sole": image}), bb=model(_atlas={"foot": image}))
    page = take_apart(state, ["aa", "bb"], "page")
    ((name, data),) = page.images.items()
    assert data == b"x" * 3000
    texts = {text for _, text in page.values.values()}
    assert texts == {f'{{"sole":"nr-file:{name}"}}', f'{{"foot":"nr-file:{name}"}}'}
