"""Write the sixteen cells of disc and zone for the still figures.

``python -m nerveroot.maps.disc_cells`` writes ``generated/disc_cells.json`` again from
the data tables; then ``node …/maps/spine/make_figures.js`` draws the figures from it.
"""

from __future__ import annotations

import json
from pathlib import Path

from nerveroot.maps.level_facts import build_level_facts

__all__ = ["CELLS_FILE", "cells_text"]

CELLS_FILE = Path(__file__).parent / "generated" / "disc_cells.json"


def cells_text() -> str:
    """Return the text of the file of cells."""
    cells = build_level_facts()["cells"]
    return json.dumps(cells, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    CELLS_FILE.write_text(cells_text(), encoding="utf-8")
