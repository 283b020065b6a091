"""When each corrective shape comes in: angles between a direction of one frame and one seen from another."""

from __future__ import annotations

from typing import Any

import numpy as np

DOWN, UP, AHEAD = (0.0, -1.0, 0.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)


def _thigh(flexion: float, outward: float = 0.0) -> tuple[float, float, float]:
    """Direction of a right thigh in the pelvis."""
    f, o = np.radians(flexion), np.radians(outward)
    return (float(np.sin(f) * np.cos(o)), float(-np.cos(f) * np.cos(o)), float(np.sin(o)))


def _driver(
    name: str,
    over: str,
    under: str,
    toward: tuple[float, ...],
    span: tuple[float, float],
    about: tuple[str, ...],
    along: tuple[float, ...] = DOWN,
) -> dict[str, Any]:
    return {
        "name": name,
        "over": over,
        "under": under,
        "along": [round(v, 4) for v in along],
        "toward": [round(v, 4) for v in toward],
        "from": span[0],
        "to": span[1],
        "about": about,
    }


HIP = ("pelvis", "femur", "lumbar5", "lumbar4")
KNEE = ("femur", "tibia")
SHOULDER = ("thorax", "scapula", "clavicle", "humerus", "neck", "lumbar1", "lumbar2")
NECK = ("neck", "thorax", "head")
BACK = ("pelvis", "lumbar5", "lumbar4", "lumbar3", "lumbar2", "lumbar1", "thorax", "neck", "scapula")

DRIVERS: tuple[dict[str, Any], ...] = (
    _driver("hip-bent", "pelvis", "femur", DOWN, (15, 95), HIP),
    _driver("hip-bent-far", "pelvis", "femur", _thigh(125), (50, 5), HIP),
    _driver("hip-aside", "pelvis", "femur", _thigh(75, 45), (60, 8), HIP),
    _driver("hip-across", "pelvis", "femur", _thigh(95, -30), (55, 8), HIP),
    _driver("hip-back", "pelvis", "femur", _thigh(-40), (42, 12), HIP),
    _driver("knee-bent", "femur", "tibia", DOWN, (15, 95), KNEE),
    _driver("knee-bent-far", "femur", "tibia", DOWN, (75, 130), KNEE),
    _driver(
        "foot-down",
        "tibia",
        "calcn",
        (0.62, -0.78, 0.0),
        (48, 2),
        ("tibia", "calcn", "toes"),
        (1.0, 0.0, 0.0),
    ),
    _driver("toes-up", "calcn", "toes", AHEAD, (10, 65), ("calcn", "toes"), AHEAD),
    _driver("arm-hanging", "thorax", "humerus", DOWN, (43, 5), SHOULDER),
    _driver("arm-raised", "thorax", "humerus", DOWN, (55, 165), SHOULDER),
    _driver("arm-forward", "thorax", "humerus", (1.0, 0.0, 0.0), (65, 10), SHOULDER),
    _driver("arm-up-forward", "thorax", "humerus", (0.7, 0.7, 0.1), (60, 10), SHOULDER),
    _driver("arm-aside", "thorax", "humerus", (0.0, 0.1, 1.0), (60, 8), SHOULDER),
    _driver("arm-up-aside", "thorax", "humerus", (0.0, 0.75, 0.65), (50, 8), SHOULDER),
    _driver("arm-across", "thorax", "humerus", (0.72, 0.0, -0.69), (60, 10), SHOULDER),
    _driver("arm-back", "thorax", "humerus", _thigh(-60), (50, 8), SHOULDER),
    _driver("elbow-bent", "humerus", "forearm", DOWN, (50, 140), ("humerus", "forearm")),
    _driver("back-round", "pelvis", "thorax", (0.64, 0.77, 0.0), (60, 5), BACK, UP),
    _driver("back-hollow", "pelvis", "thorax", (-0.64, 0.77, 0.0), (60, 5), BACK, UP),
    _driver(
        "neck-bent", "thorax", "neck", (0.64, 0.77, 0.0), (50, 5), ("neck", "thorax", "head"), (0.0, 1.0, 0.0)
    ),
    _driver(
        "neck-back",
        "thorax",
        "neck",
        (-0.64, 0.77, 0.0),
        (50, 5),
        ("neck", "thorax", "head"),
        (0.0, 1.0, 0.0),
    ),
)
