"""How much each carrier counts at each vertex: the trunk by height, soft joints, twist along the limbs."""

from __future__ import annotations

import numpy as np

from stretchlib.body.frames import SIDES
from stretchlib.body.posture import Placement

from .carriers import COLUMN, SPINE
from .source import Floats
from .surface import Surface

SOFT_STEP = 0.016  # metres over which one vertebra hands over to the next
ROUNDS = 12
# A carrier that shares a frame's movement, and the joints at its ends.
SPANS = (
    ("femur", "femur-swing", "hip", "knee"),
    ("humerus", "humerus-swing", "shoulder", "elbow"),
    ("forearm", "forearm-twist", "elbow", "wrist"),
)


def spread(x: Floats, mesh: Surface, placed: Placement) -> Floats:
    """Weights of all carriers, rows sum to 1; ``x`` is the fitted surface of the mean of all people."""
    w, trunk = mesh.weights.copy(), mesh.weights[:, :1].copy()
    levels = [placed.frames[name].origin[1] for name in SPINE[1:7]]
    above = [1 / (1 + np.exp(-(x[:, 1:2] - level) / SOFT_STEP)) for level in levels]
    w[:, :1] = 0
    w[:, :7] += trunk * -np.diff(np.hstack([np.ones_like(trunk), *above, np.zeros_like(trunk)]), axis=1)
    for _ in range(ROUNDS):
        w = 0.5 * (w + mesh.step @ w)
    for side in SIDES:
        for full, part, a, b in SPANS:
            start, end, k = (
                placed.points[f"{side}_{a}"],
                placed.points[f"{side}_{b}"],
                COLUMN[f"{side}_{full}"],
            )
            share = ((x - start) @ (end - start) / ((end - start) @ (end - start))).clip(0, 1)
            share = ((share - 0.15) / 0.85).clip(0, 1) if part == "forearm-twist" else 1 - share
            w[:, COLUMN[f"{side}_{part}"]] = w[:, k] * share
            w[:, k] *= 1 - share
    return w
