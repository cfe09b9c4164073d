"""Write the atlas: ``python -m atlas_generator`` from the widgets folder."""

from __future__ import annotations

import sys
from pathlib import Path

from .codes import draw_view
from .labels import UNNAMED, read_patches
from .limb_coordinates import LimbCoordinates
from .mesh import load_body
from .views import all_views
from .write import view_entry, write_atlas

OUTPUT = Path(__file__).parents[1] / "nerveroot" / "atlas" / "generated"


def main() -> int:
    """Draw all views and write them; fail if a region is visible nowhere."""
    body = load_body()
    coordinates = LimbCoordinates(body)
    patches = read_patches()
    regions = sorted({patch.region for patch in patches} - {UNNAMED})
    entries, images = {}, {}
    for view in all_views(body):
        raster = draw_view(view, body, coordinates, patches, regions)
        entries[view.name], images[view.name] = view_entry(view, raster, regions)
        drawn, weight = entries[view.name]["regions"], len(images[view.name])
        print(f"{view.name}: {len(drawn)} regions, {weight} bytes of shading")
    seen = {region for entry in entries.values() for region in entry["regions"]}
    if hidden := sorted(set(regions) - seen):
        print(f"not visible in any view: {', '.join(hidden)}", file=sys.stderr)
        return 1
    write_atlas(OUTPUT, entries, images)
    return 0


if __name__ == "__main__":
    sys.exit(main())
