"""Small geometry of sheets: grids of points, rows across and columns along, an inner and an outer face."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.bone_fields import Obstacle

Array = NDArray[np.float64]
Ints = NDArray[np.int64]


def closed(inner: Array, outer: Array) -> tuple[Array, Ints]:
    """The closed surface of two faces, each of shape (m, n, 3): vertices, inner first, and outward faces."""
    vertices = np.concatenate([inner.reshape(-1, 3), outer.reshape(-1, 3)])
    faces = closing(*inner.shape[:2])
    return vertices, faces if volume_of(vertices, faces) >= 0 else faces[:, ::-1]


@cache
def closing(rows: int, columns: int) -> Ints:
    """Triangles of two faces and of the rim between them."""
    number = np.arange(rows * columns).reshape(rows, columns)
    face, half = quads(rows, columns), rows * columns
    ring = np.concatenate([number[0, :-1], number[:-1, -1], number[-1, :0:-1], number[:0:-1, 0]])
    after = np.roll(ring, -1)
    rim = [np.stack([ring, after, ring + half], 1), np.stack([after, after + half, ring + half], 1)]
    return np.concatenate([face[:, ::-1], face + half, *(part[:, ::-1] for part in rim)])


@cache
def quads(rows: int, columns: int) -> Ints:
    """Triangles of one face, shape (2 * (rows - 1) * (columns - 1), 3)."""
    number = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = number[:-1, :-1], number[1:, :-1], number[1:, 1:], number[:-1, 1:]
    return np.concatenate([np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)])


def volume_of(vertices: Array, faces: Ints) -> float:
    """Cubic metres inside a closed surface."""
    v = vertices - vertices.mean(axis=0)
    a, b, c = (v[faces[:, k]] for k in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)


def area_of(grid: Array) -> Array:
    """How much surface belongs to each point of a grid, square metres, shape (m, n)."""
    across = np.cross(np.gradient(grid, axis=0), np.gradient(grid, axis=1))
    return np.asarray(np.linalg.norm(across, axis=-1))


def softened(values: Array) -> Array:
    """Each value of a grid moved to the mean of its neighbourhood; shape (m, n) or (m, n, k)."""
    for axis in (0, 1):
        values = np.swapaxes(values, 0, axis)
        wide = np.concatenate([values[:1], values, values[-1:]])
        values = np.swapaxes((wide[:-2] + 2 * wide[1:-1] + wide[2:]) / 4, 0, axis)
    return values


def evened(values: Array, rounds: int) -> Array:
    """Values of a grid (m, n, k) evened along its columns; those of the first and the last column stay."""
    made = values.copy()
    for _ in range(rounds):
        made[:, 1:-1] = (made[:, :-2] + 2 * made[:, 1:-1] + made[:, 2:]) / 4
    return made


def refined(grid: Array) -> Array:
    """A grid (m, n, k) with a point between each two on a smooth surface, shape (2m - 1, 2n - 1, k)."""
    for axis in (0, 1):
        rows = np.swapaxes(grid, 0, axis)
        wide = np.concatenate([2 * rows[:1] - rows[1:2], rows, 2 * rows[-1:] - rows[-2:-1]])
        middle = (9 * (wide[1:-2] + wide[2:-1]) - wide[:-3] - wide[3:]) / 16
        fine = np.empty((2 * len(rows) - 1, *rows.shape[1:]))
        fine[::2], fine[1::2] = rows, middle
        grid = np.swapaxes(fine, 0, axis)
    return grid


def cleared(grid: Array, solids: Sequence[Obstacle], near: float, rounds: int = 6) -> Array:
    """A grid (m, n, 3) whose corners are put out of bone, with the middles of its faces."""
    points, _ = put_out(grid.reshape(-1, 3), quads(*grid.shape[:2]), solids, near, rounds)
    return points.reshape(grid.shape)


def put_out(
    points: Array, faces: Ints, solids: Sequence[Obstacle], near: float, rounds: int
) -> tuple[Array, float]:
    """Points put out of bone with the middles of their faces, and how deep the deepest lay in the last round.

    A chord may cross a thin bone between two good corners; then its corners leave with it.
    """
    flat, deepest = points.copy(), 0.0
    solids = [solid for solid in solids if solid.near(flat)]
    for _ in range(rounds):
        every = np.concatenate([flat, flat[faces].mean(axis=1)])
        depth, way = np.zeros(len(every)), np.zeros_like(every)
        for solid in solids:
            distance, out = solid.distance(every)
            more = near - distance > depth
            depth[more], way[more] = near - distance[more], out[more]
        deepest = float(depth.max())
        if deepest == 0.0:
            break
        step, most = depth[: len(flat), None] * way[: len(flat)], depth[: len(flat)].copy()
        middle, deep = depth[len(flat) :, None] * way[len(flat) :], depth[len(flat) :]
        for corner in faces.T:
            more = deep > most[corner]
            step[corner[more]], most[corner[more]] = middle[more], deep[more]
        flat += step
    return flat, deepest - near
