"""Rotations as quaternions (x, y, z, w), whole arrays at once: what a skin needs to follow bones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def quaternion(rotation: Array) -> Array:
    """Quaternions of rotation matrices, shapes (..., 3, 3) to (..., 4); w is never negative."""
    m = np.asarray(rotation, dtype=float)
    xx, yy, zz = m[..., 0, 0], m[..., 1, 1], m[..., 2, 2]
    # Four times the outer product of the quaternion with itself: its longest row is the steadiest.
    outer = np.empty((*m.shape[:-2], 4, 4))
    outer[..., 0, 0], outer[..., 1, 1] = 1 + xx - yy - zz, 1 - xx + yy - zz
    outer[..., 2, 2], outer[..., 3, 3] = 1 - xx - yy + zz, 1 + xx + yy + zz
    for i, j in ((0, 1), (0, 2), (1, 2)):
        outer[..., i, j] = outer[..., j, i] = m[..., i, j] + m[..., j, i]
    for i, (a, b) in enumerate(((2, 1), (0, 2), (1, 0))):
        outer[..., i, 3] = outer[..., 3, i] = m[..., a, b] - m[..., b, a]
    longest = np.argmax(np.diagonal(outer, axis1=-2, axis2=-1), axis=-1)
    found = np.take_along_axis(outer, longest[..., None, None], axis=-2)[..., 0, :]
    found = found / np.linalg.norm(found, axis=-1, keepdims=True)
    return np.asarray(np.where(found[..., 3:] < 0, -found, found))


def matrix(quaternions: Array) -> Array:
    """Rotation matrices of quaternions of any length but 0, shapes (..., 4) to (..., 3, 3)."""
    q = quaternions / np.linalg.norm(quaternions, axis=-1, keepdims=True)
    x, y, z, w = (q[..., k] for k in range(4))
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ]
    return np.stack([np.stack(row, axis=-1) for row in rows], axis=-2)


def applied(quaternions: Array, points: Array) -> Array:
    """Points (n, 3) turned, each by its own unit quaternion (n, 4)."""
    axis, w = quaternions[:, :3], quaternions[:, 3:]
    across = 2.0 * np.cross(axis, points)
    turned: Array = points + w * across + np.cross(axis, across)
    return turned


def times(a: Array, b: Array) -> Array:
    """The turn ``b`` followed by the turn ``a``, quaternions of shape (n, 4) each."""
    u, v, s, t = a[:, :3], b[:, :3], a[:, 3:], b[:, 3:]
    return np.concatenate(
        [s * v + t * u + np.cross(u, v), s * t - (u * v).sum(axis=1, keepdims=True)], axis=1
    )


def conjugate(quaternions: Array) -> Array:
    """The turn back, shapes (n, 4)."""
    return np.asarray(quaternions * [-1.0, -1.0, -1.0, 1.0])


def twist(rotation: Array, axis: Array) -> Array:
    """The part of a rotation (3, 3) that turns about a unit axis (3,), as a matrix."""
    q = quaternion(rotation)
    return matrix(np.array([*(axis * (axis @ q[:3])), q[3]]))
