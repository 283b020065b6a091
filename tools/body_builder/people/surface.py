"""The mesh that is fitted: body and the fronts of the eyes, its neighbours, normals and frame weights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from scipy.sparse import coo_matrix, diags

from .carriers import COLUMN, NAMES
from .source import BODY, EYES, TO_OURS, Floats, Ints, base, bone_weights, mirror

# Start of a MakeHuman bone's name to the frame that carries it.
FRAME_OF = {
    "upperleg": "femur",
    "lowerleg": "tibia",
    "foot": "calcn",
    "toe": "toes",
    "clavicle": "clavicle",
    "shoulder": "scapula",
    "upperarm": "humerus",
    "lowerarm": "forearm",
    "wrist": "hand",
    "metacarpal": "hand",
    "finger": "hand",
}


@dataclass(frozen=True)
class Surface:
    """The mesh; arrays are about its own vertices.

    Attributes
    ----------
    kept : their numbers in the base mesh, shape (n,).
    faces : triangles, turned outward, shape (m, 3).
    other : the vertex on the other side, shape (n,).
    weights : of the carriers ``NAMES``, rows sum to 1, the whole trunk still in the pelvis, (n, carriers).
    step : matrix that gives each vertex the mean of its neighbours.
    neutral : the base mesh itself in our axes, for marks that belong to places of the face, shape (n, 3).
    """

    kept: Ints
    faces: Ints
    other: Ints
    weights: Floats
    step: Any
    neutral: Floats

    @property
    def seam(self) -> Ints:
        """Vertices that are their own mirror image."""
        return np.flatnonzero(self.other == np.arange(len(self.kept)))

    @property
    def eyes(self) -> Ints:
        """Vertices of the eyeballs."""
        return np.flatnonzero(self.kept >= BODY)


def means(faces: Ints, count: int) -> Any:
    """Sparse matrix that gives each vertex the mean of its neighbours."""
    edges = np.concatenate([faces[:, [i, (i + 1) % 3]] for i in range(3)])
    near = coo_matrix((np.ones(len(edges)), edges.T), (count, count)).tocsr()
    near = ((near + near.T) > 0).astype(float)
    return diags(1 / np.maximum(np.asarray(near.sum(axis=1)).ravel(), 1)) @ near


def _frame_weights(kept: Ints) -> Floats:
    full = np.zeros((len(base()[0]), len(NAMES)))
    for bone, (where, share) in bone_weights().items():
        limb = next((frame for word, frame in FRAME_OF.items() if bone.startswith(word)), None)
        if limb:
            name = f"{'left' if bone.endswith('.L') else 'right'}_{limb}"
        elif bone.startswith(("spine", "root", "pelvis", "breast")):
            name = "pelvis"
        else:
            name = "neck" if bone.startswith("neck") else "head"
        np.add.at(full[:, COLUMN[name]], where, share)
    full[EYES[0] : EYES[1], COLUMN["head"]] = 1.0
    found = full[kept]
    return np.asarray(found / found.sum(axis=1, keepdims=True))


@cache
def surface() -> Surface:
    """Body and eyes of the base mesh."""
    points, quads = base()
    triangles = np.concatenate([quads[:, :3], quads[:, [0, 2, 3]]])
    is_eye = triangles[:, 0] >= BODY
    ahead = points[triangles, 2].mean(axis=1)
    middle = points[EYES[0] : EYES[1], 2].mean()
    triangles = triangles[~is_eye | (ahead > middle + 0.02)]
    kept, faces = np.unique(triangles, return_inverse=True)
    faces = faces.reshape(-1, 3)
    where = np.full(len(points), -1)
    where[kept] = np.arange(len(kept))
    other = where[mirror()[kept]]
    neutral = points[kept] @ TO_OURS
    a, b, c = (neutral[faces[:, k]] for k in range(3))
    if np.einsum("ij,ij->i", a, np.cross(b, c)).sum() < 0:
        faces = faces[:, ::-1]
    weights = _frame_weights(kept)
    return Surface(kept, faces, other, weights, means(faces, len(kept)), neutral)


def normals(vertices: Floats, faces: Ints) -> Floats:
    """Unit outward normals at the vertices, weighted by area, shape (n, 3)."""
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    across = np.cross(b - a, c - a)
    total = np.stack(
        [np.bincount(faces.T.ravel(), np.tile(across[:, k], 3), len(vertices)) for k in range(3)], axis=1
    )
    length = np.linalg.norm(total, axis=1, keepdims=True)
    return np.asarray(total / np.where(length > 0, length, 1.0))


def softened(directions: Floats, step: Any, rounds: int) -> Floats:
    """Unit directions, smoothed over neighbours: normals in folds point sideways."""
    for _ in range(rounds):
        directions = directions + step @ directions
        directions = directions / np.maximum(np.linalg.norm(directions, axis=1, keepdims=True), 1e-12)
    return directions
