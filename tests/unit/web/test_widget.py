"""What every widget of the book offers a notebook."""

from nerveroot import DermatomeMap
from nerveroot.web.widget import BookWidget


def test_code_and_style_stand_beside_the_class() -> None:
    widget = DermatomeMap()
    assert isinstance(widget, BookWidget)
    assert widget._esm.rstrip().split("\n")[-1].startswith("export default ")
    assert '[data-tool="dermatome-map"]' in widget._css
    assert "--nr-root-l5-fill" in widget._css
    assert ".nrm-tool" in widget._css
    assert "@import" not in widget._css


def test_every_instance_shares_its_code() -> None:
    first, second = DermatomeMap(), DermatomeMap(view="sole")
    assert first._esm == second._esm
    assert first._facts is second._facts


def test_bundle_has_view_figure_and_words() -> None:
    bundle, _ = DermatomeMap()._repr_mimebundle_()
    assert set(bundle) == {
        "application/vnd.jupyter.widget-view+json",
        "image/svg+xml",
        "text/html",
        "text/plain",
    }
    assert bundle["image/svg+xml"].startswith("<svg ")
    assert "Great toe" in bundle["text/plain"]


def test_words_and_figure_are_the_same_for_the_same_state() -> None:
    first, second = DermatomeMap(view="lateral"), DermatomeMap(view="lateral")
    assert first.plain_text() == second.plain_text()
    assert first.static_svg() == second.static_svg()
    first.authority = "faleiros-2009"
    assert first.plain_text() != second.plain_text()
    assert first.static_svg() != second.static_svg()
