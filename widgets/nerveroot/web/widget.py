"""The base class of the book's widgets."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import anywidget

from nerveroot.look import components_css, css_variables, on_notebook_ground
from nerveroot.web.esm import bundle
from nerveroot.web.still_table import StillTable

__all__ = ["BookWidget"]


_IMPORT = re.compile(r'^@import "(?P<path>\.{1,2}/[^"]+)";$', re.MULTILINE)


def _style_sheet(path: Path) -> str:
    """Return a style sheet with the files that it imports in their places."""
    return _IMPORT.sub(
        lambda found: _style_sheet(path.parent / found["path"]),
        path.read_text(encoding="utf-8"),
    )


class BookWidget(anywidget.AnyWidget):
    """An anywidget whose code stands beside it and which also prints.

    A subclass in ``some_map.py`` finds its behaviour in ``some_map.js`` and its look in
    ``some_map.css``. Beside the live view it offers a still version, for paper and for
    readers without JavaScript, and a plain text that says what it shows.
    """

    tool = ""
    """The value of ``data-tool`` on the tool's outermost element."""

    def __init_subclass__(cls, **kwargs: dict[Any, Any]) -> None:
        """Bundle the code and the style that stand beside the class's module."""
        # traitlets makes a nameless subclass per instance when traits are added; only a
        # class that names its tool is one that was written.
        if "tool" in cls.__dict__:
            source = Path(inspect.getfile(cls))
            cls._esm = bundle(source.with_suffix(".js"))
            cls._css = "\n".join(
                [
                    css_variables(f'[data-tool="{cls.tool}"]'),
                    components_css(),
                    _style_sheet(source.with_suffix(".css")),
                ]
            )
        super().__init_subclass__(**kwargs)

    def _subscribe(
        self, names: Sequence[str], tell: Callable[[dict[str, Any]], object]
    ) -> Callable[[], None]:
        """Call `tell` with traitlets' change of these traits; return what ends that."""
        self.observe(tell, names=list(names))

        def stop() -> None:
            # Asking twice is harmless; traitlets would raise on the second time.
            for name in names:
                if tell in self._trait_notifiers.get(name, {}).get("change", []):
                    self.unobserve(tell, names=name)

        return stop

    def static_svg(self) -> str:
        """Return the still figure of the widget's present state as SVG text."""
        raise NotImplementedError

    def still_table(self) -> StillTable | None:
        """Return the rows that stand below the still figure, or None for none."""
        return None

    def still_version(self) -> dict[str, str]:
        """Return what stands for the widget where no script runs, by media type.

        A drawing and its table, unless a subclass teaches in words alone:
        ``text/html`` only then.
        """
        still = {"image/svg+xml": on_notebook_ground(self.static_svg())}
        table = self.still_table()
        return still if table is None else {**still, "text/html": table.framed_html()}

    def plain_text(self) -> str:
        """Return what the widget shows, in the same words for the same state."""
        raise NotImplementedError

    def _repr_mimebundle_(
        self, **kwargs: dict[Any, Any]
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        live = super()._repr_mimebundle_(**kwargs)
        data, metadata = live if live is not None else ({}, {})
        return (
            {
                **data,
                "text/plain": self.plain_text(),
                **self.still_version(),
            },
            metadata,
        )
