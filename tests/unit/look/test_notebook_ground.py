"""A still figure brings its ground into a notebook, and leaves it before a page."""

from xml.etree import ElementTree

import pytest
from nerveroot import AtlasPlate, DermatomeMap, PostTest, SpinePlate
from nerveroot.look import (
    AgreementScale,
    contrast,
    load_tokens,
    on_notebook_ground,
    without_notebook_ground,
)
from nerveroot.look.notebook_ground import GROUND
from nerveroot.static_book.svg_figure import inline_figure

PAPER = load_tokens()["colours"]["paper"]["light"]


def svg_of(figure: object) -> str:
    """Return the drawing that a notebook is given."""
    bundle = figure._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    svg: str = data["image/svg+xml"]
    return svg


@pytest.mark.parametrize(
    "figure",
    [
        AtlasPlate(["sole"]),
        SpinePlate("axial"),
        AgreementScale(),
        DermatomeMap(),
        PostTest(),
    ],
    ids=lambda figure: type(figure).__name__,
)
def test_a_notebook_gets_the_paper_and_a_page_does_not(figure: object) -> None:
    """JupyterLab's dark theme shows dark ink on dark, or the book a light box."""
    svg = svg_of(figure)
    style = ElementTree.fromstring(svg).get("style", "")
    assert style.startswith(f"background:var(--nr-paper,{PAPER})")
    page = inline_figure(svg, "f1-", "page")
    assert "background" not in page.split(">")[0]
    assert page == inline_figure(svg.replace(GROUND, ""), "f1-", "page")


def test_ink_can_be_read_on_the_ground() -> None:
    """The ground is laid in a colour on which the labels vanish."""
    for name in ("ink", "muted"):
        assert contrast(load_tokens()["colours"][name]["light"], PAPER) >= 4.5


def test_a_style_of_the_drawing_is_kept() -> None:
    """Laying the ground drops the sizes of a plate, or taking it away does."""
    own = '<svg viewBox="0 0 9 9" style="width:100%"><g style="x"/></svg>'
    laid = on_notebook_ground(own)
    assert laid.count(GROUND) == 1
    style = ElementTree.fromstring(laid).get("style", "")
    assert style == f"{GROUND};width:100%"
    assert without_notebook_ground(style) == "width:100%"
    assert without_notebook_ground("width:100%") == "width:100%"
    assert without_notebook_ground(GROUND) == ""


def test_text_without_a_drawing_is_refused() -> None:
    """A ground that goes nowhere is not noticed until somebody opens the notebook."""
    with pytest.raises(ValueError, match="no <svg> element"):
        on_notebook_ground("<p>words</p>")
