"""Which points lie inside a closed surface."""

from __future__ import annotations

import numpy as np

from stretchlib.figures.engine.render import Floats, Ints

CELL = 0.008  # metres; of the grid in which triangles are looked up
# Sideways, and a little askew; two, because one that grazes an edge counts wrongly.
RAYS = np.array([[0.0131, 0.0212, 1.0], [-0.0317, -0.0174, 1.0]])


def winding(points: Floats, vertices: Floats, faces: Ints) -> Ints:
    """How often a closed surface goes round each point: 0 outside, 1 or more inside. Shape (n,).

    It counts the triangles that a ray from the point meets, those that face it with a plus.
    """
    found = met(points, vertices, faces, RAYS[0])
    doubtful = np.flatnonzero(found < 1)
    found[doubtful] = met(points[doubtful], vertices, faces, RAYS[1])
    return found


def met(points: Floats, vertices: Floats, faces: Ints, ray: Floats) -> Ints:
    """How many more triangles a ray from each point leaves by than it enters by, shape (n,)."""
    away = ray / np.linalg.norm(ray)
    right = np.cross([0.0, 1.0, 0.0], away)
    axes = np.stack([right / np.linalg.norm(right), np.cross(away, right / np.linalg.norm(right)), away])
    p, corners = points @ axes.T, (vertices @ axes.T)[faces]
    origin = corners.min(axis=(0, 1))[:2] - CELL
    columns = int((corners[..., 0].max() - origin[0]) / CELL) + 2
    low = ((corners[..., :2].min(axis=1) - origin) / CELL).astype(int)
    high = ((corners[..., :2].max(axis=1) - origin) / CELL).astype(int)
    wide, tall = (high - low + 1).T
    face = np.repeat(np.arange(len(faces)), wide * tall)
    within = np.arange(len(face)) - np.repeat(np.cumsum(wide * tall) - wide * tall, wide * tall)
    cell = (low[face, 1] + within // wide[face]) * columns + low[face, 0] + within % wide[face]
    order = np.argsort(cell, kind="stable")
    cell, face = cell[order], face[order]
    spot = ((p[:, :2] - origin) / CELL).astype(int)
    mine = spot[:, 1] * columns + spot[:, 0]
    mine[(spot < 0).any(axis=1) | (spot[:, 0] >= columns)] = -1
    first, last = np.searchsorted(cell, mine, "left"), np.searchsorted(cell, mine, "right")
    point = np.repeat(np.arange(len(p)), last - first)
    step = np.arange(len(point)) - np.repeat(np.cumsum(last - first) - (last - first), last - first)
    a, b, c = (corners[face[first[point] + step]][:, k] for k in range(3))
    q = p[point]

    def area(u: Floats, v: Floats, w: Floats) -> Floats:
        return np.asarray(
            (v[:, 0] - u[:, 0]) * (w[:, 1] - u[:, 1]) - (v[:, 1] - u[:, 1]) * (w[:, 0] - u[:, 0])
        )

    whole, x, y, z = area(a, b, c), area(q, b, c), area(a, q, c), area(a, b, q)
    met = (x * whole >= 0) & (y * whole >= 0) & (z * whole >= 0) & (abs(whole) > 1e-16)
    height = (x * a[:, 2] + y * b[:, 2] + z * c[:, 2]) / np.where(met, whole, 1.0)
    met &= height > q[:, 2]
    return np.bincount(point[met], np.sign(whole[met]), len(p)).round().astype(int)
