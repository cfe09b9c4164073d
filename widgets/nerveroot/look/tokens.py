"""Load the design tokens and turn them into CSS custom properties."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

Theme = Literal["light", "dark"]

_HERE = Path(__file__).parent


@cache
def load_tokens() -> dict[str, Any]:
    """Return the design tokens.

    Returns
    -------
    dict
        The content of ``tokens.json``. The dictionary is shared: read it, do not
        change it.
    """
    tokens: dict[str, Any] = json.loads(
        (_HERE / "tokens.json").read_text(encoding="utf-8")
    )
    return tokens


def root_slug(root: str) -> str:
    """Return the part of a variable or pattern name that stands for a root.

    Parameters
    ----------
    root : str
        A root of the token file, for example ``"L5"`` or ``"S4-5"``.

    Returns
    -------
    str
        For example ``"l5"``.

    Raises
    ------
    ValueError
        If the tokens know no such root; the message lists those they know.
    """
    roots = load_tokens()["roots"]
    if root not in roots:
        raise ValueError(f"unknown root {root!r}; the tokens know {', '.join(roots)}")
    return root.lower()


def colour_values(theme: Theme) -> dict[str, str]:
    """Return every colour of one theme by the name it has in CSS.

    Parameters
    ----------
    theme : {"light", "dark"}
        The theme.

    Returns
    -------
    dict of str to str
        Names without the ``--nr-`` prefix, for example ``"paper"`` and
        ``"root-l5-fill"``, with their hex values.
    """
    tokens = load_tokens()
    values = {name: colour[theme] for name, colour in tokens["colours"].items()}
    for root, look in tokens["roots"].items():
        values[f"root-{root_slug(root)}-fill"] = look[theme]["fill"]
        values[f"root-{root_slug(root)}-edge"] = look[theme]["edge"]
    return values


def constant_values() -> dict[str, str]:
    """Return what does not change with the theme, by the name it has in CSS.

    Returns
    -------
    dict of str to str
        Fonts, sizes, spaces, strengths and motion without the ``--nr-`` prefix.
    """
    tokens = load_tokens()
    values = dict(tokens["sizes"])
    values |= {f"font-{name}": stack for name, stack in tokens["fonts"].items()}
    values |= {f"space-{px}": f"{px}px" for px in tokens["space"]}
    for root, look in tokens["roots"].items():
        values[f"root-{root_slug(root)}-strength"] = f"{look['strength']:g}"
    values["motion"] = tokens["motion"]
    return values


def type_values(device: Literal["laptop", "phone"]) -> dict[str, str]:
    """Return the type scale of a device by the name it has in CSS.

    Parameters
    ----------
    device : {"laptop", "phone"}
        Sizes differ; line heights and tracking do not.

    Returns
    -------
    dict of str to str
        Sizes in rem of 16 px, so that they follow the reader's own base size.
    """
    scale = load_tokens()["type"]
    return {f"size-{role}": f"{step[device] / 16:g}rem" for role, step in scale.items()}


def css_variables(scope: str = ":root") -> str:
    """Return the tokens as CSS custom properties.

    Dark values apply below ``html[data-theme="dark"]`` (the book), below
    ``body[data-jp-theme-light="false"]`` (JupyterLab) and, where no script has
    resolved ``html[data-theme="auto"]``, when the system prefers dark; on screen
    only: print is always light.

    Parameters
    ----------
    scope : str
        The selector that carries the variables: ``":root"`` for the book, a tool's
        root class for a widget that must also work outside it.

    Returns
    -------
    str
        A style sheet.
    """
    if scope == ":root":
        dark_scope = ':root[data-theme="dark"]'
        auto_scope = ':root[data-theme="auto"]'
        lab_scope = 'body[data-jp-theme-light="false"]'
    else:
        dark_scope = f'html[data-theme="dark"] {scope}'
        auto_scope = f'html[data-theme="auto"] {scope}'
        lab_scope = f'body[data-jp-theme-light="false"] {scope}'
    line_heights = {
        f"line-{role}": f"{step['line']:g}"
        for role, step in load_tokens()["type"].items()
    }
    light = (
        colour_values("light")
        | constant_values()
        | type_values("laptop")
        | line_heights
        | {"scheme": "light"}
    )
    dark = colour_values("dark") | {"scheme": "dark"}
    return (
        f"{scope} {{\n{_declarations(light)}}}\n"
        f"@media screen {{\n{dark_scope},\n{lab_scope} {{\n"
        f"{_declarations(dark)}}}\n}}\n"
        "@media screen and (prefers-color-scheme: dark) {\n"
        f"{auto_scope} {{\n{_declarations(dark)}}}\n}}\n"
        f"@media (max-width: 760px) {{\n{scope} {{\n"
        f"{_declarations(type_values('phone'))}}}\n}}\n"
    )


def components_css() -> str:
    """Return the style sheet of the parts that the book and the widgets share."""
    return (_HERE / "components.css").read_text(encoding="utf-8")


def contrast(first: str, second: str) -> float:
    """Return the WCAG 2 contrast ratio of two hex colours.

    Parameters
    ----------
    first, second : str
        Colours such as ``"#1B1F24"``; order does not matter.

    Returns
    -------
    float
        From 1 (the same luminance) to 21.
    """
    bright, dim = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def mix(fill: str, ground: str, strength: float) -> str:
    """Return the colour of a fill laid over a ground at a given strength.

    Parameters
    ----------
    fill, ground : str
        Hex colours.
    strength : float
        Opacity of the fill, 0 to 1.

    Returns
    -------
    str
        The visible colour, as hex.
    """
    channels = (
        round(strength * over + (1 - strength) * under)
        for over, under in zip(_channels(fill), _channels(ground), strict=True)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def _declarations(values: dict[str, str]) -> str:
    return "".join(f"  --nr-{name}: {value};\n" for name, value in values.items())


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
