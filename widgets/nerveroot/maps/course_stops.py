"""Write the names of the stops for the still figure.

Run ``python -m nerveroot.maps.course_stops``.
"""

from __future__ import annotations

import json
from pathlib import Path

from nerveroot.maps.course_facts import build_course_facts

__all__ = ["STOPS_FILE", "stops_text"]

STOPS_FILE = Path(__file__).parent / "generated" / "course_stops.json"


def stops_text() -> str:
    """Return the file's content, from the data tables."""
    facts = build_course_facts()
    content = {
        "stops": [
            {key: stop[key] for key in ("id", "order", "name")}
            for stop in facts["stops"]
        ],
        "description": facts["description"],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    STOPS_FILE.write_text(stops_text(), encoding="utf-8")
