"""Straps: where they run, at some instants of each movement with one, on both sides."""

from __future__ import annotations

from typing import Any

import numpy as np

from shared_vectors import a_line_each
from stretchlib.body.moving import Motion, motion
from stretchlib.body.stored import stored
from stretchlib.catalogue import library
from stretchlib.figures.anatomy.straps import strap_path

FILE = "straps.json"
INSTANTS = 12
EVERY = 4  # one place in so many
text = a_line_each


def vectors() -> list[dict[str, Any]]:
    """The content of the file."""
    return [
        _case(moving, float(t))
        for name in strapped()
        for side in ("left", "right")
        for moving in (_moving(name, side),)
        for t in np.linspace(0.0, moving.seconds, INSTANTS + 2)[1:-1].round(3)
        if moving.in_use(float(t))
    ]


def strapped() -> list[str]:
    """Ids of the movements with a strap."""
    found = []
    for name, record in stored("movements")["motions"].items():
        item = library.all_stretches().get(name.partition(".")[0])
        if item and any(prop.kind == "strap" for prop in item.poses[record["pose"]].props):
            found.append(name)
    return found


def _moving(name: str, side: str) -> Motion:
    technique, _, form = name.partition(".")
    return motion(technique, form=form or None, side=side)


def _case(moving: Motion, t: float) -> dict[str, Any]:
    path = strap_path(moving.at(t), moving.side)
    return {
        "id": moving.id,
        "side": moving.side,
        "t": t,
        "path": [[round(float(number), 6) + 0.0 for number in place] for place in path[::EVERY]],
    }
