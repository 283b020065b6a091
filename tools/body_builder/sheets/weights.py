"""Which frames carry which point of a sheet, and how much: warmth of the nearest bone that spreads in it.

Deep parts, near to bone, so bend sharply at a joint, those near the skin in a wide arc.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix, diags
from scipy.sparse.linalg import splu
from scipy.spatial import cKDTree

from stretchlib import body

from .lofting import samples
from .spans import Floats
from .standing import ATTACHING, Standing

HEAT = 0.55  # how strongly the nearest bone heats a point, over the square of its distance
# Long straps far from bone: between their ends they stay with the thigh.
HOTTER = {"recfem": 4.0, "sart": 4.0}
NEAREST = 0.002  # metres; nearer points are heated as from there
SHORTEST = 0.0012  # metres of a piece of the grid; shorter ones lead warmth as if so long
LEG = (
    *("right_hemipelvis", "sacrum", "coccyx", "right_femur", "right_tibia", "right_fibula"),
    *("right_patella", "right_foot", "lumbar1", "lumbar2", "lumbar3", "lumbar4", "lumbar5"),
)
BACK = (
    *("right_hemipelvis", "sacrum", "lumbar1", "lumbar2", "lumbar3", "lumbar4", "lumbar5"),
    *("right_ribs", "thoracic7", "thoracic8", "thoracic9", "thoracic10", "thoracic11", "thoracic12"),
    "right_humerus",
)
LEAST = 0.02  # frames that nowhere carry more are left out


def carried(
    b: Standing, grid: Floats, bones: tuple[str, ...], heat_from: float = HEAT
) -> tuple[list[str], Floats]:
    """Names of the frames that carry a grid (m, n, 3), and the share of each, shape (m, n, frames)."""
    frames: dict[str, list[str]] = {}
    for bone in bones:
        frames.setdefault(body.bones()[bone].frame, []).append(bone)
    flat = grid.reshape(-1, 3)
    far = np.stack([_tree(b, names).query(flat)[0] for names in frames.values()])
    nearest, distance = far.argmin(0), np.maximum(far.min(0), NEAREST)
    number = np.arange(len(flat)).reshape(grid.shape[:2])
    pairs = np.r_[
        np.c_[number[:, :-1].ravel(), number[:, 1:].ravel()], np.c_[number[:-1].ravel(), number[1:].ravel()]
    ]
    length = np.linalg.norm(flat[pairs[:, 0]] - flat[pairs[:, 1]], axis=1)
    heat = heat_from / distance**2
    heat[number[:, [0, -1]].ravel()] = 1e9  # an end belongs to its bone
    leads = 1 / np.maximum(length, SHORTEST) ** 2
    i, j = pairs.T
    spread = coo_matrix((np.r_[leads, leads, -leads, -leads], (np.r_[i, j, i, j], np.r_[i, j, j, i])))
    found = splu((spread + diags(heat)).tocsc()).solve(heat[:, None] * np.eye(len(frames))[nearest])
    found = np.clip(found, 0, 1)
    used = found.max(0) > LEAST
    found = found[:, used] / found[:, used].sum(1, keepdims=True)
    return [name for name, use in zip(frames, used, strict=True) if use], found.reshape(*grid.shape[:2], -1)


def _tree(b: Standing, bones: list[str]) -> cKDTree:
    placed = []
    for bone in bones:
        shape = body.bones()[bone]
        points, _ = samples(shape.vertices, shape.faces, 2 * ATTACHING)
        placed.append(b.placement.frames[shape.frame].world(points))
    return cKDTree(np.concatenate(placed))
