"""The key of the agreement view: five steps of colour and pattern with their counts."""

from __future__ import annotations

from nerveroot.look.notebook_ground import on_notebook_ground
from nerveroot.look.patterns import pattern_definitions
from nerveroot.look.tokens import colour_values, load_tokens

_STEP_WIDTH = 66
_BOX = (62, 17)
_HEIGHT = 40


class AgreementScale:
    """The scale as a figure for a page: patches from "none" to "7 or more".

    Parameters
    ----------
    root : str
        The root whose sources are counted; named in the description only, since
        the view is always drawn in the colour of L5.
    """

    def __init__(self, root: str = "L5") -> None:
        self.root = root

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        svg = on_notebook_ground(agreement_scale(self.root))
        return {"image/svg+xml": svg, "text/plain": repr(self)}

    def __repr__(self) -> str:
        """Say what the scale shows, the same on every run."""
        return f"Scale of agreement on {self.root}: {', '.join(_labels())} sources"


def agreement_scale(root: str = "L5", prefix: str = "scale-") -> str:
    """Return the scale of agreement as SVG.

    Parameters
    ----------
    root : str
        The root whose sources are counted.
    prefix : str
        Put before the ids of the patterns.

    Returns
    -------
    str
        SVG markup, drawn at its natural size: labels keep theirs on a phone.
    """
    steps = load_tokens()["agreement"]
    fill = _colour("root-l5-fill")
    edge = _colour("root-l5-edge")
    width, height = _BOX
    drawn = []
    for number, step in enumerate(steps):
        left = number * _STEP_WIDTH + 1
        box = f'x="{left}" y="1" width="{width}" height="{height}"'
        drawn.append(f'<rect {box} style="fill:{_colour("skin")}"/>')
        drawn.append(f'<rect {box} style="fill:{fill}" opacity="{step["strength"]}"/>')
        if step["pattern"]:
            drawn.append(f'<rect {box} fill="url(#{prefix}{step["pattern"]})"/>')
        drawn.append(
            f'<rect {box} style="fill:none;stroke:{edge}" stroke-opacity=".6"/>'
        )
        drawn.append(
            f'<text x="{left}" y="{_HEIGHT - 5}" style="fill:{_colour("muted")};'
            f'font:400 13.5px {_font()}">{step["label"]}</text>'
        )
    patterns = pattern_definitions(
        [step["pattern"] for step in steps if step["pattern"]], prefix
    )
    total = len(steps) * _STEP_WIDTH + 10
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="nr-scale-drawing" '
        f'viewBox="0 0 {total} {_HEIGHT}" width="{total}" height="{_HEIGHT}" '
        'role="img">'
        f"<title>How many sources give the skin to {root}</title>"
        f"<desc>From pale to dark, with dots, wide, dense and crossed lines: "
        f"{', '.join(_labels())} sources.</desc>"
        f"<defs>{patterns}</defs>{''.join(drawn)}</svg>"
    )


def _labels() -> list[str]:
    return [step["label"] for step in load_tokens()["agreement"]]


def _colour(name: str) -> str:
    return f"var(--nr-{name},{colour_values('light')[name]})"


def _font() -> str:
    return "var(--nr-font-sans,sans-serif)"
