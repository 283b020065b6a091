"""Where the loose things of a pose lie."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.posture import Placement

Floats = NDArray[np.float64]


def under(name: str, placed: Placement) -> Floats:
    """Middle of the part of the body that rests on a ball or roller."""
    side, _, part = name.partition("_")
    points = placed.points
    if name == "upper_back":
        return np.asarray(0.6 * points["c7"] + 0.4 * points["thoracolumbar"])
    if part == "shoulder_blade":
        return np.asarray(placed.mesh(f"{side}_scapula")[0].mean(axis=0) * [1, 1, 0.55])
    if part == "thigh":
        return np.asarray(0.5 * (points[f"{side}_hip"] + points[f"{side}_knee"]))
    if part == "calf":
        knee, ankle = points[f"{side}_knee"], points[f"{side}_ankle"]
        return np.asarray(knee + 0.38 * (ankle - knee))
    if part == "foot":
        return np.asarray(0.5 * (points[f"{side}_heel"] + points[f"{side}_ball"]))
    return points[name]
