"""The one bone for which there is no free measured shape: the coccyx.  Drawn, not measured."""

from __future__ import annotations

import numpy as np
import trimesh
from numpy.typing import NDArray

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
