"""SVG patterns of roots, overlaps, unread sources and steps of agreement.

Every pattern is first plain data (:func:`pattern_data`), so that a widget can build
the same ``<pattern>`` in the browser that Python writes into a static figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Any
from xml.sax.saxutils import quoteattr

from nerveroot.look.tokens import colour_values, load_tokens, root_slug


def pattern_data() -> dict[str, dict[str, Any]]:
    """Return all patterns as data.

    Returns
    -------
    dict of str to dict
        By name: ``root-l5`` (the pattern over a root's fill), ``unread-l5`` (source
        not consulted), ``overlap-l4-l5`` (two roots in one source, lower number
        first) and ``agreement-1`` to ``agreement-4``. Each has ``width`` and
        ``height`` of the tile, ``rotate`` in degrees and ``marks``: a path ``d``,
        its ``paint`` ("fill" or "stroke"), ``stroke_width``, ``opacity`` and the
        ``colour``, a variable's name without ``--nr-``.
    """
    tokens = load_tokens()
    strength = tokens["pattern_strength"]
    found: dict[str, dict[str, Any]] = {}
    for root, look in tokens["roots"].items():
        slug = root_slug(root)
        edge = f"root-{slug}-edge"
        found[f"root-{slug}"] = _line_pattern(look["pattern"], edge, strength)
        found[f"unread-{slug}"] = _stripes(
            tokens["unread"]["tile"],
            [(0, tokens["unread"]["stripe"], f"root-{slug}-fill")],
        )
    width = tokens["overlap_stripe"]
    for first, second in combinations(tokens["roots"], 2):
        one, two = root_slug(first), root_slug(second)
        found[f"overlap-{one}-{two}"] = _stripes(
            2 * width,
            [(0, width, f"root-{one}-fill"), (width, width, f"root-{two}-fill")],
        )
    for step in tokens["agreement"]:
        if step["pattern"]:
            found[step["pattern"]] = _line_pattern(
                step["pattern"], "root-l5-edge", strength
            )
    return found


def pattern_definitions(names: Iterable[str], prefix: str = "") -> str:
    """Return ``<pattern>`` elements for a figure's ``<defs>``.

    Colours are CSS variables with the light value as fallback, so that the figure
    follows the page's theme and still has colour as a file of its own.

    Parameters
    ----------
    names : iterable of str
        Names as in :func:`pattern_data`.
    prefix : str
        Put before each name to make ids that are unique on a page.

    Returns
    -------
    str
        SVG markup.

    Raises
    ------
    ValueError
        If a name is unknown; the message lists the known ones.
    """
    known = pattern_data()
    markup = []
    for name in names:
        if name not in known:
            raise ValueError(f"unknown pattern {name!r}; known: {', '.join(known)}")
        pattern = known[name]
        turn = pattern["rotate"]
        transform = f' patternTransform="rotate({turn})"' if turn else ""
        markup.append(
            f"<pattern id={quoteattr(prefix + name)} patternUnits="
            f'"userSpaceOnUse" width="{pattern["width"]:g}" '
            f'height="{pattern["height"]:g}"{transform}>'
            + "".join(_mark(mark) for mark in pattern["marks"])
            + "</pattern>"
        )
    return "".join(markup)


def _line_pattern(shape: str, colour: str, opacity: float) -> dict[str, Any]:
    drawn = load_tokens()["patterns"][shape]
    filled = drawn.get("fill", False)
    return {
        "width": drawn["tile"],
        "height": drawn["tile"],
        "rotate": 0,
        "marks": [
            {
                "d": path,
                "paint": "fill" if filled else "stroke",
                "stroke_width": 0 if filled else drawn["stroke"],
                "colour": colour,
                "opacity": opacity,
            }
            for path in drawn["paths"]
        ],
    }


def _stripes(
    tile: float, stripes: Iterable[tuple[float, float, str]]
) -> dict[str, Any]:
    return {
        "width": tile,
        "height": tile,
        "rotate": 45,
        "marks": [
            {
                # Half a unit past the tile's end: browsers otherwise leave a hairline
                # of antialiasing between neighbouring tiles.
                "d": f"M{left:g}-.5h{width:g}V{tile + 0.5:g}h{-width:g}z",
                "paint": "fill",
                "stroke_width": 0,
                "colour": colour,
                "opacity": 1,
            }
            for left, width, colour in stripes
        ],
    }


def _mark(mark: dict[str, Any]) -> str:
    literal = colour_values("light")[mark["colour"]]
    colour = f"var(--nr-{mark['colour']},{literal})"
    opacity = f' opacity="{mark["opacity"]:g}"' if mark["opacity"] != 1 else ""
    if mark["paint"] == "fill":
        return f'<path d="{mark["d"]}" style="fill:{colour}"{opacity}/>'
    return (
        f'<path d="{mark["d"]}" style="fill:none;stroke:{colour}" '
        f'stroke-width="{mark["stroke_width"]:g}"{opacity}/>'
    )
