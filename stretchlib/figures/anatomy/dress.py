"""The surface of a person made ready for drawing: even hems, soft shading, arms clear of the trunk."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from stretchlib import body
from stretchlib.body.frames import SIDES
from stretchlib.body.posture import Placement
from stretchlib.body.surface import Skin, share_of_arm
from stretchlib.figures.engine.render import Camera, Floats, Ints, Solid, look, outward_normals

CLOTH = ("shirt", "shorts", "hair")
HEM_ROUNDS, HEM_PULL = 8, 0.5  # how often a hem's vertex moves towards the middle of its neighbours, how far
CLOTH_ROUNDS, SKIN_ROUNDS = 7, 2  # over which light is evened
INSIDE, CLEAR = 0.10, 0.012  # metres that an arm may lie inside the trunk, and then lies before it
NEARER = 0.06  # metres that a shoulder is nearer than the middle, of an arm that is brought forward
LIFT_CELL, LIFT_ROUNDS, FEWEST = 0.006, 10, 12


def dressed(skin: Skin, placement: Placement, camera: Camera) -> list[Solid]:
    """The solids of a person, one a region.

    Where the shape of a heavy person covers an arm that lies before it, the arm is brought to the viewer:
    poses are made for the skeleton, not for each build. It changes what hides what, and no outline.
    """
    vertices = _even_hems(skin)
    normals = outward_normals(vertices, skin.faces)
    cloth = _is_cloth()[:, None]
    for rounds, wanted in ((CLOTH_ROUNDS, cloth), (SKIN_ROUNDS, ~cloth)):
        for _ in range(rounds):
            mean = _mean(normals)
            mean /= np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9)
            normals = np.where(wanted, mean, normals)
    for side in SIDES:
        if _beside(placement, side) @ camera.axes[2] < NEARER:
            continue
        lift = _lift(skin, vertices, normals, side, camera)
        vertices = vertices + lift[:, None] * camera.axes[2]
    return [Solid(name, vertices, skin.faces[faces], normals) for name, faces in skin.regions.items()]


def _beside(placement: Placement, side: str) -> Floats:
    """From the middle between both shoulders to one of them, metres, shape (3,)."""
    other = "left" if side == "right" else "right"
    return 0.5 * (placement.points[f"{side}_shoulder"] - placement.points[f"{other}_shoulder"])


def _lift(skin: Skin, vertices: Floats, normals: Floats, side: str, camera: Camera) -> Floats:
    """How far each vertex of an arm is brought to the viewer, metres, shape (n,)."""
    share = share_of_arm(side)
    faces = skin.faces[np.concatenate([skin.regions["shirt"], skin.regions["shorts"]])]
    faces = faces[share[faces].max(axis=1) < 0.1]
    view = look([Solid("trunk", vertices, faces, normals)], camera, pixel=LIFT_CELL)
    seen = camera.project(vertices)
    column = np.rint((seen[:, 0] - view.left) / view.pixel).astype(int)
    row = np.rint((seen[:, 1] - view.bottom) / view.pixel).astype(int)
    rows, columns = view.region.shape
    over = (row >= 0) & (row < rows) & (column >= 0) & (column < columns) & (share > 0.6)
    depth = np.full(len(vertices), -np.inf)
    depth[over] = view.nearness[row[over], column[over]] - seen[over, 2]
    hidden = (depth > -CLEAR) & (depth < INSIDE) & (normals @ camera.axes[2] > -0.2)
    if np.count_nonzero(hidden) < FEWEST:
        return np.zeros(len(vertices))
    held = np.where(hidden, depth + CLEAR, 0.0)
    lift = held
    for _ in range(LIFT_ROUNDS):
        lift = np.maximum(_mean(lift[:, None])[:, 0], held) * (share > 0.3)
    return lift


def _even_hems(skin: Skin) -> Floats:
    """The vertices, with hems that run evenly."""
    vertices, ends = skin.vertices.copy(), _hems()
    owner, other = ends.ravel(), ends[:, ::-1].ravel()
    count = np.bincount(owner, minlength=len(vertices))
    inside = count == 2  # where a hem starts, or three regions meet, it stays
    for _ in range(HEM_ROUNDS):
        total = [np.bincount(owner, vertices[other, axis], minlength=len(vertices)) for axis in range(3)]
        mean = np.stack(total, axis=1)[inside] / count[inside, None]
        vertices[inside] += HEM_PULL * (mean - vertices[inside])
    return vertices


def _mean(values: Floats) -> Floats:
    """The mean of each vertex and its neighbours, shape as ``values``, (n, k)."""
    links = _links()
    ends, other = links.ravel(), links[:, ::-1].ravel()
    count = 1.0 + np.bincount(ends, minlength=len(values))
    columns = [np.bincount(ends, values[other, k], minlength=len(values)) for k in range(values.shape[1])]
    mean: Floats = (values + np.stack(columns, axis=1)) / count[:, None]
    return mean


@cache
def _plain() -> Skin:
    """Anybody: all people share faces and regions."""
    return body.skin(body.place())


@cache
def _links() -> Ints:
    """Every edge of the surface once, shape (k, 2)."""
    faces = _plain().faces
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    return np.unique(np.sort(edges, axis=1), axis=0)


@cache
def _hems() -> Ints:
    """Edges between two regions, shape (k, 2); lips, eyes and brows count as skin."""
    skin = _plain()
    number = np.zeros(len(skin.faces), dtype=int)
    for rank, name in enumerate(CLOTH, start=1):
        number[skin.regions[name]] = rank
    edges = np.concatenate([skin.faces[:, [0, 1]], skin.faces[:, [1, 2]], skin.faces[:, [2, 0]]])
    edges, owner = np.sort(edges, axis=1), np.tile(number, 3)
    order = np.lexsort(edges.T)
    edges, owner = edges[order], owner[order]
    differ = (edges[:-1] == edges[1:]).all(axis=1) & (owner[:-1] != owner[1:])
    hems: Ints = edges[:-1][differ]
    return hems


@cache
def _is_cloth() -> NDArray[np.bool_]:
    skin = _plain()
    found = np.zeros(len(skin.vertices), dtype=bool)
    for name in CLOTH:
        found[np.unique(skin.faces[skin.regions[name]])] = True
    return found


__all__ = ["dressed"]
