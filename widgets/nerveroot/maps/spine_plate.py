"""Still plates of the spine: from behind, from the side, in section."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from nerveroot.look import on_notebook_ground

__all__ = ["SpinePlate"]

_GENERATED = Path(__file__).parent / "generated"
_VIEWS = ("posterior", "sagittal", "axial")
_SVG = "{http://www.w3.org/2000/svg}"


class SpinePlate:
    """A still plate of the lumbar spine. Needs no JavaScript.

    The drawings come from the same modules as the level explorer and are kept ready as
    files; their colours follow the page's theme.

    Parameters
    ----------
    view
        ``posterior``: from behind, laminae removed, with the zones of the last two
        discs. ``sagittal``: midline section and section through the pedicles.
        ``axial``: section at the L4-5 disc with the four shapes of displaced material.
    title, alt
        Name and description for screen readers, if not those of the plate.

    Raises
    ------
    ValueError
        For an unknown view; the message lists those there are.

    Examples
    --------
    >>> SpinePlate("axial").title
    'Section at the L4–5 disc, seen from below, with the four shapes of displaced disc'
    """

    def __init__(
        self,
        view: str = "posterior",
        *,
        title: str | None = None,
        alt: str | None = None,
    ) -> None:
        if view not in _VIEWS:
            raise ValueError(
                f"view={view!r} is not known; allowed: {', '.join(_VIEWS)}"
            )
        self.view = view
        self._svg = (_GENERATED / f"spine_{view}.svg").read_text(encoding="utf-8")
        root = ElementTree.fromstring(self._svg)
        own = {name: root.findtext(f"{_SVG}{name}", "") for name in ("title", "desc")}
        self.title = title if title is not None else own["title"]
        self.alt = alt if alt is not None else own["desc"]
        if not self.title.strip() or not self.alt.strip():
            raise ValueError(
                "title and alt must not be empty: they stand for the drawing"
            )
        for name, text in (("title", self.title), ("desc", self.alt)):
            self._svg = _replace_text(self._svg, name, text)

    def __repr__(self) -> str:
        """Return what the plate shows, in words."""
        return f"SpinePlate. {self.title}. {self.alt}"

    def _repr_mimebundle_(self, **kwargs: object) -> dict[str, str]:
        svg = on_notebook_ground(self._svg)
        return {"image/svg+xml": svg, "text/plain": repr(self)}


def _replace_text(svg: str, name: str, text: str) -> str:
    """Put `text` into the first element of that name."""
    element = ElementTree.Element(name)
    element.text = text
    written = ElementTree.tostring(element, encoding="unicode")
    start = svg.index(f"<{name}>")
    closing = f"</{name}>"
    end = svg.index(closing, start) + len(closing)
    return svg[:start] + written + svg[end:]
