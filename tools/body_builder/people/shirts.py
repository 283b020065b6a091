"""Where a shirt lies smooth over a raised arm.

What pushes skin over blade and collar bone, when arms go up, leaves a shirt in ripples and points. Cloth does
not: wherever it is sharper than at rest, or turned over, it is smoothed as a crease is.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from stretchlib import body
from stretchlib.body import surface
from stretchlib.body.columns import packed
from stretchlib.body.pose import Pose, Side
from stretchlib.body.skinning import blended, movement, posed, shape_shares
from stretchlib.body.stored import stored

from .poses import training
from .solid import inverted

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]

DRIVER, FROM = "arm-raised", 0.3  # which poses are looked at: where it counts at least so much
CLOTH = "shirt"
SHARP, SHARPER = 60.0, 25.0  # degrees between two triangles, and how much more than at rest
HEM = 0.7  # how much hems go with the cloth
RINGS, FADE, LEAST = 3, 0.8, 0.3  # neighbours that are smoothed too, how much less each, and not at all


def smoothed(record: dict[str, Any]) -> dict[str, Any]:
    """The content of ``skin.json`` with the shirt's own crease; people are read as they are stored."""
    number = _number(record)
    levels = np.round(record["crease_levels"] * _levels()).astype(int)
    where = np.flatnonzero(levels)
    row = {
        "driver": number,
        "vertices": packed(where[:, None]),
        "levels": packed(levels[where][:, None]),
    }
    others = [crease for crease in record["creases"] if crease["driver"] != number]
    return record | {"creases": sorted([*others, row], key=lambda crease: int(crease["driver"]))}


def _number(record: dict[str, Any]) -> int:
    return [driver["name"] for driver in record["drivers"]].index(DRIVER)


def _levels() -> Floats:
    """How much the shirt is smoothed at each vertex of the right half, 0 to 1, shape (count,)."""
    mesh = surface._mesh()
    whole = np.zeros(len(mesh.index))
    for pose in _raised():
        for person in body.people():
            whole[_rippled(pose, person.id)] = 1.0
    whole = np.maximum(whole, whole[np.r_[0 : mesh.count, mesh.other[mesh.seam :]]])
    near, _ = surface.neighbours(mesh.faces, np.arange(len(whole)))
    cloth = _cloth(mesh)
    whole *= cloth
    for _ in range(RINGS):
        whole = np.maximum(whole, FADE * whole[near].max(axis=1)) * cloth
    whole[whole < LEAST] = 0.0
    return np.asarray(whole[: mesh.count])


def _raised() -> list[Pose]:
    """Training poses with a raised right arm, both sides alike."""
    drivers = stored("skin")["drivers"]
    number = _number(stored("skin"))
    found = [pose for pose in training() if shape_shares(body.place(pose), drivers)[number, 1] > FROM]
    return [Pose(left=_arm(pose.right), right=_arm(pose.right)) for pose in found]


def _arm(side: Side) -> Side:
    names = ("shoulder_flexion", "shoulder_abduction", "shoulder_rotation", "elbow_flexion")
    return Side(**{name: getattr(side, name) for name in names})


def _cloth(mesh: Any) -> Floats:
    """How much each vertex goes with the shirt, shape (n,): 1 in its midst, less at its hems, 0 elsewhere."""
    cloth = mesh.region == stored("skin")["regions"].index(CLOTH)
    found = np.zeros(len(mesh.index))
    found[mesh.faces[cloth]] = 1.0
    found[mesh.faces[~cloth]] *= HEM
    return found


def _rippled(pose: Pose, person: str) -> Ints:
    """Vertices of the surface that lie at sharp edges or at triangles turned over."""
    mesh, own, shared = surface._mesh(), surface._surface(person), stored("skin")
    placement = body.place(pose)
    shares = shape_shares(placement, shared["drivers"])
    rest = surface._shaped(own, mesh, shares, (0.3, 0.3))
    moved = movement(surface._rest(), placement, shared["carriers"])
    loose = posed(rest, own.centres, mesh.index, mesh.share, moved)
    over = inverted(loose, rest, mesh.faces, blended(moved, mesh.index, mesh.share))
    edges, faces = _edges(mesh.faces)
    angle, before = (_angles(places, mesh.faces, faces) for places in (loose, own.rest))
    sharp = (angle > SHARP) & (angle > before + SHARPER)
    return np.unique(np.concatenate([mesh.faces[over].ravel(), edges[sharp].ravel()]))


def _edges(faces: Ints) -> tuple[Ints, Ints]:
    """Edges between two triangles, and these triangles; shapes (k, 2)."""
    ends = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    face = np.tile(np.arange(len(faces)), 3)
    order = np.lexsort((ends[:, 1], ends[:, 0]))
    ends, face = ends[order], face[order]
    both = np.flatnonzero((ends[1:] == ends[:-1]).all(axis=1))
    return ends[both], np.stack([face[both], face[both + 1]], axis=1)


def _angles(places: Floats, faces: Ints, pairs: Ints) -> Floats:
    """Degrees between the two triangles of each pair, shape (k,)."""
    corners = places[faces]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    across /= np.linalg.norm(across, axis=1, keepdims=True) + 1e-12
    cosine = np.einsum("nx,nx->n", across[pairs[:, 0]], across[pairs[:, 1]])
    return np.asarray(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))
