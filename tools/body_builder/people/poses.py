"""Poses in which the skin is made to hold bones and muscles: joints to their ends, and chance mixtures.

They are not the catalogue's: those are the test.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from stretchlib.body.pose import Pose, Side

MIXTURES = 8
# Ranges of the mixtures; what goes together in life goes together here.
TRUNK = {"lumbar_flexion": (-20, 50), "thoracic_flexion": (-20, 35), "neck_flexion": (-35, 40)}
LEG = {
    "hip_flexion": (-25, 120),
    "hip_adduction": (-40, 28),
    "hip_rotation": (-50, 35),
    "knee_angle": (0, 128),
    "ankle_angle": (-45, 25),
    "mtp_angle": (-10, 60),
}
ARM = {
    "shoulder_flexion": (-50, 175),
    "shoulder_abduction": (-35, 100),
    "shoulder_rotation": (-60, 60),
    "elbow_flexion": (0, 140),
    "pro_sup": (-80, 80),
    "wrist_flex": (-70, 60),
    "wrist_dev": (-20, 30),
}


def _both(trunk: Mapping[str, float] | None = None, **angles: float) -> Pose:
    return Pose(**(trunk or {}), left=Side(**angles), right=Side(**angles))


def _ends() -> list[Pose]:
    found = [
        Pose(),
        _both(shoulder_abduction=43, elbow_flexion=43),
        _both(hip_flexion=30, knee_angle=40, shoulder_flexion=50),
        _both(hip_flexion=45, hip_adduction=-15, knee_angle=60, shoulder_abduction=70),
        _both({"lumbar_flexion": 20, "neck_flexion": 15}, hip_flexion=60, knee_angle=70, shoulder_flexion=70),
        _both({"lumbar_flexion": -10, "neck_flexion": -15}, hip_flexion=-10, ankle_angle=15),
    ]
    legs: list[dict[str, float]] = [
        *({"hip_flexion": hip, "knee_angle": knee} for hip, knee in HIPS_AND_KNEES),
        {"hip_flexion": 90, "hip_adduction": -30, "hip_rotation": -60, "knee_angle": 95},
        {"hip_flexion": 70, "hip_adduction": -40, "hip_rotation": -50, "knee_angle": 120},
        {"hip_flexion": 95, "hip_adduction": 28, "hip_rotation": 10, "knee_angle": 100},
        {"ankle_angle": -50, "mtp_angle": 65},
        {"ankle_angle": 25, "mtp_angle": 60, "knee_angle": 40},
    ]
    found += [_both(**leg) for leg in legs]
    for angles in (
        {"shoulder_flexion": 60},
        {"shoulder_flexion": 95},
        {"shoulder_flexion": 130},
        {"shoulder_flexion": 170, "shoulder_abduction": 6},
        {"shoulder_flexion": 155, "shoulder_rotation": 40, "elbow_flexion": 130},
        {"shoulder_abduction": 90},
        {"shoulder_abduction": 125},
        {"shoulder_abduction": 165},
        {"shoulder_flexion": 90, "shoulder_abduction": -45, "elbow_flexion": 110},
        {"shoulder_flexion": -55, "elbow_flexion": 60},
        {"shoulder_flexion": 20, "elbow_flexion": 145, "pro_sup": 60, "wrist_flex": -70},
    ):
        found.append(_both(**angles))
    for trunk in (
        {"lumbar_flexion": 55, "thoracic_flexion": 35, "neck_flexion": 40},
        {"lumbar_flexion": -30, "thoracic_flexion": -25, "neck_flexion": -45},
    ):
        found += [_both(trunk), _both(trunk, hip_flexion=95, knee_angle=60, shoulder_flexion=120)]
    return found


HIPS_AND_KNEES = (
    (120, 125),
    (120, 10),
    (95, 0),
    (90, 90),
    (60, 60),
    (45, 120),
    (-25, 60),
    (-25, 0),
    (0, 128),
)


def _mixtures() -> list[Pose]:
    chance = np.random.default_rng(20261128)

    def drawn(ranges: Mapping[str, tuple[float, float]]) -> dict[str, Any]:
        return {name: round(float(chance.uniform(low, high)), 1) for name, (low, high) in ranges.items()}

    found = []
    for _ in range(MIXTURES):
        sides = [Side(**drawn(LEG), **drawn(ARM)) for _ in range(2)]
        found.append(Pose(**drawn(TRUNK), left=sides[0], right=sides[1]))
    return found


def training() -> list[Pose]:
    """All poses, always the same."""
    return [*_ends(), *_mixtures()]
