"""Balls that fill the bones, which drawn muscles are pushed out of.

The cables of a muscle model cut corners through bone here and there. Where they do, the drawing pushes the
path out of the balls of that bone. Lengths and moment arms never use this.
"""

from __future__ import annotations

import numpy as np
import trimesh
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Vectors = NDArray[np.float64]

SPACING = 0.0025
SMALLEST = 0.0035


def balls(bone: trimesh.Trimesh, most: int) -> Vectors:
    """``most`` balls inside a bone, rows of x, y, z, radius; each covers as much new room as it can."""
    low, high = bone.bounds
    axes = [np.arange(a + SPACING / 2, b, SPACING) for a, b in zip(low, high, strict=True)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)
    samples, face = trimesh.sample.sample_surface(bone, 30_000, seed=3)
    normals = bone.face_normals[face]
    depth, near = cKDTree(samples).query(grid, k=5)
    away = grid[:, None, :] - samples[near]
    inside = (np.einsum("ijk,ijk->ij", away, normals[near]) < 0).all(axis=1)
    points, depth = grid[inside], depth[inside, 0]
    candidates = np.flatnonzero(depth >= SMALLEST)
    # Deep points make the best centres: keep the deepest in each small neighbourhood.
    near_points = cKDTree(points).query_ball_point(points[candidates], 1.6 * SPACING)
    candidates = np.array(
        [
            c
            for c, around in zip(candidates, near_points, strict=True)
            if depth[c] >= depth[around].max() - 3e-4
        ]
    )
    covers = [
        np.asarray(found)
        for found in cKDTree(points).query_ball_point(points[candidates], depth[candidates] + 0.5 * SPACING)
    ]
    covered = np.zeros(len(points), dtype=bool)
    chosen = []
    for _ in range(min(most, len(candidates))):
        gains = [int((~covered[found]).sum()) for found in covers]
        best = int(np.argmax(gains))
        if gains[best] < 12:
            break
        covered[covers[best]] = True
        chosen.append([*points[candidates[best]], depth[candidates[best]]])
    return np.array(chosen)
