"""The chain from the rib cage to the hand, and least squares on its seven angles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.frames import MIRROR, Frame, in_parent, joined, mirrored
from stretchlib.body.pose import SIDE_COORDINATES
from stretchlib.body.stored import stored

Floats = NDArray[np.float64]
ANGLES = (
    "shoulder_flexion",
    "shoulder_abduction",
    "shoulder_rotation",
    "elbow_flexion",
    "pro_sup",
    "wrist_flex",
    "wrist_dev",
)
# Narrower than what can be drawn: what most people can do without strain.
COMFORT: Mapping[str, tuple[float, float]] = {
    "shoulder_flexion": (-60.0, 178.0),
    "shoulder_abduction": (-48.0, 150.0),
    "shoulder_rotation": (-75.0, 85.0),
    "elbow_flexion": (0.0, 148.0),
    "pro_sup": (-90.0, 90.0),
    "wrist_flex": (-82.0, 75.0),
    "wrist_dev": (-18.0, 28.0),
}
LOW, HIGH = (
    np.array([max(COMFORT[a][0], SIDE_COORDINATES[a][0]) for a in ANGLES]),
    np.array([min(COMFORT[a][1], SIDE_COORDINATES[a][1]) for a in ANGLES]),
)
# How dear each degree away from the arm to stay near is: the wrist's more than the shoulder's.
DEAR = np.array([0.02, 0.03, 0.03, 0.02, 0.02, 0.05, 0.12])
STEP = 0.01  # degrees, of the numeric slope


@dataclass(frozen=True)
class Reached:
    """Where an arm is: its hand, its elbow, and the angles that lead there."""

    hand: Frame
    elbow: Floats
    shoulder: Floats


@dataclass(frozen=True)
class Arm:
    """One arm on a rib cage that stays."""

    side: str
    thorax: Frame

    def at(self, angles: Floats) -> Reached:
        """The arm at seven angles in degrees."""
        named = dict(zip(ANGLES, map(float, angles), strict=True))
        records = {r["name"]: r for r in stored("skeleton")["frames"]}
        flip = MIRROR if self.side == "left" else np.ones(3)

        def local(name: str) -> Frame:
            frame = in_parent(records[name], named)
            return mirrored(frame) if self.side == "left" else frame

        scapula = joined(joined(self.thorax, local("clavicle")), local("scapula"))
        turned = joined(self.thorax, local("humerus"))
        humerus = Frame(turned.rotation, scapula.world(np.array(records["humerus"]["offset"]) * flip))
        forearm = joined(humerus, local("forearm"))
        return Reached(joined(forearm, local("hand")), forearm.origin, humerus.origin)


def least(miss: Callable[[Floats], Floats], start: Floats, rounds: int = 40) -> tuple[float, Floats]:
    """Damped least squares within the limits of the angles: half the sum of squares, and where."""
    at, damping = np.clip(start, LOW, HIGH), 1.0
    now = miss(at)
    cost = float(now @ now)
    for _ in range(rounds):
        slope = np.stack([(miss(at + STEP * e) - now) / STEP for e in np.eye(len(at))], axis=1)
        grip = slope.T @ slope
        improved = False
        for _ in range(5):
            step = np.linalg.solve(grip + damping * np.eye(len(at)), -slope.T @ now)
            there = np.clip(at + np.clip(step, -25.0, 25.0), LOW, HIGH)
            new = miss(there)
            if float(new @ new) < cost:
                gain = cost - float(new @ new)
                at, now, cost, damping, improved = there, new, float(new @ new), damping * 0.3, True
                break
            damping *= 4.0
        if not improved or gain < 1e-4 * cost:
            break
    return cost, at
