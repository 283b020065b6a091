"""Discs between the lumbar vertebrae: the two endplates that each one joins."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import trimesh
from numpy.typing import NDArray

Vectors = NDArray[np.float64]

# How deep, front to back, the body of a vertebra is: what lies further back is arch.
BODY_DEPTH = 0.036


def plate(mesh: trimesh.Trimesh, upward: bool) -> dict[str, Any]:
    """Centre, slope and half-axes of the upper or lower endplate of a vertebra, in its own frame."""
    v, n = mesh.vertices, mesh.vertex_normals
    body = v[:, 0] > v[:, 0].max() - BODY_DEPTH
    up = np.array([0.0, 1.0 if upward else -1.0, 0.0])
    for _ in range(4):
        heights = v[body] @ up
        level = np.quantile(heights, 0.97)
        chosen = body & (n @ up > 0.55) & (v @ up > level - 0.006)
        middle = v[chosen].mean(0)
        # The plate is level from side to side, so only its slope front to back is fitted.
        slope = np.polyfit(v[chosen][:, 0] - middle[0], v[chosen][:, 1] - middle[1], 1)[0]
        up = np.array([-slope, 1.0, 0.0]) / math.hypot(slope, 1.0) * (1.0 if upward else -1.0)
    spread = v[chosen]
    centre = ((spread[:, 0].max() + spread[:, 0].min()) / 2, middle[1], 0.0)
    return {
        "centre": [round(float(c), 4) for c in centre],
        "slope": round(math.degrees(math.atan(slope)), 2),
        "depth": round(float(np.ptp(spread[:, 0])) / 2 + 0.001, 4),
        "width": round(float(np.ptp(spread[:, 2])) / 2 + 0.001, 4),
    }


def discs(
    vertebrae: dict[str, trimesh.Trimesh], sacral_centre: Vectors, sacral_slope: float
) -> list[dict[str, Any]]:
    """The six discs from the sacrum to the ribs, lowest first."""
    sacral = {
        "frame": "pelvis",
        "centre": [round(float(c), 4) for c in sacral_centre],
        "slope": round(-sacral_slope, 2),
        "depth": 0.017,
        "width": 0.023,
    }
    ladder = ["lumbar5", "lumbar4", "lumbar3", "lumbar2", "lumbar1", "thoracic12"]
    labels = ["S1", "L5", "L4", "L3", "L2", "L1", "T12"]
    found = []
    below = sacral
    for k, level in enumerate(ladder):
        frame = "thorax" if level == "thoracic12" else level
        above = {"frame": frame, **plate(vertebrae[level], upward=False)}
        found.append({"name": f"disc-{labels[k + 1]}-{labels[k]}", "below": below, "above": above})
        below = {"frame": frame, **plate(vertebrae[level], upward=True)}
    return found
