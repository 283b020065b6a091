"""Movements: rows of angles, what holds and how far off, at some instants of each, on both sides."""

from __future__ import annotations

import random
from typing import Any

from shared_vectors import a_line_each
from stretchlib.body.moving import COLUMNS, motion, motion_ids
from stretchlib.body.stored import stored

FILE = "motions.json"
INSTANTS = 4
text = a_line_each


def vectors() -> list[dict[str, Any]]:
    """The content of the file."""
    chance = random.Random(18)
    cases = []
    for name in motion_ids():
        technique, _, form = name.partition(".")
        for side in ("left", "right"):
            cases += [_case(technique, form, side, chance) for _ in range(INSTANTS)]
    return cases


def _case(technique: str, form: str, side: str, chance: random.Random) -> dict[str, Any]:
    moving = motion(technique, form=form or None, side=side)
    t = round(chance.uniform(0.0, moving.seconds), 3)
    span = next(span for span in moving.spans if t <= span.end)
    hand = moving.at(t).points["left_hand"]
    return {
        "id": moving.id,
        "side": side,
        "t": t,
        "kind": span.kind,
        "step": span.step,
        "seconds": round(moving.seconds, 6),
        "row": [round(float(number), 6) + 0.0 for number in moving.row(t)],
        "left_hand": [round(float(number), 7) + 0.0 for number in hand],
        "misses": {point: round(gap, 7) for point, gap in moving.misses(t).items()},
    }


assert stored("movements")["columns"] == list(COLUMNS), "run tools/build_movements.py: its columns are others"
