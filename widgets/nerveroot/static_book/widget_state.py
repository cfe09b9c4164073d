"""Take the widget state of one page apart: what is shared, what is the page's own.

A notebook's widget state repeats a widget's program, its style sheet and every
large value for each instance.  Here each of them is taken out once; what stays
is a small table of models that refers to them by hash.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .embedded_images import move_images
from .errors import BookError
from .hashed_files import content_hash, hashed_name

#: A value whose JSON is longer than this becomes a file of its own.
LARGE_VALUE_BYTES = 2048

#: Stands in values for the folder of the book's files, which only the page knows.
FILE_MARK = "nr-file:"

REFERENCE_PREFIX = "IPY_MODEL_"

#: Fields that only a notebook server needs.
SERVER_FIELDS = frozenset(
    {
        "_anywidget_id",
        "_css",
        "_dom_classes",
        "_esm",
        "_model_module",
        "_model_module_version",
        "_model_name",
        "_view_count",
        "_view_module",
        "_view_module_version",
        "_view_name",
        "layout",
        "tabbable",
        "tooltip",
    }
)

LINK_MODELS = {"LinkModel": True, "DirectionalLinkModel": False}


@dataclass(frozen=True)
class WidgetModule:
    """The program and the style sheet of one kind of widget."""

    name: str
    esm: str
    css: str

    @property
    def key(self) -> str:
        """Hash under which the program registers itself."""
        return content_hash(self.esm.encode())


@dataclass
class PageWidgets:
    """Everything that the widgets of one page need.

    Attributes
    ----------
    modules
        Programs by hash.
    values
        JSON text of large values by hash, with a readable name for the file.
    images
        Bytes of the images in large values by file name.
    models
        Page-wide model id → ``{"module": hash, "state": {...},
        "values": {trait: hash}, "buffers": [...]}``.
    links
        ``[[source id, trait], [target id, trait], both ways?]``.
    ids
        Model id of the notebook → model id in the page.
    """

    modules: dict[str, WidgetModule] = field(default_factory=dict)
    values: dict[str, tuple[str, str]] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict)
    models: dict[str, dict[str, Any]] = field(default_factory=dict)
    links: list[list[Any]] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)

    def add_image(self, suffix: str, data: bytes) -> str:
        """Keep an image as a file; return the address that the host completes."""
        name = hashed_name("image", suffix, data)
        self.images[name] = data
        return FILE_MARK + name

    def name_of(self, view_id: str) -> str:
        """Return the kebab-case name of the widget behind a view of the notebook."""
        return self.modules[self.models[self.ids[view_id]]["module"]].name


def kebab_case(class_name: str) -> str:
    """Turn ``DermatomeMap`` into ``dermatome-map``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", class_name).lower()


def compact_json(value: object) -> str:
    """Return JSON without spaces, the same for equal values."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def take_apart(
    widget_state: Mapping[str, Any], view_ids: Iterable[str], page: str
) -> PageWidgets:
    """Sort the widget state of a page into shared files and page state.

    Parameters
    ----------
    widget_state
        The ``application/vnd.jupyter.widget-state+json`` of the notebook.
    view_ids
        Model ids of the widgets shown on the page, in page order.
    page
        Name of the page, for messages.

    Returns
    -------
    PageWidgets
        Only what the shown widgets need, under ids that do not change from one
        execution to the next.

    Raises
    ------
    BookError
        When a widget has no state, or is not one that the page can run.
    """
    state: Mapping[str, Any] = widget_state.get("state", {})
    result = PageWidgets()
    queue = list(dict.fromkeys(view_ids))
    for model_id in queue:
        if model_id not in state:
            raise BookError(
                f"{page}: a widget is shown that has no saved state "
                f"(model {model_id}). Execute the page again; if the cell closes "
                "the widget, leave that to the reader."
            )
        result.ids[model_id] = f"w{len(result.ids) + 1}"
        for reference in _references(state[model_id].get("state", {})):
            if reference in state and reference not in queue:
                queue.append(reference)
    for model_id, page_id in result.ids.items():
        result.models[page_id] = _hoist(state[model_id], result, page)
    for model in state.values():
        link = _link(model, result.ids)
        if link is not None:
            result.links.append(link)
    return result


def _references(fields: Mapping[str, Any]) -> list[str]:
    """List the models that a model's own fields refer to."""
    found: list[str] = []
    for name, value in fields.items():
        if name in SERVER_FIELDS:
            continue
        candidates = value if isinstance(value, list) else [value]
        found += [
            item.removeprefix(REFERENCE_PREFIX)
            for item in candidates
            if isinstance(item, str) and item.startswith(REFERENCE_PREFIX)
        ]
    return found


def _rename_references(value: object, ids: Mapping[str, str]) -> object:
    """Replace the notebook's model ids in a value by those of the page."""
    if isinstance(value, str) and value.startswith(REFERENCE_PREFIX):
        old = value.removeprefix(REFERENCE_PREFIX)
        return REFERENCE_PREFIX + ids.get(old, old)
    if isinstance(value, list):
        return [_rename_references(item, ids) for item in value]
    return value


def _hoist(model: Mapping[str, Any], result: PageWidgets, page: str) -> dict[str, Any]:
    """Return the small state of a model; put its large parts into the result."""
    fields: Mapping[str, Any] = model.get("state", {})
    esm = fields.get("_esm")
    if not isinstance(esm, str) or not esm.strip():
        kind = model.get("model_name", "unknown")
        raise BookError(
            f"{page}: the page shows a {kind}, which a page without a kernel cannot "
            "run. Public pages show widgets of this package only; build its controls "
            "as HTML inside the widget."
        )
    identity = str(fields.get("_anywidget_id", "")).rpartition(".")[2]
    module = WidgetModule(
        kebab_case(identity) or "widget", esm, str(fields.get("_css") or "")
    )
    result.modules[module.key] = module
    small: dict[str, Any] = {}
    large: dict[str, str] = {}
    for name in sorted(fields):
        if name in SERVER_FIELDS:
            continue
        value = _rename_references(fields[name], result.ids)
        text = compact_json(value)
        if len(text.encode()) > LARGE_VALUE_BYTES:
            text = move_images(text, result.add_image)
            key = content_hash(text.encode())
            result.values[key] = (name.strip("_").replace("_", "-"), text)
            large[name] = key
        else:
            small[name] = value
    entry: dict[str, Any] = {"module": module.key, "state": small, "values": large}
    if model.get("buffers"):
        entry["buffers"] = [
            {"path": buffer["path"], "data": buffer["data"]}
            for buffer in model["buffers"]
        ]
    return entry


def _link(model: Mapping[str, Any], ids: Mapping[str, str]) -> list[Any] | None:
    """Return a link between two shown models, or None for any other model."""
    kind = model.get("model_name", "")
    if kind not in LINK_MODELS:
        return None
    ends = []
    for end in ("source", "target"):
        reference, trait = model["state"][end]
        page_id = ids.get(reference.removeprefix(REFERENCE_PREFIX))
        if page_id is None:
            return None
        ends.append([page_id, trait])
    return [*ends, LINK_MODELS[kind]]
