"""Keeps the drawn kneecap on the thigh bone.

The published path of the patella and the mean bones come from different people: followed blindly, the kneecap
sinks up to 9 mm into the femur. Here its forward slide is found that leaves a gap as thick as cartilage.
"""

from __future__ import annotations

import numpy as np
import trimesh
from numpy.typing import NDArray

from .published_model import PublishedModel

Vectors = NDArray[np.float64]

GAP = 0.0025
ANGLES = np.arange(0.0, 131.0, 10.0)
DEGREE = 5


def forward_slide(legs: PublishedModel, femur: trimesh.Trimesh, patella: trimesh.Trimesh) -> list[float]:
    """Slide in metres along x of the patella frame, as a polynomial of the knee angle in radians."""
    slides = []
    for angle in ANGLES:
        legs.pose(knee_angle=float(angle))
        turn = [legs.data.xmat[legs.body(b)].reshape(3, 3) for b in ("femur_r", "patella_r")]
        shift = [legs.data.xpos[legs.body(b)] for b in ("femur_r", "patella_r")]

        def gap(
            slide: float,
            turn: list[Vectors] = turn,
            shift: list[Vectors] = shift,
        ) -> float:
            world = (patella.vertices + np.array([slide, 0.0, 0.0])) @ turn[1].T + shift[1]
            return -float(trimesh.proximity.signed_distance(femur, (world - shift[0]) @ turn[0]).max())

        low, high = -0.02, 0.03
        for _ in range(18):
            middle = (low + high) / 2
            low, high = (middle, high) if gap(middle) < GAP else (low, middle)
        slides.append((low + high) / 2)
    return [float(c) for c in np.polynomial.polynomial.polyfit(np.radians(ANGLES), slides, DEGREE)]
