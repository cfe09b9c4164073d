"""Cut the book's two faces down to the characters that the book uses.

Developer tool, run by hand when the book needs new characters::

    make fonts

It takes the folder that holds the npm packages ``newsreader`` and ``source-sans-3`` of
``@fontsource-variable``, at the versions that package.json pins.
"""

from __future__ import annotations

import sys
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent

# Every sentence of an English text, the names of the authors cited, and what numbers
# need. Titles borrow arrows from the sans serif.
CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "ÁÄÅÉÓÖØÜàáäåçèéëíñóôöøúüćčěłňřšžČŠŽ"
    + "\u00a0‐‑–—‘’“”…·•§©£"
    + "µ°±×½²−≤≥≈→←↑↓\u2009\u202f"
)
# Small capitals, fractions and language forms are never set.
FEATURES = ["kern", "liga", "tnum", "lnum"]


def read(package: Path, name: str) -> TTFont:
    """Return one font of an unpacked npm package."""
    # The file keeps its own date, so that the same input gives the same bytes.
    path = package / "files" / f"{name}.woff2"
    font = TTFont(path, lazy=False, recalcTimestamp=False)
    # Tables are read against the glyph order of the file, which we are to extend.
    font.ensureDecompiled()
    return font


def characters_of(font: TTFont) -> set[int]:
    """Return the code points that a font can draw."""
    return set(font.getBestCmap())


def add_missing_letters(font: TTFont, extra: TTFont, wanted: set[int]) -> None:
    """Copy letters with their variations from a sister font of the same design.

    The npm packages split a face by script; a page that names Šimáně would need
    both files. Kerning of the added letters is left out.

    Parameters
    ----------
    font : TTFont
        The font to complete, changed in place.
    extra : TTFont
        A font of the same axes and units.
    wanted : set of int
        Code points; those that `font` has already are kept as they are.
    """
    names = extra.getBestCmap()
    order = font.getGlyphOrder()
    for code in sorted(wanted & set(names) - characters_of(font)):
        for name in _with_parts(extra, names[code]):
            if name in font["glyf"].glyphs:
                continue
            order = [*order, name]
            font.setGlyphOrder(order)
            font["glyf"].glyphs[name] = deepcopy(extra["glyf"][name])
            font["hmtx"].metrics[name] = extra["hmtx"].metrics[name]
            font["gvar"].variations[name] = deepcopy(extra["gvar"].variations[name])
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = names[code]
    font["glyf"].glyphOrder = order
    font["maxp"].numGlyphs = len(order)
    # Advance widths of the new letters are in gvar; the table that repeats them
    # for speed does not know them.
    for table in ("HVAR", "MVAR"):
        if table in font:
            del font[table]


def _with_parts(font: TTFont, name: str) -> list[str]:
    glyph = font["glyf"][name]
    parts = [part.glyphName for part in glyph.components] if glyph.isComposite() else []
    return [found for part in parts for found in _with_parts(font, part)] + [name]


def build_signs(font: TTFont) -> None:
    """Make signs that the npm packages leave out from the font's own parts.

    Parameters
    ----------
    font : TTFont
        The font to complete, changed in place. Components vary with the font, so
        the signs have the right weight everywhere.
    """
    names = font.getBestCmap()
    width, _ = font["hmtx"].metrics["less"]
    minus = font["glyf"]["minus"]
    drop = round(-minus.yMin + (minus.yMax - minus.yMin) / 2)
    lift = round(font["glyf"]["less"].yMax * 0.14)
    ripple = round(font["glyf"]["less"].yMax * 0.16)
    for code, sign in {0x2264: "less", 0x2265: "greater"}.items():
        _compose(font, code, width, [(sign, 0, lift), ("minus", 0, drop)])
    _compose(
        font, 0x2248, width, [("asciitilde", 0, ripple), ("asciitilde", 0, -ripple)]
    )
    for code, like in {0x2010: "hyphen", 0x2011: "hyphen", 0x202F: "space"}.items():
        advance, bearing = font["hmtx"].metrics[like]
        _compose(font, code, advance, [(like, 0, 0)] if like == "hyphen" else [])
        font["hmtx"].metrics[f"book{code:04X}"] = (
            advance if like == "hyphen" else round(advance * 0.75),
            bearing,
        )
    if 0x2191 in names:
        up = font["glyf"][names[0x2191]]
        length = up.yMax - up.yMin
        middle = (font["glyf"]["plus"].yMax + font["glyf"]["plus"].yMin) // 2
        across = (up.xMin + up.xMax) // 2
        space = round(0.08 * length)
        part = names[0x2191]
        right = (space - up.yMin, middle + across, [[0, -1], [1, 0]])
        left = (space + up.yMax, middle - across, [[0, 1], [-1, 0]])
        _compose(font, 0x2192, length + 2 * space, [(part, *right)])
        _compose(font, 0x2190, length + 2 * space, [(part, *left)])


def _compose(font: TTFont, code: int, width: int, parts: list[Any]) -> None:
    name = f"book{code:04X}"
    glyph = Glyph()
    glyph.numberOfContours = 0
    if parts:
        glyph.numberOfContours = -1
        glyph.components = []
    for part, x, y, *turn in parts:
        component = GlyphComponent()
        component.glyphName, component.x, component.y = part, x, y
        component.flags = 0x4  # offsets are rounded to the grid of units
        if turn:
            component.transform = turn[0]
        glyph.components.append(component)
    order = [*font.getGlyphOrder(), name]
    font.setGlyphOrder(order)
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder = order
    if parts:
        glyph.recalcBounds(font["glyf"])
    font["hmtx"].metrics[name] = (width, getattr(glyph, "xMin", 0))
    if "gvar" in font:
        font["gvar"].variations[name] = []
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name
    font["maxp"].numGlyphs = len(order)


def rename(font: TTFont, name: str) -> None:
    """Name a changed font as the licence asks where the old name is reserved."""
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = name if record.nameID != 6 else name.replace(" ", "")


def write(font: TTFont, path: Path) -> int:
    """Subset a font, write it as WOFF2 and return its size in bytes."""
    # A cut font must be written once before it can be subset: instancing leaves out
    # the entries of glyphs that do not vary, and subsetting asks for them.
    whole = BytesIO()
    font.flavor = None
    font.save(whole)
    whole.seek(0)
    font = TTFont(whole, recalcTimestamp=False)

    options = Options()
    options.flavor = "woff2"
    options.layout_features = FEATURES
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 13, 14]
    options.drop_tables += ["BASE", "STAT", "prep", "gasp"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(text=CHARACTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(path)
    return path.stat().st_size


def missing_characters(text: str) -> set[str]:
    """Return the characters of a text that one of the two faces cannot draw.

    Parameters
    ----------
    text : str
        What the reader sees. The sans serif must have every character; the serif
        of the titles every letter and digit, since it falls back to the sans serif.

    Returns
    -------
    set of str
        Empty when all is well. Line breaks and tabs are not drawn.
    """
    sans = characters_of(TTFont(HERE / "book-sans.woff2"))
    serif = characters_of(TTFont(HERE / "newsreader.woff2"))
    drawn = set(text) - set("\n\r\t\u200b\ufeff")
    return {
        character
        for character in drawn
        if ord(character) not in sans
        or (character.isalnum() and ord(character) not in serif)
    }


def main(folder: Path) -> None:
    """Write both fonts next to this file."""
    wanted = {ord(character) for character in CHARACTERS}

    newsreader = read(folder / "newsreader", "newsreader-latin-opsz-normal")
    add_missing_letters(
        newsreader,
        read(folder / "newsreader", "newsreader-latin-ext-opsz-normal"),
        wanted,
    )
    build_signs(newsreader)
    newsreader = instantiateVariableFont(newsreader, {"wght": 540, "opsz": 40})

    source_sans = read(folder / "source-sans-3", "source-sans-3-latin-wght-normal")
    add_missing_letters(
        source_sans,
        read(folder / "source-sans-3", "source-sans-3-latin-ext-wght-normal"),
        wanted,
    )
    build_signs(source_sans)
    rename(source_sans, "Book Sans")
    source_sans = instantiateVariableFont(source_sans, {"wght": (400, 400, 700)})

    sizes = {
        "newsreader.woff2": write(newsreader, HERE / "newsreader.woff2"),
        "book-sans.woff2": write(source_sans, HERE / "book-sans.woff2"),
    }
    for name, size in sizes.items():
        print(f"{name}: {size:,} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
