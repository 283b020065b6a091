"""Corrective shapes in few numbers: they are smooth, so they are given at some vertices and spread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

from .carriers import COLUMN
from .source import Floats, Ints
from .thinning import Half

CONTROLS = 360
STILL = ("head", "right_hand", "right_toes")  # carriers whose vertices no shape moves much


@dataclass(frozen=True)
class Cage:
    """How the moves of the right half are made of those of its controls.

    Attributes
    ----------
    index, share : three controls of each vertex and how much they count in 255ths, shape (count, 3).
    spread : the same as a sparse matrix, (count, controls).
    """

    index: Ints
    share: Ints
    spread: Any

    def controls_of(self, moves: Floats) -> Floats:
        """The controls' moves that come nearest to moves of all vertices, shape (controls, 3)."""
        w = self.spread
        square = (w.T @ w).toarray() + 1e-3 * np.eye(w.shape[1])
        return np.linalg.solve(square, w.T @ moves)


def cage(half: Half, rest: Floats) -> Cage:
    """Controls spread evenly along the surface; ``rest`` is a rest shape of the right half."""
    moving = 1.0 - half.weights[:, [COLUMN[name] for name in STILL]].sum(axis=1)
    edges = np.concatenate([half.faces[:, [i, (i + 1) % 3]] for i in range(3)])
    length = np.linalg.norm(rest[edges[:, 0]] - rest[edges[:, 1]], axis=1)
    graph = coo_matrix((length, edges.T), (half.count, half.count)).tocsr()
    asked = np.flatnonzero(moving > 0.5)
    chosen = [int(asked[0])]
    far = dijkstra(graph, directed=False, indices=chosen[0])
    while len(chosen) < CONTROLS:
        reachable = np.where(np.isfinite(far[asked]), far[asked], -1.0)
        chosen.append(int(asked[reachable.argmax()]))
        far = np.minimum(far, dijkstra(graph, directed=False, indices=chosen[-1]))
    chosen.sort()
    gaps = dijkstra(graph, directed=False, indices=chosen).T
    gaps[~np.isfinite(gaps)] = 10.0
    order = np.argsort(gaps, axis=1, kind="stable")[:, :4]
    near = np.take_along_axis(gaps, order, axis=1)
    reach = near[:, 3:] + 1e-6
    weight = ((reach - near[:, :3]) / (reach * np.maximum(near[:, :3], 1e-4))) ** 2
    weight *= (np.clip(2 * moving, 0, 1) / weight.sum(axis=1))[:, None]
    share = np.round(255 * weight).astype(int)
    index = np.where(share > 0, order[:, :3], 0)
    rows = np.repeat(np.arange(half.count), 3)
    spread = coo_matrix((share.ravel() / 255, (rows, index.ravel())), (half.count, CONTROLS)).tocsr()
    return Cage(index, share, spread)
