"""Round and arched backs: what becomes of pelvis, spine and hips of random postures, near their ends too."""

from __future__ import annotations

import random
from typing import Any

from shared_vectors import a_line_each
from stretchlib.body.pose import COORDINATES, Pose, Side, with_back

FILE = "back-shapes.json"
CASES = 500
text = a_line_each


def vectors() -> list[dict[str, Any]]:
    """Cases, each with the angles that matter before and after, in the order of ``MOVED`` in the test."""
    chance = random.Random(11)
    return [_case(chance, "round" if place % 2 else "arched") for place in range(CASES)]


def _case(chance: random.Random, back: Any) -> dict[str, Any]:
    trunk = {name: _angle(chance, name) for name in ("pelvis_pitch", *SPINE)}
    left, right = (_angle(chance, "hip_flexion") for _ in ("left", "right"))
    pose = Pose(**trunk, left=Side(hip_flexion=left), right=Side(hip_flexion=right))
    return {"back": back, "before": _angles(pose), "after": _angles(with_back(pose, back))}


SPINE = ("lumbar_flexion", "thoracic_flexion", "neck_flexion")


def _angle(chance: random.Random, name: str) -> float:
    return round(chance.uniform(*COORDINATES[name]), 1)


def _angles(pose: Pose) -> list[float]:
    trunk = [pose.pelvis_pitch, *(getattr(pose, name) for name in SPINE)]
    return [round(angle, 6) for angle in (*trunk, pose.left.hip_flexion, pose.right.hip_flexion)]
