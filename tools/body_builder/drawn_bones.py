"""Bones for which there is no free measured shape: arms and coccyx.  Drawn, not measured."""

from __future__ import annotations

import numpy as np
import trimesh
from numpy.typing import NDArray

from .skeleton_data import FOREARM, UPPER_ARM

Vectors = NDArray[np.float64]


def tapered(
    points: Vectors, radii: Vectors, flatten: float = 1.0, around: int = 16, rings: int = 26
) -> trimesh.Trimesh:
    """A closed tube along a smooth curve through points, with rounded ends.

    ``flatten`` is the ratio of the second to the first half-width.
    """
    points, radii = np.asarray(points, float), np.asarray(radii, float)
    along = np.r_[0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))]
    # Cosine spacing crowds rings at the ends, where the caps turn.
    t = (1 - np.cos(np.linspace(0, np.pi, rings))) / 2 * along[-1]
    centre = np.stack([np.interp(t, along, points[:, k]) for k in range(3)], axis=1)
    for _ in range(3):
        centre[1:-1] = (centre[:-2] + 2 * centre[1:-1] + centre[2:]) / 4
    radius = np.interp(t, along, radii)
    for _ in range(2):
        radius[1:-1] = (radius[:-2] + 2 * radius[1:-1] + radius[2:]) / 4
    for end, r in ((0.0, radii[0]), (along[-1], radii[-1])):
        inside = np.clip(np.abs(t - end) / r, 0, 1)
        radius *= np.sqrt(1 - (1 - inside) ** 2)
    tangent = np.gradient(centre, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1)[:, None]
    first = np.cross(tangent[0], [0.0, 0.0, 1.0])
    if np.linalg.norm(first) < 1e-6:
        first = np.array([1.0, 0.0, 0.0])
    vertices = [centre[0]]
    for c, d, r in list(zip(centre, tangent, radius, strict=True))[1:-1]:
        first = first - d * (first @ d)
        first /= np.linalg.norm(first)
        second = np.cross(d, first)
        angle = 2 * np.pi * np.arange(around) / around
        vertices.extend(c + r * (np.outer(np.cos(angle), first) + flatten * np.outer(np.sin(angle), second)))
    vertices.append(centre[-1])
    faces = []
    last = len(vertices) - 1
    for j in range(around):
        k = (j + 1) % around
        faces.append((0, 1 + k, 1 + j))
        for ring in range(rings - 3):
            a, b = 1 + ring * around + j, 1 + ring * around + k
            faces += [(a, b, b + around), (a, b + around, a + around)]
        end = 1 + (rings - 3) * around
        faces.append((end + j, end + k, last))
    mesh = trimesh.Trimesh(vertices, faces, process=False)
    if mesh.volume < 0:
        mesh.invert()
    return mesh


def arm() -> dict[str, trimesh.Trimesh]:
    """Humerus, forearm (ulna and radius) and hand of the right side, hanging down, palm inward."""
    humerus = [
        tapered(
            [(-0.002, 0.016, -0.012), (0.0, 0.0, -0.002), (0.001, -0.022, 0.004)], [0.020, 0.0235, 0.016]
        ),
        tapered([(0.006, 0.006, 0.010), (0.003, -0.03, 0.009)], [0.013, 0.013]),
        tapered(
            [
                (0, -0.012, 0.004),
                (0, -0.06, 0.006),
                (0, -0.14, 0.006),
                (0, -0.23, 0.003),
                (0.002, -UPPER_ARM - 0.004, 0.0),
            ],
            [0.017, 0.0125, 0.0112, 0.0115, 0.012],
        ),
        tapered([(0, -UPPER_ARM + 0.045, 0.004), (0.002, -UPPER_ARM + 0.002, -0.026)], [0.009, 0.0085]),
        tapered([(0, -UPPER_ARM + 0.045, 0.002), (0.002, -UPPER_ARM + 0.002, 0.025)], [0.009, 0.0085]),
        tapered(
            [(0.005, -UPPER_ARM, -0.024), (0.006, -UPPER_ARM, 0.0), (0.005, -UPPER_ARM, 0.023)],
            [0.0115, 0.0095, 0.0115],
        ),
    ]
    ulna = tapered(
        [
            (-0.010, 0.020, -0.008),
            (-0.012, 0.0, -0.008),
            (-0.002, -0.022, -0.009),
            (0.0, -0.12, -0.012),
            (0.0, -FOREARM - 0.004, -0.014),
        ],
        [0.0105, 0.0105, 0.012, 0.0075, 0.0068],
    )
    radius = tapered(
        [
            (0.006, -0.010, 0.017),
            (0.008, -0.036, 0.013),
            (0.010, -0.13, 0.013),
            (0.008, -FOREARM - 0.006, 0.006),
        ],
        [0.0105, 0.0078, 0.0078, 0.0135],
    )
    wrist = tapered(
        [(0.014, -0.012, 0.006), (0.006, -0.018, 0.0), (-0.006, -0.016, -0.008)], [0.011, 0.013, 0.010]
    )
    hand = [wrist]
    # Fingers fan out in the plane of the palm, which faces inward (-z) while the arm hangs.
    for k, (spread, length) in enumerate(((0.020, 0.155), (0.004, 0.170), (-0.012, 0.160), (-0.027, 0.130))):
        root = (0.012 - 0.008 * k, -0.028, 0.0)
        knuckle = (0.024 - 0.016 * k, -0.088, 0.003)
        tip = (knuckle[0] + spread * 0.6, -length - 0.012, -0.010)
        middle = tuple(0.5 * (a + b) for a, b in zip(knuckle, tip, strict=True))
        hand.append(tapered([root, knuckle], [0.0065, 0.0068], around=10, rings=12))
        hand.append(tapered([knuckle, middle], [0.0062, 0.0055], around=10, rings=12))
        hand.append(tapered([middle, tip], [0.0054, 0.0042], around=10, rings=12))
    hand.append(
        tapered([(0.018, -0.024, -0.002), (0.040, -0.060, -0.014)], [0.007, 0.007], around=10, rings=12)
    )
    hand.append(
        tapered([(0.040, -0.060, -0.014), (0.052, -0.098, -0.022)], [0.0066, 0.005], around=10, rings=12)
    )
    join = trimesh.util.concatenate
    return {"humerus": join(humerus), "forearm": join([ulna, radius]), "hand": join(hand)}


def coccyx(sacrum: trimesh.Trimesh) -> trimesh.Trimesh:
    """Four small segments that carry on from the tip of the sacrum, down and forward."""
    v = sacrum.vertices
    tip = v[v[:, 1] < v[:, 1].min() + 0.004].mean(0) * [1, 1, 0]
    pieces = []
    start, heading = tip + np.array([0.001, 0.002, 0.0]), np.radians(-82.0)
    for width, length in ((0.0105, 0.011), (0.0080, 0.009), (0.0062, 0.008), (0.0046, 0.007)):
        step = np.array([np.cos(heading), np.sin(heading), 0.0])
        end = start + length * step
        pieces.append(
            tapered(
                [start - 0.2 * length * step, end],
                [width * 0.62, width * 0.5],
                flatten=1.5,
                around=12,
                rings=10,
            )
        )
        start, heading = end, heading + np.radians(18.0)
    return trimesh.util.concatenate(pieces)
