"""Where skin folds: vertices of a crease lie between their neighbours, as far as a joint bends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

ROUNDS = 4
MOST = 0.7  # of the way to the mean of the neighbours


@dataclass(frozen=True)
class Creases:
    """The vertices that may lie in a crease.

    Attributes
    ----------
    vertices : numbers in the whole surface, shape (k,).
    near : their neighbours, filled up with the vertex itself, shape (k, most).
    count : how many neighbours each has, shape (k,).
    levels : how much each driver (left, then right) smooths each, shape (k, drivers, 2).
    """

    vertices: Ints
    near: Ints
    count: Array
    levels: Array

    def smoothed(self, world: Array, shares: Array) -> Array:
        """The surface with smooth creases; ``shares`` are those of the drivers, shape (drivers, 2)."""
        strength = np.minimum(1.0, 3.0 * shares)
        amount = np.minimum(MOST, np.einsum("kds,ds->k", self.levels, strength))
        acting = np.flatnonzero(amount > 0)
        if not len(acting):
            return world
        out, mine, near = world.copy(), self.vertices[acting], self.near[acting]
        amount, count = amount[acting, None], self.count[acting, None]
        extra = near.shape[1] - count
        for _ in range(ROUNDS):
            here = out[mine]
            mean = (out[near].sum(axis=1) - extra * here) / count
            out[mine] = here + amount * (mean - here)
        return out


def neighbours(faces: Ints, vertices: Ints) -> tuple[Ints, Array]:
    """Neighbours of some vertices in a mesh, filled up with the vertex itself, and how many there are."""
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    edges = np.unique(np.concatenate([edges, edges[:, ::-1]]), axis=0)
    first, last = np.searchsorted(edges[:, 0], vertices), np.searchsorted(edges[:, 0], vertices, "right")
    count = last - first
    near = np.repeat(vertices[:, None], max(1, int(count.max(initial=1))), axis=1)
    for row, (start, stop) in enumerate(zip(first, last, strict=True)):
        near[row, : stop - start] = edges[start:stop, 1]
    return near, count.astype(float)
