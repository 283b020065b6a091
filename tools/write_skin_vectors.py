"""Write tests/vectors/skin.json: surfaces of the Python reader that the TypeScript reader must give too."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "tests" / "vectors" / "skin.json"
CASES, EVERY = 32, 149  # of the vertices every so manieth is written down
RESTS = [
    {},
    {"right_foot": 0.0},
    {"left_heel": 0.35, "right_foot": 0.0},
    {"buttocks": 0.45, "left_foot": 0.0},
    {"back": 0.0, "head": 0.0},
    {"right_knee": 0.02},
    {"left_elbow": 0.45, "right_hand": 0.3},
]


def cases() -> list[dict[str, Any]]:
    """Poses by chance over the whole range of every coordinate, always the same."""
    from stretchlib import body
    from stretchlib.body.pose import SIDE_COORDINATES, TRUNK_COORDINATES

    chance = np.random.default_rng(20261128)
    people = [person.id for person in body.people()]

    def angles(ranges: Any) -> dict[str, float]:
        return {name: round(float(chance.uniform(*span)), 1) for name, span in ranges.items()}

    return [
        {
            "person": people[k % len(people)],
            "pose": {
                **angles(TRUNK_COORDINATES),
                "left": angles(SIDE_COORDINATES),
                "right": angles(SIDE_COORDINATES),
            },
            "contacts": RESTS[k % len(RESTS)],
            "hands": [round(float(h), 2) for h in chance.uniform(0, 1, 2)],
        }
        for k in range(CASES)
    ]


def vectors() -> dict[str, Any]:
    """The content of the file."""
    from stretchlib import body

    found = []
    for case in cases():
        trunk = {name: angle for name, angle in case["pose"].items() if name not in ("left", "right")}
        sides = {side: body.Side(**case["pose"][side]) for side in ("left", "right")}
        placement = body.place(body.Pose(**trunk, **sides), case["contacts"])
        skin = body.skin(placement, case["person"], hands=tuple(case["hands"]))
        places = skin.vertices[::EVERY].round(7).tolist()
        found.append({**case, "middle": skin.vertices.mean(axis=0).round(7).tolist(), "places": places})
    regions = {name: len(faces) for name, faces in skin.regions.items()}
    return {"every": EVERY, "vertices": len(skin.vertices), "regions": regions, "cases": found}


def main() -> None:
    sys.path.insert(0, str(ROOT))
    FILE.write_text(json.dumps(vectors(), separators=(",", ":")) + "\n", encoding="ascii")
    print(f"{FILE.relative_to(ROOT)} {FILE.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
