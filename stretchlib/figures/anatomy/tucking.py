"""Muscles brought under the skin of the person who wears them.

Muscles are as thick as in the model, and people are slimmer in deep bends. What stands out goes in together
with what lies around it, so that a muscle keeps its thickness; drawn, not measured.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np

from stretchlib.figures.engine.hand import Scene
from stretchlib.figures.engine.render import Floats, Ints
from stretchlib.figures.engine.winding import winding

UNDER = 0.004  # metres of skin and fat that stay over a muscle
NEAR = 0.035  # metres over which a muscle goes in as one
CUBE = 0.01  # metres
CORNERS = np.array([*np.ndindex(2, 2, 2)])
ROUNDS = 5
LEAST = 1e-4  # metres; less than that does not stand out
MOST_ASKED, MOST_SEEN = 3000, 300  # how many points are asked, and how many of these tell all others the way
CHUNK = 1024


@dataclass(frozen=True)
class Cover:
    """A skin that muscles must lie under.

    Attributes
    ----------
    vertices : of that part of it which they are brought under, world metres, shape (n, 3).
    normals : unit outward normals there, shape (n, 3).
    whole : all vertices of the closed surface, shape (k, 3).
    faces : all its triangles, shape (m, 3).
    """

    vertices: Floats
    normals: Floats
    whole: Floats
    faces: Ints


def tuck(scene: Scene, names: Collection[str], cover: Cover) -> None:
    """Bring what a scene holds of some names under a skin.

    Parameters
    ----------
    names : of solids, with the lines on them.
    """
    named = sorted(names)  # a set has another order in each process, and the drawing would differ
    mine = [place for place, solid in enumerate(scene.solids) if solid.name in names]
    lines = [line for name in named for line in scene.fibres.get(name, ())]
    parts = [*(scene.solids[place].vertices for place in mine), *lines]
    if not mine:
        return
    points = np.concatenate(parts)
    some = slice(None, None, max(1, len(points) // MOST_ASKED))
    for _ in range(ROUNDS):
        asked = points[some]
        points = points + _together(points, asked, _way_in(asked, cover))
    moved = np.split(points, np.cumsum([len(part) for part in parts])[:-1])
    for place, vertices in zip(mine, moved[: len(mine)], strict=True):
        scene.solids[place] = replace(scene.solids[place], vertices=vertices, normals=None)
    rest = iter(moved[len(mine) :])
    for name in named:
        if name in scene.fibres:
            scene.fibres[name] = [next(rest) for _ in scene.fibres[name]]


def _way_in(points: Floats, cover: Cover) -> Floats:
    """For each point the shortest way under the skin, zero where it is there; shape (n, 3).

    In a fold the nearest skin may turn its back on what lies deep: that is asked of the whole surface.
    """
    ways, (skin, normals) = np.zeros_like(points), (cover.vertices, cover.normals)
    inside = winding(points, cover.whole, cover.faces) > 0
    for start in range(0, len(points), CHUNK):
        some = points[start : start + CHUNK]
        nearest = _distances(some, skin).argmin(axis=1)
        out = ((some - skin[nearest]) * normals[nearest]).sum(axis=1) + UNDER
        gap = np.linalg.norm(some - skin[nearest], axis=1)
        out[inside[start : start + CHUNK] & (gap > UNDER)] = 0.0
        ways[start : start + CHUNK] = -np.maximum(out, 0.0)[:, None] * normals[nearest]
    return ways


def _together(points: Floats, asked: Floats, ways: Floats) -> Floats:
    """For each point a way like those of the asked ones near it, shape (n, 3).

    The way changes little from one place to the next, so it is found at the corners of cubes.
    """
    far = np.linalg.norm(ways, axis=1)
    out = np.flatnonzero(far > LEAST)
    if len(out) == 0:
        return np.zeros_like(points)
    out = out[:: max(1, len(out) // MOST_SEEN)]
    lowest = points.min(axis=0)
    cubes, within = np.divmod((points - lowest) / CUBE, 1.0)
    size = cubes.max(axis=0).astype(int) + 2
    places = [np.ravel_multi_index((cubes.astype(int) + corner).T, size) for corner in CORNERS]
    known, at = np.unique(np.concatenate(places), return_inverse=True)
    corners = np.stack(np.unravel_index(known, size), axis=-1) * CUBE + lowest
    field = _field(corners, asked[out], ways[out], far[out])
    shares = (np.where(corner, within, 1.0 - within).prod(axis=1) for corner in CORNERS)
    parts = zip(shares, at.reshape(len(CORNERS), -1), strict=True)
    return sum((share[:, None] * field[place] for share, place in parts), np.zeros_like(points))


def _field(places: Floats, asked: Floats, ways: Floats, far: Floats) -> Floats:
    """The mean way of the asked points near each place, less with their distance; shape (n, 3)."""
    found = np.zeros_like(places)
    told = np.column_stack([ways * far[:, None], far]).astype(np.float32)
    for start in range(0, len(places), CHUNK):
        weight = np.exp(_distances(places[start : start + CHUNK], asked) / -(NEAR**2))
        sums = weight @ told
        mean = sums[:, :3] / np.maximum(sums[:, 3:], 1e-12)
        found[start : start + CHUNK] = weight.max(axis=1, keepdims=True) * mean
    return found


def _distances(points: Floats, others: Floats) -> Floats:
    """Squared distances between all points of two sets, shape (n, m)."""
    points, others = points.astype(np.float32), others.astype(np.float32)
    both = -2.0 * points @ others.T
    both += (points**2).sum(axis=1)[:, None]
    both += (others**2).sum(axis=1)
    return np.maximum(both, 0.0)
