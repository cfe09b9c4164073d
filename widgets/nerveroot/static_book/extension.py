"""Register every part of the book's Sphinx extension."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from . import (
    agreement_role,
    build_cache,
    cell_outputs,
    chapter_parts,
    chart_output,
    drafts,
    entry_page,
    epub,
    glossary_terms,
    launch_buttons,
    maths,
    metadata,
    offline,
    page_assets,
    page_diet,
    page_sources,
    publishing,
    reference_list,
    spoken_names,
)
from .evidence import directive as evidence_tables
from .fallback import InlineFigures
from .given_addresses import given_address
from .inline_charts import InlineCharts
from .python_reference import directive as python_reference
from .search import index_file as book_search

THEME = Path(__file__).parent / "theme"

#: The address of the published book is known only where it is published; every link
#: that needs one appears only when it is set.
URL_VARIABLE = "BOOK_URL"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register settings, transforms, directives and event handlers."""
    app.add_config_value("book_bibliography", "", "env", str)
    # Jupyter Book always passes this on to an extension that the book does without.
    app.add_config_value("comments_config", {}, "", dict)
    app.connect("config-inited", read_environment)
    app.add_post_transform(InlineFigures)
    app.add_post_transform(InlineCharts)
    for part in (
        build_cache,
        cell_outputs,
        maths,
        chapter_parts,
        chart_output,
        page_sources,
        reference_list,
        evidence_tables,
        python_reference,
        agreement_role,
        glossary_terms,
        launch_buttons,
        metadata,
        drafts,
        page_assets,
        entry_page,
        spoken_names,
        book_search,
        page_diet,
        publishing,
        offline,
        epub,
    ):
        part.register(app)
    return {"parallel_read_safe": False, "parallel_write_safe": False}


def read_environment(app: Sphinx, config: Config) -> None:
    """Take over addresses from the environment and put our templates first."""
    if url := given_address(URL_VARIABLE):
        config.html_baseurl = url.rstrip("/") + "/"
    for variable, setting in launch_buttons.VARIABLES.items():
        if variable in launch_buttons.ADDRESSES:
            value = given_address(variable)
        else:
            value = os.environ.get(variable, "").strip()
        if value:
            config[setting] = value
    config.templates_path.insert(0, str(THEME / "templates"))
    config.html_math_renderer = maths.RENDERER_NAME
    # Nothing of a stock page's widget loader: it comes from other servers.
    config.nb_ipywidgets_js = {}
